//! What cannot be read, what cannot be made in time, and what cannot be asked together.

use super::{PROPOSE, TODAY, change, days, fix, osloregionen, proposed};

#[test]
fn nothing_is_proposed_beside_a_meeting_that_cannot_be_read() {
    let folder = osloregionen();
    fix(&folder, "styret", "2027-02-15");
    let file = "meetings/2027-02-15-styret/meeting.md";
    let meeting = folder.read(file);
    folder.write(file, meeting.replace("status: planlagt", "status: [planlagt"));
    let said = folder.ipr(&[&PROPOSE[..], &["--skriv"]].concat());
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(&format!("{file} kan ikke leses")) && flat.contains("«ipr check»"), "{flat}");
    assert_eq!(folder.ipr(&PROPOSE).code, 2);

    // The plan of the year says the same at its top.
    let page = folder.ok(&["plan", "2027", "--dato", TODAY]);
    assert!(page.lines().nth(1).is_some_and(|line| line.starts_with(file)), "{page}");
}

#[test]
fn nothing_is_proposed_from_wishes_that_cannot_be_read() {
    for (was, is) in [
        ("helst: {ukedag: [fredag]", "helst: {ukedag: [fredagg]"),
        ("{hva: vinterferien, uker: [8],", "{hva: vinterferien, uker: [60],"),
    ] {
        let folder = osloregionen();
        change(&folder, was, is);
        let said = folder.ipr(&PROPOSE);
        assert_eq!(said.code, 2, "{}{}", said.out, said.err);
        assert!(said.err.contains("bodies.yaml") && said.err.contains("ipr check"), "{}", said.err);
        assert!(!said.out.contains("Beviselig"), "{}", said.out);
    }
}

#[test]
fn no_papers_are_late_the_day_the_meetings_are_made() {
    let folder = osloregionen();
    let arguments = ["plan", "2027", "--foreslå", "--dato", "2027-06-01"];
    assert_ne!(days(&proposed(&folder, &arguments), "koordineringsgruppen"), []);
    folder.ipr(&[&arguments[..], &["--skriv"]].concat());
    let said = folder.ipr(&["status", "--dato", "2027-06-01"]).out;
    let late = said.split("\n\n").find(|part| part.trim_start().starts_with("Forsinket")).unwrap_or_default();
    assert!(said.contains("Gjør papirene") && !late.contains("Gjør papirene"), "{said}");
}

#[test]
fn a_proposal_is_for_the_whole_council() {
    let folder = osloregionen();
    for other in [&["--organ", "styret"][..], &["--bindinger"]] {
        let said = folder.ipr(&[&PROPOSE[..], other].concat());
        assert_eq!(said.code, 2, "{}", said.out);
        assert!(said.err.contains("«--foreslå» kan ikke brukes sammen med"), "{}", said.err);
    }
}
