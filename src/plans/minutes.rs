//! The skeleton of a meeting's minutes: everything koml. § 11-4 demands, with room to write.

use std::collections::BTreeMap;

use super::{Subject, fact_lines, known, notice, number, represented};
use crate::document::{Block, Column, Document, Inline, Table, plain, plain_row};
use crate::model::{AgendaItem, Case, Form, ItemKind, Matter, Openness, Power, Role, Seat, calendar, law};
use crate::norsk::{self, fill, fill_owned};
use crate::read::minutes::proposes_noting;
use crate::workspace::Vacancy;

/// The minutes to be filled in.
pub fn minutes(subject: &Subject<'_>) -> Document {
    let subject = &subject.public();
    let words = &subject.words().minutes;
    let title = title(subject);
    let mut blocks = vec![
        hint(&fill(words.help, &[("møte", subject.meeting.id.as_str())])),
        Block::heading(1, &title),
        fact_lines(facts(subject)),
    ];
    blocks.extend(attendance(subject));
    blocks.push(Block::heading(2, words.cases));
    if subject.body.is_elected() {
        blocks.push(hint(words.cases_help));
    } else {
        blocks.push(hint(words.advisory_help));
    }
    if is_prefilled(subject) {
        blocks.insert(1, hint(words.prefilled_help));
    }
    for item in &subject.meeting.agenda {
        blocks.extend(treatment(subject, item));
    }
    blocks.push(Block::heading(2, words.signature));
    blocks.extend([words.ended, words.chair, words.secretary].map(fill_in));
    blocks.extend(review(subject));
    of(subject, title, blocks)
}

/// Whether the usual is filled in beforehand: all were there, and all was as proposed. Who takes part in
/// writing says so in writing.
pub fn is_prefilled(subject: &Subject<'_>) -> bool {
    let in_writing = subject.meeting.form.is_some_and(|form| form.value == Form::Written);
    subject.body.is_elected() && !in_writing
}

/// How an item is taken to have been voted on and to have ended until somebody says otherwise; none of what
/// must be said: of an election, of what may be kept from the public, of what came late, and where there is
/// nothing whole to follow.
fn followed(subject: &Subject<'_>, item: &AgendaItem) -> Option<[&'static str; 2]> {
    let is_open = subject.workspace.openness_of(item) == Openness::Open && item.closing().is_none();
    if !is_prefilled(subject) || !is_open || item.came_late() || item.awaited().is_some() {
        return None;
    }
    let words = &subject.words().minutes;
    let [as_proposed, as_recommended] = words.followed;
    // What is only noted is not voted on.
    let is_noted = proposes_noting(subject.workspace, subject.meeting, item);
    let ballot = if is_noted { "" } else { words.unanimous };
    let Some(case) = subject.case_of(item) else {
        let proposal = subject.proposal_of(item)?;
        let has_gaps = ["…", "__", "[ ]"].iter().any(|gap| proposal.contains(gap));
        return (!has_gaps).then_some([ballot, as_proposed]);
    };
    let step = case.routing.get(case.step_in(subject.meeting)?)?;
    if step.outcome.is_some() || subject.workspace.concerns(case, Matter::Election).is_some() {
        return None;
    }
    let proposal = subject.workspace.proposal_at(case, subject.meeting)?;
    let end = if proposal.is_recommended { as_recommended } else { as_proposed };
    Some([ballot, end])
}

/// «Referat fra styremøte 16. februar 2024»
pub fn title(subject: &Subject<'_>) -> String {
    let minutes = norsk::capitalised(&subject.body.minutes_word);
    fill_owned(subject.words().common.minutes_of, &[("referat", minutes), ("møte", subject.occasion())])
}

/// The paper that says `blocks`.
pub(super) fn of(subject: &Subject<'_>, title: String, blocks: Vec<Block>) -> Document {
    let day = subject.meeting.date.value;
    let council = &subject.workspace.council;
    Document {
        title,
        council: council.name.clone(),
        language: council.language.tag().to_owned(),
        date: day,
        running_head: subject.running_head(&norsk::capitalised(&subject.body.minutes_word)),
        restriction: None,
        mark: subject.mark(),
        blocks,
    }
}

/// The last day on which the decisions of a body that decides can be brought before the ministry.
pub(super) fn review(subject: &Subject<'_>) -> Option<Block> {
    let day = subject.meeting.date.value;
    if !subject.workspace.elected_body(subject.meeting)?.can(Power::Decide, day) {
        return None;
    }
    let words = &subject.words().minutes;
    let until = |day| subject.language().full_date(calendar::legal_deadline(day, law::WEEKS_FOR_REVIEW));
    let more = &subject.meeting.arrangement().more_days;
    let last = if more.is_empty() {
        until(day)
    } else {
        // Each day has a time of its own to run.
        let days = [day].into_iter().chain(more.iter().map(|more| more.date.value));
        let told = |day| fill(words.review_of_day, &[("dato", &until(day)), ("dag", &norsk::date(day))]);
        norsk::list(&days.map(told).collect::<Vec<_>>())
    };
    let body = subject.body.running_name_on(day);
    Some(Block::paragraph(fill(words.review, &[("dato", &last), ("organ", &body)])))
}

fn hint(text: &str) -> Block {
    Block::Hint(text.to_owned())
}

fn fill_in(label: &str) -> Block {
    Block::FillIn { label: label.to_owned() }
}

/// A line with `words` after its label; one to fill in when there are none.
fn filled_in(label: &str, words: &str) -> Block {
    if words.is_empty() { fill_in(label) } else { Block::paragraph(format!("{label}: {words}")) }
}

fn facts(subject: &Subject<'_>) -> Vec<(String, String)> {
    let meeting = subject.meeting;
    let words = subject.words();
    let date = norsk::capitalised(&subject.day_in_words());
    let number = meeting.arrangement().number.as_ref().map(|number| number.value.clone());
    known([
        (words.common.body, Some(subject.body_in_council())),
        (words.arrangement.number, number),
        (words.common.date, Some(date)),
        (words.minutes.called_to, subject.hours()),
        (words.common.place, meeting.open_place().map(str::to_owned)),
        (words.common.form, subject.form_word()),
        (words.minutes.notice_sent, meeting.sent.map(|sent| norsk::date(sent.value))),
    ])
}

/// Who met and who did not, as a table to fill in where the members are known.
fn attendance(subject: &Subject<'_>) -> Vec<Block> {
    let day = subject.meeting.date.value;
    let people = &subject.workspace.people;
    let seats = people.seats_on(&subject.body.id, day);
    let words = &subject.words().minutes;
    let common = &subject.words().common;
    let mut blocks = Vec::new();
    if subject.meeting.open_place().is_none() {
        blocks.push(fill_in(common.place));
    }
    blocks.extend([fill_in(words.began), fill_in(words.chair), Block::heading(2, words.attendance)]);
    if !seats.is_empty() {
        blocks.push(hint(words.attendance_help));
    }
    let vacancies = subject.workspace.vacancies(subject.meeting);
    let mut rows = Vec::new();
    for seat in &seats {
        if seat.role != Role::Substitute {
            rows.push(row(subject, seat, &vacancies));
        }
    }
    if rows.is_empty() {
        blocks.extend(words.attendance_lines.map(fill_in));
    } else {
        let voting = seats.iter().filter(|seat| seat.role.votes()).count();
        let table = Table {
            summary: words.attendance_summary.to_owned(),
            columns: vec![Column::Text, Column::Text, Column::Short, Column::Text, Column::Text],
            header: plain_row([common.name, common.represents, common.seat, words.came, words.substitute]),
            rows,
        };
        blocks.push(Block::Table(table.without_empty_column(1)));
        if subject.body.is_elected() {
            let [one, many] = words.members;
            let values = [
                ("organ", subject.body.name_on(day)),
                ("medlemmer", &norsk::count(voting, one, many)),
                ("flertall", &voting.div_ceil(2).to_string()),
            ];
            blocks.push(Block::paragraph(fill(words.quorum, &values)));
        }
    }
    blocks.extend(substitutes(subject, &seats));
    blocks.extend(invited(subject));
    blocks.push(fill_in(words.others));
    blocks
}

/// Those who are invited to single items, with room for whether they came.
fn invited(subject: &Subject<'_>) -> Option<Block> {
    let words = &subject.words().minutes;
    let mut rows = Vec::new();
    for one in subject.workspace.invited(subject.meeting) {
        let name = subject.workspace.people.name_for(one.who);
        rows.push(plain_row([name, &notice::invited_to(subject, &one), ""]));
    }
    let [invited, to] = words.invited;
    let table = Table {
        summary: invited.to_owned(),
        columns: vec![Column::Text, Column::Text, Column::Text],
        header: plain_row([invited, to, words.came]),
        rows,
    };
    (!table.rows.is_empty()).then_some(Block::Table(table))
}

/// The substitutes, grouped by whom they may stand in for, in the order they were elected, and room for
/// those of them who could not come.
fn substitutes(subject: &Subject<'_>, seats: &[&Seat]) -> Vec<Block> {
    let elected = subject.workspace.substitutes(subject.meeting);
    let mut groups: BTreeMap<Option<&str>, Vec<&Seat>> = BTreeMap::new();
    for seat in seats {
        if seat.role == Role::Substitute {
            groups.entry(elected.group_of(seat)).or_default().push(seat);
        }
    }
    if groups.is_empty() {
        return Vec::new();
    }
    let people = &subject.workspace.people;
    let mut items = Vec::new();
    for (group, mut seats) in groups {
        seats.sort_by_key(|seat| seat.number.unwrap_or(u16::MAX));
        let mut names = Vec::new();
        for seat in seats {
            let name = people.name_of(&seat.person.value);
            names.push(match seat.number {
                Some(number) => format!("{name} (nr. {number})"),
                None => name.to_owned(),
            });
        }
        let names = names.join(", ");
        let line = match group {
            Some(group) => format!("{}: {names}", people.region_name(group)),
            None => names,
        };
        items.push(vec![Block::paragraph(line)]);
    }
    let words = &subject.words().minutes;
    vec![
        Block::paragraph(words.substitutes),
        Block::List { start: None, items },
        fill_in(words.absent_substitutes),
    ]
}

/// Whom a seat stands for: what it says itself, and in the supreme body the member whose council elected its
/// holder.
fn elected_for<'a>(subject: &Subject<'a>, seat: &'a Seat) -> String {
    let named = represented(&subject.workspace.people, seat);
    if !named.is_empty() || !subject.body.is_supreme_on(subject.meeting.date.value) {
        return named.to_owned();
    }
    let Some(person) = subject.workspace.people.persons.get(&seat.person.value) else { return String::new() };
    match (&person.county, &person.member) {
        (Some(county), _) => format!("{} fylkeskommune", county.value),
        (None, Some(kommune)) => kommune.value.clone(),
        (None, None) => String::new(),
    }
}

/// A member, with what is known before the meeting: who cannot come, and who is called instead.
fn row<'a>(subject: &Subject<'a>, seat: &'a Seat, vacancies: &[Vacancy<'_>]) -> Vec<Vec<Inline>> {
    let people = &subject.workspace.people;
    let person = &seat.person.value;
    let there = if is_prefilled(subject) { subject.words().minutes.there } else { "" };
    let (mut absence, mut called) = (plain(there), Vec::new());
    for row in &subject.meeting.attendance {
        if row.person.value == *person
            && let Some(reason) = &row.absence
        {
            absence = plain(format!("forfall ({})", reason.value));
            break;
        }
    }
    if let Some(vacancy) = vacancies.iter().find(|vacancy| vacancy.absent.person.value == *person)
        && let Some(seat) = vacancy.called
    {
        called = plain(people.name_of(&seat.person.value));
    }
    vec![
        plain(people.name_of(person)),
        plain(elected_for(subject, seat)),
        plain(subject.language().of_file_word(seat.role.word())),
        absence,
        called,
    ]
}

/// «Sak 05/24 Forslag til prosess», as a heading.
pub(super) fn heading(subject: &Subject<'_>, item: &AgendaItem) -> Block {
    Block::Heading {
        level: 3,
        number: Some(number(item)).filter(|number| !number.is_empty()),
        text: subject.words_of(item, &subject.title_of(item)),
    }
}

/// One item: what was proposed, and room for what was said, voted and decided.
fn treatment(subject: &Subject<'_>, item: &AgendaItem) -> Vec<Block> {
    let mut blocks = vec![heading(subject, item)];
    if let Some((label, proposal)) = proposal(subject, item) {
        blocks.push(Block::Paragraph(vec![Inline::Strong(plain(format!("{label}:")))]));
        blocks.push(Block::Quote(proposal));
    }
    blocks.extend(lateness(subject, item));
    let workspace = subject.workspace;
    if !workspace.openness_of(item).is_open() && !workspace.invited(subject.meeting).is_empty() {
        blocks.push(hint(subject.words().minutes.invited_leave));
    }
    blocks.extend(room(subject, item));
    blocks
}

/// Of what came after the notice: that it did, and in a body that decides room for those who would not have
/// it decided then (koml. § 11-3 femte ledd).
fn lateness(subject: &Subject<'_>, item: &AgendaItem) -> Vec<Block> {
    let words = &subject.words().minutes;
    let mut blocks = Vec::new();
    if item.came_late() {
        blocks.push(Block::paragraph(words.late));
        if subject.body.is_elected() {
            blocks.push(fill_in(words.objectors));
        }
    }
    blocks
}

/// Room for what an item needs: a case of an elected body all that the law asks for, the others little.
fn room(subject: &Subject<'_>, item: &AgendaItem) -> Vec<Block> {
    let words = &subject.words().minutes;
    // Nothing is decided in a break, or when a guest speaks.
    if item.has_no_number() && matches!(item.kind, ItemKind::Plain) {
        return vec![fill_in(words.treatment)];
    }
    if !subject.body.is_elected() {
        let count = if subject.case_of(item).is_some() { 3 } else { 2 };
        let mut blocks: Vec<Block> = words.advisory_lines[..count].iter().map(|line| fill_in(line)).collect();
        let title = subject.title_of(item).to_lowercase();
        let is_election = ["val ", "valg ", "valet ", "valget "].iter().any(|word| title.starts_with(word));
        if is_election && (title.contains("leder") || title.contains("leiar")) {
            blocks.push(fill_in(words.election_lines[3]));
        }
        return blocks;
    }
    let [ballot, end] = followed(subject, item).unwrap_or_default();
    let Some(case) = subject.case_of(item) else {
        return vec![
            fill_in(words.treatment),
            filled_in(words.ballot, ballot),
            filled_in(words.decision, end),
        ];
    };
    let mut blocks = vec![fill_in(words.recused)];
    if !case.openness().is_open() {
        blocks.push(hint(words.closed_help));
    }
    blocks.extend([words.closed, words.treatment, words.proposals].map(fill_in));
    if subject.workspace.concerns(case, Matter::Election).is_some() {
        blocks.extend(words.election_lines.map(fill_in));
    }
    blocks.extend([filled_in(words.ballot, ballot), filled_in(conclusion(subject, case), end)]);
    blocks.extend([words.follow_up, words.statement].map(fill_in));
    blocks
}

/// What the body says in the end: a decision, or what it asks the next body to decide.
fn conclusion(subject: &Subject<'_>, case: &Case) -> &'static str {
    let words = &subject.words().minutes;
    let (body, day) = (subject.body, subject.meeting.date.value);
    let has_last_word =
        body.can(Power::Decide, day) && subject.workspace.deciding_body(case) == Some(&body.id);
    if body.can(Power::Recommend, day) && !has_last_word { words.recommendation } else { words.decision }
}

fn proposal(subject: &Subject<'_>, item: &AgendaItem) -> Option<(String, Vec<Block>)> {
    if item.awaited().is_some() {
        return None;
    }
    let label = subject.workspace.council.headings.proposal.clone();
    let Some(case) = subject.case_of(item) else {
        return Some((label, vec![Block::paragraph(subject.proposal_of(item)?)]));
    };
    if subject.shown(case) == Openness::Withheld {
        return None;
    }
    let section = subject.workspace.proposal_at(case, subject.meeting)?.section;
    Some((subject.heading_of(case, section).unwrap_or(label), subject.under(case, section, 4)))
}
