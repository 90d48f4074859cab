//! What a finding tells somebody to do can be done on that day, and is not said of what it does not rest on.

use ipr::{disk, read};

use crate::program::{Folder, repository};

const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
const CASE: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";

/// What `ipr check` says on `day` of the standard folder with these changes, without its line breaks.
fn told(changes: &[(&str, &str, &str)], day: &str) -> String {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    for (path, was, is) in changes {
        folder.replace(path, was, is);
    }
    let said = folder.ipr(&["check", "--dato", day]);
    said.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_hearing_that_was_answered_late_is_not_told_to_be_answered_earlier() {
    let deadline = ("saksansvarlig: kari-vik\n", "saksansvarlig: kari-vik\nhøringsfrist: 2024-02-12\n");
    let said = told(&[(CASE, deadline.0, deadline.1)], "2024-02-05");
    assert!(said.contains("sett opp et møte i styret før 12. februar 2024"), "{said}");
    let said = told(&[(CASE, deadline.0, deadline.1)], "2024-02-13");
    assert!(said.contains("L11") && !said.contains("sett opp et møte i styret før"), "{said}");
    let decided = ("sak: 03/24}", "sak: 03/24, utfall: vedtatt}");
    let changes = [(CASE, deadline.0, deadline.1), (CASE, decided.0, decided.1)];
    let said = told(&changes, "2024-02-20");
    assert!(
        said.contains("ble avgjort i styret 16. februar 2024, etter at høringsfristen var ute"),
        "{said}"
    );
    assert!(!said.contains("sett opp et møte i styret før"), "{said}");
}

#[test]
fn a_number_that_is_taken_is_not_proposed() {
    let said = told(&[(MEETING, "sak: 06/24", "sak: 5/24")], "2024-02-07");
    assert!(said.contains("N03") && !said.contains("Skriv det som 05/24"), "{said}");
    assert!(said.contains("Numrene skrives som 01/24, 02/24"), "{said}");
    let said = told(&[(MEETING, "sak: 06/24", "sak: 6-24")], "2024-02-07");
    assert!(said.contains("Skriv det som 06/24"), "{said}");
}

#[test]
fn somebody_has_the_right_to_speak() {
    let person = "  siri-dal:\n    navn: Siri Dal\n";
    let guest = "  eva-lie:\n    navn: Eva Lie\n    tittel: rådgiver\n    arbeidssted: Statsforvalteren\n";
    let seat = "verv:\n";
    let speaks =
        "verv:\n  - {organ: koordineringsgruppen, person: eva-lie, rolle: talerett, fra: 2024-01-01}\n";
    let changes = [("members.yaml", person, &*format!("{guest}{person}")), ("members.yaml", seat, speaks)];
    let said = told(&changes, "2024-02-07");
    assert!(said.contains("D05") && said.contains("Eva Lie fra Statsforvalteren har talerett i"), "{said}");
}

#[test]
fn what_is_only_a_custom_is_said_to_be_one() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = folder.read(MEETING).replace("dato: 2024-02-16", "dato: 2024-02-17");
    folder.write("meetings/2024-02-17-styret/meeting.md", meeting);
    let said = folder.ipr(&["check", "--dato", "2024-02-01"]).out;
    assert!(said.contains("T03") && said.contains("skikk") && !said.contains("domstolloven"), "{said}");
}

#[test]
fn a_demand_that_was_passed_over_goes_to_a_meeting_that_is_to_come() {
    let demand = "krevd: {organ: styret, dato: 2024-02-01, av: [ola-berg, anne-lund]}\n";
    let case = "cases/2024/2024-004-nattog.md";
    let text = format!(
        "---\nid: 2024-004\ntittel: Nattog\nsakstype: uttalelse\nstatus: utkast\n{demand}saksgang:\n  - \
         {{organ: interessepolitisk-utvalg}}\n  - {{organ: styret}}\n---\n\n## Forslag til vedtak\n\nJa.\n"
    );
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write(case, text);
    folder.write(MEETING, folder.read(MEETING).replace("status: innkalt", "status: avholdt"));
    let said = folder.ipr(&["check", "--dato", "2024-02-20"]).out;
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("I05") && !said.contains("2024-004 --møte 2024-02-16-styret"), "{said}");
    assert!(said.contains("ipr mote new styret"), "{said}");
}

#[test]
fn nobody_holds_office_backwards() {
    let was = "person: per-nes, rolle: medlem, representerer: ytre, fra: 2023-12-15}";
    let is = "person: per-nes, rolle: medlem, representerer: ytre, fra: 2023-12-15, til: 2023-01-01}";
    let said = told(&[("members.yaml", was, is)], "2024-02-07");
    assert!(said.contains("F04") && said.contains("Raden slutter før den begynner"), "{said}");
}

#[test]
fn a_body_that_is_not_there_yet_does_not_meet() {
    let body = "  styret:\n    navn: Styret\n";
    let changes = [("bodies.yaml", body, "  styret:\n    fra: 2024-03-01\n    navn: Styret\n")];
    let said = told(&changes, "2024-02-07");
    assert!(said.contains("L19") && said.contains("har møte 16. februar 2024, og ble opprettet"), "{said}");
}

#[test]
fn matters_for_information_are_no_minutes_to_approve() {
    let files = disk::load(&repository().join("tests/folders/standard"), &|_, _| {});
    let workspace = read::read(files, "2024-02-07".parse().expect("a day")).0;
    let styret = workspace.council.bodies.values().find(|body| body.id.as_str() == "styret").expect("styret");
    for title in
        ["Godkjenning av referat", "Referat fra 16. februar", "Møtereferatet", "Referatene fra i vår"]
    {
        assert!(styret.names_minutes(title), "{title}");
    }
    for title in ["Referatsaker", "Referatsak: brev fra Ruter", "Eventuelt", "Valg av referent"] {
        assert!(!styret.names_minutes(title), "{title}");
    }
}

#[test]
fn nobody_has_two_votes() {
    let path = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    let told = |votes: usize| {
        let folder = Folder::with(&[("tests/folders/standard", "")]);
        let attendance = [
            "møteleder: ola-berg\noppmøte:\n  - {person: ola-berg}",
            "  - {person: anne-lund, forfall: sykdom}\n  - {person: per-nes, forfall: sykdom}",
            "  - {person: siri-dal, vara-for: anne-lund}\n  - {person: siri-dal, vara-for: per-nes}",
            "saksliste:",
        ];
        let attendance = attendance.join("\n");
        let vote = format!("id: 2024-001, avstemning: {{for: {votes}, mot: 0}}}}");
        let meeting = folder.read(path).replace("saksliste:", &attendance).replace("id: 2024-001}", &vote);
        folder.write(
            path,
            meeting.replace("status: avholdt", "tid: 09:00–11:00\nsted: Rådhuset\nstatus: avholdt"),
        );
        folder.ipr(&["check", "--dato", "2024-02-07", "--format", "kort"]).out
    };
    let twice = "M11] Siri Dal møtte både for Anne Lund og for Per Nes, og har én stemme";
    let (three, two) = (told(3), told(2));
    assert!(three.contains(twice) && three.contains("M06"), "{three}");
    assert!(two.contains(twice) && !two.contains("M06"), "{two}");
}
