//! The entry that a meeting is in a calendar, from when it is planned until it is called off.

use ipr::document::Prospect;
use ipr::plans::appointment::MeetingHistory;

use super::{MEETING, date, edit, entry, mail, notice_in, said, standard, workspace};
use crate::program::Folder;

#[test]
fn an_entry_follows_its_meeting() {
    let folder = standard();
    let planned = |folder: &Folder, course: &MeetingHistory| {
        entry(&workspace(folder.path(), "2024-02-06"), MEETING, course)
    };
    let versions = |versions: u32| MeetingHistory { versions, ..MeetingHistory::default() };
    let [first, second] = [1, 2].map(|sent| planned(&folder, &versions(sent)));
    assert_eq!((first.id.as_str(), first.sequence), ("2024-02-16-styret@fjordregionen", 1));
    assert_eq!((&second.id, second.sequence, second.prospect), (&first.id, 2, Prospect::Confirmed));
    assert_eq!(first.changed, date("2024-02-06"));
    let earlier = vec!["2024-02-09-styret".into()];
    let moved = planned(
        &folder,
        &MeetingHistory { earlier, versions: 2, changed: Some(date("2024-02-07")), published: 0 },
    );
    assert_eq!((moved.id.as_str(), moved.sequence), ("2024-02-09-styret@fjordregionen", 3));
    // Whoever subscribes has a number already, and an invitation below it would be taken for an old one.
    let published = MeetingHistory { versions: 2, published: 7, ..MeetingHistory::default() };
    assert_eq!(planned(&folder, &published).sequence, 7);
    assert_eq!(moved.changed, date("2024-02-07"));
    edit(&folder, "meetings/2024-02-16-styret/meeting.md", &[("status: innkalt", "status: avlyst")]);
    let off = planned(&folder, &versions(2));
    assert_eq!((off.sequence, off.prospect), (3, Prospect::Cancelled));
    assert_eq!(off.summary, "Avlyst: Styremøte i Fjordregionen");
    let post = notice_in(&folder);
    let members = mail(&post, "medlemmer.eml");
    assert_eq!(members.subject, "Avlyst: styremøte 16. februar 2024");
    assert!(
        said(members).contains("Styremøte 16. februar 2024 er avlyst.") && !said(members).contains("forfall")
    );
    edit(
        &folder,
        "meetings/2024-02-16-styret/meeting.md",
        &[
            ("status: avlyst", "status: planlagt"),
            ("sendt: 2024-02-06\nkunngjort: 2024-02-06\n", "tid: 12:00\n"),
        ],
    );
    let open = planned(&folder, &versions(0));
    assert_eq!((open.sequence, open.prospect, open.changed), (0, Prospect::Tentative, date("2022-01-01")));
    assert_eq!(open.description[0], "Det er ikke satt noe klokkeslett for når møtet slutter.");
}
