//! Meetings with a title of their own, over two days, on the web, and with somebody to ask.

use ipr::plans::{Subject, mail, minutes, notice};

use super::agenda::{on_paper, planned};
use super::*;

/// The standard folder, in which styret has a digital meeting over two days with a title of its own.
fn arranged() -> Folder {
    let folder = planned();
    folder.replace(
        MEETING,
        "status: planlagt\n",
        "tittel: Fagsamling\nnummer: 24-01\nlenke: https://mote.example/abc\nkontakt: kari-vik\n\
         påmelding: 2024-02-12\nstatus: planlagt\n",
    );
    folder.replace(
        MEETING,
        "dato: 2024-02-16\n",
        "dato: 2024-02-16\nflere-dager:\n  - {dato: 2024-02-17, tid: 10:00–14:00}\n",
    );
    folder
}

#[test]
fn a_meeting_has_a_title_a_number_and_two_days() {
    let folder = arranged();
    let notice = on_paper(&folder, DAY, notice::notice);
    for words in [
        "# Innkalling til fagsamling 16.–17. februar 2024",
        "Fredag 16. februar 2024 kl. 09:00–12:00 og lørdag 17. februar 2024 kl. 10:00–14:00",
        "Det innkalles til fagsamling i styret",
        "**Møte nr.:** 24-01",
        "**Lenke:** https://mote.example/abc",
        "**Påmelding innen:** 12. februar 2024",
        "**Kontaktperson:** Kari Vik",
    ] {
        assert!(notice.contains(words), "{words}\n{notice}");
    }
    let draft = on_paper(&folder, DAY, minutes::minutes);
    assert!(draft.contains("# Referat fra fagsamling 16.–17. februar 2024"), "{draft}");
    assert!(draft.contains("lørdag 17. februar 2024 kl. 10:00–14:00"), "{draft}");
    let said = told(&folder, "2024-02-05");
    assert!(said[0].contains("T03 Møtet er lagt til 17. februar 2024, som er lørdag"), "{said:?}");
    // Until its last day is over there is nothing to write.
    assert!(told(&folder, "2024-02-17").iter().all(|said| !said.starts_with("T10")));
    let shown = folder.ok(&["mote", "show", STYRET, "--format", "json", "--dato", DAY]);
    assert!(shown.contains("\"tittel\": \"Fagsamling\"") && shown.contains("\"2024-02-17\""), "{shown}");
}

#[test]
fn each_day_of_a_meeting_is_an_entry_in_the_calendar() {
    let folder = arranged();
    let now = workspace(&folder, DAY);
    let meeting = now.meeting_in(STYRET).expect("the meeting");
    let subject = Subject::new(&now, meeting).expect("a body");
    let entries = ipr::plans::appointment::appointments(&subject, &Default::default());
    let days: Vec<String> = entries.iter().map(|entry| entry.day.to_string()).collect();
    assert_eq!(days, ["2024-02-16", "2024-02-17"]);
    assert!(entries[0].id != entries[1].id && entries[0].summary.starts_with("Fagsamling"));
    folder.ok(&["kalender", "--dato", DAY]);
    let calendar = folder.read("kalender/styret.ics");
    assert!(calendar.contains("DTSTART;TZID=Europe/Oslo:20240217T100000"), "{calendar}");
}

#[test]
fn the_link_of_a_meeting_that_may_be_closed_is_for_its_members() {
    let folder = arranged();
    folder.replace(CASE, "tittel: Felles", "unntatt: {hjemmel: offl. § 14 første ledd}\ntittel: Felles");
    let notice = on_paper(&folder, DAY, notice::notice);
    assert!(!notice.contains("mote.example") && notice.contains("sendes til medlemmene"), "{notice}");
    let now = workspace(&folder, DAY);
    let subject = Subject::new(&now, now.meeting_in(STYRET).expect("the meeting")).expect("a body");
    let sent = mail::Dispatched {
        version: 'A',
        day: now.today,
        changes: Vec::new(),
        files: Vec::new(),
        history: Default::default(),
    };
    for (name, mail) in mail::post(&subject, &sent).expect("mails").mails {
        let has_link = mail.text.concat().iter().any(|line| line.contains("https://mote.example/abc"));
        assert_eq!(has_link, name == "medlemmer.eml", "{name}");
    }
    folder.ok(&["kalender", "--dato", DAY]);
    assert!(!folder.read("kalender/styret.ics").contains("mote.example"));
}

#[test]
fn a_new_link_is_a_change_of_what_was_sent() {
    let folder = arranged();
    send(&folder, DAY);
    folder.replace(MEETING, "mote.example/abc", "mote.example/def");
    assert!(told(&folder, "2024-02-08").iter().any(|said| said.starts_with("I07 Tittel, dager, lenke")));
    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.contains("Opplysningene øverst om møtet er endret"), "{supplement}");
    assert!(supplement.contains("https://mote.example/def"), "{supplement}");
}

#[test]
fn what_is_arranged_wrongly_is_told() {
    let folder = arranged();
    for (was, is, words) in [
        ("påmelding: 2024-02-12", "påmelding: 2024-02-20", "Påmeldingsfristen er etter møtet"),
        ("https://mote.example/abc", "mote.example/abc", "er ikke en lenke"),
        ("dato: 2024-02-17, tid", "dato: 2024-02-15, tid", "Dagen er før den første"),
        ("kontakt: kari-vik", "kontakt: kari-vikk", "kari-vikk"),
        (
            "tittel: Pause, uten-nummer: ja",
            "sak: 09/24, tittel: Pause, uten-nummer: ja",
            "uten nummer, og har",
        ),
    ] {
        let whole = folder.read(MEETING);
        folder.replace(MEETING, was, is);
        let said = told(&folder, "2024-02-05");
        assert!(said.iter().any(|said| said.contains(words)), "{is}: {said:?}");
        folder.write(MEETING, whole);
    }
}

#[test]
fn a_meeting_over_two_days_that_is_moved_asks_for_its_days_anew() {
    let folder = arranged();
    let said = folder.ok(&["mote", "flytt", STYRET, "2024-02-23", "--dato", "2024-02-05"]);
    assert!(said.contains("flere-dager") && said.contains("Påmeldingsfristen"), "{said}");
    let text = folder.read("meetings/2024-02-23-styret/meeting.md");
    assert!(text.contains("vedlegg: [../2024-02-16-styret/notat.pdf]"), "{text}");
    assert!(!text.contains("flere-dager") && !text.contains("påmelding") && text.contains("Fagsamling"));
}
