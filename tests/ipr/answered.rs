//! What was missed when the rules and the papers were tried on real meetings, each as a small council of its
//! own.

use ipr::diagnostic::Diagnostic;
use ipr::plans::{self, Subject};
use ipr::read::{self, FileContent, Files};
use ipr::workspace::Workspace;
use ipr::{render, rules};

const COUNCIL: &str = r#"
råd: {navn: Prøverådet IPR}
kilder: {r: {tittel: Reglement}}
organer:
  styret:
    navn: Styret
    møtenavn: styremøte
    slag: folkevalgt
    kan: [vedta]
    saksnummer: {serie: år, form: PS NN/ÅÅ, grunnlag: r}
    faste-saker:
      - {navn: referat, tittel: "Godkjenning av referat fra {forrige}", plass: først, grunnlag: r}
      - {navn: pause, tittel: Pause, plass: sist, uten-nummer: ja, grunnlag: r}
sakstyper:
  sak: {navn: Sak, avgjøres-av: styret, grunnlag: r}
"#;

/// A case that styret has settled in this way.
fn case(step: &str) -> String {
    format!(
        "---\nid: 2026-001\ntittel: Felles svar\nsakstype: sak\nstatus: vedtatt\nsaksgang:\n\
         \x20 - {{organ: styret, {step}, utfall: vedtatt}}\n---\n\n## Forslag til vedtak\n\n\
         Det svares.\n\n## Vedtak i styret\n\nDet svares.\n\n## Saksfremstilling\n\nSaken.\n"
    )
}

/// The council with these files besides, read on `day`, and what the rules find in it.
fn council(files: &[(&str, &str)], day: &str) -> (Workspace, Vec<Diagnostic>) {
    council_of(COUNCIL, files, day)
}

/// The same of a council with these bodies.
fn council_of(bodies: &str, files: &[(&str, &str)], day: &str) -> (Workspace, Vec<Diagnostic>) {
    let mut all = Files::default();
    for (path, text) in [("bodies.yaml", bodies), ("members.yaml", "personer: {}\n")].iter().chain(files) {
        all.texts.push(((*path).to_owned(), FileContent::Text((*text).to_owned())));
    }
    let (workspace, found) = read::read(all, day.parse().expect("a date"));
    let found = rules::check(&workspace, found);
    (workspace, found)
}

fn codes(found: &[Diagnostic]) -> Vec<&'static str> {
    found.iter().map(|finding| finding.code).collect()
}

/// An extract of an old agenda is a meeting that was held, and the one before the next.
#[test]
fn minutes_to_be_approved_are_those_of_a_meeting_known_in_part() {
    let (workspace, _) = council(
        &[
            (
                "meetings/2026-01-12-styret/meeting.md",
                "---\norgan: styret\ndato: 2026-01-12\nstatus: avholdt\nutdrag: ja\nsaksliste:\n\
                 \x20 - {sak: PS 03/26, tittel: Ett av punktene}\n---\n",
            ),
            (
                "meetings/2026-03-10-styret/meeting.md",
                "---\norgan: styret\ndato: 2026-03-10\nstatus: planlagt\n\
                 saksliste:\n  - {fast: referat}\n---\n",
            ),
        ],
        "2026-02-01",
    );
    let meeting = workspace.meetings.iter().next_back().expect("a meeting");
    let subject = Subject::new(&workspace, meeting).expect("a body");
    assert_eq!(subject.title_of(&meeting.agenda[0]), "Godkjenning av referat fra styremøte 12. januar 2026");
}

/// A standing item that never has a number gets none, and nobody misses it.
#[test]
fn a_standing_item_may_be_without_a_number() {
    let meeting = "---\norgan: styret\ndato: 2026-03-10\nstatus: innkalt\nsendt: 2026-03-01\n\
                   saksliste:\n  - {sak: PS 01/26, fast: referat}\n  - {fast: pause}\n---\n";
    let (workspace, found) = council(&[("meetings/2026-03-10-styret/meeting.md", meeting)], "2026-03-02");
    assert!(!codes(&found).contains(&"N03"), "{found:?}");
    let meeting = workspace.meetings.iter().next().expect("a meeting");
    let subject = Subject::new(&workspace, meeting).expect("a body");
    let notice = render::markdown::render(&plans::notice::notice(&subject));
    let row = notice.lines().find(|line| line.contains("Pause")).expect("the pause is on the agenda");
    let cells: Vec<&str> = row.split('|').map(str::trim).collect();
    assert_eq!(cells[1..3], ["", "Pause"], "{row}");
}

/// What the leader decides alone needs nobody before it, and is to be laid before the body (koml. § 11-8).
#[test]
fn a_leader_may_decide_alone_what_cannot_wait() {
    let case = case("møte: 2026-03-12, form: leder");
    let next =
        "---\norgan: styret\ndato: 2026-04-14\nstatus: planlagt\nsaksliste:\n  - {fast: referat}\n---\n";
    let files = [
        ("cases/2026/2026-001-felles-svar.md", case.as_str()),
        ("meetings/2026-04-14-styret/meeting.md", next),
    ];
    let (workspace, found) = council(&files, "2026-03-20");
    assert!(codes(&found).contains(&"L10") && !codes(&found).contains(&"M13"), "{found:?}");
    let told = found.iter().find(|finding| finding.code == "L10").expect("it is told");
    assert_eq!(
        told.message,
        "Lederen avgjorde saken i stedet for styret, og den står ikke på neste saksliste der"
    );
    let case = workspace.cases.iter().next().expect("a case");
    let extract = plans::extract::extract(&workspace, case).expect("it was treated");
    let extract = render::markdown::render(&extract);
    assert!(extract.contains("Avgjort av lederen (koml. § 11-8 første ledd)"), "{extract}");
    let laid = next
        .replace("{fast: referat}", "{fast: referat}\n  - {id: 2026-001, tittel: Melding om hastevedtak}");
    let (_, found) = council(&[files[0], (files[1].0, &laid)], "2026-03-20");
    assert!(!codes(&found).contains(&"L10"), "{found:?}");
}

/// Three weeks run from the day of the decision, which in a meeting over two days may be the second.
#[test]
fn three_weeks_run_from_the_day_an_item_was_treated() {
    let case = case("møte: 2026-03-10, sak: PS 01/26");
    let meeting = |day: &str| {
        format!(
            "---\norgan: styret\ndato: 2026-03-10\nflere-dager: [{{dato: 2026-03-11}}]\nstatus: avholdt\n\
             saksliste:\n  - {{sak: PS 01/26, id: 2026-001{day}}}\n---\n"
        )
    };
    for (day, last) in [("", "31. mars 2026"), (", dato: 2026-03-11", "1. april 2026")] {
        let text = meeting(day);
        let files = [
            ("cases/2026/2026-001-felles-svar.md", case.as_str()),
            ("meetings/2026-03-10-styret/meeting.md", text.as_str()),
        ];
        let (workspace, found) = council(&files, "2026-03-20");
        let told = found.iter().find(|finding| finding.code == "V04").expect("it runs");
        assert!(told.message.ends_with(last), "{}", told.message);
        let meeting = workspace.meetings.iter().next().expect("a meeting");
        let subject = Subject::new(&workspace, meeting).expect("a body");
        let draft = render::markdown::render(&plans::minutes::minutes(&subject));
        for until in ["31. mars 2026 (vedtak 10. mars 2026)", "1. april 2026 (vedtak 11. mars 2026)"] {
            assert!(draft.contains(until), "{draft}");
        }
    }
}

/// An extract of an agenda says nothing of the plan of the year that runs, and hides no meeting that lacks.
#[test]
fn an_extract_hides_nothing_of_the_plan_of_this_year() {
    let bodies = COUNCIL.replace(
        "sakstyper:",
        "  fagrådet:\n    navn: Fagrådet\n    slag: rådgivende\n    kan: []\n    \
         møter-før: {organ: styret, dager: 14, grunnlag: r}\nsakstyper:",
    );
    let bodies = bodies.replace("fagrådet:", "fagradet:");
    let group = "---\norgan: fagradet\ndato: 2026-01-12\nstatus: avholdt\nutdrag: ja\nsaksliste: []\n---\n";
    let styret = "---\norgan: styret\ndato: 2026-09-10\nstatus: planlagt\nsaksliste: []\n---\n";
    let files = [
        ("meetings/2026-01-12-fagradet/meeting.md", group),
        ("meetings/2026-09-10-styret/meeting.md", styret),
    ];
    let told = |day: &str| {
        let (_, found) = council_of(&bodies, &files, day);
        codes(&found).contains(&"T04")
    };
    assert!(told("2026-03-01"), "the plan of this year is known");
    assert!(!told("2027-03-01"), "of a year that is over only extracts are kept");
}
