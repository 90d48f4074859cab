//! What a group wants another body to take up stays in sight until it is on an agenda or turned down.

use crate::program::Folder;

const KG: &str = "2024-01-30-koordineringsgruppen";
const NEXT: &str = "2024-04-12-styret";
const CASE: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";

fn flat(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The standard folder with the minutes of koordineringsgruppen, in which `words` stand under Eventuelt, and
/// a meeting of styret to come.
fn folder(words: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.ok(&["mote", "new", "styret", "2024-04-12", "--dato", "2024-02-01"]);
    folder.ok(&["referat", KG, "--dato", "2024-02-01"]);
    let path = format!("meetings/{KG}/referat.md");
    let text = folder.read(&path).replace("Til stede:\n", "Til stede: Kari Vik\n");
    let text = text.replace("Oppsummering:\n", "Oppsummering: Drøftet.\n");
    let (before, after) = text.split_once("### Sak 5 Eventuelt\n").expect("the item");
    folder.write(&path, format!("{before}### Sak 5 Eventuelt\n\n{words}\n{after}"));
    folder
}

fn read_back(folder: &Folder) -> String {
    flat(&folder.ok(&["referat", "--les", KG, "--dato", "2024-02-01"]))
}

/// The status a while later, and what is prepared for the next meeting of styret.
fn told(folder: &Folder) -> [String; 2] {
    let look = |arguments: &[&str]| flat(&folder.ipr(&[arguments, &["--dato", "2024-02-20"]].concat()).out);
    [look(&["status"]), look(&["mote", "show", NEXT])]
}

#[test]
fn a_proposal_without_a_case_is_told_until_a_case_of_that_title_is_on_the_agenda() {
    let folder = folder("Forslag til saksliste: Nattog til Stockholm (styret).");
    read_back(&folder);
    let said = "foreslått for styret av koordineringsgruppen 30. januar 2024";
    let new = "ipr sak new \"Nattog til Stockholm\" --type TYPE --organ styret";
    for told in told(&folder) {
        assert!(
            told.contains("«Nattog til Stockholm»") && told.contains(said) && told.contains(new),
            "{told}"
        );
    }
    let day = ["--dato", "2024-02-20"];
    let make = ["sak", "new", "Nattog til Stockholm", "--type", "prinsippsak", "--organ", "styret"];
    folder.ok(&[&make[..], &["--ansvarlig", "kari-vik"], &day].concat());
    let put = "ipr sak advance 2024-004 --møte 2024-04-12-styret";
    for told in told(&folder) {
        assert!(told.contains("2024-004 Nattog til Stockholm") && told.contains(put), "{told}");
        assert!(told.contains("ipr sak avvis 2024-004 --grunn"), "{told}");
    }
    folder.ok(&[&["sak", "avvis", "2024-004", "--grunn", "Ikke i år"][..], &day].concat());
    for told in told(&folder) {
        assert!(!told.contains("Nattog"), "{told}");
    }
    // It is taken up again, and put on the agenda: that answers it.
    folder.ok(&[&["sak", "ta-opp", "2024-004"][..], &day].concat());
    assert!(told(&folder)[0].contains(put));
    folder.ok(&[&["sak", "advance", "2024-004", "--møte", NEXT][..], &day].concat());
    for told in told(&folder) {
        assert!(!told.contains("foreslått for") && !told.contains("Foreslått"), "{told}");
    }
    // What is taken off again is open again, and so is what a meeting was called off for.
    folder.ok(&[&["mote", "ta-av", NEXT, "2024-004"][..], &day].concat());
    assert!(told(&folder)[0].contains(put));
}

#[test]
fn a_proposal_can_be_turned_down_by_itself_and_stays_so() {
    let folder = folder("Forslag til saksliste:\n- Nattog (styret)\n- 2024-002 kontingenten (IPU)");
    read_back(&folder);
    let file = format!("meetings/{KG}/meeting.md");
    let rows = "foreslår: [{organ: styret, hva: Nattog}, {organ: interessepolitisk-utvalg, hva: 2024-002}]";
    assert!(folder.read(&file).contains(rows), "{}", folder.read(&file));
    let [status, next] = told(&folder);
    // A case on its way is not turned down for what one group would have had besides.
    assert!(
        status.contains("2024-002 Kontingent for 2025") && !status.contains("avvis 2024-002"),
        "{status}"
    );
    assert!(next.contains("Nattog") && !next.contains("2024-002"), "{next}");
    folder.replace(&file, "hva: Nattog}", "hva: Nattog, avvist: Vi venter på utredningen}");
    assert!(!told(&folder)[0].contains("Nattog"));
    read_back(&folder);
    assert!(folder.read(&file).contains("avvist: Vi venter på utredningen"), "{}", folder.read(&file));
}

#[test]
fn what_does_not_say_who_or_what_is_refused() {
    for (words, said) in [
        ("Sykkelveier (styrt)", "hvilket organ som bør ta det opp"),
        ("Sykkelveier", "hvilket organ som bør ta det opp"),
        ("(styret)", "Det står ikke hva som bør tas opp"),
        ("styret", "Det står ikke hva som bør tas opp"),
    ] {
        let folder = folder(&format!("Forslag til saksliste: {words}"));
        let refused = folder.ipr(&["referat", "--les", KG, "--dato", "2024-02-01"]);
        assert!(refused.code == 1 && flat(&refused.out).contains(said), "{words}: {}", refused.out);
    }
    for nothing in ["ingen", "", "____"] {
        let folder = folder(&format!("Forslag til saksliste: {nothing}"));
        read_back(&folder);
        assert!(!folder.read(&format!("meetings/{KG}/meeting.md")).contains("foreslår"));
    }
}

#[test]
fn under_a_case_the_body_is_enough_and_an_exempt_case_keeps_its_title() {
    let folder = folder("");
    let minutes = format!("meetings/{KG}/referat.md");
    let own = "Oppsummering: Drøftet.\n\nForslag til saksliste: representantskapet\n";
    let text = folder.read(&minutes);
    let (before, after) = text.split_once("### Sak 2 ").expect("the item");
    let after = after.replacen("Oppsummering: Drøftet.\n", own, 1);
    folder.write(&minutes, format!("{before}### Sak 2 {after}"));
    read_back(&folder);
    let said = "Foreslått for representantskapet av koordineringsgruppen 30. januar 2024";
    let status = told(&folder)[0].clone();
    assert!(status.contains(said) && status.contains("ferjetakster"), "{status}");
    folder.replace(CASE, "status:", "unntatt: {hjemmel: offl. § 23 første ledd}\nstatus:");
    let status = told(&folder)[0].clone();
    assert!(status.contains(said) && !status.contains("ferjetakster"), "{status}");
}

#[test]
fn what_is_proposed_behind_closed_doors_is_told_without_its_words() {
    let folder = folder("Forslag til saksliste: Nattog (styret)");
    read_back(&folder);
    let file = format!("meetings/{KG}/meeting.md");
    folder.replace(&file, "foreslår:", "lukket: {hjemmel: koml. § 11-5 andre ledd}, foreslår:");
    for told in told(&folder) {
        assert!(told.contains("Noe som ikke er offentlig") && !told.contains("Nattog"), "{told}");
    }
}

#[test]
fn a_case_weighed_with_nothing_against_it_is_proposed_for_its_next_body() {
    let folder = Folder::at_the_start();
    let day = ["--dato", "2024-01-08"];
    let new = ["sak", "new", "Innspill om jernbanen", "--type", "prinsippsak"];
    let who = ["--ansvarlig", "Eva Næss Karlsen", "--grunnlag", "Handlingsprogram"];
    folder.ok(&[&new[..], &who, &day].concat());
    let weigh = |question: &str, answer: &str| {
        folder.ok(&[&["sak", "vurder", "2024-001", "--svar", question, answer][..], &day].concat());
        flat(&folder.ipr(&[&["status"][..], &day].concat()).out)
    };
    for question in ["forankring", "rekkevidde", "kapasitet", "samarbeid", "innspill", "tid"] {
        assert!(!weigh(question, "ja").contains("uten noe imot"));
    }
    assert!(!weigh("enighet", "nei").contains("uten noe imot"), "one answer is against it");
    let status = weigh("enighet", "delvis");
    let said = "Vurdert av Eva Næss Karlsen 8. januar 2024 uten noe imot";
    assert!(status.contains(said) && status.contains("ipr sak advance 2024-001 --møte"), "{status}");
}

#[cfg(feature = "pdf")]
#[test]
fn the_notice_says_what_was_left_out_of_it() {
    let folder = folder("Forslag til saksliste: Nattog til Stockholm (styret)");
    read_back(&folder);
    let file = format!("meetings/{NEXT}/meeting.md");
    folder.replace(&file, "status:", "tid: 09:00–11:00\nsted: Fjordvik rådhus\nstatus:");
    let said = folder.ipr(&["innkalling", NEXT, "--dato", "2024-03-20"]);
    assert!(flat(&said.out).contains("Ikke satt opp: «Nattog til Stockholm»"), "{} {}", said.out, said.err);
}
