//! What somebody changes in a file, and no command knows of, is a change in the calendars too.

use std::collections::BTreeMap;

use super::{IPU, OWN, UID, entries, june, make, values};

#[test]
fn a_time_changed_by_hand_is_a_change_in_every_calendar() {
    let folder = june();
    make(&folder);
    let all = ["kalender/alle.ics", "kalender/interessepolitisk-utvalg.ics", OWN];
    let before = entries(&folder, OWN)[UID].clone();
    let meeting = format!("meetings/{IPU}/meeting.md");
    folder.replace(&meeting, "tid: 09:00–11:00", "tid: 10:00–11:00");
    folder.ok(&["kalender", "--dato", "2024-06-04"]);
    let number = |entry: &BTreeMap<String, String>| entry["SEQUENCE"].parse::<u32>().expect("a number");
    for path in all {
        let after = entries(&folder, path)[UID].clone();
        assert_eq!(number(&after), number(&before) + 1, "{path}");
        let days = ["DTSTAMP", "LAST-MODIFIED"].map(|name| after[name].as_str());
        assert_eq!(days, ["20240604T120000Z"; 2], "{path}");
    }
    let texts = all.map(|path| folder.read(path));
    folder.ok(&["kalender", "--dato", "2024-06-05"]);
    assert_eq!(texts, all.map(|path| folder.read(path)), "nothing has changed since");
    let said = folder.ipr(&["check", "--dato", "2024-06-05"]).out;
    assert!(!said.contains("kalender/sekretariatet.ics"), "{said}");
}

#[test]
fn a_planned_meeting_was_published_on_the_day_it_was() {
    let folder = june();
    let meeting = "---\norgan: styret\ndato: 2025-02-14\nstatus: planlagt\nsaksliste: []\n---\n";
    folder.write("meetings/2025-02-14-styret/meeting.md", meeting);
    make(&folder);
    let id = "2025-02-14-styret@osloregionen";
    assert_eq!(values(&folder, OWN, id, ["SEQUENCE", "LAST-MODIFIED"]), ["0", "20240603T120000Z"]);
}
