//! Minutes are sent and sealed, and what is wrong in them is put right afterwards.

use anyhow::{Context, Result, bail};
use chrono::NaiveDate;

use super::case_papers::extract_again;
use super::judge::{Judged, file, files};
use super::meeting_papers::{learn_sealed, subject};
use super::minutes::{ReadMinutes, paper, read_in};
use super::outcome::{Attempt, Shelf, Viewing};
use super::post::drafts_of_minutes;
use super::seals::{NOT_SENT, broken_seal, sealed};
use crate::action::CorrectMeeting;
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::record::is_skeleton;
use crate::model::{Difference, Meeting, MeetingId, Record, SealedFile};
use crate::norsk;
use crate::papers::elsewhere::outdated_extracts;
use crate::papers::of_minutes;
use crate::plans::{SENT, Subject, corrections, minutes as plan};
use crate::read::MEETINGS;
use crate::render;
use crate::rules::{self, Work};
use crate::schedule::duty;
use crate::steps::new_case::find_person;
use crate::steps::shared_id::refuse_shared_on;
use crate::steps::{Change, NewText, find_meeting, seal};
use crate::text::FileChange;
use crate::text::digest::Seal;
use crate::workspace::Workspace;

/// So many lines of what has become otherwise are told at once.
const MOST_LINES: usize = 20;

/// Seals the minutes of a meeting that has been held, and makes what is sent of them.
pub fn send(desk: &Desk, shelf: &dyn Shelf, meeting: &Meeting, day: NaiveDate) -> Result<Attempt> {
    let folder = desk.workspace();
    refuse(folder, meeting)?;
    if day < meeting.date.value {
        bail!("Møtet {} er ikke holdt {}.", meeting.id, norsk::date(day));
    }
    if let Some(last) = folder.sealed_minutes(meeting) {
        if let Some(refused) = folder.manifests.get(&meeting.id).and_then(|sent| broken_seal(desk, sent)) {
            return Ok(refused);
        }
        if !concerned(folder, meeting, own_text(folder, shelf, meeting)?.as_ref())?.is_empty() {
            bail!(
                "Referatet fra {} er sendt, og noe er endret siden. Er det en rettelse, kjør «ipr mote \
                 rett {} --av NAVN --grunn \"…\"»; ellers sett det tilbake.",
                meeting.id,
                meeting.id
            );
        }
        let (letter, sent) = (last.letter, norsk::date(last.sent));
        let said = vec![format!("Alt er som det ble sendt: referatet, versjon {letter} {sent}.")];
        return Ok(Attempt::Look(Box::new(Viewing { said, ..Viewing::default() })));
    }
    let own = own_text(folder, shelf, meeting)?;
    let Some(own) = own.filter(|own| is_skeleton(&own.text)) else {
        bail!(
            "Møtet {} er avholdt, og referatet er ikke skrevet i et utkast fra ipr, så det er ingenting å \
             sende ut. «ipr referat {}» lager utkastet.",
            meeting.id,
            meeting.id
        );
    };
    let ReadMinutes { record, change } = match read_in(desk, shelf, meeting, &own.path, None)? {
        Ok(read) => read,
        Err(attempt) => return Ok(*attempt),
    };
    let judged = match Judged::of(desk, &change.texts) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    // What was sent with the notice stays as it was, or is put right by saying so.
    let broken = broken_by(&judged.after, &meeting.id);
    if !broken.is_empty() {
        return Ok(Attempt::refused(&judged.after, broken, NOT_SENT));
    }
    Outgoing { id: &meeting.id, day, record: Some(record), own: Some(own) }.send(
        judged,
        shelf,
        change,
        Vec::new(),
    )
}

/// Puts right what was wrong in what was sealed or recorded of a meeting: what is otherwise in the folder
/// than in the seal is the correction.
pub fn correct(mut desk: Desk, shelf: &dyn Shelf, asked: &CorrectMeeting) -> Result<Attempt> {
    learn_sealed(&mut desk, shelf, &asked.meeting)?;
    let desk = &desk;
    let folder = desk.workspace();
    let meeting = find_meeting(folder, &asked.meeting)?;
    refuse_correction(folder, meeting, asked)?;
    let own = own_text(folder, shelf, meeting)?;
    let (record, mut change) = match &own {
        Some(own) if is_skeleton(&own.text) => match read_in(desk, shelf, meeting, &own.path, None)? {
            Ok(ReadMinutes { record, change }) => (Some(record), change),
            Err(attempt) => return Ok(*attempt),
        },
        _ => (None, Change::default()),
    };
    let with_minutes = desk.with(&change.texts);
    let now = with_minutes.workspace();
    let corrected = now.meeting(&meeting.id).context("Møtet forsvant.")?;
    let concerned = concerned(now, corrected, own.as_ref())?;
    if concerned.is_empty() && folder.sealed_minutes(meeting).is_some() {
        bail!(
            "Ingenting er endret siden referatet fra {} ble sendt, så det er ingenting å rette.",
            meeting.id
        );
    }
    seal::refuse_other_day(folder, meeting, own.as_ref())?;
    let mut entry = vec![
        ("dato", folder.today.to_string()),
        ("av", find_person(folder, &asked.by)?.to_string()),
        ("grunn", asked.reason.trim().to_owned()),
    ];
    if folder.sealed_minutes(meeting).is_some() {
        entry.push(("gjelder", norsk::list(&concerned)));
    }
    seal::correct(folder, meeting, entry, &mut change)?;
    let judged = match Judged::correcting(desk, &change.texts) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    let judged = judged.without(Work::Supplement);
    let mut notes: Vec<String> = concerned.iter().map(|what| format!("Rettet: {what}.")).collect();
    notes.extend(follows(judged.after.workspace(), meeting));
    Outgoing { id: &meeting.id, day: folder.today, record, own }.send(judged, shelf, change, notes)
}

/// Says no to a meeting of which nobody knows what has been sent.
fn refuse(folder: &Workspace, meeting: &Meeting) -> Result<()> {
    seal::refuse_unknown(folder, meeting)?;
    refuse_shared_on(folder, meeting)?;
    if meeting.is_extract {
        bail!("Av møtet {} er bare et utdrag kjent, så det sendes ikke ut.", meeting.id);
    }
    Ok(())
}

/// Says no to a correction of what can still be written as it should be, or that tells too little.
fn refuse_correction(folder: &Workspace, meeting: &Meeting, asked: &CorrectMeeting) -> Result<()> {
    let id = &meeting.id;
    if !meeting.is_held() {
        bail!(
            "Møtet {id} er ikke ført som avholdt. Er noe endret i det som er sendt, sier «ipr utsending \
             {id}» det i en tilleggsinnkalling. Er møtet holdt, les inn referatet med «ipr referat {id} \
             --les»."
        );
    }
    refuse(folder, meeting)?;
    if asked.reason.trim().is_empty() {
        bail!(
            "Skriv hvorfor det rettes, som «--grunn \"Stemmene var telt feil.\"». Det kommer på referatet."
        );
    }
    find_person(folder, &asked.by)?;
    if duty::are_minutes_draft(folder, meeting) {
        bail!(
            "Referatet fra {id} er ikke sendt ennå. Rett i det, og les det inn på nytt med «ipr referat {id} \
             --les»."
        );
    }
    Ok(())
}

/// The secretary's own text of the minutes, when there is one.
fn own_text(folder: &Workspace, shelf: &dyn Shelf, meeting: &Meeting) -> Result<Option<NewText>> {
    let path = format!("{MEETINGS}{}/{}.md", meeting.id, subject(folder, meeting)?.body.minutes_file());
    let Some(bytes) = shelf.file(&path)? else { return Ok(None) };
    match String::from_utf8(bytes) {
        Ok(text) => Ok(Some(NewText { path, text })),
        Err(_) => bail!("{path} er ikke lagret som UTF-8. Lagre filen på nytt med den tegnkodingen."),
    }
}

/// What is otherwise than it was sealed, each thing as papers call it.
fn concerned(folder: &Workspace, meeting: &Meeting, own: Option<&NewText>) -> Result<Vec<String>> {
    let mut concerned = Vec::new();
    for difference in folder.changed_since_held(meeting) {
        if difference == Difference::Corrections {
            bail!(
                "«rettelser» i møtefilen er endret for hånd. Sett dem tilbake; kommandoen skriver den nye."
            );
        }
        concerned.extend(folder.each_called(meeting, &difference));
    }
    if let Some(last) = folder.sealed_minutes(meeting) {
        let was = last.enclosed.first();
        let now = own.map(|own| Seal::of(&own.path, own.text.as_bytes()));
        if was.is_some() && concerned.is_empty() && was.map(|was| was.seal) != now {
            let text = Difference::Minutes(String::new());
            concerned.push(folder.called(meeting, &text, folder.council.language));
        }
    }
    Ok(concerned)
}

/// What says that the notice of the meeting, or what was sealed of it, is not what it was.
fn broken_by<'d>(desk: &'d Desk, id: &MeetingId) -> Vec<&'d Diagnostic> {
    let folder = desk.workspace();
    let own = folder.meeting(id).map(|meeting| meeting.source);
    let manifest = folder.manifests.get(id).map(|manifest| manifest.source);
    let is_broken = |finding: &&Diagnostic| {
        rules::work(finding.code) == Work::Supplement
            && finding.severity == Severity::Error
            && [own, manifest].contains(&Some(finding.place.source))
    };
    desk.found().iter().filter(is_broken).collect()
}

/// What else has to be done once a correction is written.
fn follows(folder: &Workspace, meeting: &Meeting) -> Vec<String> {
    let mut notes = Vec::new();
    let own = format!("{MEETINGS}{}/", meeting.id);
    if let Some(next) = folder.meeting_after(meeting, &meeting.body.value).filter(|next| next.is_held()) {
        let day = norsk::date(next.date.value);
        notes.push(format!(
            "Organet har møttes igjen {day} og kan ha godkjent referatet slik det var. Legg rettelsen fram i \
             neste møte."
        ));
    }
    for other in &folder.meetings {
        let is_enclosed = |sent: &SealedFile| sent.path.starts_with(&own);
        if folder.is_to_come(other)
            && let Some(manifest) = folder.manifest_of(other)
            && manifest.enclosed_minutes().into_iter().any(is_enclosed)
        {
            notes.push(format!(
                "Referatet fulgte med innkallingen til {}. «ipr utsending {}» sender det på nytt.",
                other.id, other.id
            ));
        }
    }
    notes
}

/// Minutes on their way.
struct Outgoing<'a> {
    id: &'a MeetingId,
    day: NaiveDate,
    /// What they say; none where they are not written to be read.
    record: Option<Record>,
    own: Option<NewText>,
}

impl Outgoing<'_> {
    /// Makes everything that is made of the minutes, and seals it.
    fn send(
        self,
        judged: Judged<'_>,
        shelf: &dyn Shelf,
        change: Change,
        mut notes: Vec<String>,
    ) -> Result<Attempt> {
        let after = judged.after.workspace();
        let meeting = after.meeting(self.id).context("Møtet forsvant.")?;
        let subject = subject(after, meeting)?;
        let Some(letter) = after.manifests.get(self.id).map_or(Some('A'), |sent| sent.next_minutes_letter())
        else {
            bail!("Referatet fra {} er rettet så mange ganger at bokstavene er brukt opp.", self.id);
        };
        let mut all = files(&change.texts);
        let mut sent = Vec::new();
        if let (Some(record), Some(own)) = (&self.record, &self.own) {
            let lying = paper(after, shelf, self.id, record, &own.path, &mut notes)?;
            sent = self.copies(&subject, record, letter, &lying);
            let marks = corrections::marks(&subject);
            let newest = marks.last().cloned().into_iter().collect();
            let told = if let Some(paper) = sent.last() {
                drafts_of_minutes(&subject, (letter, self.day), newest, paper)?
            } else {
                Default::default()
            };
            notes.extend(told.1);
            notes.extend(rewritten(after, shelf, meeting, sent.first())?);
            sent.extend(told.0);
            all.extend(lying);
        } else {
            notes.push(
                "Referatet er ikke skrevet i et utkast fra ipr. Merk det med det som står under \
                 «rettelser», og send det til dem som fikk det gamle."
                    .to_owned(),
            );
        }
        all.extend(extracts_again(after, shelf, meeting, &mut notes));
        let own = self.own.iter().map(|own| SealedFile {
            path: own.path.clone(),
            seal: Seal::of(&own.path, own.text.as_bytes()),
            span: None,
        });
        let seals = sealed(&sent);
        let manifest = seal::minutes(after, meeting, (letter, self.day), seals, own.collect());
        all.extend(sent);
        all.push(file(&manifest));
        let title = plan::title(&subject);
        let is_correction = !meeting.corrections.is_empty();
        let message =
            if is_correction { format!("Rettelse av {}", norsk::decapitalised(&title)) } else { title };
        notes.extend(change.notes);
        notes.push(format!(
            "Forseglet som referatets versjon {letter}, {}. ipr sender ikke noe selv.",
            norsk::date(self.day)
        ));
        Ok(judged.into_papers(message, all, notes))
    }

    /// The public edition as it is sent, under a name of its own for each version: as text, and as PDF where
    /// this build can make it.
    fn copies(
        &self,
        subject: &Subject<'_>,
        record: &Record,
        letter: char,
        lying: &[FileChange],
    ) -> Vec<FileChange> {
        let name = match letter {
            'A' => "referat".to_owned(),
            later => format!("referat-{}", later.to_ascii_lowercase()),
        };
        let path = |end: &str| format!("{MEETINGS}{}/utsending/{name}.{end}", self.id);
        let paper = of_minutes(subject, record);
        let said = paper.document().map(render::markdown::render).unwrap_or_default();
        let text = format!("{SENT}{said}");
        let mut copies = vec![FileChange { path: path("md"), bytes: text.into_bytes() }];
        if let Some(pdf) = lying.iter().find(|file| file.path.ends_with(".pdf")) {
            copies.push(FileChange { path: path("pdf"), bytes: pdf.bytes.clone() });
        }
        copies
    }
}

/// The extracts of its cases that lie in the folder and say what the minutes said before, made anew.
fn extracts_again(
    after: &Workspace,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    notes: &mut Vec<String>,
) -> Vec<FileChange> {
    let mut all = Vec::new();
    for case in outdated_extracts(after) {
        if meeting.item_of(&case.id.value).is_some() {
            let id = &case.id.value;
            // A correction is not held up by a paper that this build cannot make.
            let Ok((made, said)) = extract_again(after, shelf, case) else {
                notes.push(format!("«ipr utskrift {id}» lager saksprotokollen på nytt."));
                continue;
            };
            notes.push(format!("Saksprotokollen i sak {id} er laget på nytt."));
            notes.extend(said);
            all.extend(made);
        }
    }
    all
}

/// The lines in which the public edition has become otherwise since it was sent.
fn rewritten(
    folder: &Workspace,
    shelf: &dyn Shelf,
    meeting: &Meeting,
    now: Option<&FileChange>,
) -> Result<Vec<String>> {
    let last = folder.sealed_minutes(meeting);
    let was = last.and_then(|last| last.files.iter().find(|file| file.path.ends_with(".md")));
    let (Some(was), Some(now)) = (was, now) else { return Ok(Vec::new()) };
    let Some(was) = shelf.file(&was.path)? else { return Ok(Vec::new()) };
    let [was, now] = [&was, &now.bytes].map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let mark = format!("> {} ", folder.council.language.wording().correction.label);
    let (was, now) = (lines_under_headings(&was), lines_under_headings(&now));
    let mut told = Vec::new();
    for (label, from, other) in [("før", &was, &now), ("nå", &now, &was)] {
        for (heading, line) in from {
            let is_other = !other.contains(&(*heading, *line)) && !line.starts_with(&mark);
            if is_other && told.len() < MOST_LINES {
                told.push(format!("{heading}, {label}: {line}"));
            }
        }
    }
    told.sort();
    Ok(told)
}

/// The lines of a paper, each with the heading above it. What is quoted at its head is not of the meeting.
fn lines_under_headings(text: &str) -> Vec<(&str, &str)> {
    let mut heading = "";
    let mut lines = Vec::new();
    for line in text.lines().map(str::trim) {
        if line.starts_with('#') {
            heading = line.trim_start_matches(['#', ' ']);
        } else if !line.is_empty() && !heading.is_empty() {
            lines.push((heading, line));
        }
    }
    lines
}
