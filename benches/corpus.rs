//! A council's folder of any size, made up, with faults that are known.
//!
//! Cases go in rounds of 25 through the same five meetings: a faggruppe, koordineringsgruppen,
//! interessepolitisk utvalg, styret and representantskapet, so that N cases have N / 5 meetings. The
//! rounds follow each other through the years, and the last of them are still under way on
//! [`Corpus::today`], with every meeting they are to go to planned. The same arguments give the same
//! bytes.

// Found from here whichever file includes this one.
#[path = "corpus/faults.rs"]
mod faults;
#[path = "corpus/paper.rs"]
mod paper;
#[path = "corpus/random.rs"]
pub mod random;
#[path = "corpus/words.rs"]
mod words;

use std::collections::HashMap;

use chrono::{Datelike, NaiveDate};
use faults::{FaultKind, MeetingEdit};
use ipr::model::calendar;
use ipr::norsk;
use random::Random;

/// Cases that go through the same meetings.
const ROUND: usize = 25;
/// Working days from the start of one round to the start of the next.
const PACE: usize = 2;
/// The working day of each meeting of a round, in the order of [`Seat`].
const AGENDA_DAYS: [usize; 5] = [0, 9, 10, 20, 30];
/// A notice leaves so many days before the meeting, or on the working day before that.
const NOTICE: u32 = 10;

/// The day the notice of a meeting on `day` leaves.
fn notice_day(day: NaiveDate) -> NaiveDate {
    calendar::dispatch_day(day, NOTICE)
}

/// A folder and what is wrong in it.
pub struct Corpus {
    /// Every file by path, in order of path.
    pub files: Vec<(String, String)>,
    /// The faults that were put in, in order of path. Nothing else is wrong.
    pub faults: Vec<Fault>,
    /// The day on which it is to be judged.
    pub today: NaiveDate,
}

/// One thing that is wrong.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Fault {
    /// The file it is found in.
    pub path: String,
    /// The code it is found under.
    pub code: &'static str,
}

/// The codes of every kind of fault that is put in, as they are dealt in turn.
pub fn codes() -> Vec<&'static str> {
    faults::all().map(|kind| kind.code).collect()
}

/// Makes `cases` cases, of which about `percent` in a hundred are faulty: at most four, so that no two of
/// them meet in one meeting.
pub fn generate(cases: usize, seed: u64, percent: usize) -> Corpus {
    let plan = Plan::new(cases, seed, percent);
    let mut files = vec![
        ("bodies.yaml".to_owned(), bodies()),
        ("members.yaml".to_owned(), include_str!("../members.yaml").to_owned()),
    ];
    let mut numbers = HashMap::new();
    let mut series = HashMap::new();
    for meeting in plan.meetings() {
        let mut text = paper::meeting(&plan, &meeting, &mut series, &mut numbers);
        plan.edits_of(&meeting).for_each(|(edit, id)| edit(&mut text, &meeting, id));
        files.push((meeting.path(), text));
    }
    for case in &plan.cases {
        let written = if case.is_copy() { &plan.cases[case.index - 1] } else { case };
        let mut text = paper::case(&plan, written, &numbers);
        if let Some(fault) = case.fault {
            (fault.case)(&mut text);
        }
        files.push((case.path(), text));
        if case.has_attachment {
            files.push((
                format!("cases/{}/{}/tidsplan.csv", case.year, case.stem),
                words::SCHEDULE.to_owned(),
            ));
        }
    }
    files.sort();
    Corpus { files, faults: plan.faults(), today: plan.today }
}

/// What stands in place of the real council's agreement, which nobody here has seen.
const AGREEMENT: &str = "  samarbeidsavtale: {momenter: {navn: pkt. 1, eget-rettssubjekt: pkt. 1, medlemmer: \
    pkt. 2, saker: pkt. 3, myndighet: pkt. 3, andeler: pkt. 4, uttreden: pkt. 5, oppløsning: pkt. 5}}\n";

/// The real council's bodies, without what rounds of made-up cases cannot keep: an annual cycle, elections,
/// and minutes of a meeting the day before that go with a notice.
fn bodies() -> String {
    const LEFT_OUT: [&str; 4] =
        ["valgperiode:", "årshjul:", "følger-innkallingen:", "- {fra: 2025-01-16, referat-fra:"];
    let begins = |line: &str, key: &str| line.trim_start().starts_with(key);
    let lines = include_str!("../bodies.yaml").split_inclusive('\n');
    let kept = lines.filter(|line| !LEFT_OUT.iter().any(|key| begins(line, key)));
    kept.map(|line| if begins(line, "samarbeidsavtale:") { AGREEMENT } else { line }).collect()
}

/// A body that a round visits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
enum Seat {
    Group,
    Coordination,
    Committee,
    Board,
    Assembly,
}

impl Seat {
    const ALL: [Self; 5] = [Self::Group, Self::Coordination, Self::Committee, Self::Board, Self::Assembly];

    /// The body's name in the round `round`: the groups take turns.
    fn body(self, round: usize) -> &'static str {
        match self {
            Self::Group => words::GROUPS[round % words::GROUPS.len()].0,
            Self::Coordination => "koordineringsgruppen",
            Self::Committee => "interessepolitisk-utvalg",
            Self::Board => "styret",
            Self::Assembly => "representantskapet",
        }
    }
}

/// A kind of case and the bodies it goes to.
struct Kind {
    name: &'static str,
    seats: &'static [Seat],
}

use Seat::{Assembly, Board, Committee, Coordination};

/// Dealt at random; the political ones are in the majority.
const KINDS: [Kind; 8] = [
    Kind { name: "interessepolitisk-sak", seats: &[Coordination, Committee, Board] },
    Kind { name: "uttalelse", seats: &[Coordination, Committee, Board] },
    Kind { name: "strategi", seats: &[Coordination, Committee, Board, Assembly] },
    Kind { name: "interessepolitisk-sak", seats: &[Coordination, Committee, Board] },
    Kind { name: "prinsippsak", seats: &[Coordination, Board] },
    Kind { name: "kontingent", seats: &[Coordination, Board, Assembly] },
    Kind { name: "orienteringssak", seats: &[Coordination, Board] },
    Kind { name: "administrativ-sak", seats: &[Coordination, Board] },
];

/// A case before it is written.
struct Case {
    index: usize,
    year: i32,
    id: String,
    stem: String,
    title: String,
    kind: &'static Kind,
    focus_area: Option<&'static str>,
    seats: Vec<Seat>,
    has_attachment: bool,
    fault: Option<&'static FaultKind>,
}

impl Case {
    fn round(&self) -> usize {
        self.index / ROUND
    }

    fn is_copy(&self) -> bool {
        self.fault.is_some_and(|fault| fault.is_copy)
    }

    fn path(&self) -> String {
        format!("cases/{}/{}.md", self.year, self.stem)
    }
}

/// A meeting before it is written.
struct Meeting {
    seat: Seat,
    round: usize,
    day: NaiveDate,
}

impl Meeting {
    fn path(&self) -> String {
        format!("meetings/{}-{}/meeting.md", self.day, self.seat.body(self.round))
    }
}

/// Everything that is decided before a word is written.
struct Plan {
    seed: u64,
    today: NaiveDate,
    days: Vec<NaiveDate>,
    cases: Vec<Case>,
}

impl Plan {
    fn new(cases: usize, seed: u64, percent: usize) -> Self {
        let rounds = cases.div_ceil(ROUND);
        let start = NaiveDate::from_ymd_opt(2024, 1, 8).expect("the day exists");
        let longest = AGENDA_DAYS[4] + rounds * PACE;
        let days: Vec<NaiveDate> =
            start.iter_days().filter(|day| calendar::day_off(*day).is_none()).take(longest + 1).collect();
        let today = days[rounds.saturating_sub(1) * PACE + 5];
        let mut plan = Self { seed, today, days, cases: Vec::with_capacity(cases) };
        // Only what is over and done with can be wrong in every way.
        let settled = (0..rounds).filter(|round| plan.day(*round, Seat::Assembly) <= today).count() * ROUND;
        let wanted = cases * percent.min(4) / 100;
        let apart = settled.checked_div(wanted).unwrap_or(0).max(ROUND);
        let kinds: Vec<&'static FaultKind> = faults::all().collect();
        let mut in_year = HashMap::new();
        for index in 0..cases {
            let is_faulty = wanted > 0 && index < settled && index % apart == 3 && index / apart < wanted;
            let fault = is_faulty.then(|| kinds[index / apart % kinds.len()]);
            let case = plan.case(index, fault, &mut in_year);
            plan.cases.push(case);
        }
        plan
    }

    fn case(
        &self,
        index: usize,
        fault: Option<&'static FaultKind>,
        in_year: &mut HashMap<i32, usize>,
    ) -> Case {
        let round = index / ROUND;
        let year = self.day(round, Seat::Group).year();
        let number = in_year.entry(year).or_default();
        *number += 1;
        let mut random = Random::new(self.seed, index as u64, 1);
        let title = words::title(&mut random);
        let id = format!("{year}-{number:03}");
        let stem = format!("{id}-{}", norsk::slug(&title, 60));
        let kind = if fault.is_some() { &KINDS[0] } else { random.pick(&KINDS) };
        let is_technical = fault.is_none() && year <= 2028 && random.below(3) == 0;
        let focus_area =
            if is_technical { Some(words::focus_area(round, year)) } else { words::common_area(year) };
        let mut seats: Vec<Seat> = is_technical.then_some(Seat::Group).into_iter().collect();
        seats.extend(kind.seats);
        let has_attachment = fault.is_none() && index % 25 == 7;
        let mut case = Case { index, year, id, stem, title, kind, focus_area, seats, has_attachment, fault };
        if let Some(fault) = fault {
            (fault.plan)(&mut case);
        }
        if case.is_copy() { self.copy_of_the_last(case) } else { case }
    }

    /// A second file with the id of the case before, on no agenda.
    fn copy_of_the_last(&self, case: Case) -> Case {
        let last = self.cases.last().expect("the first case is not faulty");
        Case {
            year: last.year,
            id: last.id.clone(),
            // It sorts after the first, so that the first is the one that is referred to.
            stem: format!("{}_2", last.stem),
            has_attachment: last.has_attachment,
            title: last.title.clone(),
            ..case
        }
    }

    /// The day on which `seat` meets in the round `round`.
    fn day(&self, round: usize, seat: Seat) -> NaiveDate {
        self.days[round * PACE + AGENDA_DAYS[seat as usize]]
    }

    fn is_held(&self, day: NaiveDate) -> bool {
        day <= self.today
    }

    /// Whether the notice has been sent.
    fn is_called(&self, day: NaiveDate) -> bool {
        notice_day(day) <= self.today
    }

    /// Whether the case is on the agenda of `seat`.
    fn is_on_agenda(case: &Case, seat: Seat) -> bool {
        case.seats.contains(&seat) && !case.is_copy()
    }

    /// Every meeting; those of one body in order of day.
    fn meetings(&self) -> Vec<Meeting> {
        let rounds = self.cases.len().div_ceil(ROUND);
        let in_round = |round| Seat::ALL.map(|seat| Meeting { seat, round, day: self.day(round, seat) });
        (0..rounds).flat_map(in_round).collect()
    }

    fn cases_of(&self, round: usize) -> &[Case] {
        &self.cases[round * ROUND..self.cases.len().min((round + 1) * ROUND)]
    }

    /// What the faulty cases that are treated in `meeting` do to its file.
    fn edits_of(&self, meeting: &Meeting) -> impl Iterator<Item = (MeetingEdit, &str)> {
        let cases = self.cases_of(meeting.round).iter();
        let edits = cases.filter_map(|case| Some((case.fault?.meeting?, case.id.as_str())));
        edits.filter(|((seat, _), _)| *seat == meeting.seat).map(|((_, edit), id)| (edit, id))
    }

    fn faults(&self) -> Vec<Fault> {
        let mut faults: Vec<Fault> = self
            .cases
            .iter()
            .filter_map(|case| {
                let kind = case.fault?;
                let meeting = kind.meeting.map(|(seat, _)| {
                    let day = self.day(case.round(), seat);
                    Meeting { seat, round: case.round(), day }
                });
                let path = meeting.map_or_else(|| case.path(), |meeting| meeting.path());
                Some(Fault { path, code: kind.code })
            })
            .collect();
        faults.sort();
        faults
    }
}
