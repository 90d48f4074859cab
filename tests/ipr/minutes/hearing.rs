//! Who is asked what they think of a case, as the minutes say it.

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
