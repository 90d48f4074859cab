//! The mails and the calendar entry that go out with the papers of a meeting. They are drafts: nothing is
//! sent from here.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use super::meeting_papers::subject;
use super::outcome::Shelf;
use crate::document::{AttachmentContent, Enclosed, Mailbox};
use crate::model::Meeting;
use crate::papers::is_case_paper;
use crate::plans::Subject;
use crate::plans::appointment::{MeetingHistory, appointments, id_of};
use crate::plans::calendar::{ALL, CALENDARS};
use crate::plans::mail::{CALENDAR, Dispatched, post, post_minutes};
use crate::read::MEETINGS;
use crate::steps::seal;
use crate::text::FileChange;
use crate::text::limits;
use crate::workspace::Workspace;
use crate::{links, render};

/// What goes out.
pub struct Parcel<'a> {
    /// The meeting it is about.
    pub meeting: &'a Meeting,
    /// The letter of the version.
    pub letter: char,
    /// The day it goes out.
    pub day: NaiveDate,
    /// What has changed since the version before.
    pub changes: Vec<String>,
    /// The papers that have been made for it.
    pub papers: &'a [FileChange],
}

/// A draft for each kind of recipient and the meeting as an entry in a calendar; with what the secretary
/// should know of those whom the mails do not reach.
///
/// # Errors
/// When something that goes along is exempt, or a file cannot be read.
pub fn drafts(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    parcel: &Parcel<'_>,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let meeting = parcel.meeting;
    let subject = subject(workspace, meeting)?;
    let attached = attached(workspace, shelf, parcel)?;
    let mut history = history(workspace, parcel);
    if let Some(feed) = shelf.file(&format!("{CALENDARS}{ALL}"))? {
        let id = id_of(&subject, &history);
        history.published = render::ics::sequence_in(&String::from_utf8_lossy(&feed), &id);
    }
    let dispatched = Dispatched {
        version: parcel.letter,
        day: parcel.day,
        changes: parcel.changes.clone(),
        files: attached.iter().map(Attached::enclosed).collect(),
        history: history.clone(),
    };
    let sent = post(&subject, &dispatched)?;
    let folder = format!("{MEETINGS}{}/utsending", meeting.id);
    let size = attached.iter().map(|file| file.bytes.len()).sum();
    let attached: BTreeMap<String, Vec<u8>> =
        attached.into_iter().map(|file| (file.path, file.bytes)).collect();
    let mut files = Vec::new();
    for (name, mail) in &sent.mails {
        let bytes = render::eml::render(mail, &attached)?;
        files.push(FileChange { path: format!("{folder}/{name}"), bytes });
    }
    let entry = render::ics::render(&appointments(&subject, &history));
    let path = format!("{folder}/{}", calendar_name(parcel.letter));
    files.push(FileChange { path, bytes: entry.into_bytes() });
    Ok((files, sent.unreached.lines().into_iter().chain(too_large(size)).collect()))
}

/// A draft to some of the members alone, called `stem`, with what the parcel holds.
///
/// # Errors
/// As [`drafts`].
pub fn draft_to(
    workspace: &Workspace,
    shelf: &dyn Shelf,
    parcel: &Parcel<'_>,
    (stem, late): (&str, &[Mailbox]),
) -> Result<Vec<u8>> {
    let attached = attached(workspace, shelf, parcel)?;
    let dispatched = Dispatched {
        version: parcel.letter,
        day: parcel.day,
        changes: parcel.changes.clone(),
        files: attached.iter().map(Attached::enclosed).collect(),
        history: MeetingHistory::sealed(workspace, parcel.meeting),
    };
    let sent = post(&subject(workspace, parcel.meeting)?, &dispatched)?;
    let (_, mut mail) = sent.mails.into_iter().next().context("Det er ingen e-post til medlemmene.")?;
    mail.to = late.to_vec();
    mail.message_id = mail.message_id.replacen(".medlemmer@", &format!(".{stem}@"), 1);
    let attached: BTreeMap<String, Vec<u8>> =
        attached.into_iter().map(|file| (file.path, file.bytes)).collect();
    Ok(render::eml::render(&mail, &attached)?)
}

/// A draft for each kind of recipient that brings the minutes in `paper`; `changes` says what has been put
/// right in them, if they were sent before.
///
/// # Errors
/// When the paper may not be seen by the public.
pub fn drafts_of_minutes(
    subject: &Subject<'_>,
    (letter, day): (char, NaiveDate),
    changes: Vec<String>,
    paper: &FileChange,
) -> Result<(Vec<FileChange>, Vec<String>)> {
    let path = paper.path.clone();
    let name = path.rsplit('/').next().unwrap_or(&path).to_owned();
    let attached = Attached { path, name, bytes: paper.bytes.clone() };
    let history = MeetingHistory::sealed(subject.workspace, subject.meeting);
    let dispatched = Dispatched { version: letter, day, changes, files: vec![attached.enclosed()], history };
    let sent = post_minutes(subject, &dispatched)?;
    let attached = BTreeMap::from([(attached.path, attached.bytes)]);
    let mut files = Vec::new();
    for (name, mail) in &sent.mails {
        let path = format!("{MEETINGS}{}/utsending/{name}", subject.meeting.id);
        files.push(FileChange { path, bytes: render::eml::render(mail, &attached)? });
    }
    Ok((files, sent.unreached.lines()))
}

/// That the attachments of one mail are more than many mailboxes take.
fn too_large(size: usize) -> Option<String> {
    (!limits::MAILBOX.allows(size as u64)).then(|| {
        format!(
            "Vedleggene i hver e-post er på {} MB til sammen. Mange postkasser tar ikke imot mer enn {}: \
                ta ut de største av utkastet, og legg dem der mottakerne når dem.",
            size.div_ceil(1_000_000),
            limits::MAILBOX.words()
        )
    })
}

/// A file that goes with every mail.
struct Attached {
    path: String,
    name: String,
    bytes: Vec<u8>,
}

impl Attached {
    fn enclosed(&self) -> Enclosed {
        let media_type = media_type(&self.path).to_owned();
        Enclosed {
            name: self.name.clone(),
            content: AttachmentContent::File { path: self.path.clone(), media_type },
        }
    }
}

/// What goes with every mail, in the order it is read: the PDFs made for this version that the public may
/// have, the minutes that are enclosed with it, and the attachments of the cases.
fn attached(workspace: &Workspace, shelf: &dyn Shelf, parcel: &Parcel<'_>) -> Result<Vec<Attached>> {
    // The book has all of the cases, and their papers by themselves are there to be linked to.
    let is_public =
        |path: &str| path.ends_with(".pdf") && !links::is_closed_edition(path) && !is_case_paper(path);
    let made = parcel.papers.iter().filter(|file| is_public(&file.path));
    let mut attached: Vec<Attached> = made
        .map(|file| Attached {
            path: file.path.clone(),
            name: file.path.rsplit('/').next().unwrap_or(&file.path).to_owned(),
            bytes: file.bytes.clone(),
        })
        .collect();
    if !parcel.meeting.takes_place() {
        return Ok(attached);
    }
    let sent = workspace.attachments_to_send(parcel.meeting);
    if let Some(said) = limits::ATTACHMENTS.exceeded(sent.len() as u64) {
        bail!("Vedleggene til møtet {} {said}. Ingenting er sendt ut.", parcel.meeting.id);
    }
    let enclosed = seal::enclosed(workspace, parcel.meeting).into_iter().map(|enclosed| enclosed.path);
    let is_of_item = |path: &str| sent.iter().any(|file| file.path == path);
    for path in enclosed.filter(|path| path.starts_with(MEETINGS) && is_public(path) && !is_of_item(path)) {
        let bytes = bytes_of(shelf, &path)?;
        attached.push(Attached { name: name_of_minutes(&path), path, bytes });
    }
    refuse_too_large(&attached)?;
    for file in sent {
        let bytes = bytes_of(shelf, &file.path)?;
        attached.push(Attached { path: file.path, name: file.name, bytes });
        refuse_too_large(&attached)?;
    }
    Ok(attached)
}

/// Refuses more than any mail takes, papers and minutes among it.
fn refuse_too_large(attached: &[Attached]) -> Result<()> {
    let size = attached.iter().map(|file| file.bytes.len() as u64).sum();
    if let (Some(said), Some(last)) = (limits::MAIL.exceeded(size), attached.last()) {
        bail!(
            "Vedleggene til og med {} {said}. Ta de største ut av «vedlegg», og legg dem der mottakerne \
             når dem. Ingenting er sendt ut.",
            last.path
        );
    }
    Ok(())
}

fn bytes_of(shelf: &dyn Shelf, path: &str) -> Result<Vec<u8>> {
    shelf.whole(path, &limits::ATTACHMENT)?.with_context(|| {
        format!("{path} er ikke en fil i mappen og kan ikke legges ved. Ingenting er sendt ut.")
    })
}

/// Minutes of other meetings are told apart by their folder's name.
fn name_of_minutes(path: &str) -> String {
    let mut parts = path.rsplit('/');
    let (file, folder) = (parts.next().unwrap_or(path), parts.next().unwrap_or_default());
    format!("{folder}-{file}")
}

/// What kind of file it is, by its name. A mail program asks no more than this.
fn media_type(path: &str) -> &'static str {
    let end = path.rsplit_once('.').map_or("", |(_, end)| end).to_lowercase();
    match end.as_str() {
        "pdf" => "application/pdf",
        "md" => "text/markdown",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "docx" => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "xlsx" => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        "pptx" => "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        _ => "application/octet-stream",
    }
}

/// What has become of the meeting until now, this version included.
fn history(workspace: &Workspace, parcel: &Parcel<'_>) -> MeetingHistory {
    let sealed = MeetingHistory::sealed(workspace, parcel.meeting);
    MeetingHistory { versions: sealed.versions.saturating_add(1), changed: Some(parcel.day), ..sealed }
}

/// «mote.ics», and «mote-b.ics» for what follows: what has been sent stays as it was.
fn calendar_name(letter: char) -> String {
    match (letter, CALENDAR.rsplit_once('.')) {
        ('A', _) | (_, None) => CALENDAR.to_owned(),
        (_, Some((stem, end))) => format!("{stem}-{}.{end}", letter.to_ascii_lowercase()),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use super::*;
    use crate::read::{self, FileContent, Files};
    use crate::text::digest::Seal;
    use crate::text::limits::SizeLimit;

    /// Every file there is, of so many bytes.
    struct Full(usize);

    impl Shelf for Full {
        fn file(&self, _: &str) -> Result<Option<Vec<u8>>> {
            Ok(None)
        }

        fn whole(&self, _: &str, _: &SizeLimit) -> Result<Option<Vec<u8>>> {
            Ok(Some(vec![0; self.0]))
        }

        fn names_in(&self, _: &str) -> Vec<String> {
            Vec::new()
        }

        fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
            Ok(vec![None; paths.len()])
        }

        fn seals(&self, _: &[String]) -> HashMap<String, Seal> {
            HashMap::new()
        }
    }

    /// What goes with the mails to styret when its case has `count` attachments of `size` bytes each.
    fn sent(count: usize, size: usize) -> Result<usize> {
        const CASE: &str =
            include_str!("../../tests/folders/standard/cases/2024/2024-003-parkering-ved-stasjonene.md");
        const MEETING: &str =
            include_str!("../../tests/folders/standard/meetings/2024-02-16-styret/meeting.md");
        let rows: String = (0..count).map(|number| format!("\n  - {{fil: v{number}.pdf}}")).collect();
        let case = CASE.replace("sakstype:", &format!("vedlegg:{rows}\nsakstype:"));
        let text = |path: &str, text: &str| (path.to_owned(), FileContent::Text(text.to_owned()));
        let texts = vec![
            text("bodies.yaml", include_str!("../../tests/folders/standard/bodies.yaml")),
            text("members.yaml", include_str!("../../tests/folders/standard/members.yaml")),
            text("cases/2024/2024-003-parkering-ved-stasjonene.md", &case),
            text("meetings/2024-02-16-styret/meeting.md", MEETING),
        ];
        let day = NaiveDate::from_ymd_opt(2024, 2, 6).expect("a day");
        let (workspace, _) = read::read(Files { texts, ..Files::default() }, day);
        let meeting = workspace.meeting_in("2024-02-16-styret").expect("the meeting");
        let papers =
            [FileChange { path: "meetings/2024-02-16-styret/innkalling.pdf".into(), bytes: vec![0] }];
        let parcel = Parcel { meeting, letter: 'A', day, changes: Vec::new(), papers: &papers };
        Ok(attached(&workspace, &Full(size), &parcel)?.len())
    }

    #[test]
    fn what_no_mail_takes_is_refused_and_what_few_mailboxes_take_is_told() {
        assert_eq!(sent(2, 40_000_000).expect("80 MB"), 3);
        let said = sent(3, 40_000_000).expect_err("120 MB").to_string();
        assert!(said.contains("v2.pdf") && said.contains("100 MB") && said.contains("Ingenting"), "{said}");
        let said = sent(501, 1).expect_err("501 files").to_string();
        assert!(said.contains("500"), "{said}");
        assert_eq!(too_large(20_000_000), None);
        assert!(too_large(24_000_000).is_some_and(|said| said.contains("24 MB") && said.contains("20 MB")));
    }
}
