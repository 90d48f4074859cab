//! `ipr medlemmer`: who sits where, which seats are vacant, and how the bodies hang together.

use ipr::document::{Block, OrganisationChart};
use ipr::papers::elsewhere::of_members;
use ipr::plans::{Subject, minutes, notice, recipients};
use ipr::render::markdown;
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

const INVITES: &str = "    inviterer: {ledere-for: faggruppe, grunnlag: mandat-2024 pkt. 1}\n    speiler:";
const LEADER: &str =
    "verv:\n  - {organ: faggruppe-areal-og-transport, person: jon-moe, rolle: leder, fra: 2024-01-01}";

#[test]
fn who_leads_a_group_is_invited_in_its_cases_and_in_no_others() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace("bodies.yaml", "    speiler:", INVITES);
    folder.replace("members.yaml", "verv:", LEADER);
    let invited = |folder: &Folder| {
        let workspace = workspace(folder.path(), "2024-01-23");
        let meeting = workspace.meeting(&"2024-01-30-koordineringsgruppen".into()).expect("the meeting");
        let subject = Subject::new(&workspace, meeting).expect("a body");
        let onlookers = recipients::circle(&subject).onlookers.unwrap_or_default();
        let to: Vec<String> = onlookers.iter().map(|mailbox| mailbox.address().to_owned()).collect();
        let papers =
            [markdown::render(&notice::notice(&subject)), markdown::render(&minutes::minutes(&subject))];
        (papers.map(|text| text.replace('\u{a0}', " ")), to)
    };
    let said = "Invitert til enkelte saker: Jon Moe, som leder faggruppe for areal og transport, til sak 4.";
    let (papers, to) = invited(&folder);
    for paper in &papers {
        assert!(paper.contains(said), "{paper}");
    }
    assert_eq!(to, ["jon.moe@holmsund.example"]);
    // Of an exempt case nobody is told which group it concerns.
    let case = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    let open = folder.read(case);
    folder.replace(case, "innsatsområde:", "unntatt: {hjemmel: offl. § 23 første ledd}\ninnsatsområde:");
    let (papers, to) = invited(&folder);
    assert!(papers.iter().all(|paper| !paper.contains("Invitert")) && to.is_empty(), "{papers:?}");
    folder.write(case, open.replace("innsatsområde: areal-og-transport\n", ""));
    assert!(invited(&folder).1.is_empty(), "a case in no area");
    folder.write(case, open);
    folder.replace("members.yaml", "rolle: leder, fra: 2024-01-01}", "rolle: medlem, fra: 2024-01-01}");
    assert!(invited(&folder).1.is_empty(), "a group without a leader");
    folder.replace("bodies.yaml", "ledere-for: faggruppe", "ledere-for: fagruppe");
    let check = folder.ipr(&["check", "--dato", DAY]).out;
    assert!(check.contains("fagruppe"), "{check}");
}

#[test]
fn a_project_hangs_from_its_owner_with_who_pays_and_its_end() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let project = "organer:\n  energi: {navn: Prosjektet Energi, slag: rådgivende, til: 2024-06-30, kan: [], \
        mandat: å kartlegge behovet, eier: koordineringsgruppen, finansiering: Klimasats, \
        grunnlag: mandat-2024 pkt. 1}\n";
    folder.replace("bodies.yaml", "organer:\n", project);
    let said = folder.ok(&["medlemmer", "--dato", DAY]);
    let on_one_line = said.replace('│', " ").split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "Prosjektet Energi: gir råd, eies av koordineringsgruppen, finansieres av Klimasats, \
        har mandatet å kartlegge behovet og varer til 30. juni 2024";
    assert!(on_one_line.contains(told), "{said}");
    assert!(
        chart(&workspace(folder.path(), DAY))
            .alternative
            .contains("Under Koordineringsgruppen: Prosjektet Energi.")
    );
    assert!(!folder.ok(&["medlemmer", "--dato", "2024-07-01"]).contains("Energi"), "it is over");
    // Bodies that own each other in a ring are still there.
    folder.replace(
        "bodies.yaml",
        "navn: Koordineringsgruppen\n",
        "navn: Koordineringsgruppen\n    eier: energi\n",
    );
    let ring = folder.ok(&["medlemmer", "--dato", DAY]);
    assert!(ring.contains("Prosjektet Energi") && ring.contains("─ Koordineringsgruppen"), "{ring}");
    folder.replace("bodies.yaml", "eier: energi\n", "eier: finnes-ikke\n");
    let check = folder.ipr(&["check", "--dato", DAY]).out;
    assert!(check.contains("finnes-ikke"), "{check}");
}

#[test]
fn a_group_that_chooses_its_leader_is_reminded_until_the_election_is_on_the_agenda() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let own = "    ledes-av: {verdi: koordineringsgruppen, grunnlag: mandat-2024 pkt. 1}\n    speiler:";
    folder.replace("bodies.yaml", "    speiler:", own);
    let member = "verv:\n  - {organ: koordineringsgruppen, person: jon-moe, rolle: medlem, fra: 2024-01-01}";
    folder.replace("members.yaml", "verv:", member);
    folder.ok(&["mote", "new", "koordineringsgruppen", "2024-03-12", "--dato", DAY]);
    let told = |folder: &Folder| folder.ipr(&["check", "--dato", DAY]).out.contains("K07");
    assert!(told(&folder));
    let path = "meetings/2024-03-12-koordineringsgruppen/meeting.md";
    folder.replace(path, "saksliste:\n", "saksliste:\n  - {tittel: Valg av leder og nestleder}\n");
    assert!(!told(&folder));
}
