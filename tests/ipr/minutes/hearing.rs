//! Who is asked what they think of a case, as the minutes say it.

use ipr::read::minutes::asked;

use super::{MINUTES, PARKING, STYRET, filled, skeleton, smooth_but};

/// Who is asked and until when is taken from the decision where both stand there; else the secretary is
/// asked.
#[test]
fn a_hearing_is_read_from_the_words_that_send_it() {
    for (words, hearing) in [
        (
            "Saken sendes på høring til medlemskommunene, med frist 29. mai.",
            Some(", høring: {til: [medlemskommunene], frist: 2024-05-29}}"),
        ),
        ("Saken sendes på høring til medlemskommunene.", None),
    ] {
        let folder = skeleton();
        let own = [("Avstemning", "Enstemmig"), ("Vedtak", words)];
        folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 05/24", &own)));
        folder.records(STYRET, "2024-02-17");
        let case = folder.read(PARKING);
        let ends = format!("sak: 05/24, utfall: sendt på høring{}", hearing.unwrap_or("}"));
        assert!(case.contains(&ends), "{case}");
        let asked = folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-17"]).out;
        assert_eq!(asked.contains("[L21]"), hearing.is_none(), "{asked}");
        // Read in again it stays as it is.
        folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
        assert_eq!(folder.read(PARKING), case);
    }
}

#[test]
fn who_is_asked_and_until_when_is_read_where_it_is_said() {
    let day: chrono::NaiveDate = "2024-04-26".parse().expect("a day");
    let told = [
        ("Saken sendes på høring til medlemskommunene, med frist 29. mai.", "medlemskommunene"),
        ("Saken sendes på høring til medlemmene med frist onsdag 29. mai 2024.", "medlemmene"),
        ("Forslaget sendes på høring til medlemmene. Fristen er 29.05.2024.", "medlemmene"),
        ("1. Saken sendes på høring til medlemmene.\n2. Høringsfristen settes til 29. mai.", "medlemmene"),
        (
            "Styret sender saken på høring til Asker, Bærum og Oslo innen 29. mai 2024.",
            "Asker, Bærum og Oslo",
        ),
        ("Saka vert send på høyring til kommunane, med høyringsfrist 29. mai.", "kommunane"),
        ("Saken sendes på høring til medlemmene for uttalelse, svarfrist: 2024-05-29.", "medlemmene"),
    ];
    for (text, who) in told {
        let until = "2024-05-29".parse().expect("a day");
        assert_eq!(asked(text, day), Some((who.to_owned(), until)), "{text}");
    }
    for text in [
        "Saken sendes på høring.",
        "Saken sendes på høring til medlemmene.",
        "Saken sendes på høring med frist 29. mai.",
        "Saken sendes på høring til 29. mai.",
        "Saken sendes på høring til medlemmene med seks ukers frist.",
        "Saken sendes på høring til medlemmene. Sekretariatet legger den fram innen 1. juni.",
        "Saken sendes på høring til dem som sekretariatet velger, med frist 29. mai.",
        "Saken sendes på høring til kommunene, med frist 29. mai, og fylkene med frist 5. juni.",
        "Saken sendes på høring til kommunene med frist 2. april.",
        "::: unntatt\nSaken sendes på høring til Asker med frist 29. mai.\n:::",
    ] {
        assert_eq!(asked(text, day), None, "{text}");
    }
}
