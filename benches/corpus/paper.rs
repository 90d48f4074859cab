//! Planned cases and meetings, written out.

use std::collections::HashMap;

use chrono::Datelike;
use ipr::norsk;

use super::random::Random;
use super::{Case, Meeting, Plan, Seat, words};

/// The number of a case at a body.
pub type Numbers = HashMap<(usize, Seat), String>;
/// The last number used in a series.
pub type Series = HashMap<(Seat, i32), usize>;

/// A meeting file. Its numbers are noted in `numbers` for the cases to repeat.
pub fn meeting(plan: &Plan, meeting: &Meeting, series: &mut Series, numbers: &mut Numbers) -> String {
    let is_called = plan.is_called(meeting.day);
    let mut text = head(plan, meeting);
    let mut item = |what: String| {
        let number = if is_called { next_number(meeting, series) } else { String::new() };
        let field = if is_called { format!("sak: {number}, ") } else { String::new() };
        text.push_str(&format!("  - {{{field}{what}}}\n"));
        number
    };
    if matches!(meeting.seat, Seat::Group | Seat::Coordination) {
        item(format!(
            "fast: godkjenning-av-innkalling, merknad: \"Møte nr. {} i rekken.\"",
            meeting.round + 1
        ));
    } else {
        item("fast: godkjenning-av-innkalling".to_owned());
    }
    let minutes = if meeting.seat == Seat::Assembly { "protokoll" } else { "referat" };
    item(format!("fast: godkjenning-av-{minutes}"));
    for case in plan.cases_of(meeting.round) {
        if Plan::is_on_agenda(case, meeting.seat) {
            let number = item(format!("id: {}", case.id));
            numbers.insert((case.index, meeting.seat), number);
        }
    }
    for name in words::last_items(meeting.seat) {
        item(format!("fast: {name}"));
    }
    text.push_str("---\n\nForfall meldes til sekretariatet så snart som mulig.\n");
    text
}

fn head(plan: &Plan, meeting: &Meeting) -> String {
    let status = match () {
        () if plan.is_held(meeting.day) => "avholdt",
        () if plan.is_called(meeting.day) => "innkalt",
        () => "planlagt",
    };
    let mut text = format!("---\norgan: {}\ndato: {}\n", meeting.seat.body(meeting.round), meeting.day);
    // Those who sit in several bodies go from one meeting to the next.
    let time = match meeting.seat {
        Seat::Group | Seat::Coordination => "09:00–12:00",
        Seat::Committee => "08:30–09:30",
        Seat::Board => "10:00–12:00",
        Seat::Assembly => "13:00–15:00",
    };
    text.push_str(&format!("tid: {time}\nsted: Oslo rådhus\nform: fysisk\nstatus: {status}\n"));
    if plan.is_called(meeting.day) {
        let sent = super::notice_day(meeting.day);
        text.push_str(&format!("sendt: {sent}\n"));
        if !matches!(meeting.seat, Seat::Group | Seat::Coordination) {
            text.push_str(&format!("kunngjort: {sent}\n"));
        }
    }
    text.push_str("saksliste:\n");
    text
}

fn next_number(meeting: &Meeting, series: &mut Series) -> String {
    let year = meeting.day.year();
    // The groups begin again in each meeting, the others in each year.
    let begins_again = matches!(meeting.seat, Seat::Group | Seat::Coordination);
    let key = if begins_again { i32::try_from(meeting.round).unwrap_or(i32::MAX) } else { year };
    let number = series.entry((meeting.seat, key)).or_default();
    *number += 1;
    written_number(meeting.seat, *number, year)
}

fn written_number(seat: Seat, number: usize, year: i32) -> String {
    match seat {
        Seat::Group | Seat::Coordination => number.to_string(),
        Seat::Committee | Seat::Board => format!("{number:02}/{:02}", year % 100),
        Seat::Assembly => format!("{number}/{:02}", year % 100),
    }
}

/// A case file.
pub fn case(plan: &Plan, case: &Case, numbers: &Numbers) -> String {
    let mut random = Random::new(plan.seed, case.index as u64, 2);
    let mut text = "---\n".to_owned();
    text.push_str(&fields(plan, case));
    text.push_str("saksgang:\n");
    for &seat in &case.seats {
        text.push_str(&step(plan, case, seat, numbers));
    }
    if case.has_attachment {
        text.push_str("vedlegg:\n  - {fil: tidsplan.csv, tittel: Tidsplan for arbeidet}\n");
    }
    text.push_str("---\n");
    resolutions(plan, case, &mut text);
    presentation(plan, case, &mut random, &mut text);
    assessment(&mut random, &mut text);
    text
}

fn fields(plan: &Plan, case: &Case) -> String {
    let person = words::PERSONS[case.index % words::PERSONS.len()];
    let mut text = format!("id: {}\ntittel: {}\nsakstype: {}\n", case.id, case.title, case.kind.name);
    if case.kind.seats.contains(&Seat::Committee) {
        text.push_str("politisk: ja\n");
    }
    if let Some(area) = case.focus_area {
        text.push_str(&format!("innsatsområde: {area}\n"));
    }
    text.push_str(&format!(
        "grunnlag: Handlingsprogram og budsjett {}\nsaksansvarlig: {person}\n",
        case.year
    ));
    text.push_str(&format!("status: {}\n", status(plan, case)));
    if let Some(related) = related(plan, case) {
        text.push_str(&format!("hører-sammen-med: [{}]\n", related.id));
    }
    text
}

/// What the routing proves, or something that may stand for it.
fn status(plan: &Plan, case: &Case) -> &'static str {
    let is_done = |seat: &&Seat| plan.is_held(plan.day(case.round(), **seat));
    let last = case.seats.iter().rev().find(is_done);
    match last.map(|seat| outcome(case, *seat)) {
        Some("innstilt") => "innstilt",
        Some("vedtatt") => ["vedtatt", "under oppfølging", "avsluttet"][case.index % 3],
        Some("tatt til orientering") => ["tatt til orientering", "avsluttet"][case.index % 2],
        _ => "til behandling",
    }
}

fn outcome(case: &Case, seat: Seat) -> &'static str {
    let is_last = case.seats.last() == Some(&seat);
    match seat {
        Seat::Group | Seat::Coordination => "drøftet",
        _ if is_last && case.kind.name == "orienteringssak" => "tatt til orientering",
        _ if is_last => "vedtatt",
        _ => "innstilt",
    }
}

fn step(plan: &Plan, case: &Case, seat: Seat, numbers: &Numbers) -> String {
    let body = seat.body(case.round());
    let day = plan.day(case.round(), seat);
    let mut text = format!("  - {{organ: {body}, møte: {day}");
    if plan.is_called(day) {
        text.push_str(&format!(", sak: {}", numbers[&(case.index, seat)]));
    }
    if plan.is_held(day) {
        text.push_str(&format!(", utfall: {}", outcome(case, seat)));
    }
    text + "}\n"
}

/// What is proposed, and what bodies have made of it.
fn resolutions(plan: &Plan, case: &Case, text: &mut String) {
    let topic = norsk::capitalised(&case.title);
    let proposal = format!(
        "1. {topic} legges til grunn for det videre arbeidet.\n\
            2. Sekretariatet følger saken opp og melder tilbake når arbeidet er evaluert.\n"
    );
    text.push_str(&format!("\n## Forslag til vedtak\n\n{proposal}"));
    if case.kind.name == "uttalelse" {
        text.push_str(
            "\n## Forslag til uttalelse\n\n\
            Osloregionen ber om at regionens samlede behov legges til grunn.\n",
        );
    }
    for &seat in case.seats.iter().filter(|seat| plan.is_held(plan.day(case.round(), **seat))) {
        let Some(heading) = heading(outcome(case, seat), seat) else { continue };
        text.push_str(&format!("\n## {heading}\n\n{proposal}"));
    }
}

fn heading(outcome: &str, seat: Seat) -> Option<String> {
    let name = seat.body(0).replace('-', " ");
    match outcome {
        "innstilt" => Some(format!("Innstilling fra {name}")),
        "vedtatt" => Some(format!("Vedtak i {name}")),
        _ => None,
    }
}

fn presentation(plan: &Plan, case: &Case, random: &mut Random, text: &mut String) {
    text.push_str("\n## Saksfremstilling\n\n");
    text.push_str(&words::paragraph(random, &words::BACKGROUND, 2));
    if let Some(related) = related(plan, case) {
        let file = related.path().trim_start_matches("cases/").to_owned();
        text.push_str(&format!("\nSaken bygger på [sak {}](../{file}).\n", related.id));
    }
    text.push_str("\n### Bakgrunn\n\n");
    text.push_str(&words::paragraph(random, &words::BACKGROUND, 2));
    text.push_str("\n### Framdrift\n\n| Når | Hva |\n|-----|-----|\n");
    for _ in 0..3 {
        text.push_str(&format!("| {} | {} |\n", random.pick(&words::WHEN), random.pick(&words::WHAT)));
    }
}

fn assessment(random: &mut Random, text: &mut String) {
    text.push_str("\n## Vurdering\n\n");
    text.push_str(&words::paragraph(random, &words::ASSESSMENT, 2));
    text.push_str("\nDet legges særlig vekt på:\n\n");
    for _ in 0..2 {
        text.push_str(&format!("- {}\n", random.pick(&words::POINTS)));
    }
}

/// An older case that this one refers to.
fn related<'a>(plan: &'a Plan, case: &Case) -> Option<&'a Case> {
    let older = plan.cases.get(case.index.checked_sub(11)?)?;
    (case.index.is_multiple_of(4) && !older.is_copy()).then_some(older)
}
