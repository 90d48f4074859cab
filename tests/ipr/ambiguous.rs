//! A name, an id or a day that may mean several is told with all of them, and stops what was asked for.

use crate::program::Folder;

const BOARD: &str = "meetings/2024-02-16-styret/meeting.md";

fn refused(folder: &Folder, arguments: &[&str]) -> String {
    let said = folder.ipr(&[arguments, &["--dato", "2024-02-06"]].concat());
    assert_ne!(said.code, 0, "{arguments:?}: {}", said.out);
    format!("{}{}", said.out, said.err).split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn a_name_that_several_have_is_told_with_their_ids() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace("members.yaml", "  kari-vik:", "  kari-vik-2: {navn: Kari Vik}\n  kari-vik:");
    let said = refused(&folder, &["sak", "list", "--ansvarlig", "Kari Vik"]);
    assert!(said.contains("Kari Vik (kari-vik)") && said.contains("Kari Vik (kari-vik-2)"), "{said}");
    folder.ok(&["sak", "list", "--ansvarlig", "kari-vik"]);

    let name = |body: &str| {
        let said = folder.ok(&["mote", "list", "--organ", body, "--format", "json"]);
        assert!(said.contains("møter") || said.contains('['), "{said}");
    };
    name("styret");
    let bodies = folder.read("bodies.yaml");
    folder.write("bodies.yaml", bodies.replace("Koordineringsgruppen", "Styret"));
    assert_ne!(bodies, folder.read("bodies.yaml"), "a body has got the name of another");
    name("styret");
    name("koordineringsgruppen");
}

#[test]
fn an_id_that_is_said_in_the_same_way_is_found_when_it_is_the_only_one() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    for typed in ["2024-3", "2024-03", "2024-0003"] {
        assert!(folder.ok(&["sak", "show", typed]).contains("2024-003"), "{typed}");
    }
    assert!(refused(&folder, &["sak", "show", "2024-003a"]).contains("Mente du 2024-003?"));
    for (id, title) in [("2024-07", "En sak"), ("2024-7", "En annen sak")] {
        let text = format!("---\nid: {id}\ntittel: {title}\nsakstype: prinsippsak\nstatus: utkast\n---\n");
        folder.write(&format!("cases/2024/{id}-sak.md"), text);
    }
    let said = refused(&folder, &["sak", "show", "2024-007"]);
    assert!(said.contains("2024-07 eller 2024-7"), "{said}");
    let report = folder.ipr(&["check", "--dato", "2024-02-06", "--format", "kort"]).out;
    assert!(report.contains("F06"), "{report}");
}

#[test]
fn two_meetings_of_a_body_on_a_day_stop_what_cases_would_take_for_one() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.write("meetings/2024-02-16-styret-2/meeting.md", folder.read(BOARD));
    for arguments in [
        &["innkalling", "2024-02-16-styret"][..],
        &["referat", "2024-02-16-styret"],
        &["mote", "flytt", "2024-02-16-styret", "2024-03-15"],
        &["sak", "advance", "2024-003", "--utfall", "vedtatt"],
    ] {
        let said = refused(&folder, arguments);
        assert!(said.contains("2024-02-16-styret og 2024-02-16-styret-2"), "{arguments:?}: {said}");
    }
}
