use crate::action::Action;
use crate::diagnostic::Diagnostic;
use crate::diagnostic::Severity;
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use crate::model::{
    Difference, ItemKind, Manifest, Meeting, PaperPart, SealedFile, SealedItem, SealedKind, Version,
};
use crate::norsk;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "I07",
    name: "broken-seal",
    title: "Det som er sendt, er endret etterpå",
    severity: Severity::Error,
    basis: "koml. § 11-3 (1) og (5)",
    page: include_str!("broken_seal.md"),
    check: Check::Meeting(check),
    work: Work::Supplement,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, meeting: &Meeting, found: &mut Vec<Diagnostic>) {
    let Some(manifest) = workspace.manifest_of(meeting) else { return };
    for version in &manifest.versions {
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
    if !meeting.takes_place() || meeting.is_held() || meeting.date.value < workspace.today {
        return;
    }
    found.extend(judge_day(meeting, manifest));
    for difference in workspace.differences(meeting, manifest) {
        if difference.is_change() {
            found.push(judge_change(workspace, meeting, manifest, &difference));
        }
    }
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
    let advice = format!(
        "Hent den tilbake fra git, for eksempel med «git restore {}». Skal noe endres, rett i saken eller \
         møtefilen og kjør «ipr utsending» på nytt.",
        file.path
    );
    Some(RULE.at(file.span?, message).with_advice(advice))
}

/// The day that somebody has written over the day that was sealed.
fn judge_day(meeting: &Meeting, manifest: &Manifest) -> Option<Diagnostic> {
    let sealed = manifest.first_sent()?;
    let written = meeting.sent?;
    if written.value == sealed {
        return None;
    }
    let span = manifest.versions.first()?.span?;
    Some(not_refusing(
        RULE.at(
            written.span,
            format!("Møtet sier en annen dag enn {}, da innkallingen ble sendt", norsk::date(sealed)),
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
    let mut finding =
        RULE.at(place, message(workspace, meeting, change)).with_advice(advice).with_remedies([dispatch]);
    if let Some(span) = manifest.last().and_then(|last| last.span) {
        finding = finding.with_label(span, "dette ble sist sendt");
    }
    not_refusing(finding)
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
    let word = |part: &PaperPart| match part {
        PaperPart::Title => "tittelen",
        PaperPart::Proposal => "forslaget til vedtak",
        PaperPart::Presentation => "saksfremstillingen",
        PaperPart::Attachments => "vedleggene",
        PaperPart::Whole if is_case => "sakspapirene",
        PaperPart::Whole => "punktet",
        PaperPart::Number => "saksnummeret",
    };
    norsk::list(&parts.iter().map(word).collect::<Vec<_>>())
}
