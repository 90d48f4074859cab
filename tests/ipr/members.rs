//! `ipr medlemmer`: who sits where, which seats are vacant, and how the bodies hang together.

use ipr::document::{Block, OrganisationChart};
use ipr::papers::elsewhere::of_members;
use ipr::workspace::Workspace;
use ipr::{disk, read};
use serde_json::Value;

use crate::program::{Folder, repository};

const DAY: &str = "2024-02-06";

fn workspace(folder: &std::path::Path, day: &str) -> Workspace {
    read::read(disk::load(folder, &|_, _| {}), day.parse().expect("a date")).0
}

/// The list for everybody and the one with addresses, as text.
fn lists(folder: &Folder) -> [String; 2] {
    let made = of_members(&workspace(folder.path(), DAY));
    let text = |at: usize| made.papers[at].text().replace('\u{a0}', " ");
    [text(0), text(1)]
}

fn chart(workspace: &Workspace) -> OrganisationChart {
    let made = of_members(workspace);
    for block in &made.papers[0].document().expect("a document").blocks {
        if let Block::OrganisationChart(chart) = block {
            return (**chart).clone();
        }
    }
    panic!("no chart")
}

#[test]
fn each_seat_is_told_with_whom_it_stands_for_and_what_is_vacant() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let rule = "    en-per-delregion: {verdi: ja, grunnlag: reglement-2023}\n    etterfølger-overtar:";
    folder.replace("bodies.yaml", "    etterfølger-overtar:", rule);
    let ends = "representerer: indre, fra: 2023-12-15, til: 2024-01-31}";
    folder.replace("members.yaml", "representerer: indre, fra: 2023-12-15}", ends);
    let said = folder.ok(&["medlemmer", "styret", "--dato", DAY]);
    assert!(said.contains("Anne Lund  nestleder  Ytre Fjord"), "{said}");
    assert!(said.contains("Ledig: leder og Indre Fjord."), "{said}");
    assert!(said.contains("Per Nes    per.nes@strandas.example"), "{said}");
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let all = folder.ok(&["medlemmer", "--dato", DAY]);
    assert!(all.contains("Siri Dal   vara"), "{all}");
    assert!(all.contains("Koordineringsgruppen\nIngen verv er ført inn"), "{all}");
    let json: Value =
        serde_json::from_str(&folder.ok(&["medlemmer", "--format", "json", "--dato", DAY])).expect("JSON");
    assert_eq!(json[1]["organ"], "styret");
    assert_eq!(json[1]["ledig"][1], "Indre Fjord");
    assert_eq!(json[1]["medlemmer"][0]["epost"], "anne.lund@holmsund.example");
    assert_eq!(json[1]["medlemmer"][0]["fra"], "2023-12-15");
    let sheet = folder.ok(&["medlemmer", "styret", "--format", "csv", "--dato", DAY]);
    assert!(sheet.contains("Styret;ledig;;;Indre Fjord;;;;\r\n"), "{sheet}");
    let said = folder.ipr(&["medlemmer", "stryet"]);
    assert_eq!(said.code, 2, "{}", said.err);
    assert!(said.err.contains("styret"), "{}", said.err);
}

#[test]
fn a_list_for_everybody_has_only_the_addresses_that_are_public() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.ok(&["person", "endre", "per-nes", "--telefon", "99 00 11 22", "--dato", DAY]);
    let [public, closed] = lists(&folder);
    assert!(!public.contains('@') && !public.contains("99 00 11 22"), "{public}");
    assert!(closed.contains("per.nes@strandas.example") && closed.contains("99 00 11 22"), "{closed}");
    assert!(closed.contains("Skal ikke legges ut"), "{closed}");
    folder.replace("members.yaml", "telefon: 99 00 11 22", "telefon: 99 00 11 22\n    kontakt-offentlig: ja");
    let [public, _] = lists(&folder);
    assert!(public.contains("per.nes@strandas.example") && public.contains("99 00 11 22"), "{public}");
    assert_eq!(public.matches('@').count(), 2, "his own, in both bodies: {public}");
}

#[test]
fn all_that_is_drawn_is_told_to_those_who_cannot_see_it() {
    let workspace = workspace(&repository(), DAY);
    let chart = chart(&workspace);
    assert!(chart.alternative.starts_with("Organisasjonskart for Osloregionen. Deltakere: 64 kommuner"));
    for words in [
        "Under Deltakere: Representantskapet.",
        "Under Representantskapet: Styret, Interessepolitisk utvalg og Valgkomiteen.",
        "Under Styret: Sekretariatet for Osloregionen.",
        "Under Sekretariatet for Osloregionen: Administrativ koordineringsgruppe og Faggrupper.",
    ] {
        assert!(chart.alternative.contains(words), "{words}\n{}", chart.alternative);
    }
    for body in workspace.council.bodies.values() {
        let is_there = body.exists.holds_on(workspace.today);
        let name = body.name_on(workspace.today);
        assert_eq!(chart.alternative.contains(name), is_there, "{name}");
    }
    let text = of_members(&workspace).papers[0].text();
    assert!(text.contains("\n    - Styret: velges av representantskapet"), "{text}");
    assert!(text.contains("Ledig: Søndre Østfold regionråd."), "{text}");
}

#[test]
fn the_chart_of_every_council_has_each_of_its_bodies_once() {
    for name in
        ["gjovikregionen", "kongsbergregionen", "kystradet", "sunnhordland", "trondheimsregionen", "year"]
    {
        let workspace = workspace(&repository().join("tests/folders").join(name), DAY);
        let told = chart(&workspace).list();
        let text = format!("{told:?}");
        for body in workspace.council.bodies.values().filter(|body| body.exists.holds_on(workspace.today)) {
            let name = format!("\"{}", body.name_on(workspace.today));
            let times =
                text.matches(&format!("{name}:")).count() + text.matches(&format!("{name}\"")).count();
            assert_eq!(times, 1, "{name} {text}");
        }
    }
}
