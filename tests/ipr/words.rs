//! No word that somebody wrote in a case disappears: it is on the paper, or a finding points at it.
//!
//! Cases are made at random of all that Markdown has and all that people write that it has not, within one
//! another and after one another, and every word in them is different. The same round is always the same
//! case; `IPR_WORDS=100000` is a long run.

use std::fmt::Write as _;

use ipr::plans::{Subject, book};
use ipr::read::{self, FileContent, Files};
use ipr::workspace::Workspace;
use ipr::{document::Document, render};

use crate::corpus::generator::random::Random;
use crate::program::{files, repository};

/// Rounds of a run that is nobody's main concern.
const SHORT: u64 = 400;
pub const CASE: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
pub const MEETING: &str = "2024-02-16-styret";

/// What a text is made of: `@` is a word that must be on the paper, `%` one that need not.
const PIECES: [&str; 63] = [
    "@ @ @",
    "@ *@* **@** ***@*** ~~@~~ `@`",
    "@\\\n@  \n@",
    "@<br>@<br/>@",
    "@ <u>@</u> <navn> @",
    "@ <!-- % --> @",
    "<!-- % -->",
    "<!--\n%\n\n%\n-->",
    "<!-- % --> @",
    "<div>\n@\n</div>",
    "<div>\n\n@\n\n</div>",
    "<table><tr><td>@</td></tr></table>",
    "a) @\nb) @\nc) @",
    "@:\n– @\n– @",
    "• @\n• @",
    "1.1 @\n1.2 @",
    "- @\n- @\n  @\n\n  @",
    "* @\n  * @\n    * @\n      * @",
    "1. @\n2. @\n   1. @\n\n      @",
    "7) @\n8) @",
    "- [ ] @\n- [x] @",
    "@\n: @\n: @",
    "> @\n> @\n>\n> > @",
    "> [!NOTE]\n> @",
    "@[^#] @\n\n[^#]: @\n\n    @",
    "@[^#]\n\n[^#]: @[^#-2]\n\n[^#-2]: @",
    "[^#]: @",
    "@[^#]",
    "@[^#]\n\n[^#]: @\n[^#]: @",
    "[@](https://a.no) [@][r#] [@][] [@] @\n\n[r#]: https://a.no",
    "[@](sak.md) [`@`](<en sak.md>)",
    "## @[^#]\n\n@\n\n[^#]: @",
    "[@](mailto:a) <@@b.no> <https://@.no> https://@.no",
    "![@](kart.png) @",
    "![@](https://a.no/kart.png)",
    "![@](kart.svg)",
    "[![@](kart.png)](https://a.no)",
    "| @ | @ |\n|---|:-:|\n| @ | @ |\n| @ |\n| @ | @ | @ |\n@",
    "@ | @\n--|--\n@ | @",
    "| @ | *@* |\n|---|---|\n| @<br>@ | [@](https://a.no) `@` |\n| ![@](kart.png) | @[^#] |\n\n[^#]: @",
    "| @ \\| @ |\n|---|\n| `@|@` |",
    "| @ |\n| @ |",
    "### @\n\n@",
    "#### @\n##### @\n###### @\n####### @\n\n@",
    "### @ *@* `@` [@](https://a.no)\n@",
    "# @\n\n@",
    "@\n===\n\n@",
    "@\n---\n\n@",
    "```\n@\n@\n```",
    "```mermaid\n@ --> @\n```",
    "    @\n    @",
    "~~~\n@",
    "$@$ \\(@\\) $$\n@\n$$",
    "&aring;@ &nbsp;@ &#216;@ &ukjent;@ @&",
    "@\u{ad}@ \u{1f600}@ @\u{200b}@ e\u{301}@",
    "\\@ \\*@\\* 1\\. @",
    "***\n\n@\n\n___",
    "+ @\n@\n\n@",
    "H~@~O x^@^ ==@== ++@++ :@: @@",
    "[[@]] {@} {{@}} <<@>>",
    "Styret vedtar:\n@\n@",
    "(a) @\n(b) @",
    "§ 1 @\n§ 2 @",
];

/// A text and its words: those that must be shown, each with where it stands.
struct Written {
    text: String,
    words: Vec<(usize, String)>,
}

impl Written {
    fn at_random(random: &mut Random) -> Self {
        let mut written = Self { text: String::new(), words: Vec::new() };
        for _ in 0..=random.below(6) {
            let piece = *random.pick(&PIECES);
            let around = *random.pick(&["", "", "", "> ", "- ", "1. ", "   "]);
            let mut lines = String::new();
            for (number, line) in piece.lines().enumerate() {
                let margin = if around == "> " || number == 0 { around } else { &"   "[..around.len()] };
                let _ = writeln!(lines, "{}{line}", if line.is_empty() { margin.trim_end() } else { margin });
            }
            written.add(&lines, random);
            let after = *random.pick(&["\n", "\n", "", "\n\n## Et avsnitt til\n\n", "\n\n\n"]);
            written.text.push_str(after);
        }
        written
    }

    fn add(&mut self, piece: &str, random: &mut Random) {
        let note = 1_000 + random.below(1_000);
        for character in piece.chars() {
            match character {
                '@' => {
                    let word = format!("ord{}q", self.words.len());
                    self.words.push((self.text.len(), word.clone()));
                    self.text.push_str(&word);
                }
                '%' => self.text.push_str("merknad"),
                '#' if piece.contains("[^#]") || piece.contains("r#") => {
                    self.text.push_str(&note.to_string());
                }
                other => self.text.push(other),
            }
        }
    }
}

/// The texts of the standard folder.
pub fn standard() -> Vec<(String, String)> {
    let root = repository().join("tests/folders/standard");
    let paths = files(&root).into_iter().filter(|path| read::is_read(path));
    let text = |path: &str| std::fs::read_to_string(root.join(path)).expect("a text");
    paths.map(|path| (path.clone(), text(&path))).collect()
}

/// The standard folder, with a case that says `text`.
fn workspace(standard: &[(String, String)], text: &str) -> Workspace {
    let mut texts = Vec::new();
    for (path, content) in standard {
        let content = if path == CASE { format!("{}{text}", before(content)) } else { content.clone() };
        texts.push((path.clone(), FileContent::Text(content)));
    }
    let today = "2024-02-06".parse().expect("a day");
    read::read(Files { texts, ..Files::default() }, today).0
}

/// The case up to its text.
fn before(case: &str) -> &str {
    let heading = "## Saksfremstilling\n\n";
    let at = case.find(heading).expect("the heading") + heading.len();
    &case[..at]
}

/// The papers of the meeting that the case goes to.
fn papers(workspace: &Workspace) -> Document {
    let meeting = workspace.meeting_in(MEETING).expect("the meeting");
    book::book(&Subject::new(workspace, meeting).expect("its body"))
}

/// The words of `written` that no finding points at: those of [F12](ipr::rules) are these places.
fn unannounced<'a>(workspace: &Workspace, written: &'a Written) -> Vec<&'a str> {
    let case = workspace.case_in(CASE).expect("the case");
    let start = workspace.source(case.source).text.len() - written.text.len();
    let mut places: Vec<_> = case.unprinted.iter().map(|part| part.span.range()).collect();
    // A section without text is the form of a case, not filled in yet.
    let empty = case.sections.iter().filter(|section| section.is_empty);
    places.extend(empty.map(|section| section.heading_span.range()));
    let is_told = |at: usize| places.iter().any(|place| place.contains(&(start + at)));
    let silent = written.words.iter().filter(|(at, _)| !is_told(*at));
    silent.map(|(_, word)| word.as_str()).collect()
}

#[test]
fn every_word_of_a_case_is_on_its_paper_or_a_finding_points_at_it() {
    let rounds = std::env::var("IPR_WORDS").ok().and_then(|asked| asked.parse().ok()).unwrap_or(SHORT);
    let standard = standard();
    for round in 0..rounds {
        let written = Written::at_random(&mut Random::new(0x0bd5, round, 0));
        let workspace = workspace(&standard, &written.text);
        let paper = render::markdown::render(&papers(&workspace));
        for word in unannounced(&workspace, &written) {
            assert!(paper.contains(word), "round {round}: {word} is lost of\n{}\nin\n{paper}", written.text);
        }
    }
}

/// The paper of a case that says `text`.
fn paper(text: &str) -> String {
    render::markdown::render(&papers(&workspace(&standard(), text)))
}

#[test]
fn what_a_section_calls_is_found_in_another() {
    let paper = paper(
        "Se planen[^1] og [rapporten][r].\n\n## Økonomi\n\nIngen.\n\n[^1]: Vedtatt i mai.\n\n[r]: \
         https://a.no/r\n",
    );
    assert!(paper.contains("Se planen[^1] og [rapporten](https://a.no/r)."), "{paper}");
    assert!(paper.contains("[^1]: Vedtatt i mai."), "{paper}");
}

#[test]
fn a_note_that_is_exempt_stays_out_of_the_public_paper() {
    let text = "Se planen.[^1]\n\n::: unntatt\n\n[^1]: Hemmelig.\n\n:::\n";
    let exempt = "---\nunntatt: {hjemmel: offl. § 23 første ledd, omfang: deler}\n";
    let mut standard = standard();
    for (path, content) in &mut standard {
        if path == CASE {
            *content = content.replacen("---\n", exempt, 1);
        }
    }
    let workspace = workspace(&standard, text);
    let meeting = workspace.meeting_in(MEETING).expect("the meeting");
    let subject = Subject::new(&workspace, meeting).expect("its body");
    let [public, closed] =
        [subject, subject.closed()].map(|subject| render::markdown::render(&book::book(&subject)));
    assert!(public.contains("Se planen.") && !public.contains("Hemmelig"), "{public}");
    assert!(closed.contains("[^1]: Hemmelig."), "{closed}");
}

#[test]
fn a_picture_without_words_is_shown_and_says_that_it_has_none() {
    let paper = paper("![](2024-003-parkering-ved-stasjonene/kart.png)\n");
    let picture = "![Bilde uten beskrivelse: kart.png](";
    assert!(paper.contains(picture), "{paper}");
}

#[test]
fn a_mailbox_in_angle_brackets_is_a_link_to_it() {
    let paper = paper("Svar til <post@osloregionen.no>.\n\na) Én\nb) To\n\n| A |\n|---|\n| en<br>to |\n");
    assert!(paper.contains("Svar til [post@osloregionen.no](mailto:post@osloregionen.no)."), "{paper}");
    assert!(paper.contains("a) Én\\\nb) To"), "{paper}");
    assert!(paper.contains("| en<br>to |"), "{paper}");
}

#[test]
fn earlier_treatment_stands_under_one_heading() {
    let paper = paper("Sist.\n\n## Tidligere behandling\n\nSaken er kjent.\n\n## Økonomi\n\nIngen.\n");
    let (_, after) = paper.split_once("## Tidligere behandling\n\nSaken er kjent.\n\n| Organ").expect("both");
    assert!(after.contains("## Økonomi") && !after.contains("Tidligere behandling"), "{paper}");
}
