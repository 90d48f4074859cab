//! What a body wants the next one to know of a case goes on: from its minutes into the next paper.

use ipr::plans::{Subject, book};
use ipr::read::{self, FileContent, Files};
use ipr::render;

use crate::program::Folder;
use crate::words::{CASE, MEETING, standard};

const KG: &str = "meetings/2024-01-30-koordineringsgruppen";
const FAGGRUPPE: &str = "meetings/2024-01-16-faggruppe-areal-og-transport";
const HEADING: &str = "## Innspill fra koordineringsgruppen 30. januar 2024";
const WITHHELD: &str = "[Innspillene er unntatt offentlighet]";

/// The public paper of the case in styret, and the closed one; `minutes` are those of bodies before, and
/// `exempt` is said in the case.
fn papers(minutes: &[(&str, &str)], exempt: &str) -> [String; 2] {
    let mut texts = Vec::new();
    for (path, mut content) in standard() {
        if path == CASE {
            content = content.replacen("---\n", &format!("---\n{exempt}"), 1);
            if !exempt.is_empty() {
                content.push_str("\n::: unntatt\n\nPrisen er lav.\n\n:::\n");
            }
        }
        texts.push((path, FileContent::Text(content)));
    }
    for (folder, text) in minutes {
        texts.push((format!("{folder}/referat.md"), FileContent::Text((*text).to_owned())));
    }
    let today = "2024-02-06".parse().expect("a day");
    let workspace = read::read(Files { texts, ..Files::default() }, today).0;
    let meeting = workspace.meeting_in(MEETING).expect("the meeting");
    let subject = Subject::new(&workspace, meeting).expect("its body");
    [subject, subject.closed()].map(|subject| render::markdown::render(&book::book(&subject)))
}

fn said(words: &str) -> String {
    let item = "### Sak 4 Parkering

Drøfting: Ordskiftet var langt.";
    format!(
        "# Referat

{item}

{words}

### Sak 5 Eventuelt
"
    )
}

#[test]
fn each_round_says_by_body_and_day_what_was_said() {
    let points = "a) forenkles
b) tas i bruk";
    let kg = format!(
        "**Innspill:** Gruppen ber om at
prinsippene:

{points}

Oppsummering: Drøftet."
    );
    let kg = said(&kg);
    let faggruppe = "### Sak 2 Parkering\n\nInnspill til neste behandling: Mål det.\n";
    let [public, _] = papers(&[(KG, &kg), (FAGGRUPPE, faggruppe)], "");
    let expected = "## Innspill fra faggruppe for areal og transport 16. januar 2024\n\nMål det.\n\n";
    let rounds = public.find(expected).zip(public.find(HEADING));
    assert!(rounds.is_some_and(|(first, second)| first < second), "{public}");
    let after = public.split_once(HEADING).map_or("", |(_, after)| after);
    assert!(
        after.starts_with("\n\nGruppen ber om at prinsippene:\n\na) forenkles\\\nb) tas i bruk\n"),
        "{after}"
    );
    assert!(!public.contains("Ordskiftet") && !public.contains("Drøftet."), "{public}");
}

#[test]
fn nothing_is_said_where_nothing_is_written() {
    for words in ["", "Innspill:", "Innspill: ingen", "Innspill: ____", "<!-- Innspill: Nei. -->"] {
        let [public, _] = papers(&[(KG, &said(words))], "");
        assert!(!public.contains("Innspill fra"), "{words}: {public}");
    }
}

#[test]
fn what_is_exempt_stays_out_of_the_public_paper() {
    let partly = "unntatt: {hjemmel: offl. § 23 første ledd, omfang: deler}\n";
    let marks = "\n\n::: unntatt\n\nHemmelig.\n\n:::\n\n";
    for (words, exempt) in [
        // Nobody can tell what of it is exempt.
        ("Innspill: Hemmelig.".to_owned(), partly),
        // The mark encloses more than the words.
        ("::: unntatt\n\nInnspill: Hemmelig.\n\nOppsummering: Klar.\n\n:::".to_owned(), ""),
        (format!("Innspill: Alle ser.{marks}"), ""),
        ("Innspill: Hemmelig.\n\n::: unntatt".to_owned(), partly),
        ("Lukket: koml. § 11-5 andre ledd\n\nInnspill: Hemmelig.".to_owned(), ""),
    ] {
        let [public, closed] = papers(&[(KG, &said(&words))], exempt);
        assert!(!public.contains("Hemmelig") && public.contains(WITHHELD), "{words}: {public}");
        assert!(closed.contains("Hemmelig."), "{words}: {closed}");
    }
    let [public, closed] = papers(&[(KG, &said(&format!("Innspill: Alle ser.{marks}")))], partly);
    assert!(public.contains("Alle ser.") && !public.contains("Hemmelig"), "{public}");
    assert!(closed.contains("Alle ser.") && closed.contains("Hemmelig."), "{closed}");
    let within = said("::: unntatt\n\nInnspill: Hemmelig.\n\nOppsummering: Klar.\n\n:::");
    let [public, closed] = papers(&[(KG, &within)], partly);
    assert!(public.contains(HEADING) && !public.contains("Hemmelig"), "{public}");
    assert!(closed.contains("Hemmelig."), "{closed}");
}

#[test]
fn minutes_have_room_for_it_under_each_case() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.ok(&["referat", "2024-01-30-koordineringsgruppen", "--dato", "2024-01-30"]);
    let minutes = folder.read(&format!("{KG}/referat.md"));
    assert_eq!(minutes.matches("\nInnspill til neste behandling:\n").count(), 3, "{minutes}");
}
