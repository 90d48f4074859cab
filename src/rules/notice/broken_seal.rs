use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{
    Difference, ItemKind, Manifest, Meeting, PaperPart, SealedFile, SealedItem, SealedKind, Version,
};
use crate::norsk::{self, Language};
use crate::read::{MEETINGS, SENT_FILES, dispatch};
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "I07",
    name: "broken-seal",
    title: "Det som er sendt, er endret etterpå",
    severity: Severity::Error,
    basis: "koml. § 11-3 (1) og (5)",
    page: include_str!("broken_seal.md"),
    check: Check::WorkspaceAndMeeting(check_manifests, check),
    work: Work::Supplement,
    ..Rule::PLAIN
};

fn check_manifests(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    // Asked of the files, of which nearly every meeting has none.
    for path in workspace.other_files.iter() {
        found.extend(judge_loss(workspace, path));
    }
    check_against_base(workspace, found);
}

/// What was sent before the change is sealed after it as it was.
fn check_against_base(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let Some(base) = &workspace.base else { return };
    for (id, was) in base.manifests.iter() {
        let Some(meeting) = workspace.meeting(id) else { continue };
        // Of one that cannot be read, reading says so.
        if workspace.broken().manifests.contains(id) {
            continue;
        }
        let now = workspace.manifests.get(id);
        let [versions, minutes] = match now {
            Some(now) => [&now.versions[..], &now.minutes[..]],
            None => [&[][..], &[][..]],
        };
        for (was, now) in [(&was.versions, versions), (&was.minutes, minutes)] {
            found.extend(judge_versions(meeting, was, now));
        }
    }
}

/// The first version that is not what it was.
fn judge_versions(meeting: &Meeting, was: &[Version], now: &[Version]) -> Option<Diagnostic> {
    let text = |version: &Version| dispatch::with_control(&meeting.id, version);
    for (index, version) in was.iter().enumerate() {
        let kept = now.get(index);
        if kept.is_some_and(|kept| text(kept) == text(version)) {
            continue;
        }
        let what = if version.record.is_some() { "referatet" } else { "innkallingen" };
        let (letter, sent) = (version.letter, norsk::date(version.sent));
        let place = kept.and_then(|kept| kept.span).unwrap_or(meeting.date.span);
        let ended = if kept.is_some() { "er skrevet om" } else { "er borte" };
        let message = format!("Forseglingen av {what}, versjon {letter} {sent}, {ended}");
        return Some(RULE.at(place, message).with_advice(bring_back(&dispatch::path(&meeting.id))));
    }
    None
}

fn bring_back(path: &str) -> String {
    format!("Hent den tilbake fra git, for eksempel med «git restore {path}».")
}

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(manifest) = workspace.manifests.get(&meeting.id) else { return };
    for version in manifest.versions.iter().chain(&manifest.minutes) {
        for file in &version.files {
            found.extend(judge_file(workspace, version, file));
        }
    }
    if let Some(last) = manifest.last() {
        for file in manifest.enclosed_minutes() {
            if !workspace.has_file(&file.path) {
                found.extend(judge_file(workspace, last, file));
            }
        }
    }
    if let Some(last) = manifest.minutes.last() {
        found.extend(last.enclosed.iter().filter_map(|own| judge_file(workspace, last, own)));
    }
    if meeting.is_held() {
        let changes = workspace.changed_since_held(meeting);
        found.extend(changes.iter().filter_map(|change| judge_held(workspace, meeting, manifest, change)));
    }
    if !meeting.takes_place() || meeting.is_held() || meeting.last_day() < workspace.today {
        return;
    }
    found.extend(judge_day(meeting, manifest));
    for difference in workspace.differences(meeting, manifest) {
        if difference.is_change() {
            found.push(judge_change(workspace, meeting, manifest, &difference));
        }
    }
}

/// A manifest that is gone while what went out with it, at `path`, still lies there. When a meeting is called
/// off, what tells of it lies there alone.
fn judge_loss(workspace: &Workspace, path: &str) -> Option<Diagnostic> {
    let folder = SENT_FILES.iter().find_map(|name| path.strip_suffix(name))?.strip_prefix(MEETINGS)?;
    let meeting = workspace.meeting_in(folder)?;
    let manifest = dispatch::path(&meeting.id);
    if !meeting.takes_place() || !meeting.has_been_called() || workspace.source_at(&manifest).is_some() {
        return None;
    }
    let message = format!("{manifest} er borte, men {path} ligger der fortsatt");
    Some(RULE.at(meeting.date.span, message).with_advice(bring_back(&manifest)))
}

/// What is otherwise in a meeting that has been held than in what was sealed of it.
fn judge_held(
    workspace: &Workspace,
    meeting: &Meeting,
    manifest: &Manifest,
    change: &Difference,
) -> Option<Diagnostic> {
    let minutes = manifest.minutes.last();
    let last = minutes.or(manifest.last())?;
    let (what, basis) = match minutes {
        Some(_) => ("referatet ble sendt", "koml. § 11-4"),
        None => ("innkallingen ble sendt", RULE.basis),
    };
    let called = norsk::capitalised(&workspace.called(meeting, change, Language::Bokmal));
    let message = match change {
        // That a case is exempt no more is judged where it is known what it was.
        Difference::Changed(_, parts) if *parts == [PaperPart::Whole] => return None,
        Difference::Added(_) | Difference::Removed(_) => format!("{called} etter at {what}"),
        _ => format!("{called} er endret etter at {what}"),
    };
    let correct = format!("rett det med «ipr mote rett {} --av NAVN --grunn \"…\"»", meeting.id);
    let advice = match (minutes, change) {
        (Some(_), _) => format!("Sett det tilbake. Var det en feil i referatet, {correct}."),
        (None, Difference::Added(_)) => "Tok møtet selv opp saken, skriv «tillegg: ja» på punktet, og hvem \
                                         som motsatte seg det. Ellers ta det av."
            .to_owned(),
        (None, Difference::Removed(_)) => {
            "Sett punktet tilbake. Det som ikke ble behandlet, blir stående og \
                                           får utfallet utsatt eller trukket."
                .to_owned()
        }
        (None, _) => format!(
            "Sett det tilbake slik det ble sendt. Var papirene nye i møtet, skriv «tillegg: ja» på punktet, \
             og hvem som motsatte seg det. Var det en feil i det som ble sendt, {correct}."
        ),
    };
    let finding = RULE.at(place_of(meeting, change), message).with_basis(basis).with_advice(advice);
    Some(finding.with_label(last.span, "dette ble sendt"))
}

/// A file that was sent and is gone, or holds something else. Of one that could not be read nobody knows.
fn judge_file(workspace: &Workspace, version: &Version, file: &SealedFile) -> Option<Diagnostic> {
    let sent = norsk::date(version.sent);
    let message = if !workspace.has_file(&file.path) {
        format!("Filen {}, som ble sendt {sent}, er borte", file.path)
    } else {
        if *workspace.seals.get(&file.path)? == file.seal {
            return None;
        }
        format!("Filen {} er ikke den som ble sendt {sent}", file.path)
    };
    let change = match version.record {
        Some(_) => "Er det en feil i referatet, rett den med «ipr mote rett».",
        None => "Skal noe endres, rett i saken eller møtefilen og kjør «ipr utsending» på nytt.",
    };
    let advice = format!("{} {change}", bring_back(&file.path));
    let basis = if version.record.is_some() { "koml. § 11-4" } else { RULE.basis };
    Some(RULE.at(file.span?, message).with_basis(basis).with_advice(advice))
}

/// The day that somebody has written over the day that was sealed, or taken out.
fn judge_day(meeting: &Meeting, manifest: &Manifest) -> Option<Diagnostic> {
    let sealed = manifest.first_sent()?;
    if meeting.sent.is_some_and(|written| written.value == sealed) {
        return None;
    }
    let span = manifest.versions.first()?.span?;
    let what = if meeting.sent.is_some() { "en annen dag enn" } else { "ikke lenger" };
    Some(not_refusing(
        RULE.at(
            meeting.sent.unwrap_or(meeting.date).span,
            format!("Møtet sier {what} {}, da innkallingen ble sendt", norsk::date(sealed)),
        )
        .with_label(span, "dette ble sendt")
        .with_advice(format!("Skriv «sendt: {sealed}».")),
    ))
}

fn judge_change(
    workspace: &Workspace,
    meeting: &Meeting,
    manifest: &Manifest,
    change: &Difference,
) -> Diagnostic {
    let place = place_of(meeting, change);
    let dispatch = Action::dispatch_of(&meeting.id);
    let advice = format!(
        "Kjør «{dispatch}». Da sendes en tilleggsinnkalling som sier hva som er nytt. Var det ikke ment, \
         sett det tilbake."
    );
    let finding =
        RULE.at(place, message(workspace, meeting, change)).with_advice(advice).with_remedies([dispatch]);
    let sent = manifest.last().and_then(|last| last.span);
    not_refusing(finding.with_label(sent, "dette ble sist sendt"))
}

/// What has changed is mended by sending it, so no step that changes it is refused.
fn not_refusing(mut finding: Diagnostic) -> Diagnostic {
    finding.refuses_step = false;
    finding
}

fn place_of(meeting: &Meeting, change: &Difference) -> Span {
    let item = change.item().and_then(|index| meeting.agenda.get(index));
    match (item, change) {
        (Some(item), _) => item.span,
        (None, Difference::Removed(_) | Difference::Order) => meeting.agenda_span,
        _ => meeting.date.span,
    }
}

/// What is another. A case is called by its number and id, never by its title.
fn message(workspace: &Workspace, meeting: &Meeting, change: &Difference) -> String {
    let name = |index: usize| match workspace.agenda_to_seal(meeting).get(index) {
        Some(item) => name_of(item),
        None => "Saken".to_owned(),
    };
    match change {
        Difference::Time => "Tiden for møtet er en annen enn i det som er sendt".to_owned(),
        Difference::Place => "Stedet for møtet er et annet enn i det som er sendt".to_owned(),
        Difference::Form => "Møteformen er en annen enn i det som er sendt".to_owned(),
        Difference::Arrangement => {
            "Tittel, dager, lenke, kontaktperson eller påmelding er noe annet enn i det som er sendt"
                .to_owned()
        }
        Difference::About => "Teksten om møtet er en annen enn i det som er sendt".to_owned(),
        Difference::Order => "Sakene har en annen rekkefølge enn i det som er sendt".to_owned(),
        Difference::Added(index) => format!("{} sto ikke på sakslisten som er sendt", name(*index)),
        Difference::Changed(index, parts) => {
            format!("{} er endret etter utsendingen: {}", name(*index), words_of(meeting, *index, parts))
        }
        Difference::Removed(item) => format!("{} er tatt av sakslisten som er sendt", name_of(item)),
        Difference::Minutes(path) | Difference::MissedMinutes(path) => {
            format!("{path} er endret etter at den fulgte med det som er sendt")
        }
        Difference::Attendance | Difference::Called | Difference::Corrections => {
            norsk::capitalised(&workspace.called(meeting, change, Language::Bokmal))
        }
    }
}

/// «Sak 05/24 (2024-005)»
fn name_of(item: &SealedItem) -> String {
    let what = match &item.kind {
        SealedKind::Case(id) => id.as_str(),
        SealedKind::Standing(name) | SealedKind::Plain(name) => name,
    };
    match &item.number {
        Some(number) => format!("{} ({what})", norsk::numbered(number)),
        None => format!("Punktet {what}"),
    }
}

/// «forslaget til vedtak og vedleggene»
pub(super) fn words_of(meeting: &Meeting, index: usize, parts: &[PaperPart]) -> String {
    let is_case = matches!(meeting.agenda.get(index).map(|item| &item.kind), Some(ItemKind::Case(_)));
    let words = &Language::Bokmal.wording().supplement.parts;
    let word = |part: &PaperPart| match part {
        PaperPart::Whole if !is_case => "punktet",
        part => words.get(part.place()).copied().unwrap_or_default(),
    };
    norsk::list(&parts.iter().map(word).collect::<Vec<_>>())
}
