//! The attachments of the cases that go out with the papers of a meeting (koml. § 11-3 (1)): those that the
//! public may have.

use super::Workspace;
use crate::model::{AgendaItem, Attachment, Case, Difference, Edition, ItemKind, Meeting};
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
            let is_left_out = item.awaited().is_some() || !self.openness_of(item).is_open();
            if is_left_out || !wanted.contains(&index) {
                continue;
            }
            let mut paths = Vec::new();
            if let Some(case) = self.case_of(item) {
                for attachment in &case.attachments {
                    paths.extend(open_file(case, attachment).map(|file| self.path_beside(case, file)));
                }
            }
            for attachment in item.attachments() {
                paths.extend(Self::item_file(meeting, &attachment.file.raw().value));
            }
            for path in paths {
                if sent.iter().all(|other| other.path != path) {
                    let name = name_of(item, &path, &sent);
                    sent.push(OpenAttachment { path, name });
                }
            }
        }
        sent
    }

    /// The workspace path of a file that goes with an item of `meeting` itself; none when it would lead out
    /// of the workspace.
    pub fn item_file(meeting: &Meeting, file: &str) -> Option<String> {
        links::resolve(&format!("meetings/{}", meeting.id), &norsk::composed(file))
    }

    /// What the files that go with an item itself are called where everybody may see them: by title, or else
    /// by file name.
    pub fn open_names_of_files(&self, meeting: &Meeting, item: &AgendaItem) -> Vec<String> {
        let openness = self.openness_of(item);
        let mut names = Vec::new();
        for attachment in item.attachments() {
            let Some(file) = attachment.file.shown(Edition::Public, openness) else { continue };
            let Some(path) = Self::item_file(meeting, &file.value) else { continue };
            if self.withholds_path(&path) {
                continue;
            }
            let title = attachment.title.as_ref().and_then(|title| title.shown(Edition::Public, openness));
            names.push(title.map_or(path.rsplit('/').next().unwrap_or(&path), String::as_str).to_owned());
        }
        names
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
    if difference.has_papers() { difference.item() } else { None }
}

/// The file that the public may have of `attachment`, if any.
fn open_file<'a>(case: &'a Case, attachment: &'a Attachment) -> Option<&'a str> {
    match attachment.file.shown(Edition::Public, attachment.openness()) {
        Some(file) => Some(&file.value),
        None => attachment.open_file(case),
    }
}

/// Two files of one name, in folders of their own, are told apart by a number.
fn name_of(item: &AgendaItem, path: &str, others: &[OpenAttachment]) -> String {
    let number = match (&item.number, &item.kind) {
        (Some(number), _) => format!("sak-{}", number.value.replace("/", "-")),
        (None, ItemKind::Case(id)) => format!("sak-{}", id.value),
        (None, ItemKind::Standing(_) | ItemKind::Plain) => "vedlegg".to_owned(),
    };
    let file = path.rsplit('/').next().unwrap_or(path);
    let is_taken = |name: &str| others.iter().any(|other| other.name.eq_ignore_ascii_case(name));
    let mut name = format!("{number}-{file}");
    let mut count = 1;
    while is_taken(&name) {
        count += 1;
        name = format!("{number}-{count}-{file}");
    }
    name
}
