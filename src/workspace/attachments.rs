//! The attachments of the cases that go out with the papers of a meeting (koml. § 11-3 (1)): those that the
//! public may have.

use super::Workspace;
use crate::model::{AgendaItem, Attachment, Case, Difference, Edition, Meeting, PaperPart};
use crate::{links, norsk};

/// A file that goes with the papers because a case on the agenda has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenAttachment {
    /// Workspace path.
    pub path: String,
    /// What it is called where it is attached, so that one sees which case it belongs to:
    /// «sak-04-24-plan.pdf».
    pub name: String,
}

impl Workspace {
    /// The attachments that go with what is sent of `meeting` now, in the order of the agenda: of the notice
    /// all, of a supplement those of the cases that are new or changed. Nothing of an exempt case is among
    /// them.
    pub fn attachments_to_send(&self, meeting: &Meeting) -> Vec<OpenAttachment> {
        let wanted = self.items_to_send(meeting);
        let mut sent: Vec<OpenAttachment> = Vec::new();
        for (index, item) in meeting.agenda.iter().enumerate() {
            let Some(case) = self.case_of(item) else { continue };
            if !self.openness_of(item).is_open() || !wanted.contains(&index) {
                continue;
            }
            for attachment in &case.attachments {
                let Some(file) = open_file(case, attachment) else { continue };
                let path = self.path_beside(case, file);
                if sent.iter().all(|other| other.path != path) {
                    let name = name_of(item, case, &path, &sent);
                    sent.push(OpenAttachment { path, name });
                }
            }
        }
        sent
    }

    /// The places on the agenda of the items whose papers are in what is sent of `meeting` now.
    fn items_to_send(&self, meeting: &Meeting) -> Vec<usize> {
        match self.manifest_of(meeting) {
            Some(manifest) => {
                self.differences(meeting, manifest).iter().filter_map(item_with_paper).collect()
            }
            None => (0..meeting.agenda.len()).collect(),
        }
    }

    /// The folder beside a case where its attachments lie, by workspace path without a trailing slash.
    pub fn attachment_folder(&self, case: &Case) -> String {
        norsk::composed(self.source(case.source).path.trim_end_matches(".md")).into_owned()
    }

    /// The workspace path of `file` in the folder beside `case`. What would lead out of that folder is left
    /// as it is written, and is no path that anything is read from.
    fn path_beside(&self, case: &Case, file: &str) -> String {
        let folder = self.attachment_folder(case);
        if let Some(path) = links::resolve(&folder, &norsk::composed(file))
            && let Some(rest) = path.strip_prefix(&folder)
            && rest.starts_with('/')
        {
            return path;
        }
        format!("{folder}/{file}")
    }
}

/// The place on the agenda of an item whose paper goes out again because of `difference`.
fn item_with_paper(difference: &Difference) -> Option<usize> {
    match difference {
        Difference::Changed(_, parts) if parts.iter().all(|part| *part == PaperPart::Number) => None,
        _ => difference.item(),
    }
}

/// The file that the public may have of `attachment`, if any.
fn open_file<'a>(case: &'a Case, attachment: &'a Attachment) -> Option<&'a str> {
    match attachment.file.shown(Edition::Public, attachment.openness()) {
        Some(file) => Some(&file.value),
        None => attachment.open_file(case),
    }
}

/// Two files of one name, in folders of their own, are told apart by a number.
fn name_of(item: &AgendaItem, case: &Case, path: &str, others: &[OpenAttachment]) -> String {
    let number = match &item.number {
        Some(number) => number.value.replace('/', "-"),
        None => case.id.value.to_string(),
    };
    let file = path.rsplit('/').next().unwrap_or(path);
    let is_taken = |name: &str| others.iter().any(|other| other.name.eq_ignore_ascii_case(name));
    let mut name = format!("sak-{number}-{file}");
    let mut count = 1;
    while is_taken(&name) {
        count += 1;
        name = format!("sak-{number}-{count}-{file}");
    }
    name
}
