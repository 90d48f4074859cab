//! The notice of a meeting and its papers.

use anyhow::{Context, Result, bail};

use super::dispatch;
use super::follow::{Followed, still_awaited};
use super::judge::{Judged, files, unjudged};
use super::made::PaperFiles;
use super::meeting_papers::{case_papers_left, learn_sealed, papers, subject};
use super::outcome::{Attempt, Shelf};
use crate::action::MakeNotice;
use crate::desk::Desk;
use crate::document::text_of;
use crate::model::{CaseId, Meeting, MeetingStatus, SealedKind};
use crate::norsk;
use crate::papers::of_case;
use crate::read::MEETINGS;
use crate::readiness::{faults_in_case, faults_in_papers};
use crate::rules::Work;
use crate::steps::advance::find_case;
use crate::steps::shared_id::refuse_shared_on;
use crate::steps::{NewText, call, find_meeting, seal, will_be_held};
use crate::text::FileChange;
use crate::views::proposed;
use crate::workspace::Workspace;

/// Numbers the cases and makes the notice and the book of papers.
pub fn make(mut desk: Desk, shelf: &dyn Shelf, asked: &MakeNotice) -> Result<Attempt> {
    let MakeNotice { papers: asked, only } = asked;
    learn_sealed(&mut desk, shelf, &asked.meeting)?;
    let desk = &desk;
    let folder = desk.workspace();
    let meeting = find_meeting(folder, &asked.meeting)?;
    will_be_held(folder, meeting)?;
    refuse_shared_on(folder, meeting)?;
    if !only.is_empty() {
        return one_by_one(desk, shelf, meeting, only);
    }
    let sent = asked.sent.unwrap_or(folder.today);
    if folder.broken().manifests.contains(&meeting.id) {
        seal::check(folder, meeting, sent)?;
    }
    if let Some(manifest) = folder.manifest_of(meeting) {
        return dispatch::keep_sealed(desk, meeting, manifest);
    }
    let followed = Followed::of(desk, asked)?;
    let mut change =
        call::call(followed.workspace(desk), find_meeting(followed.workspace(desk), &asked.meeting)?, sent)?;
    followed.keep_in(&mut change);
    let mut after = desk.with(&change.texts);
    let called = after.workspace().meeting(&meeting.id).context("Møtet forsvant.")?;
    let awaited = still_awaited(called);
    let faults = faults_in_papers(after.workspace(), after.found(), called);
    if !faults.is_empty() {
        let closing = "Innkallingen er ikke laget, og ingenting er endret.";
        return Ok(Attempt::refused(&after, faults, closing));
    }
    let mut made = papers(after.workspace(), shelf, &meeting.id)?;
    let is_changed = differs(shelf, &made.files)?;
    if is_changed && meeting.status.is_some_and(|status| status.value == MeetingStatus::Held) {
        bail!(
            "Møtet {} er avholdt, og papirene ligger der allerede. De ville blitt annerledes nå, og lages \
             ikke på nytt.",
            meeting.id
        );
    }
    if is_changed && was_sent_before(folder, meeting) {
        let update = call::update(after.workspace(), called, folder.today)?;
        replace(&mut change.texts, update);
        after = desk.with(&change.texts);
        made = papers(after.workspace(), shelf, &meeting.id)?;
        made.notes.push("Innkallingen er sendt før; papirene er nå merket som oppdatert i dag.".to_owned());
    }
    made.notes.extend(awaited);
    for one in proposed::for_meeting(folder, meeting) {
        made.notes.push(format!("Ikke satt opp: {}.", text_of(&one)));
    }
    made.notes.extend(change.notes);
    let files = [files(&change.texts), made.files, vec![made.record]].concat();
    let judged = Judged::unquestioned(desk, after).without(Work::RemakePapers);
    let left = case_papers_left(folder, meeting, &files);
    Ok(judged.into_papers(change.message, files, made.notes).leaving(left))
}

/// Makes the papers of single cases as they are now, before the notice is made or again after it. The rest of
/// the meeting's papers stay as they are, and no number is given.
fn one_by_one(desk: &Desk, shelf: &dyn Shelf, meeting: &Meeting, cases: &[CaseId]) -> Result<Attempt> {
    let folder = desk.workspace();
    if folder.manifest_of(meeting).is_some() || meeting.is_held() {
        bail!("Papirene til {} er sendt, og lages ikke på nytt.", meeting.id);
    }
    let subject = subject(folder, meeting)?;
    let (mut papers, mut ids) = (Vec::new(), Vec::new());
    for id in cases {
        let case = find_case(folder, id)?;
        let id = &case.id.value;
        if ids.contains(&id.as_str()) {
            continue;
        }
        let faults = faults_in_case(folder, desk.found(), case);
        if !faults.is_empty() {
            return Ok(Attempt::refused(desk, faults, "Ingen papirer er laget, og ingenting er endret."));
        }
        let Some(item) = meeting.item_of(id) else {
            bail!(
                "Sak {id} står ikke på sakslisten til {}. «ipr mote show {}» viser den.",
                meeting.id,
                meeting.id
            );
        };
        let Some(paper) = of_case(&subject, item) else {
            bail!(
                "Sak {id} har ikke noe papir for seg: den er unntatt offentlighet, eller papirene \
                 ettersendes."
            );
        };
        papers.push(paper);
        ids.push(id.as_str());
    }
    let mut agenda = folder.agenda_to_seal(meeting);
    agenda.retain(|item| matches!(&item.kind, SealedKind::Case(id) if ids.contains(&id.as_str())));
    let mut made = PaperFiles::new(folder, shelf);
    made.add_to_notice(meeting, &papers, agenda)?;
    let record = made.record(&format!("{MEETINGS}{}/", meeting.id));
    made.files.push(record);
    let message = match ids[..] {
        [id] => format!("Sakspapir i sak {id} til {}", meeting.id),
        _ => format!("Sakspapirer i sakene {} til {}", norsk::list(&ids), meeting.id),
    };
    Ok(unjudged(desk, message, made.files, made.notes))
}

fn was_sent_before(workspace: &Workspace, meeting: &Meeting) -> bool {
    meeting.papers_complete().is_some_and(|sent| sent.value < workspace.today)
}

/// Whether papers that exist would be changed.
fn differs(shelf: &dyn Shelf, papers: &[FileChange]) -> Result<bool> {
    for paper in papers {
        if shelf.file(&paper.path)?.is_some_and(|old| old != paper.bytes) {
            return Ok(true);
        }
    }
    Ok(false)
}

fn replace(texts: &mut Vec<NewText>, new: NewText) {
    match texts.iter_mut().find(|text| text.path == new.path) {
        Some(old) => *old = new,
        None => texts.push(new),
    }
}
