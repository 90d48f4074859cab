//! The papers that lie with a case, with the calendars, and with what members pay.

use std::borrow::Cow;

use chrono::{Datelike, Months, NaiveDate};

use super::{FolderPaper, PaperStanding, PaperText, standings_of};
use crate::model::{Case, MadeBy, Making, ReportKind, SealedItem, YearBudgets};
use crate::plans::calendar::{self, CALENDARS};
use crate::plans::member_list::{self, Audience};
use crate::plans::report::{self, ReportScope};
use crate::plans::{
    annual_wheel, budget, extract, letter, meeting_plan, membership_fee, programme, status_report,
};
use crate::read::{BODIES, CASES, EXTRACT, FEES, LETTER, MEMBER_LISTS, is_extract};
use crate::schedule::Year;
use crate::text::Span;
use crate::text::digest::Seal;
use crate::workspace::Workspace;

/// Papers as they are made now.
#[derive(Debug)]
pub struct MadeNow {
    /// The papers.
    pub papers: Vec<FolderPaper>,
    /// The cases whose titles they show.
    pub titles: Vec<SealedItem>,
}

/// Papers that lie in the folder and were made at one time.
pub struct LyingPapers<'a> {
    /// What they were made of; what is guessed of it when nobody has written it.
    pub making: Cow<'a, Making>,
    /// The case that they belong to.
    pub case: Option<&'a Case>,
    /// Where a fault in them is told.
    pub place: Span,
    folder: String,
    is_recorded: bool,
}

/// The papers of a year, by the beginnings of their names.
pub const YEAR_PAPERS: [&str; 2] = ["moteplan-", "arshjul-"];

/// The extract of `case`, in the folder of its attachments; none of a case that no body has treated.
pub fn of_extract(workspace: &Workspace, case: &Case) -> Option<MadeNow> {
    let document = extract::extract(workspace, case)?;
    let path = |end: &str| format!("{}/{EXTRACT}.{end}", workspace.attachment_folder(case));
    let paper = FolderPaper::of(vec![path("md"), path("pdf")], document);
    Some(MadeNow { papers: vec![paper], titles: workspace.titles_to_seal([case]) })
}

/// The letter of `case` as it is now; none when there is nobody to write to, or nothing that surely was
/// adopted.
pub fn of_letter(workspace: &Workspace, case: &Case) -> Option<MadeNow> {
    let document = letter::letter(workspace, case, workspace.adopted_text(case).ok()?)?;
    let stem = letter_stem(workspace, case)?;
    let paths = ["md", "pdf"].map(|end| format!("{stem}.{end}"));
    let papers = vec![FolderPaper::of(paths.into(), document)];
    Some(MadeNow { papers, titles: workspace.titles_to_seal([case]) })
}

/// Whether the letters of `case` that lie in the folder say what it says now, and are as they were made.
pub fn letter_holds(workspace: &Workspace, case: &Case) -> bool {
    for papers in lying(workspace) {
        let is_its = papers.case.is_some_and(|other| other.id.value == case.id.value);
        let holds = |(_, standing): &(String, PaperStanding)| *standing == PaperStanding::Holds;
        if papers.making.by == MadeBy::Letter && is_its && !papers.standings(workspace).iter().all(holds) {
            return false;
        }
    }
    true
}

/// Where the letter of `case` lies, without the end of its name: «brev», and «brev-b» when it has been put
/// right.
pub fn letter_stem(workspace: &Workspace, case: &Case) -> Option<String> {
    let folder = workspace.attachment_folder(case);
    Some(match case.letter.as_ref()?.version()? {
        'A' => format!("{folder}/{LETTER}"),
        later => format!("{folder}/{LETTER}-{}", later.to_ascii_lowercase()),
    })
}

/// The report of `scope` as of the workspace's day, in the folder of the case that carries it; none of what
/// nothing is known of.
pub fn of_report(workspace: &Workspace, scope: &ReportScope<'_>) -> Option<MadeNow> {
    let stem = format!("{}/{}", workspace.attachment_folder(scope.carrier), scope.kind.stem(scope.year));
    let paths = ["md", "pdf"].map(|end| format!("{stem}.{end}"));
    let plan = Year::of(workspace, scope.year);
    let (head, document, titles) = match scope.kind {
        ReportKind::Quarter(_) | ReportKind::Annual => {
            let titles = workspace.titles_to_seal(status_report::cases(workspace, scope));
            (crate::plans::GENERATED, status_report::status_report(workspace, scope), titles)
        }
        ReportKind::Programme => {
            let known = workspace.action_programme(scope.year)?;
            let titles = workspace.titles_to_seal(plan.entries.iter().filter_map(|entry| entry.case));
            (report::GENERATED, programme::programme(workspace, scope, known), titles)
        }
        ReportKind::Budget => {
            let budgets = YearBudgets::beside_last(&workspace.budgets, scope.year)?;
            (report::GENERATED, budget::budget(workspace, scope, &budgets), Vec::new())
        }
    };
    let says = PaperText::Document(head, document);
    Some(MadeNow { papers: vec![FolderPaper { paths: paths.into(), says }], titles })
}

/// Every calendar, as of the workspace's day.
pub fn of_calendars(workspace: &Workspace) -> MadeNow {
    let first = first_year(workspace);
    let mut papers = Vec::new();
    for (file, calendar) in calendar::calendars(workspace, first) {
        let says = PaperText::Calendar(calendar);
        papers.push(FolderPaper { paths: vec![format!("{CALENDARS}{file}")], says });
    }
    MadeNow { papers, titles: workspace.titles_to_seal(calendar::cases(workspace, first)) }
}

/// The calendars begin here, whichever years have posters: a meeting of last year may still be looked up.
pub fn first_year(workspace: &Workspace) -> i32 {
    workspace.today.year() - 1
}

/// The meeting plan and the wheel of `year`, each by itself; none of a year in which nothing is set up.
pub fn of_year(workspace: &Workspace, year: i32) -> Vec<MadeNow> {
    let plan = Year::of(workspace, year);
    if plan.is_unknown() {
        return Vec::new();
    }
    let documents =
        [meeting_plan::meeting_plan(workspace, &plan), annual_wheel::annual_wheel(workspace, &plan)];
    let mut made = Vec::new();
    for (name, document) in YEAR_PAPERS.into_iter().zip(documents) {
        let paths = ["md", "pdf"].map(|end| format!("{CALENDARS}{name}{year}.{end}"));
        let says = PaperText::Document(meeting_plan::GENERATED, document);
        let titles = workspace.titles_to_seal(plan.entries.iter().filter_map(|entry| entry.case));
        made.push(MadeNow { papers: vec![FolderPaper { paths: paths.into(), says }], titles });
    }
    made
}

/// What each member pays for `year`, as text, PDF and figures; none when the sum is not whole.
pub fn of_fees(workspace: &Workspace, year: i32) -> Option<MadeNow> {
    let fee = workspace.membership_fee(NaiveDate::from_ymd_opt(year, 1, 1)?);
    let document = membership_fee::membership_fee(workspace, &fee)?;
    let paths = ["md", "pdf", "csv"].map(|end| format!("{FEES}kontingent-{year}.{end}"));
    let says = PaperText::Document(membership_fee::GENERATED, document);
    Some(MadeNow { papers: vec![FolderPaper { paths: paths.into(), says }], titles: Vec::new() })
}

/// Who sits in the bodies today: for everybody, with the organisation chart, and with addresses.
pub fn of_members(workspace: &Workspace) -> MadeNow {
    let lists: [(Audience, &[&str]); 2] = [
        (Audience::Public, &["medlemsliste.md", "medlemsliste.pdf"]),
        (Audience::Council, &["kontaktliste.md", "kontaktliste.pdf", "kontaktliste.csv"]),
    ];
    let mut papers = Vec::new();
    for (audience, names) in lists {
        let paths = names.iter().map(|name| format!("{MEMBER_LISTS}{name}")).collect();
        let document = member_list::member_list(workspace, audience);
        papers.push(FolderPaper { paths, says: PaperText::Document(membership_fee::GENERATED, document) });
    }
    MadeNow { papers, titles: Vec::new() }
}

/// All papers of these kinds that lie in the folder: those that are recorded, and of those that were made
/// before anything was recorded the extracts, and the calendar that names the most cases.
pub fn lying(workspace: &Workspace) -> Vec<LyingPapers<'_>> {
    let mut lying = Vec::new();
    for made in workspace.made_papers.values() {
        let case = case_of(workspace, &made.folder);
        for making in &made.makings {
            if matches!(making.by, MadeBy::Notice | MadeBy::Minutes | MadeBy::Cancellation) {
                continue;
            }
            let place = case.map_or_else(|| Span::new(made.source, 0..1), |case| case.id.span);
            let (making, folder) = (Cow::Borrowed(making), made.folder.clone());
            lying.push(LyingPapers { making, case, place, folder, is_recorded: true });
        }
    }
    let calendar = format!("{CALENDARS}{}", calendar::SECRETARIAT);
    let mut paths: Vec<&str> = workspace.seals.keys().map(String::as_str).collect();
    paths.retain(|path| is_extract(path) || *path == calendar);
    paths.sort_unstable();
    for path in paths {
        lying.extend(unrecorded(workspace, path));
    }
    lying
}

/// The cases with an extract beside them that would say something else if it were made now.
pub fn outdated_extracts(workspace: &Workspace) -> Vec<&Case> {
    let mut outdated = Vec::new();
    for papers in lying(workspace) {
        if let (MadeBy::Extract, Some(case)) = (papers.making.by, papers.case) {
            let standings = papers.standings(workspace);
            if standings.iter().any(|(_, standing)| *standing != PaperStanding::Holds) {
                outdated.extend(workspace.case(&case.id.value));
            }
        }
    }
    outdated
}

fn unrecorded<'a>(workspace: &'a Workspace, path: &str) -> Option<LyingPapers<'a>> {
    let folder = &path[..=path.rfind('/')?];
    let case = case_of(workspace, folder);
    let by = if folder.starts_with(CASES) { MadeBy::Extract } else { MadeBy::Calendars };
    let recorded = workspace.made_papers.get(folder);
    if recorded.is_some_and(|made| made.makings.iter().any(|making| making.by == by)) {
        return None;
    }
    let place = match (case, by) {
        (Some(case), _) => case.id.span,
        (None, MadeBy::Calendars) => Span::new(workspace.sources.find(BODIES)?, 0..0),
        (None, _) => return None,
    };
    let making = Cow::Owned(Making { by, day: None, papers: Vec::new(), agenda: Vec::new() });
    Some(LyingPapers { making, case, place, folder: folder.to_owned(), is_recorded: false })
}

/// The case whose attachments lie in `folder`.
fn case_of<'a>(workspace: &'a Workspace, folder: &str) -> Option<&'a Case> {
    if folder.starts_with(CASES) {
        workspace.case_in(&format!("{}.md", folder.trim_end_matches('/')))
    } else {
        None
    }
}

impl LyingPapers<'_> {
    /// How each of them stands, by path.
    pub fn standings(&self, workspace: &Workspace) -> Vec<(String, PaperStanding)> {
        if !self.is_recorded {
            return self.standings_of_text(workspace);
        }
        let mut lying = Vec::new();
        for made in &self.making.papers {
            if workspace.has_file(&made.file.path) {
                lying.push(made.file.path.clone());
            }
        }
        let now = self.now(workspace, self.making.day);
        let mut standings = standings_of(workspace, Some(&self.making), lying, &now);
        // Of a case that is exempt now there is none to hold it against, and what was sent shows it.
        if self.making.by == MadeBy::Letter && !now.is_empty() {
            self.keep_earlier_letter(workspace, &mut standings);
        }
        standings
    }

    /// A letter that another has put right is not made again, and stays as it was sent.
    fn keep_earlier_letter(&self, workspace: &Workspace, standings: &mut [(String, PaperStanding)]) {
        for (path, standing) in standings {
            let made = self.making.papers.iter().find(|made| made.file.path == *path);
            let is_same = made.is_some_and(|made| workspace.seals.get(path) == Some(&made.file.seal));
            let is_sent = self.case.is_some_and(|case| case.has_sent_letter());
            if *standing == PaperStanding::LeftOver && is_sent {
                *standing = if is_same { PaperStanding::Holds } else { PaperStanding::Replaced };
            }
        }
    }

    /// Where nobody has written what it was made of, a text is itself what it says.
    fn standings_of_text(&self, workspace: &Workspace) -> Vec<(String, PaperStanding)> {
        // A calendar may have been made the year before, and begins a year earlier then.
        let earlier = workspace.today.checked_sub_months(Months::new(12));
        let days = match self.making.by {
            MadeBy::Calendars => vec![None, earlier],
            _ => vec![None],
        };
        let mut standings = Vec::new();
        for day in days {
            standings.clear();
            for paper in self.now(workspace, day) {
                let path = &paper.paths[0];
                let Some(seal) = workspace.seals.get(path) else { continue };
                let is_same = *seal == Seal::of(path, paper.text().as_bytes());
                let standing = if is_same { PaperStanding::Holds } else { PaperStanding::Outdated };
                standings.push((path.clone(), standing));
            }
            if standings.iter().all(|(_, standing)| *standing == PaperStanding::Holds) {
                break;
            }
        }
        standings
    }

    /// The papers as they would be made now; of those that hang on the day, as they would be made on `day`.
    fn now(&self, workspace: &Workspace, day: Option<NaiveDate>) -> Vec<FolderPaper> {
        let then = day.map(|day| workspace.as_of(day));
        let workspace = then.as_ref().unwrap_or(workspace);
        let case = self.case.and_then(|case| workspace.case(&case.id.value));
        let made = match (self.making.by, case, &self.numbers()[..]) {
            (MadeBy::Extract, Some(case), _) => of_extract(workspace, case),
            (MadeBy::Letter, Some(case), _) => of_letter(workspace, case),
            (MadeBy::StatusReport, Some(carrier), _) => {
                let of_name = self.report();
                of_name.and_then(|(kind, year)| of_report(workspace, &ReportScope { year, kind, carrier }))
            }
            (MadeBy::Calendars, ..) => Some(of_calendars(workspace)),
            (MadeBy::YearPaper, _, &[year]) => {
                return of_year(workspace, year).into_iter().flat_map(|made| made.papers).collect();
            }
            (MadeBy::MembershipFee, _, &[year]) => of_fees(workspace, year),
            (MadeBy::MemberLists, ..) => Some(of_members(workspace)),
            _ => None,
        };
        made.map_or_else(Vec::new, |made| made.papers)
    }

    /// The numbers in the name of the first of them, as the year.
    pub fn numbers(&self) -> Vec<i32> {
        self.stem().split('-').filter_map(|part| part.parse().ok()).collect()
    }

    /// Which report they are, by the name of the first of them.
    pub fn report(&self) -> Option<(ReportKind, i32)> {
        ReportKind::of_stem(self.stem())
    }

    fn stem(&self) -> &str {
        let name = self.making.first().and_then(|path| path.strip_prefix(&self.folder)).unwrap_or_default();
        name.split('.').next().unwrap_or(name)
    }

    /// The cases that withhold something now, of which these papers may show more than everybody may see,
    /// unless they would be the same if they were made now.
    pub fn exposed<'w>(&self, workspace: &'w Workspace) -> Vec<&'w Case> {
        match (self.making.by, self.case) {
            (MadeBy::Extract | MadeBy::Letter, Some(case)) => {
                workspace.case(&case.id.value).filter(|case| case.withholds()).into_iter().collect()
            }
            (MadeBy::Calendars, _) if !self.is_recorded => {
                let has_day = |case: &&Case| case.deadline.is_some() || case.hearing_deadline.is_some();
                workspace.cases.iter().filter(|case| case.withholds() && has_day(case)).take(1).collect()
            }
            (by, _) => workspace.exposed_since(&self.making.agenda, by == MadeBy::StatusReport),
        }
    }
}
