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
    let ([notice, draft], to) = invited(&folder);
    assert!(notice.contains(said), "{notice}");
    let row = draft.lines().skip_while(|line| !line.starts_with("| Dessuten innkalt")).nth(2);
    assert!(row.is_some_and(|row| row.starts_with("| Jon Moe") && row.contains("| sak 4")), "{draft}");
    assert_eq!(to, ["jon.moe@holmsund.example"]);
    // Of an exempt case nobody is told which group it concerns.
    let case = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    let open = folder.read(case);
    folder.replace(case, "innsatsområde:", "unntatt: {hjemmel: offl. § 23 første ledd}\ninnsatsområde:");
    let (papers, to) = invited(&folder);
    let is_told = |paper: &String| paper.contains("Invitert") || paper.contains("Jon Moe");
    assert!(!papers.iter().any(is_told) && to.is_empty(), "{papers:?}");
    folder.write(case, open.replace("innsatsområde: areal-og-transport\n", ""));
    assert!(invited(&folder).1.is_empty(), "a case in no area");
    folder.write(case, open);
    folder.replace("members.yaml", "rolle: leder, fra: 2024-01-01}", "rolle: medlem, fra: 2024-01-01}");
    assert!(invited(&folder).1.is_empty(), "a group without a leader");
    folder.replace("bodies.yaml", "ledere-for: faggruppe", "ledere-for: fagruppe");
    let check = folder.ipr(&["check", "--dato", DAY]).out;
    assert!(check.contains("fagruppe"), "{check}");
}

const KG: &str = "2024-01-30-koordineringsgruppen";
const PARKING: &str = "  - {sak: 4, id: 2024-003}\n";

/// The draft of koordineringsgruppen with those who are invited to sak 4, after whom `came` is written.
fn draft_with_guests(came: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let member = "verv:\n  - {organ: koordineringsgruppen, person: kari-vik, rolle: medlem, fra: 2024-01-01}";
    folder.replace("members.yaml", "verv:", member);
    let guests = "inviterte: [siri-dal, \"Per Hansen, Bane NOR\", kari-vik]";
    let meeting = format!("meetings/{KG}/meeting.md");
    folder.replace(&meeting, PARKING, &format!("  - {{sak: 4, id: 2024-003, {guests}}}\n"));
    folder.ok(&["referat", KG, "--dato", "2024-02-01"]);
    let path = format!("meetings/{KG}/referat.md");
    let mut text = String::new();
    for line in folder.read(&path).lines() {
        let is_guest = line.starts_with("| Siri Dal") || line.starts_with("| Per Hansen");
        let line = line.replace("Oppsummering:", "Oppsummering: Drøftet.");
        match line.trim_end().strip_suffix('|') {
            Some(row) if is_guest => text.push_str(&format!("{} {came} |\n", row.trim_end())),
            Some(row) if line.starts_with("| Kari Vik") => {
                let cells: Vec<&str> = row.split('|').collect();
                text.push_str(&format!("|{}|{}| ja | |\n", cells[1], cells[2]));
            }
            _ => text.push_str(&format!("{line}\n")),
        }
    }
    folder.write(&path, text);
    folder
}

#[test]
fn those_invited_to_an_item_stand_in_the_draft_and_are_read_back_without_a_vote() {
    let folder = draft_with_guests("ja");
    let workspace = |folder: &Folder| workspace(folder.path(), "2024-02-01");
    let paper = |folder: &Folder| {
        let workspace = workspace(folder);
        let subject = Subject::new(&workspace, workspace.meeting(&KG.into()).expect("it")).expect("a body");
        markdown::render(&notice::notice(&subject)).replace('\u{a0}', " ")
    };
    let said = "Invitert til enkelte saker: Siri Dal til sak 4 og Per Hansen, Bane NOR til sak 4.";
    assert!(paper(&folder).contains(said), "a member is not a guest: {}", paper(&folder));
    folder.ok(&["referat", "--les", KG, "--dato", "2024-02-01"]);
    let meeting = folder.read(&format!("meetings/{KG}/meeting.md"));
    assert!(meeting.contains("dessuten-til-stede: [siri-dal, \"Per Hansen, Bane NOR\"]"), "{meeting}");
    assert!(meeting.contains("oppmøte:\n  - {person: kari-vik}\nsaksliste:"), "{meeting}");
    // A line says the same as the table: beside one in which nobody came, and beside one that says it too.
    let both = ["[\"Per Hansen, Bane NOR\"]", "[siri-dal, \"Per Hansen, Bane NOR\"]"];
    for (came, guests) in ["nei", "ja"].into_iter().zip(both) {
        let folder = draft_with_guests(came);
        let line = "Dessuten møtte: Eva fra sekretariatet; Per Hansen, Bane NOR (sak 14 og sak 4); (sak 4)";
        folder.replace(&format!("meetings/{KG}/referat.md"), "Dessuten møtte:", line);
        folder.ok(&["referat", "--les", KG, "--dato", "2024-02-01"]);
        let meeting = folder.read(&format!("meetings/{KG}/meeting.md"));
        assert!(meeting.contains(&format!("dessuten-til-stede: {guests}")), "{meeting}");
    }
}

#[test]
fn who_is_only_invited_leaves_before_what_is_exempt() {
    let folder = draft_with_guests("ja");
    let case = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    folder.replace(case, "innsatsområde:", "unntatt: {hjemmel: offl. § 23 første ledd}\ninnsatsområde:");
    let refused = folder.ipr(&["referat", "--les", KG, "--dato", "2024-02-01"]);
    let said = refused.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(refused.code == 1 && said.contains("Inviterte går ut før slike saker"), "{said} {}", refused.err);
    assert!(!said.contains("Siri Dal") && !said.contains("Parkering"), "{said}");
    let meeting = format!("meetings/{KG}/meeting.md");
    // Whoever is invited to another item is to leave before this.
    folder.replace(&meeting, "{sak: 2, id: 2024-001}", "{sak: 2, id: 2024-001, inviterte: [siri-dal]}");
    let workspace = workspace(folder.path(), "2024-02-01");
    let subject = Subject::new(&workspace, workspace.meeting(&KG.into()).expect("it")).expect("a body");
    let draft = markdown::render(&minutes::minutes(&subject));
    assert!(draft.contains("går ut før denne") && !draft.contains("Per Hansen"), "{draft}");
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
    let rows = "finansiering: [{av: Klimasats, beløp: 900000, år: 2023}, {av: Klimasats, beløp: 600000, \
        år: 2024}, {av: kommunene i arbeid}]";
    folder.replace("bodies.yaml", "finansiering: Klimasats", rows);
    let said = folder.ok(&["medlemmer", "--dato", DAY]).replace(['│', '\u{a0}'], " ");
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "finansieres av Klimasats med 900 000 kroner i 2023, Klimasats med 600 000 kroner i 2024 og \
        kommunene i arbeid, til sammen 1 500 000 kroner,";
    assert!(said.contains(told), "{said}");
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
    folder.replace(path, "saksliste:\n", "saksliste:\n  - {sak: 1, tittel: Valg av leder og nestleder}\n");
    for (number, name) in [(2, "godkjenning-av-innkalling"), (3, "eventuelt")] {
        folder.replace(path, &format!("{{fast: {name}}}"), &format!("{{sak: {number}, fast: {name}}}"));
    }
    assert!(!told(&folder));
    // Its minutes say who was chosen, and what follows names each with the command.
    let (meeting, day) = ("2024-03-12-koordineringsgruppen", ["--dato", "2024-03-13"]);
    folder.ok(&[&["referat", meeting][..], &day].concat());
    let minutes = format!("meetings/{meeting}/referat.md");
    let text = folder.read(&minutes).replace("Oppsummering:", "Oppsummering: Drøftet.");
    let text = text.replace("| Jon Moe | Holmsund | medlem |  |", "| Jon Moe | Holmsund | medlem | ja |");
    assert!(text.contains("\nValgt:\n"), "{text}");
    folder.write(&minutes, text.replace("\nValgt:\n", "\nValgt: Jon Moe og Siri Dal\n"));
    folder.ok(&[&["referat", "--les", meeting][..], &day].concat());
    let status = || {
        let said = folder.ipr(&[&["status", "--uke", "13"][..], &day].concat()).out;
        said.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    let commands = [
        "ipr verv nytt jon-moe koordineringsgruppen 2024-03-12 --rolle leder",
        "ipr verv nytt siri-dal koordineringsgruppen 2024-03-12 --rolle nestleder",
    ];
    assert!(
        status().contains("Jon Moe ble valgt til leder i koordineringsgruppen 12. mars 2024"),
        "{}",
        status()
    );
    for command in commands {
        assert!(status().contains(command), "{}", status());
        let words: Vec<&str> = command.split(' ').skip(1).collect();
        folder.ok(&[&words[..], &day].concat());
    }
    assert!(!status().contains("ble valgt"), "{}", status());
}

#[test]
fn what_is_paid_for_a_project_is_held_against_the_budget() {
    let parts = ["bodies.yaml", "members.yaml", "budsjett.yaml", "program.yaml"].map(|path| (path, path));
    let folder = Folder::with(&parts);
    let check = || folder.ipr(&["check", "--dato", "2024-01-08"]).out;
    assert!(!check().contains("Finansieringen") && !check().contains("har ingen post"), "{}", check());
    folder.replace("bodies.yaml", "beløp: \"900 000\"", "beløp: \"900 001\"");
    let said = check().split_whitespace().collect::<Vec<_>>().join(" ").replace('\u{a0}', " ");
    assert!(
        said.contains("Finansieringen er 900 001 kroner, men «Klimasats» i Budsjett 2023 er 900 000"),
        "{said}"
    );
    folder.replace("bodies.yaml", "post: Klimasats", "post: Klimasatser");
    assert!(check().contains("har ingen post «Klimasatser»"), "{}", check());
}
