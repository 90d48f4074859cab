//! Case files.

use super::exempt;
use super::fields::{self, Fields};
use super::front;
use super::sections::{Scanned, scan};
use super::waiver;
use crate::diagnostic::Diagnostic;
use crate::model::{Attachment, Case, Demand, Matter, Outcome, Status, Step, Waiting};
use crate::text::{Placed, Source, SourceId, Span};
use crate::yaml::{Node, Value};
use chrono::NaiveDate;

/// How a body treats a case without meeting.
pub(super) const BETWEEN_MEETINGS: [(&str, ()); 1] = [("e-post", ())];

/// Reads one case; none when it has no front matter, or no id that anything could refer to.
pub fn read(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> Option<Case> {
    let (node, body) = front::read(id, &source.text, found)?;
    let whole = node.span;
    let mut fields = Fields::of("saken", node, found)?;
    let case_id = fields.required_text("id");
    let title = fields.required_text("tittel");
    let public_title = fields.text("offentlig-tittel");
    let case_type = fields.required_text("sakstype");
    let matters = fields.words("gjelder", &Matter::WORDS);
    let political = fields.yes_no("politisk");
    let focus_area = fields.text("innsatsområde");
    let basis = fields.text("grunnlag");
    let responsible = fields.text("saksansvarlig");
    let status = fields.required_word("status", &Status::WORDS);
    let hearing_deadline = fields.date("høringsfrist");
    let deadline = fields.date("frist");
    let related = fields.texts("hører-sammen-med");
    let amends = amends(&mut fields);
    let member_decisions = member_decisions(&mut fields);
    let demand = demand(&mut fields);
    let waiting = waiting(&mut fields);
    let waivers = waiver::read(&mut fields);
    let exempt = exempt::read(&mut fields);
    let journal_number = fields.text("arkivsak");
    let requests_node = fields.optional("innsynskrav");
    let applicants = fields.text("søkerliste");
    let routing_node = fields.optional("saksgang");
    let attachments_node = fields.optional("vedlegg");
    fields.optional("merknad");
    let routing_span = routing_node.as_ref().map_or(fields.span, |node| node.span);
    fields.reject_rest();
    let routing = routing_node.map_or_else(Vec::new, |node| routing(node, found));
    let access_requests = requests_node.map_or_else(Vec::new, |node| exempt::access_requests(node, found));
    let attachments = attachments_node.map_or_else(Vec::new, |node| attachments(node, found));
    let Scanned { sections, links, unprinted } = scan(id, &source.text, body.clone());
    let first = sections.first().map_or(body.end, |section| section.heading_span.start as usize);
    let preamble = Span::new(id, body.start..first);
    let missing = |text: &str| Placed::new(text.to_owned(), whole);
    Some(Case {
        source: id,
        id: case_id.unwrap_or_else(|| missing(super::id_in_name(&source.path))),
        title: title.unwrap_or_else(|| missing("(uten tittel)")),
        public_title,
        case_type,
        matters,
        political,
        focus_area,
        basis,
        responsible,
        status,
        hearing_deadline,
        deadline,
        waiting,
        routing,
        routing_span,
        attachments,
        related,
        amends,
        member_decisions,
        demand,
        exempt,
        access_requests,
        applicants,
        journal_number,
        waivers,
        preamble,
        sections,
        links,
        unprinted,
    })
}

/// Letters of koml. § 18-4 (4), each alone.
fn amends(fields: &mut Fields<'_>) -> Vec<Placed<String>> {
    let letters = fields.texts("endrer-avtalen");
    for letter in letters.iter().filter(|letter| !matches!(letter.value.as_bytes(), [b'a'..=b'h'])) {
        fields.found.push(fields::wrong(
            letter.span,
            format!("«{}» er ikke et moment i samarbeidsavtalen", letter.value),
            "Skriv bokstavene a til h fra koml. § 18-4 fjerde ledd, som [c, h].",
        ));
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
        decisions.extend(member.map(|member| (member, day)));
    }
    decisions
}

fn demand(fields: &mut Fields<'_>) -> Option<Box<Demand>> {
    let node = fields.optional("krevd")?;
    let span = node.span;
    let mut inner = Fields::of("kravet", node, fields.found)?;
    let body = inner.required_text("organ");
    let by = inner.texts("av");
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
    Some(Waiting { span, reason: reason?.value, until })
}

fn routing(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Step> {
    let nodes = fields::short_list(node, found);
    let mut steps = Vec::with_capacity(nodes.len());
    for node in nodes {
        let span = node.span;
        let Some(mut fields) = Fields::of("behandlingen", node, found) else { continue };
        let body = fields.required_text("organ");
        let told = fields.found.len();
        let meeting = fields.date("møte");
        let is_day_missing = meeting.is_none() && fields.found.len() == told;
        let number = fields.text("sak");
        let outcome = fields.word("utfall", &Outcome::WORDS);
        let by_email = fields.word("form", &BETWEEN_MEETINGS).is_some();
        fields.optional("merknad");
        // To withdraw a case takes no meeting.
        let in_meeting = outcome.filter(|outcome| outcome.value != Outcome::Withdrawn);
        if let Some(outcome) = in_meeting.filter(|_| is_day_missing) {
            fields.found.push(fields::wrong(
                outcome.span,
                "Behandlingen har et utfall, men ingen møtedato".to_owned(),
                "Legg til «møte:» med datoen for møtet.",
            ));
        }
        fields.reject_rest();
        if let Some(body) = body {
            steps.push(Step { span, body, meeting, number, outcome, by_email });
        }
    }
    steps
}

fn attachments(node: Node, found: &mut Vec<Diagnostic>) -> Vec<Attachment> {
    let mut attachments = Vec::new();
    for node in fields::list(node, found) {
        if matches!(node.value, Value::Scalar { .. }) {
            let file = fields::text(node, found);
            attachments.extend(file.map(|file| Attachment {
                file,
                title: None,
                exempt: None,
                public_file: None,
            }));
            continue;
        }
        let Some(mut fields) = Fields::of("vedlegget", node, found) else { continue };
        let file = fields.required_text("fil");
        let title = fields.text("tittel").map(|title| title.value);
        let exempt = exempt::read(&mut fields);
        let public_file = fields.text("offentlig-fil");
        fields.reject_rest();
        attachments.extend(file.map(|file| Attachment { file, title, exempt, public_file }));
    }
    attachments
}
