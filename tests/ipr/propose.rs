//! `ipr plan ÅR --foreslå`: a whole year proposed, written, judged, and proposed again.

mod far;
mod refused;
mod sisters;
mod surplus;
mod trials;

use std::collections::BTreeSet;

use chrono::{Datelike, NaiveDate, Weekday};
use ipr::model::{CaseTraits, calendar};
use ipr::schedule::requirement::{Deliverable, requirements};
use ipr::workspace::Workspace;
use ipr::{disk, read};
use serde_json::Value;

use crate::program::Folder;

const TODAY: &str = "2026-11-21";

const PROPOSE: [&str; 5] = ["plan", "2027", "--foreslå", "--dato", TODAY];

/// The real folder.
fn osloregionen() -> Folder {
    Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)))
}

/// What is proposed, as a program reads it.
fn proposed(folder: &Folder, arguments: &[&str]) -> Value {
    let said = folder.ipr(&[arguments, &["--format", "json"]].concat());
    assert!(said.code < 2, "{}{}", said.out, said.err);
    serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}\n{}", said.out))
}

/// The days of a body in a proposal.
fn days(proposal: &Value, body: &str) -> Vec<NaiveDate> {
    let meetings = proposal["møter"].as_array().expect("a list");
    let of_body = meetings.iter().filter(|meeting| meeting["organ"] == body);
    of_body.map(|meeting| meeting["dato"].as_str().expect("a day").parse().expect("a day")).collect()
}

fn texts<'a>(proposal: &'a Value, key: &str) -> Vec<&'a str> {
    proposal[key].as_array().expect("a list").iter().filter_map(Value::as_str).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A change of one place in bodies.yaml.
fn change(folder: &Folder, was: &str, is: &str) {
    let bodies = folder.read("bodies.yaml");
    assert_eq!(bodies.matches(was).count(), 1, "{was}");
    folder.write("bodies.yaml", bodies.replace(was, is));
}

/// A meeting that somebody has fixed.
fn fix(folder: &Folder, body: &str, date: &str) {
    folder.ok(&["mote", "new", body, date, "--no-commit", "--dato", TODAY]);
}

/// The codes of area T that `check` finds on `day`, each with its message.
fn found(folder: &Folder, day: &str) -> BTreeSet<(String, String)> {
    let said = folder.ipr(&["check", "--format", "json", "--dato", day]);
    let report: Value =
        serde_json::from_str(&said.out).unwrap_or_else(|error| panic!("{error}\n{}", said.out));
    let text = |finding: &Value, key: &str| finding[key].as_str().expect("a text").to_owned();
    let findings = report["funn"].as_array().expect("a list").iter();
    findings
        .map(|finding| (text(finding, "kode"), text(finding, "melding")))
        .filter(|(code, _)| code.starts_with('T'))
        .collect()
}

fn workspace(folder: &Folder) -> Workspace {
    read::read(disk::load(folder.path(), &|_, _| {}), day(TODAY)).0
}

/// Every link of the chain, reckoned meeting by meeting from the folder as it was written.
fn hold_links(workspace: &Workspace, year: i32) -> usize {
    let mut links = 0;
    let of_year = workspace.meetings.iter().filter(|meeting| meeting.date.value.year() == year);
    for meeting in of_year {
        let (date, id) = (meeting.date.value, &meeting.body.value);
        assert!(calendar::is_working_day(date), "{}", meeting.id);
        let body = &workspace.council.bodies[id];
        for requirement in requirements(&workspace.council, body, CaseTraits::ANY, date) {
            for earlier in workspace.council.bodies_named(requirement.of) {
                let before = workspace.meetings_of(&earlier.id).rev().find(|other| other.date.value <= date);
                let Some(before) = before.filter(|before| before.date.value.year() == year) else { continue };
                assert!(
                    before.date.value <= requirement.latest(workspace, id, date),
                    "{} {}",
                    before.id,
                    meeting.id
                );
                links += usize::from(requirement.what != Deliverable::Discussion);
            }
        }
    }
    links
}

#[test]
fn a_year_is_proposed_and_keeps_every_rule() {
    let folder = osloregionen();
    let before = found(&folder, TODAY);
    let said = folder.ok(&PROPOSE);
    assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
    let flat = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for phrase in [
        "Beviselig best: ingen annen plan som holder reglene, oppfyller ønskene bedre (samlet avvik ",
        "Administrativ koordineringsgruppe, helst tirsdag, møtes fredag ",
        ": tirsdag samme uke går ikke: administrativ koordineringsgruppe møtes ikke omtrent 14 dager \
            før styret (handlingsprogram-2023 pkt. 4.3).",
        "Regelen som koster flest ønsker: - Møttes administrativ koordineringsgruppe ",
        " dager før styret, og ikke omtrent 14 (handlingsprogram-2023 pkt. 4.3), ville disse ønskene vært \
            oppfylt: ",
        "Representantskapet får tre møter, ikke to, siden årshjulet sier juni, november (år med kommunevalg) \
            og desember.",
        "er regnet som mandag 13. september 2027",
        "«ipr plan 2027 --foreslå --skriv» lager de 33 møtene.",
    ] {
        assert!(flat.contains(phrase), "{phrase}\n{said}");
    }
    assert!(!said.contains("Regler planen bryter"), "{said}");
    assert_eq!(folder.git(&["status", "--short"]), "", "nothing is written before it is asked for");

    let dry = folder.ok(&[&PROPOSE[..], &["--skriv", "--dry-run"]].concat());
    assert!(dry.contains("prøvekjøring: ingenting er skrevet") && dry.contains("+organ: styret"), "{dry}");
    assert_eq!(folder.git(&["status", "--short"]), "");

    let proposal = proposed(&folder, &PROPOSE);
    folder.ok(&[&PROPOSE[..], &["--skriv"]].concat());
    assert_eq!(folder.git(&["log", "-1", "--format=%s"]).trim(), "Møteplan for 2027: 33 nye møter");
    assert_eq!(folder.git(&["status", "--short"]), "");
    assert_eq!(
        found(&folder, TODAY).difference(&before).collect::<Vec<_>>(),
        Vec::<&(String, String)>::new()
    );
    let workspace = workspace(&folder);
    // KG for IPU and for styret, IPU for styret, and styret for representantskapet.
    assert_eq!(hold_links(&workspace, 2027), 5 + 5 + 5 + 3);

    let ipu = days(&proposal, "interessepolitisk-utvalg");
    let file = folder.read(&format!("meetings/{}-interessepolitisk-utvalg/meeting.md", ipu[0]));
    assert!(file.contains("tid: 09:00–11:00\nsted: Teams\nform: digitalt\nstatus: planlagt\n"), "{file}");
    assert!(file.contains("{fast: godkjenning-av-innkalling}"), "{file}");
    // Who decides goes first, and nobody meets when people are away only to divide the year.
    assert!(days(&proposal, "styret").iter().all(|day| day.weekday() == Weekday::Fri), "{said}");
    for meeting in proposal["møter"].as_array().expect("a list") {
        let met = day(meeting["dato"].as_str().expect("a day"));
        let of_year = (met.month(), met.day());
        assert!(of_year > (1, 2) && of_year < (12, 22), "{met}");
        assert!(!((6, 25)..=(7, 31)).contains(&of_year), "{met}");
    }
    // A reason is told once.
    let unmet = flat.split("Ønsker som ikke er oppfylt:").nth(1).expect("some");
    assert_eq!(unmet.matches("Administrativ koordineringsgruppe, helst tirsdag").count(), 1, "{said}");
    let months: Vec<u32> = days(&proposal, "representantskapet").iter().map(Datelike::month).collect();
    assert_eq!(months, [6, 11, 12]);
    assert!(days(&proposal, "styret").iter().any(|day| day.month() == 11));
}

#[test]
fn a_second_run_proposes_nothing_new() {
    let folder = osloregionen();
    folder.ok(&[&PROPOSE[..], &["--skriv"]].concat());
    let commit = folder.git(&["rev-parse", "HEAD"]);
    let said = folder.ok(&[&PROPOSE[..], &["--skriv"]].concat());
    assert!(said.contains("Det er ikke noe nytt å foreslå for 2027"), "{said}");
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), commit);
    let proposal = proposed(&folder, &PROPOSE);
    assert!(proposal["møter"].as_array().expect("a list").iter().all(|meeting| meeting["nytt"] == false));
    assert_eq!(days(&proposal, "styret").len(), 5);
}

#[test]
fn the_same_files_give_the_same_bytes_and_other_years_other_meetings() {
    let folder = osloregionen();
    assert_eq!(folder.ok(&PROPOSE), folder.ok(&["plan", "2027", "--foresla", "--dato", TODAY]));
    for year in [2028, 2031] {
        let arguments = ["plan", &year.to_string(), "--foreslå", "--dato", TODAY];
        let proposal = proposed(&folder, &arguments);
        assert_eq!(texts(&proposal, "regler-som-ikke-holdes"), Vec::<&str>::new(), "{year}");
        let count = if year == 2031 { 3 } else { 2 };
        assert_eq!(days(&proposal, "representantskapet").len(), count, "{year}");
        assert!(days(&proposal, "koordineringsgruppen").iter().all(|day| calendar::is_working_day(*day)));
    }
}

#[test]
fn meetings_in_the_folder_are_kept_and_counted() {
    let folder = osloregionen();
    fix(&folder, "styret", "2027-04-30");
    fix(&folder, "koordineringsgruppen", "2027-04-09");
    let proposal = proposed(&folder, &PROPOSE);
    let styret = days(&proposal, "styret");
    assert!(styret.len() == 5 && styret.contains(&day("2027-04-30")), "{styret:?}");
    let kg = days(&proposal, "koordineringsgruppen");
    assert!(kg.len() == 5 && kg.contains(&day("2027-04-09")), "{kg:?}");
    assert_eq!(texts(&proposal, "regler-som-ikke-holdes"), Vec::<&str>::new());
    // Papers of the chain: KG on Friday 9 April, then IPU on Monday 19 April, then styret.
    assert!(days(&proposal, "interessepolitisk-utvalg").contains(&day("2027-04-19")));

    // In the middle of the year what is left of it is planned, and nothing before the papers can leave.
    let folder = osloregionen();
    fix(&folder, "styret", "2027-02-15");
    let proposal = proposed(&folder, &["plan", "2027", "--foreslå", "--dato", "2027-06-01"]);
    let styret = days(&proposal, "styret");
    assert_eq!(styret[0], day("2027-02-15"));
    assert!(styret[1..].iter().all(|met| *met > day("2027-06-20")), "{styret:?}");
    for body in ["koordineringsgruppen", "interessepolitisk-utvalg", "representantskapet"] {
        assert!(days(&proposal, body).iter().all(|met| *met >= day("2027-06-08")), "{body}");
    }
}

#[test]
fn a_rule_that_cannot_hold_is_told() {
    let folder = osloregionen();
    // Two fixed days that leave KG no time before the papers of IPU.
    fix(&folder, "interessepolitisk-utvalg", "2027-02-10");
    fix(&folder, "koordineringsgruppen", "2027-02-09");
    fix(&folder, "styret", "2027-02-12");
    let said = folder.ipr(&PROPOSE);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(said.code, 1, "{}", said.out);
    for phrase in [
        "Regler planen bryter:",
        "rekker ikke papirene til interessepolitisk utvalg, som sendes 3. februar 2027",
        "Beviselig best: ingen annen plan bryter mindre av reglene",
    ] {
        assert!(flat.contains(phrase), "{phrase}\n{}", said.out);
    }
    // It is no less told when the rest is made.
    let said = folder.ipr(&[&PROPOSE[..], &["--skriv"]].concat());
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);

    // A year that is over.
    let said = folder.ok(&["plan", "2025", "--foreslå", "--dato", TODAY]);
    assert!(said.contains("- 2025 er over.") && said.contains("ikke noe nytt å foreslå for 2025"), "{said}");

    // A year of which too little is left for all that should be in it.
    let said = folder.ipr(&["plan", "2026", "--foreslå", "--dato", TODAY]);
    assert_eq!(said.code, 1, "{}", said.out);
    let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains("Styret får ikke noe møte i november, som årshjulet sier (antatt)."), "{flat}");
    assert!(flat.contains("av fem møter; det er ikke plass til flere."), "{flat}");
    assert!(flat.contains("Bare 40 dager er igjen av 2026, og antallet møter er for et helt år"), "{flat}");
}

#[test]
fn a_group_that_meets_more_or_less_often_than_styret() {
    let row = "      - {fra: 2023-01-01, antall: 5, grunnlag: handlingsprogram-2023 pkt. \
        4.3}\n    møter-før:\n      - {organ: styret, dager: 14, omtrent: ja, \
        grunnlag: handlingsprogram-2023 pkt. 4.3}";
    for (count, expected) in [(7, 7), (3, 5)] {
        let folder = osloregionen();
        change(&folder, row, &row.replace("antall: 5", &format!("antall: {count}")));
        let before = found(&folder, TODAY);
        let proposal = proposed(&folder, &PROPOSE);
        assert_eq!(days(&proposal, "koordineringsgruppen").len(), expected);
        assert_eq!(texts(&proposal, "regler-som-ikke-holdes"), Vec::<&str>::new());
        let text = folder.ok(&[&PROPOSE[..], &["--skriv"]].concat());
        let flat = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let told = if count == 7 {
            "De ekstra møtene i administrativ koordineringsgruppe er lagt best mulig da resten lå fast"
        } else {
            "Administrativ koordineringsgruppe får fem møter, ikke tre, siden det skal være et møte før \
                hvert møte i styret"
        };
        assert!(flat.contains(told), "{told}\n{text}");
        hold_links(&workspace(&folder), 2027);
        assert_eq!(found(&folder, TODAY).difference(&before).count(), 0, "{:?}", found(&folder, TODAY));
    }
}

#[test]
fn wishes_that_contradict_each_other_are_told() {
    let folder = osloregionen();
    change(&folder, "fellesferien, måneder: [juli]", "sommeren, måneder: [juni, juli]");
    let saturday = "helst: {ukedag: [lørdag], tid: \"16:00–17:30\"";
    change(&folder, "helst: {ukedag: [torsdag], tid: \"16:00–17:30\"", saturday);
    let before = found(&folder, TODAY);
    let proposal = proposed(&folder, &PROPOSE);
    let unmet = proposal["ønsker-som-ikke-er-oppfylt"].as_array().expect("a list");
    let of_body = |wish: &str| {
        let is_it = |unmet: &&Value| unmet["organ"] == "representantskapet" && unmet["ønske"] == wish;
        unmet.iter().filter(is_it).map(|unmet| unmet["hvorfor"].as_str().expect("a text")).collect::<Vec<_>>()
    };
    let avoided = of_body("helst ikke i sommeren");
    assert!(avoided.len() == 1 && avoided[0].starts_with("årshjulet sier juni"), "{unmet:?}");
    let saturdays = of_body("helst lørdag");
    assert!(saturdays.len() == 3 && saturdays.iter().all(|why| why.ends_with("er lørdag")), "{unmet:?}");
    folder.ok(&[&PROPOSE[..], &["--skriv"]].concat());
    assert_eq!(found(&folder, TODAY).difference(&before).count(), 0);

    // Two rows at once: the newer is used, and K09 names both.
    let folder = osloregionen();
    let row = "helst: {ukedag: [tirsdag], tid: \"12:00–15:00\", form: fysisk,";
    change(
        &folder,
        row,
        "helst: [{fra: 2026-01-01, ukedag: [onsdag], grunnlag: antatt}, {ukedag: [tirsdag],",
    );
    let end = "tiden er den fra 30. januar 2024.\"}";
    change(&folder, end, &format!("{end}]"));
    let proposal = proposed(&folder, &PROPOSE);
    let unmet = proposal["ønsker-som-ikke-er-oppfylt"].as_array().expect("a list").iter();
    let of_group = unmet.filter(|unmet| unmet["organ"] == "koordineringsgruppen");
    let wishes: BTreeSet<&str> = of_group.map(|unmet| unmet["ønske"].as_str().expect("a text")).collect();
    assert_eq!(wishes, BTreeSet::from(["helst onsdag"]));
    let said = folder.ipr(&["check", "--dato", TODAY]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("hvilke dager administrativ koordineringsgruppe helst møtes"), "{said}");
}

#[test]
fn what_is_not_proved_is_told() {
    let folder = osloregionen();
    // Faggruppene meet less often than the group they speak to, so that they are planned by themselves.
    let bodies = folder.read("bodies.yaml");
    let row = "      - {fra: 2023-11-01, antall: 5, grunnlag: presentasjon-2023}\n    utsending:";
    assert_eq!(bodies.matches(row).count(), 3);
    folder.write("bodies.yaml", bodies.replace(row, &row.replace("antall: 5", "antall: 4")));
    let proposal = proposed(&folder, &PROPOSE);
    assert_eq!(days(&proposal, "faggruppe-naeringssamarbeid").len(), 4);
    let apart = proposal["lagt-hver-for-seg"].as_array().expect("a list");
    assert_eq!(apart.len(), 3, "{apart:?}");
    let said = folder.ok(&PROPOSE).split_whitespace().collect::<Vec<_>>().join(" ");
    let told = "Faggruppe Næringssamarbeid og administrativ koordineringsgruppe er lagt hver for seg";
    assert!(said.contains(told), "{said}");
}

#[test]
fn other_councils_get_their_years() {
    // One body, in nynorsk, which has not said how often it meets.
    let folder = Folder::with(&[("tests/folders/sunnhordland", "")]);
    let arguments = ["plan", "2017", "--foreslå", "--dato", "2016-11-21"];
    let said = folder.ok(&arguments);
    assert!(said.contains("Det er ingen møter å foreslå"), "{said}");
    let utsending = "    utsending:\n      - {dager: 8";
    change(
        &folder,
        utsending,
        &format!(
            "    møter-i-året: {{fra: 2017-01-01, antall: 4, grunnlag: antatt}}\n    helst: {{ukedag: \
                [tysdag, måndag], grunnlag: antatt}}\n{utsending}"
        ),
    );
    let proposal = proposed(&folder, &arguments);
    let met = days(&proposal, "samarbeidsradet");
    assert_eq!(met.len(), 4);
    assert!(met.iter().all(|day| matches!(day.weekday(), Weekday::Mon | Weekday::Tue)), "{met:?}");
    let before = found(&folder, "2016-11-21");
    folder.ok(&[&arguments[..], &["--skriv"]].concat());
    assert_eq!(found(&folder, "2016-11-21"), before);

    // No body has to meet before another.
    let folder = Folder::with(&[("tests/folders/gjovikregionen", "")]);
    let arguments = ["plan", "2025", "--foreslå", "--dato", "2024-11-21"];
    let proposal = proposed(&folder, &arguments);
    let met = days(&proposal, "regionstyret");
    assert_eq!(met.len(), 4);
    let gaps: Vec<i64> = met.windows(2).map(|pair| (pair[1] - pair[0]).num_days()).collect();
    assert!(gaps.iter().all(|gap| (85..=97).contains(gap)), "evenly through the year: {met:?}");
}

#[test]
fn what_is_written_wrong_is_told_with_its_place() {
    for (was, is, message) in [
        ("uker: [8]", "uker: [60]", "«60» er ikke en uke"),
        ("dager: 20.12–06.01", "dager: 31.02–06.01", "«31.02–06.01» er ikke dager i året"),
        ("dager: 20.12–06.01", "datoer: 2027-05-07–2027-05-03", "er ikke et tidsrom"),
        ("{hva: vinterferien, uker: [8],", "{hva: vinterferien,", "Raden sier ikke hvilke dager det gjelder"),
        ("når: kommunevalg", "når: valg", "«valg» kan ikke stå her"),
        ("helst: {ukedag: [fredag]", "helst: {ukedag: [fredan]", "«fredan» kan ikke stå her"),
        ("ukedag: [torsdag], tid: \"16:00–17:30\"", "tid: fire", "«fire» er ikke et tidsrom"),
        ("[8], grunnlag: antatt}", "[8], grunnlag: ukjent}", "«ukjent»"),
    ] {
        let folder = osloregionen();
        change(&folder, was, is);
        let said = folder.ipr(&["check", "--dato", TODAY]);
        let flat = said.out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.code == 1 && flat.contains(message), "{is}\n{}", said.out);
    }
    let folder = osloregionen();
    assert_eq!(folder.ipr(&["plan", "2027", "--skriv"]).code, 2);
}
