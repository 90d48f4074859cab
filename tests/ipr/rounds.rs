//! A case that comes back: each proposal, recommendation and decision belongs to one treatment.

use ipr::model::CaseId;
use ipr::plans::{Subject, book, extract};
use ipr::workspace::Workspace;
use ipr::{disk, read, render};

use crate::program::Folder;

const CASE: &str = "cases/2024/2024-005-forslag-til-prosess-for-invitasjon-til-fylkeskommuner.md";
const STYRET_FEBRUARY: &str = "2024-02-16-styret";
const IPU_APRIL: &str = "2024-04-11-interessepolitisk-utvalg";
const STYRET_APRIL: &str = "2024-04-26-styret";
const FIRST: &str = "Styret slutter seg til forslag til prosess for å invitere fylkeskommunene som medlem i \
    Osloregionen IPR.";
const SECOND: &str = "Styret inviterer fylkeskommunene til medlemskap fra 2025.";
const THIRD: &str = "Styret ber fylkeskommunene svare innen 1. oktober.";

/// The case has been in styret, which sent it back, and stands on the next agenda of the committee.
fn sent_back() -> Folder {
    let parts = ["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name));
    let folder = Folder::with(&parts);
    let outcome = ["--utfall", "sendt tilbake", "--dato", "2024-02-17"];
    folder.ok(&[&["sak", "advance", "2024-005", "--møte", STYRET_FEBRUARY][..], &outcome].concat());
    folder.ok(&["sak", "advance", "2024-005", "--møte", IPU_APRIL, "--dato", "2024-02-20"]);
    folder
}

fn recommends_again(folder: &Folder, words: &str) {
    let end = ["--utfall", "innstilt", "--tekst", words, "--dato", "2024-04-12"];
    folder.ok(&[&["sak", "advance", "2024-005"][..], &end].concat());
}

/// What a paper in Markdown has between a heading and the next.
fn under<'p>(paper: &'p str, heading: &str) -> &'p str {
    let start = paper.find(heading).unwrap_or_else(|| panic!("{heading} mangler:\n{paper}")) + heading.len();
    let rest = &paper[start..];
    &rest[..rest.find("\n#").unwrap_or(rest.len())]
}

#[test]
fn what_was_sent_back_waits_for_the_body_that_decides() {
    let folder = sent_back();
    let case = folder.read(CASE);
    let routing: Vec<&str> = case.lines().filter(|line| line.starts_with("  - {organ")).collect();
    assert_eq!(
        routing[2..],
        [
            "  - {organ: styret, møte: 2024-02-16, sak: 04/24, utfall: sendt tilbake}",
            "  - {organ: interessepolitisk-utvalg, møte: 2024-04-11}",
            "  - {organ: styret}",
        ]
    );
}

#[test]
fn each_recommendation_stands_under_its_own_day() {
    let folder = sent_back();
    recommends_again(&folder, SECOND);
    let case = folder.read(CASE);
    assert_eq!(under(&case, "## Innstilling fra interessepolitisk utvalg\n").trim(), FIRST);
    assert_eq!(under(&case, "## Innstilling fra interessepolitisk utvalg 11. april 2024\n").trim(), SECOND);
    // Said once more, it is the same; another text is refused.
    let again = |words| {
        let end = ["--møte", IPU_APRIL, "--utfall", "innstilt", "--tekst", words, "--dato", "2024-04-12"];
        folder.ipr(&[&["sak", "advance", "2024-005"][..], &end].concat())
    };
    let same = again(SECOND);
    assert_eq!((same.code, folder.read(CASE)), (0, case.clone()), "{}{}", same.out, same.err);
    let said = again(THIRD);
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Innstilling fra interessepolitisk utvalg 11."), "{flat}");
    assert_eq!(folder.read(CASE), case);
}

fn read_on(folder: &Folder, day: &str) -> Workspace {
    read::read(disk::load(folder.path(), &|_, _| {}), day.parse().expect("a date")).0
}

/// The paper of the case to a meeting, as Markdown.
fn paper(folder: &Folder, meeting: &str, day: &str) -> String {
    let workspace = read_on(folder, day);
    let meeting = workspace.meeting_in(meeting).expect("the meeting");
    let book = book::book(&Subject::new(&workspace, meeting).expect("a known body"));
    let text = render::markdown::render(&book);
    let is_title = |line: &&str| line.starts_with("# ") && line.contains("Forslag til prosess");
    let title = text.lines().find(is_title).unwrap_or_else(|| panic!("{text}"));
    let at = text.find(title).expect("a line of it");
    let rest = &text[at + title.len()..];
    rest[..rest.find("\n# ").unwrap_or(rest.len())].to_owned()
}

#[test]
fn the_next_body_reads_the_new_recommendation_and_the_first_paper_stays() {
    let folder = sent_back();
    let first = paper(&folder, STYRET_FEBRUARY, "2024-02-20");
    recommends_again(&folder, SECOND);
    folder.ok(&["sak", "advance", "2024-005", "--møte", STYRET_APRIL, "--dato", "2024-04-12"]);
    let second = paper(&folder, STYRET_APRIL, "2024-04-15");
    let put_before = under(&second, "## Innstilling fra interessepolitisk utvalg 11. april 2024\n");
    assert_eq!(put_before.trim().trim_start_matches("> "), SECOND);
    let earlier = under(&second, "## Tidligere behandling\n");
    let rounds: Vec<&str> = earlier.lines().filter(|line| line.contains("2024")).collect();
    assert_eq!(rounds.len(), 4, "{earlier}");
    assert!(rounds[2].starts_with("| Styret") && rounds[2].contains("Sendt tilbake"), "{earlier}");
    assert_eq!(paper(&folder, STYRET_FEBRUARY, "2024-04-15"), first);
}

#[test]
fn the_extract_tells_of_each_round_what_was_before_the_body_and_what_it_said() {
    let folder = sent_back();
    recommends_again(&folder, SECOND);
    let workspace = read_on(&folder, "2024-04-15");
    let case = workspace.case(&CaseId::from("2024-005")).expect("the case");
    let text = render::markdown::render(&extract::extract(&workspace, case).expect("an extract"));
    let rounds: Vec<&str> = text.split("\n## ").skip(1).collect();
    let [_, first, board, second] = rounds[..] else { panic!("{text}") };
    assert!(first.contains(FIRST) && !first.contains(SECOND), "{first}");
    assert!(!board.contains(SECOND), "{board}");
    assert!(second.contains(SECOND) && second.contains("11. april 2024"), "{second}");
    // The committee had its own words before it, which it may change.
    assert!(second.contains("**Utfall:** Innstilt\n"), "{second}");
}

#[test]
fn a_rewritten_proposal_is_put_before_the_next_meeting_and_not_the_last() {
    let folder = sent_back();
    folder.replace(
        CASE,
        "## Innstilling fra interessepolitisk utvalg\n",
        &format!(
            "## Forslag til vedtak 1. mars 2024\n\n{SECOND}\n\n## Innstilling fra interessepolitisk utvalg\n"
        ),
    );
    folder.git(&["commit", "-qam", "Nytt forslag"]);
    let april = paper(&folder, IPU_APRIL, "2024-03-02");
    assert_eq!(under(&april, "## Forslag til vedtak 1. mars 2024\n").trim().trim_start_matches("> "), SECOND);
    assert!(under(&april, "## Innstilling fra interessepolitisk utvalg\n").contains(FIRST), "{april}");
    let february = paper(&folder, STYRET_FEBRUARY, "2024-03-02");
    assert!(!february.contains(SECOND), "{february}");
    let end = ["--utfall", "innstilt", "--som-foreslått", "--dato", "2024-04-12"];
    folder.ok(&[&["sak", "advance", "2024-005"][..], &end].concat());
    let case = folder.read(CASE);
    assert_eq!(under(&case, "## Innstilling fra interessepolitisk utvalg 11. april 2024\n").trim(), SECOND);
}

#[test]
fn a_proposal_that_has_been_treated_is_not_rewritten() {
    let folder = sent_back();
    let base = folder.git(&["rev-parse", "HEAD"]).trim().to_owned();
    folder.replace(
        CASE,
        &format!("## Forslag til vedtak\n\n{FIRST}"),
        &format!("## Forslag til vedtak\n\n{SECOND}"),
    );
    folder.git(&["commit", "-qam", "Nytt forslag"]);
    let said = folder.ipr(&["check", "--siden", &base, "--dato", "2024-02-21"]);
    assert_eq!(said.code, 1, "{}", said.out);
    assert!(
        said.out.contains("feil[L14]") && said.out.contains("Et nytt forslag til neste behandling"),
        "{}",
        said.out
    );
}

#[test]
fn a_hearing_is_told_of_in_the_next_paper() {
    let folder = Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)));
    let words = "Styret sender forslaget på høring til medlemskommunene.";
    let sent = ["--utfall", "sendt på høring", "--tekst", words, "--dato", "2024-02-17"];
    let said = folder.ok(&[&["sak", "advance", "2024-005", "--møte", STYRET_FEBRUARY][..], &sent].concat());
    assert!(said.contains("advarsel[L21]"), "{said}");
    folder.ok(&["sak", "advance", "2024-005", "--møte", IPU_APRIL, "--dato", "2024-02-20"]);
    let hearing = "utfall: sendt på høring, høring: {til: [medlemskommunene], frist: 2024-03-29, \
        svar: [{fra: Asker, dato: 2024-03-20}]}}";
    folder.replace(CASE, "utfall: sendt på høring}", hearing);
    let paper = paper(&folder, IPU_APRIL, "2024-04-02");
    let told = under(&paper, "## Høring\n");
    assert!(told.contains("Styret sendte saken på høring 16. februar 2024 til medlemskommunene"), "{told}");
    assert!(told.contains("| Asker    | 20. mars 2024 |"), "{told}");
    // What the board decided was to ask, and the case goes on.
    let case = folder.read(CASE);
    assert_eq!(under(&case, "## Vedtak i styret\n").trim(), words);
    assert!(case.contains("status: til behandling") && case.contains("  - {organ: styret}\n"), "{case}");
}

#[test]
fn a_text_belongs_to_no_treatment_twice() {
    let folder = sent_back();
    recommends_again(&folder, SECOND);
    // The day is mistyped: the words are on no paper, and both ends of it are told.
    folder.replace(CASE, "utvalg 11. april 2024", "utvalg 12. april 2024");
    let said = folder.ipr(&["check", "--dato", "2024-04-12"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("feil[L20]") && said.out.contains("feil[L12]"), "{}", said.out);
    assert!(said.out.contains("«Innstilling fra interessepolitisk utvalg 11. april 2024»"), "{}", said.out);
}
