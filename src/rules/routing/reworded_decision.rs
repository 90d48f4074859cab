use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use crate::model::{AgendaItem, Case, ItemKind, Meeting, Openness, Outcome, PaperPart, Section, Step};
use crate::norsk;
use crate::read::minutes::{self, AdoptedTexts, Reference};
use crate::text::{SourceId, Span, marks};
pub(super) static RULE: Rule = Rule {
    code: "L14",
    name: "reworded-decision",
    title: "Innstilling eller vedtak er endret",
    severity: Severity::Error,
    basis: "koml. § 11-4",
    page: include_str!("reworded_decision.md"),
    check: Check::Workspace(check),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    judge_against_base(workspace, found);
    judge_against_minutes(workspace, found);
}

/// What a body recommended or adopted stands in the case as it stands in the minutes.
fn judge_against_minutes(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    for (id, source) in workspace.sources.with_ids() {
        let Some(meeting) = workspace.meeting_with_minutes(&source.path) else { continue };
        if !minutes::has_decisions(&source.text) {
            continue;
        }
        let spoken = AdoptedTexts::of(workspace, &source.text, meeting);
        let cases = meeting.agenda.iter().filter(|item| matches!(item.kind, ItemKind::Case(_)));
        for item in cases {
            found.extend(judge_item(workspace, meeting, item, &spoken, id));
        }
    }
}

/// Whether minutes say the words as far as the public may see them, with or without what the papers put
/// instead of a passage.
fn is_open_part(workspace: &Workspace, case: &Case, section: &Section, said: &str) -> bool {
    let (Openness::Outside(passages), Some(exempt)) = (case.openness(), &case.exempt) else { return false };
    let words = workspace.council.language.wording().common.passage_left_out;
    let left_out = norsk::fill(words, &[("hjemmel", &exempt.reason())]);
    let in_markdown = left_out.replace('[', "\\[");
    let text = &workspace.source(case.source).text;
    ["", &left_out, &in_markdown].iter().any(|instead| {
        let open = marks::replaced(text, section.body, passages, |_| (*instead).to_owned());
        let open = marks::without_lost_notes(open, text, passages);
        first_difference(said, &open).is_none()
    })
}

/// The words of one item; where the minutes only say that the proposal was followed, those are its words.
fn judge_item(
    workspace: &Workspace,
    meeting: &Meeting,
    item: &AgendaItem,
    spoken: &AdoptedTexts,
    minutes: SourceId,
) -> Option<Diagnostic> {
    let ItemKind::Case(id) = &item.kind else { return None };
    let case = workspace.case(&id.value)?;
    let index = case.step_in(meeting)?;
    let step = &case.routing[index];
    let section = workspace.text_of(case, index).filter(|section| !section.is_empty)?;
    let (range, said) = spoken.decision(item)?;
    let place = Span::new(
        minutes,
        range.start + (said.len() - said.trim_start().len())..range.start + said.trim_end().len(),
    );
    let text = workspace.raw_text(section.body);
    match minutes::reference(said) {
        Reference::None => {
            if is_open_part(workspace, case, section, said) {
                return None;
            }
            let difference = first_difference(said, text)?;
            Some(unlike_minutes(workspace, case, step, section, &difference, place))
        }
        // What was changed is not written out, so that only a person can tell.
        Reference::WithMore => None,
        Reference::Whole => {
            let proposal = workspace.proposal_to(case, index)?.section;
            let difference = first_difference(workspace.raw_text(proposal.body), text)?;
            Some(unlike_proposal(workspace, case, section, proposal, &difference, place))
        }
    }
}

/// What a body had recommended or adopted before the change says the same after it.
fn judge_against_base(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    let Some(base) = &workspace.base else { return };
    for (before, case) in workspace.changed_cases(base) {
        let Some(before) = before else { continue };
        for (index, step) in before.routing.iter().enumerate() {
            let Some(now) = place_now(case, step) else { continue };
            let sections = (base.text_of(before, index), workspace.text_of(case, now));
            // A section that is gone is an outcome without its text, which another rule finds.
            let (Some(old), Some(new)) = sections else { continue };
            if old.is_empty
                || new.is_empty
                || workspace.is_step_corrected(base, case, step, PaperPart::Decision)
            {
                continue;
            }
            let (old, text) = (base.raw_text(old.body), workspace.raw_text(new.body));
            if let Some(difference) = first_difference(old, text) {
                found.push(finding(workspace, case, step, new, &difference));
            }
        }
        judge_proposal(workspace, base, before, case, found);
    }
}

/// What was put before a body that has treated the case says the same after the change: what it is to be
/// rewritten to is another text. One that was put before several is told of once.
fn judge_proposal(
    workspace: &Workspace,
    base: &Workspace,
    before: &Case,
    case: &Case,
    found: &mut Vec<Diagnostic>,
) {
    let mut told = Vec::new();
    for (index, step) in before.routing.iter().enumerate() {
        let is_done = step.outcome.is_some_and(|outcome| outcome.value != Outcome::Withdrawn);
        let Some(now) = place_now(case, step) else { continue };
        let proposals = (base.proposal_to(before, index), workspace.proposal_to(case, now));
        let (true, (Some(old), Some(new))) = (is_done, proposals) else { continue };
        // What a body recommended is held against what it was above.
        if old.is_recommended || new.is_recommended || told.contains(&new.section.heading_span) {
            continue;
        }
        let text = workspace.raw_text(new.section.body);
        if let Some(difference) = first_difference(base.raw_text(old.section.body), text) {
            told.push(new.section.heading_span);
            found.push(rewritten(workspace, case, step, new.section, &difference));
        }
    }
}

fn rewritten(
    workspace: &Workspace,
    case: &Case,
    step: &Step,
    section: &Section,
    difference: &Divergence,
) -> Diagnostic {
    let day = workspace.day_of(step);
    let body = workspace.body_name(&step.body.value, day);
    let is_withheld = workspace.withholds(case);
    let stood = difference.told(THERE, is_withheld);
    let heading = &workspace.council.headings.proposal;
    let diagnostic = RULE
        .at(
            place_of(case, section, difference),
            format!("Forslaget som ble lagt fram for {body} {}, er endret etter møtet", norsk::date(day)),
        )
        .with_advice(format!(
            "{stood} Sett teksten tilbake. Et nytt forslag til neste behandling skrives for seg, med dagen \
             det gjelder fra: «## {heading} {}».",
            norsk::date(workspace.today)
        ));
    if is_withheld { diagnostic.in_private() } else { diagnostic }
}

/// Which of the treatments of a case is the one that `step` was before.
fn place_now(case: &Case, step: &Step) -> Option<usize> {
    let now = case.same_step(step)?;
    case.routing.iter().position(|step| step.span == now.span)
}

/// Of a text that was in the same place before.
const THERE: &str = "Der sto det";

/// Where a text begins to differ from what it was.
struct Divergence {
    /// The bytes of the first other word; none when words have only been left out at the end.
    at: Option<std::ops::Range<usize>>,
    /// What stood there, shortened.
    stood: String,
}

impl Divergence {
    /// What stood there, after where it `stood`: «Der sto det», «I forslaget står det».
    fn told(&self, stood: &str, is_withheld: bool) -> String {
        match self.stood.as_str() {
            _ if is_withheld && stood == THERE => {
                "Hva som sto der, vises ikke, for noe i saken er unntatt.".to_owned()
            }
            _ if is_withheld => "Her vises ikke teksten, for noe i saken er unntatt.".to_owned(),
            "" => format!("{stood} ikke mer."),
            words => format!("{stood} «{words}»."),
        }
    }
}

/// The first word that is not what it was, white space apart.
fn first_difference(old: &str, new: &str) -> Option<Divergence> {
    let mut words = minutes::words(new);
    let mut left = minutes::words(old);
    loop {
        let rest = left.clone();
        let (was, is) = (left.next(), words.next());
        let same = match (was, is) {
            (None, None) => return None,
            (Some(was), Some(is)) => was == is || norsk::composed(was) == norsk::composed(is),
            _ => false,
        };
        if !same {
            let start = is.map(|word| word.as_ptr() as usize - new.as_ptr() as usize);
            let at = start.zip(is).map(|(start, word)| start..start + word.len());
            let stood: Vec<&str> = rest.take(6).collect();
            return Some(Divergence { at, stood: stood.join(" ") });
        }
    }
}

/// The minutes say that the proposal was followed, and the case has something else.
fn unlike_proposal(
    workspace: &Workspace,
    case: &Case,
    section: &Section,
    proposal: &Section,
    difference: &Divergence,
    minutes: Span,
) -> Diagnostic {
    let is_withheld = workspace.withholds(case);
    let said = difference.told("I forslaget står det", is_withheld);
    let diagnostic = RULE
        .at(
            place_of(case, section, difference),
            "Møteboken sier at forslaget ble fulgt, men teksten i saken er en annen",
        )
        .with_label(minutes, "møteboken")
        .with_label(proposal.heading_span, "forslaget")
        .with_advice(format!(
            "{said} Rett teksten i saken. Ble noe endret i møtet, skrives hele vedtaket ut i møteboken."
        ));
    if is_withheld { diagnostic.in_private() } else { diagnostic }
}

fn unlike_minutes(
    workspace: &Workspace,
    case: &Case,
    step: &Step,
    section: &Section,
    difference: &Divergence,
    minutes: Span,
) -> Diagnostic {
    let day = workspace.day_of(step);
    let body = workspace.body_name(&step.body.value, day);
    let (what, same) = match step.ended() {
        Some(Outcome::Recommended) => ("Innstillingen fra", "den"),
        _ => ("Vedtaket i", "det"),
    };
    let is_withheld = workspace.withholds(case);
    let said = difference.told("I møteboken står det", is_withheld);
    let diagnostic = RULE
        .at(
            place_of(case, section, difference),
            format!("{what} {body} {} er ikke {same} samme i saken og i møteboken", norsk::date(day)),
        )
        .with_label(minutes, "møteboken")
        .with_advice(format!("{said} Møteboken gjelder når den er godkjent; rett teksten i saken."));
    if is_withheld { diagnostic.in_private() } else { diagnostic }
}

/// The first word that differs, or the heading when words are only missing.
fn place_of(case: &Case, section: &Section, difference: &Divergence) -> Span {
    difference.at.as_ref().map_or(section.heading_span, |at| {
        let start = section.body.start as usize;
        Span::new(case.source, start + at.start..start + at.end)
    })
}

fn finding(
    workspace: &Workspace,
    case: &Case,
    step: &Step,
    section: &Section,
    difference: &Divergence,
) -> Diagnostic {
    let place = place_of(case, section, difference);
    let day = workspace.day_of(step);
    let body = workspace.body_name(&step.body.value, day);
    let message = match step.ended() {
        Some(Outcome::Recommended) => {
            format!("Innstillingen fra {body} {} er endret etter at den ble gitt", norsk::date(day))
        }
        _ => format!("Vedtaket i {body} {} er endret etter at det ble gjort", norsk::date(day)),
    };
    let is_withheld = workspace.withholds(case);
    let stood = difference.told(THERE, is_withheld);
    let now = case.same_step(step).and_then(|step| step.outcome);
    let mut diagnostic = RULE.at(place, message).with_advice(format!(
        "{stood} Sett teksten tilbake. Var det en skrivefeil, så rett den og skriv hvorfor i et avvik fra \
         L14 i saken; er organet blitt enig om noe annet, må det behandle saken på nytt."
    ));
    diagnostic.is_private = is_withheld;
    diagnostic.with_label(now.map(|outcome| outcome.span), "ført inn før endringen")
}
