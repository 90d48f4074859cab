//! Calendars follow what they show.

use super::{IPU, june, make};

/// A calendar that somebody else has written is not written over, and stops nothing but itself.
#[test]
fn a_change_is_made_although_the_calendars_cannot_follow() {
    let folder = june();
    make(&folder);
    let foreign = "BEGIN:VCALENDAR\r\nPRODID:-//Kalender//NO\r\nEND:VCALENDAR\r\n";
    folder.write("kalender/styret.ics", foreign);
    let before = folder.read("kalender/alle.ics");
    let said = folder.ok(&["mote", "flytt", IPU, "2024-06-12", "--dato", "2024-06-03"]);
    let said = said.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Lag dem på nytt med «ipr kalender»."), "{said}");
    assert_eq!(
        (folder.read("kalender/styret.ics").as_str(), folder.read("kalender/alle.ics")),
        (foreign, before)
    );
}

/// What they do not show leaves them alone, and where there are none, none are made.
#[test]
fn calendars_are_made_anew_only_when_they_show_something_else() {
    let folder = june();
    let new = ["sak", "new", "En sak", "--type", "orienteringssak", "--dato", "2024-06-03"];
    folder.ok(&new);
    assert!(!folder.path().join("kalender").exists());
    make(&folder);
    let said = folder.ok(&new);
    assert!(!said.contains("kalender/"), "{said}");
    let dated = [&new[..], &["--frist", "2024-10-01"]].concat();
    let said = folder.ok(&dated);
    assert!(said.contains("skrevet  kalender/sekretariatet.ics"), "{said}");
    assert!(!said.contains("skrevet  kalender/styret.ics"), "{said}");
}

/// Calendars that the move makes anew are not called old by it.
#[test]
fn a_meeting_that_is_moved_leaves_no_calendar_behind() {
    let folder = june();
    make(&folder);
    let said = folder.ok(&["mote", "flytt", IPU, "2024-06-12", "--dato", "2024-06-03"]);
    assert!(said.contains("skrevet  kalender/alle.ics") && !said.contains("I10"), "{said}");
}
