//! Case files.

use super::authority;
use super::exempt;
use super::fields::{self, Fields};
use super::files::id_in_name;
use super::follow_up;
use super::front;
use super::intake;
use super::passages;
use super::sections::{Scanned, scan_paper};
use super::waiver;
use crate::diagnostic::Diagnostic;
use crate::model::{
    Attachment, BetweenMeetings, Case, CaseId, Demand, Exempt, ExemptDoubt, Guarded, Hearing, HearingAnswer,
    Letter, LetterCorrection, Matter, Outcome, Passages, Status, Step, Waiting,
};
use crate::norsk::TextLanguage;
use crate::text::telling::Telling;
use crate::text::{Placed, Source, SourceId, Span, marks};
use crate::yaml::{Node, Value};
use chrono::NaiveDate;

/// Reads one case; none when it has no front matter, or no id that anything could refer to.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Case> {
    let told = found.len();
    let (node, body) = front::read(id, &source.text, found)?;
    let whole = node.span;
    let telling = Telling::of(&source.text);
    let may_say_exempt = telling.exemption || marks::has_signs(&source.text);
    let written = exempt::WrittenFields::of(source, may_say_exempt, &found[told..]);
    let doubt = exempt::in_case(&node, &written);
    let mut fields = Fields::of("saken", node, found)?;
    let mut case = front_matter(id, source, whole, &mut fields);
    let requests_node = fields.optional("innsynskrav");
    let routing_node = fields.optional("saksgang");
    let attachments_node = fields.optional("vedlegg");
    fields.optional("merknad");
    case.routing_span = routing_node.as_ref().map_or(fields.span, |node| node.span);
    fields.reject_rest();
    case.exempt = Exempt::with_doubt(case.exempt.map(|exempt| *exempt), doubt).map(Box::new);
    if let Some(node) = routing_node {
        case.routing = routing(node, found);
    }
    if let Some(node) = requests_node {
        case.access_requests = exempt::access_requests(node, found);
    }
    if let Some(node) = attachments_node {
        case.attachments = attachments(node, &written, found);
    }
    exempt::tell(&case, &mut found[told..]);
    let Scanned { sections, links, unprinted } = scan_paper(id, &source.text, body.clone());
    let first = sections.first().map_or(body.end, |section| section.heading_span.start as usize);
    case.preamble = Span::new(id, body.start..first);
    if may_say_exempt {
        case.passages = passages::read(id, &source.text, body, &sections);
    }
    case.may_tell_of_persons = telling.persons;
    case.may_be_nynorsk = telling.nynorsk;
    (case.sections, case.links, case.unprinted) = (sections, links, unprinted);
    Some(case)
}

/// The case by the fields that are one value each; its lists and its text are still to come.
fn front_matter(id: SourceId, source: &Source, whole: Span, fields: &mut Fields<'_>) -> Case {
    let missing = |text: &str| Placed::new(text.to_owned(), whole);
    let (public_title, exempt) = public_title(fields);
    Case {
        source: id,
        id: fields.required_id("id").unwrap_or_else(|| missing(id_in_name(&source.path)).map(CaseId::from)),
        title: Guarded::new(fields.required_text("tittel").unwrap_or_else(|| missing("(uten tittel)"))),
        public_title,
        case_type: fields.required_text("sakstype"),
        matters: fields.words("gjelder", &Matter::WORDS),
        political: fields.yes_no("politisk"),
        focus_areas: fields.one_or_more("innsatsområde"),
        language: fields.plain_word("språk", &TextLanguage::WORDS),
        bases: Guarded::new(fields.one_or_more("grunnlag")),
        responsible: fields.id("saksansvarlig"),
        status: fields.required_word("status", &Status::WORDS),
        hearing_deadline: fields.date("høringsfrist"),
        deadline: fields.date("frist"),
        related: fields.ids("hører-sammen-med"),
        amends: amends(fields),
        member_decisions: member_decisions(fields),
        demand: demand(fields),
        waiting: waiting(fields),
        intake: intake::of_case(fields),
        authority_uses: authority::uses(fields),
        follow_up: follow_up::listed(fields),
        waivers: waiver::read(fields),
        exempt: exempt.map(Box::new),
        letter: letter(fields),
        journal_number: fields.text("arkivsak"),
        applicants: fields.text("søkerliste"),
        routing: Vec::new(),
        routing_span: whole,
        attachments: Vec::new(),
        access_requests: Vec::new(),
        preamble: whole,
        sections: Vec::new(),
        passages: Passages::Unmarked,
        may_tell_of_persons: false,
        may_be_nynorsk: false,
        doubts: Vec::new(),
        links: Vec::new(),
        unprinted: Vec::new(),
    }
}

/// The title for the public, and what is exempt: where there is the one, there should be the other.
fn public_title(fields: &mut Fields<'_>) -> (Option<Placed<String>>, Option<Exempt>) {
    let place = fields.place_of("offentlig-tittel");
    let title = fields.text("offentlig-tittel");
    let doubt = match (&title, place) {
        (None, Some(place)) => Some(Placed::new(ExemptDoubt::Misread, place)),
        (Some(title), _) => Some(Placed::new(ExemptDoubt::PublicTitleAlone, title.span)),
        (None, None) => None,
    };
    (title, Exempt::with_doubt(exempt::read(fields), doubt))
}

/// Letters of koml. § 18-4 (4), each alone.
fn amends(fields: &mut Fields<'_>) -> Vec<Placed<String>> {
    let letters = fields.texts("endrer-avtalen");
    for letter in &letters {
        if !matches!(letter.value.as_bytes(), [b'a'..=b'h']) {
            fields.found.push(fields::wrong(
                letter.span,
                format!("«{}» er ikke et moment i samarbeidsavtalen", letter.value),
                "Skriv bokstavene a til h fra koml. § 18-4 fjerde ledd, som [c, h].",
            ));
        }
    }
    letters
}

fn member_decisions(fields: &mut Fields<'_>) -> Vec<(Placed<String>, Option<Placed<NaiveDate>>)> {
    let mut decisions = Vec::new();
    for node in fields.list("kommunevedtak") {
        let Some(mut row) = Fields::of("kommunevedtaket", node, fields.found) else { continue };
        let member = row.required_text("deltaker");
        let day = row.date("dato");
        for key in ["sak", "merknad"] {
            row.optional(key);
        }
        row.reject_rest();
        if let Some(member) = member {
            decisions.push((member, day));
        }
    }
    decisions
}

fn demand(fields: &mut Fields<'_>) -> Option<Box<Demand>> {
    let node = fields.optional("krevd")?;
    let span = node.span;
    let mut inner = Fields::of("kravet", node, fields.found)?;
    let body = inner.required_id("organ");
    let by = inner.ids("av");
    let day = inner.date("dato");
    inner.reject_rest();
    Some(Box::new(Demand { span, body: body?, by, day }))
}

fn waiting(fields: &mut Fields<'_>) -> Option<Waiting> {
    let node = fields.optional("venter")?;
    let span = node.span;
    let mut inner = Fields::of("ventingen", node, fields.found)?;
    let reason = inner.required_text("på");
    let until = inner.date("til");
    inner.reject_rest();
    Some(Waiting { span, reason: Guarded::new(reason?.value), until })
}

fn letter(fields: &mut Fields<'_>) -> Option<Box<Letter>> {
    let node = fields.optional("brev")?;
    let span = node.span;
    let mut inner = Fields::of("brevet", node, fields.found)?;
    let mut text = |key| inner.text(key).map(Guarded::new);
    let (to, email, reference, subject) = (text("til"), text("epost"), text("deres-ref"), text("emne"));
    let copies = inner.texts("kopi").into_iter().map(Guarded::new).collect();
    let (signed_by, sent) = (inner.ids("underskrives-av"), inner.date("sendt"));
    let mut corrections = Vec::new();
    for node in inner.list("rettelser") {
        let Some(mut row) = Fields::of("rettelsen av brevet", node, inner.found) else { continue };
        let (day, reason) = (row.required_date("dato"), row.required_text("grunn"));
        row.reject_rest();
        if let (Some(day), Some(reason)) = (day, reason) {
            corrections.push(LetterCorrection { day, reason: Guarded::new(reason) });
        }
    }
    inner.reject_rest();
    Some(Box::new(Letter { span, to, email, reference, subject, copies, signed_by, sent, corrections }))
}

fn routing(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Step> {
    let nodes = fields::short_list(node, found);
    let mut steps = Vec::with_capacity(nodes.len());
    for node in nodes {
        let span = node.span;
        let Some(mut fields) = Fields::of("behandlingen", node, found) else { continue };
        let body = fields.required_id("organ");
        let told = fields.found.len();
        let meeting = fields.date("møte");
        let is_day_missing = meeting.is_none() && fields.found.len() == told;
        let number = fields.short_text("sak");
        let outcome = fields.word("utfall", &Outcome::WORDS);
        let between = fields.plain_word("form", &BetweenMeetings::WORDS);
        let hearing = hearing(&mut fields);
        fields.optional("merknad");
        // To withdraw a case takes no meeting.
        if let Some(outcome) = outcome
            && outcome.value != Outcome::Withdrawn
            && is_day_missing
        {
            fields.found.push(fields::wrong(
                outcome.span,
                "Behandlingen har et utfall, men ingen møtedato".to_owned(),
                "Legg til «møte:» med datoen for møtet.",
            ));
        }
        fields.reject_rest();
        if let Some(body) = body {
            steps.push(Step { span, body, meeting, number, outcome, between, hearing });
        }
    }
    steps
}

fn hearing(fields: &mut Fields<'_>) -> Option<Box<Hearing>> {
    let node = fields.optional("høring")?;
    let span = node.span;
    let mut inner = Fields::of("høringen", node, fields.found)?;
    let to = inner.texts("til").into_iter().map(Guarded::new).collect();
    let deadline = inner.date("frist");
    let mut answers = Vec::new();
    for node in inner.list("svar") {
        let Some(mut answer) = Fields::of("høringssvaret", node, inner.found) else { continue };
        let (from, day) = (answer.required_text("fra"), answer.date("dato"));
        answer.optional("merknad");
        answer.reject_rest();
        answers.extend(from.map(|from| HearingAnswer { from: Guarded::new(from), day }));
    }
    inner.optional("merknad");
    inner.reject_rest();
    Some(Box::new(Hearing { span, to, deadline, answers }))
}

fn attachments(
    node: Node,
    written: &exempt::WrittenFields<'_>,
    found: &mut Vec<Diagnostic>,
) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    for node in fields::list(node, found) {
        let (span, doubt) = (node.span, exempt::in_attachment(&node, written));
        if matches!(node.value, Value::Scalar { .. }) {
            if let Some(file) = fields::text(node, found) {
                let exempt = Exempt::with_doubt(None, doubt).map(Box::new);
                attachments.push(Attachment {
                    file: Guarded::new(file),
                    title: None,
                    exempt,
                    public_file: None,
                });
            }
            continue;
        }
        let told = found.len();
        let Some(mut fields) = Fields::of("vedlegget", node, found) else { continue };
        let file = fields.required_text("fil");
        let title = fields.plain_text("tittel").map(Guarded::new);
        let exempt = exempt::read(&mut fields);
        let public_file = fields.text("offentlig-fil");
        fields.reject_rest();
        // Of an entry that is not wholly understood, nobody knows what was meant to be kept back.
        let is_misread = found.len() > told;
        let doubt = doubt.or(is_misread.then_some(Placed::new(ExemptDoubt::Misread, span)));
        let exempt = Exempt::with_doubt(exempt, doubt);
        if let Some(file) = file.map(Guarded::new) {
            attachments.push(Attachment { file, title, exempt: exempt.map(Box::new), public_file });
        }
    }
    attachments
}
