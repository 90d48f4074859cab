//! What is exempt is in the minutes and in the case, and nowhere else.

use super::{MEETING, MINUTES, PARKING, SMOOTH, STYRET, filled};
use crate::program::Folder;

const SECRET: &str = "Hemmeligstad";

fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = folder.read(PARKING);
    let case = case.replace("tittel: Felles prinsipper for parkering ved stasjonene", &format!("tittel: Klage fra {SECRET}\noffentlig-tittel: Personalsak\nunntatt: {{hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1, omfang: hele, vurdert: 2024-01-10, av: kari-vik}}"));
    folder.write(PARKING, case);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    folder
}

#[test]
fn an_exempt_case_is_read_without_a_word_of_it_elsewhere() {
    let folder = folder();
    let text = folder.read(MINUTES);
    assert!(text.contains("### Sak 05/24 Personalsak") && !text.contains(SECRET), "{text}");
    let mut entries = SMOOTH.to_vec();
    entries.pop();
    let decision = format!("Styret gir {SECRET} medhold.");
    let own = [
        ("Lukket", "koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig"),
        ("Avstemning", "Enstemmig"),
        ("Vedtak", decision.as_str()),
    ];
    entries.push(("Sak 05/24", &own));
    folder.write(MINUTES, filled(&text, &entries));
    let said = folder.ok(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    assert!(folder.read(PARKING).contains(&format!("## Vedtak i styret\n\n{decision}\n")));
    let meeting = folder.read(MEETING);
    assert!(meeting.contains("lukket: {hjemmel: koml. § 11-5 andre ledd, avstemning: enstemmig, fra: \"10:15\", til: \"10:40\"}"), "{meeting}");
    let log = folder.git(&["log", "--format=%B"]);
    for text in [said, log, meeting] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn a_fault_in_an_exempt_item_is_told_without_its_words() {
    let folder = folder();
    let vote = format!("flertall for {SECRET}");
    let habil = format!("{SECRET} Hansen");
    let entries: [(&str, &[(&str, &str)]); 1] =
        [("Sak 05/24", &[("Habilitet", &habil), ("Avstemning", &vote), ("Vedtak", "Utsatt")])];
    let text = filled(&folder.read(MINUTES), &entries);
    folder.write(MINUTES, text);
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    assert!(said.code == 1 && said.out.contains("F14") && !said.out.contains(SECRET), "{}", said.out);
    for format in ["plain", "json", "kort", "github", "gitlab", "sarif"] {
        let said = folder.ipr(&["check", "--format", format, "--dato", "2024-02-17"]);
        assert!(said.code == 1 && !said.out.contains(SECRET), "{format}: {}", said.out);
    }
}
