//! The year to be pinned up: the meeting plan and the year wheel, of a year full of meetings and of others.

use std::fs;

use chrono::NaiveDate;
use ipr::document::{Block, Document};
use ipr::plans::{annual_wheel::annual_wheel, meeting_plan::meeting_plan};
use ipr::schedule::Year;
use ipr::workspace::Workspace;
use ipr::{disk, read, render};

use crate::program::{Folder, repository};

/// What stands in the title and text of an exempt case with a hearing.
const SECRET: &str = "Hemmeligstad";

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// Osloregionen with the invented year of `tests/folders/pinned`.
fn pinned() -> Folder {
    Folder::with(&[
        ("bodies.yaml", "bodies.yaml"),
        ("members.yaml", "members.yaml"),
        ("tests/folders/pinned/cases", "cases"),
        ("tests/folders/pinned/meetings", "meetings"),
    ])
}

fn read_folder(folder: &std::path::Path) -> Workspace {
    let files = disk::load(folder, &|_, _| {});
    read::read(files, day("2026-12-01")).0
}

fn papers(workspace: &Workspace, year: i32) -> [(&'static str, Document); 2] {
    let year = Year::of(workspace, year);
    [("moteplan", meeting_plan(workspace, &year)), ("arshjul", annual_wheel(workspace, &year))]
}

/// Folders whose year is shown: full, with a few meetings in nynorsk, and with nothing.
fn shown() -> Vec<(&'static str, Workspace, i32)> {
    let other = |name: &str| read_folder(&repository().join("tests/folders").join(name));
    vec![
        ("full", read_folder(pinned().path()), 2027),
        ("few", other("sunnhordland"), 2016),
        ("none", other("gjovikregionen"), 2029),
    ]
}

/// Where each mark stands, and the table as it is set.
fn hold_to_drawing(path: &std::path::Path, document: &Document) {
    let drawn = render::typst::render(document);
    if std::env::var_os("IPR_BLESS").is_some() {
        fs::write(path, &drawn).expect("written");
    }
    assert_eq!(drawn, fs::read_to_string(path).unwrap_or_default(), "{}", path.display());
}

/// With `IPR_BLESS` set the papers are written anew instead.
#[test]
fn the_papers_of_a_year_are_those_that_are_committed() {
    for (name, workspace, year) in shown() {
        for (paper, document) in papers(&workspace, year) {
            let made = render::markdown::render(&document);
            let path = repository().join(format!("tests/folders/pinned/expected/{name}-{paper}.md"));
            if std::env::var_os("IPR_BLESS").is_some() {
                fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
                fs::write(&path, &made).expect("written");
            }
            assert_eq!(made, fs::read_to_string(&path).unwrap_or_default(), "{}", path.display());
            hold_to_drawing(&path.with_extension("typ"), &document);
            assert!(!format!("{document:?}").contains(SECRET), "{paper}");
        }
    }
}

#[test]
fn the_papers_of_the_year_are_made_with_the_calendars() {
    let folder = pinned();
    let make = || folder.ok(&["kalender", "--år", "2027", "--dato", "2026-12-01"]);
    make();
    let head = folder.git(&["rev-parse", "HEAD"]);
    let plan = folder.read("kalender/moteplan-2027.md");
    assert!(plan.starts_with("<!-- Laget av ipr fra møtene og bodies.yaml."), "{plan}");
    assert!(plan.contains("| Styret: flyttet til 19. november |"), "{plan}");
    assert!(plan.contains("Høringsfrist for sak 2027-002, Sak unntatt offentlighet"), "{plan}");
    assert!(
        folder
            .read("kalender/arshjul-2027.md")
            .contains("- fredag 12. februar: Styret, kl. 09:00–12:00, Oslo rådhus")
    );
    for path in crate::program::files(&folder.path().join("kalender")) {
        let bytes = fs::read(folder.path().join("kalender").join(&path)).expect("a paper");
        assert!(!crate::secrets::searched::hold(&bytes, SECRET), "{path}");
    }
    // On another day, with nothing else changed, they are the same.
    folder.ok(&["kalender", "--år", "2027", "--dato", "2026-12-24"]);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);
    folder.ok(&["kalender", "--år", "2031", "--dato", "2026-12-01"]);
    assert!(!folder.path().join("kalender/moteplan-2031.md").exists(), "nothing is known of that year");
}

/// A wheel has one ring for each body and one for groups, a mark for each meeting, and words for all of it.
#[test]
fn everything_drawn_is_also_said() {
    let workspace = read_folder(pinned().path());
    let [(_, plan), (_, wheel)] = papers(&workspace, 2027);
    let Some(Block::YearWheel(wheel)) = wheel.blocks.last() else { panic!("no wheel") };
    assert_eq!(wheel.rings.len(), 6);
    let marks: usize =
        wheel.rings.iter().flat_map(|ring| &ring.series).map(|series| series.marks.len()).sum();
    assert_eq!(marks, 33 + 2 + 1 + 7, "meetings, hearings, the election, and what comes each year");
    for series in wheel.rings.iter().flat_map(|ring| &ring.series).filter(|series| !series.marks.is_empty()) {
        assert!(wheel.alternative.contains(&format!("{}: ", series.name)), "{}", series.name);
    }
    assert!(
        wheel.alternative.contains("Styret: 12. februar, 23. april, 18. juni, 8. oktober og 19. november.")
    );
    let said: usize = wheel.words.iter().map(|(_, lines)| lines.len()).sum();
    assert_eq!(said, marks + 6 + 7 + 1, "and holidays, days kept free, and a meeting that was moved");
    let Some(Block::OnePageTable(plan)) = plan.blocks.last() else { panic!("no plan") };
    assert_eq!(plan.table.rows.len() - plan.quiet.len(), 33);
}

/// Names and days without end are told in the list; the words of the picture have room in a PDF.
#[test]
fn a_wheel_without_end_is_told_shortly() {
    let folder = pinned();
    let council = folder.read("bodies.yaml");
    let name = format!("hva: \"{} vinterferien\"", "ferie ".repeat(6_000));
    folder.write("bodies.yaml", council.replacen("hva: vinterferien", &name, 1));
    let [_, (_, wheel)] = papers(&read_folder(folder.path()), 2027);
    let Some(Block::YearWheel(wheel)) = wheel.blocks.last() else { panic!("no wheel") };
    assert!(wheel.alternative.chars().count() < 12_200, "{}", wheel.alternative.len());
    assert!(wheel.alternative.ends_with(" … og 12 til; se listen under."), "{}", wheel.alternative);
    assert!(wheel.words.iter().flat_map(|(_, lines)| lines).any(|line| line.ends_with(" vinterferien")));
}

#[cfg(feature = "pdf")]
#[test]
fn each_is_a_page_and_the_picture_is_one_figure() {
    for (name, workspace, year) in shown() {
        for (paper, document) in papers(&workspace, year) {
            let pdf = render::pdf::render(&document, &std::collections::BTreeMap::new()).expect("a PDF");
            assert!(pdf.replaced.is_empty(), "{name} {paper}");
            assert!(pdf.bytes.len() < 200_000, "{name} {paper}");
        }
    }
}
