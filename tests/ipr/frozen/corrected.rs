//! What is put right: the same changes, said aloud.

use super::{CHANGES, LATER, PARKING, SENT, commit, correct, errors, one_line, recorded, sent};
use crate::minutes::{MEETING, MINUTES, SMOOTH, STYRET, filled, skeleton};

#[test]
fn a_correction_is_told_and_everything_is_made_of_it() {
    for (path, was, is, called) in CHANGES {
        // A word of the case goes with that of the minutes: one without the other is a fault of its own.
        if is.contains("sier nei til")
            || is.contains("lukket:")
            || is.contains("ikke vedtatt")
            || *path == MEETING
        {
            continue;
        }
        let folder = sent();
        let old = folder.read("meetings/2024-02-16-styret/utsending/referat.md");
        let extract = "cases/2024/2024-001-horing-om-ferjetakster/saksprotokoll.md";
        folder.write(extract, "# Slik det var\n");
        commit(&folder);
        folder.replace(path, was, is);
        let said = correct(&folder);
        assert!(one_line(&said).to_lowercase().contains("saksprotokollen"), "{said}");
        if cfg!(feature = "pdf") {
            assert!(!folder.read(extract).contains("Slik det var"), "it is made anew");
        }
        let called = if called.is_empty() { "avstemningen i sak 03/24" } else { called };
        assert!(said.contains(&format!("Rettet: {called}.")), "{said}");
        assert!(said.contains("Forseglet som referatets versjon B, 3. mai 2024"), "{said}");
        assert_eq!(folder.git(&["status", "--porcelain"]), "", "all of it is in git");
        assert_eq!(errors(&folder, &[]), [""; 0], "{is}");
        assert_eq!(errors(&folder, &["--siden", "HEAD~2"]), [""; 0], "{is}");
        let mark = format!("> Rettet 3. mai 2024 av Ola Berg: {called}. Grunn: Det var ført feil.");
        let paper = folder.read("meetings/2024-02-16-styret/utsending/referat-b.md");
        assert!(paper.contains(&mark), "{paper}");
        assert_eq!(folder.read("meetings/2024-02-16-styret/utsending/referat.md"), old, "the old is kept");
        let mail = folder.read("meetings/2024-02-16-styret/utsending/referat-medlemmer-b.eml");
        assert!(mail.contains("Rettet:_referat_fra") && mail.contains("referat-b."), "{mail}");
        assert!(folder.read(MEETING).contains("av: ola-berg, grunn: Det var ført feil, gjelder:"));
    }
}

#[test]
fn the_day_of_the_notice_is_put_right_and_held_again() {
    const CALLED: &str = "dagen for innkalling eller kunngjøring";
    let folder = sent();
    folder.replace(MEETING, "sendt: 2024-02-06", "sendt: 2024-02-07");
    let refused = folder.ipr(&["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "x", "--dato", LATER]);
    assert!(
        refused.code == 2 && one_line(&refused.err).contains("linjen «Innkalling sendt»"),
        "{}",
        refused.err
    );
    folder.replace(MINUTES, "sendt:** 6. februar", "sendt:** 7. februar");
    let said = correct(&folder);
    assert!(said.contains(&format!("Rettet: {CALLED}.")), "{said}");
    assert_eq!(errors(&folder, &[]), [""; 0]);
    assert_eq!(errors(&folder, &["--siden", "HEAD~1"]), [""; 0]);
    let paper = folder.read("meetings/2024-02-16-styret/utsending/referat-b.md");
    assert!(paper.contains(&format!("Ola Berg: {CALLED}.")) && paper.contains("7. februar 2024"), "{paper}");
    // The new day is the one that is held now.
    folder.replace(MEETING, "sendt: 2024-02-07", "sendt: 2024-02-06");
    assert!(errors(&folder, &[]).iter().any(|line| line.contains("feil[I07]")));
}

/// A place in the minutes, and what follows its labels.
type Entry = (&'static str, &'static [(&'static str, &'static str)]);

#[test]
fn whatever_the_minutes_hold_can_be_put_right_in_them() {
    const HERE: &str = "Styret slutter seg til prinsippene.";
    const OTHER: &str = "Styret slutter seg til prinsippene for parkering.";
    let absent: &[Entry] = &[
        ("Til stede", &[("Ola Berg", "ja | "), ("Anne Lund", "ja | "), ("Per Nes", "forfall, sykdom | ")]),
        ("Sak 03/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Som innstilt")]),
    ];
    let disqualified: &[Entry] = &[(
        "Sak 05/24",
        &[
            ("Habilitet", "Per Nes, fvl. § 6 første ledd bokstav e"),
            ("Avstemning", "Enstemmig"),
            ("Vedtak", "Som foreslått"),
        ],
    )];
    let reworded: &[Entry] = &[("Sak 05/24", &[("Avstemning", "Enstemmig"), ("Vedtak", OTHER)])];
    for (entries, called) in [
        (absent, &["oppmøtet", "avstemningen i sak 03/24"][..]),
        (disqualified, &["habiliteten i sak 05/24"]),
        (reworded, &["det som ble vedtatt eller innstilt i sak 05/24"]),
    ] {
        let folder = sent();
        let blank = folder.git(&["show", &format!("HEAD~3:{MINUTES}")]);
        let mut all = SMOOTH.to_vec();
        all[4].1 = &[("Avstemning", "2 mot 1 (Per Nes)"), ("Vedtak", "Som innstilt")];
        all.retain(|(heading, _)| entries.iter().all(|(other, _)| other != heading));
        folder.write(MINUTES, filled(&blank, &[entries, &all[..]].concat()));
        if called[0].starts_with("det som") {
            let case = folder.read(PARKING);
            let (before, after) = case.split_once("## Vedtak i styret").expect("a decision");
            folder.write(PARKING, format!("{before}## Vedtak i styret{}", after.replacen(HERE, OTHER, 1)));
        }
        let said = one_line(&correct(&folder));
        for called in called {
            assert!(said.contains(&format!("Rettet: {called}.")), "{called}: {said}");
        }
        assert_eq!(errors(&folder, &[]), [""; 0], "{called:?}");
        assert_eq!(errors(&folder, &["--siden", "HEAD~2"]), [""; 0], "{called:?}");
        let paper = one_line(&folder.read("meetings/2024-02-16-styret/utsending/referat-b.md"));
        assert!(paper.contains("> Rettet 3. mai 2024 av Ola Berg: "), "{paper}");
    }
}

#[test]
fn an_exemption_is_lifted_by_saying_so() {
    let folder = recorded();
    let exempt = "tittel: Varsel\noffentlig-tittel: Personalsak\nunntatt: {hjemmel: offl. § 13 første ledd, \
        jf: fvl. § 13 første ledd nr. 1}";
    folder.replace(PARKING, "tittel: Felles prinsipper for parkering ved stasjonene", exempt);
    folder.replace(MINUTES, "Felles prinsipper for parkering ved stasjonene", "Personalsak");
    folder.ok(&["utsending", STYRET, "--dato", SENT]);
    folder.replace(PARKING, exempt, "tittel: Varsel");
    folder.replace(MINUTES, "Personalsak", "Varsel");
    assert!(errors(&folder, &["--siden", "HEAD"]).iter().any(|line| line.contains("M17")));
    let said = one_line(&correct(&folder));
    assert!(said.contains("Rettet: unntaket fra offentlighet i sak 05/24."), "{said}");
    assert_eq!(errors(&folder, &["--siden", "HEAD~2"]), [""; 0]);
    assert_eq!(errors(&folder, &[]), [""; 0]);
}

#[test]
fn the_minutes_are_what_is_corrected() {
    let folder = sent();
    folder.replace(MEETING, "mot: [per-nes]", "mot: [anne-lund]");
    let said = folder.ipr(&["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "x", "--dato", LATER]);
    assert!(
        said.code == 2 && one_line(&said.err).contains("Ingenting er endret"),
        "{}{}",
        said.out,
        said.err
    );
}

#[test]
fn a_second_correction_follows_the_first() {
    let folder = sent();
    folder.replace(MINUTES, "2 mot 1 (Per Nes)", "2 mot 1 (Anne Lund)");
    correct(&folder);
    let again = ["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "Nå rett", "--dato", "2024-05-06"];
    let said = folder.ipr(&again);
    assert!(said.code == 2 && one_line(&said.err).contains("Ingenting er endret"), "{}", said.err);
    folder.replace(MINUTES, "2 mot 1 (Anne Lund)", "Enstemmig");
    let dry = folder.ok(&[&again[..], &["--dry-run"]].concat());
    assert!(dry.contains("avstemningen i sak 03/24"), "{dry}");
    let said = folder.ok(&again);
    assert!(
        said.contains("versjon C")
            && one_line(&said).contains("før: **Avstemning:** 2 for og 1 mot. Mot: Anne Lund"),
        "{said}"
    );
    let paper = folder.read("meetings/2024-02-16-styret/utsending/referat-c.md");
    assert_eq!(paper.matches("> Rettet").count(), 2, "{paper}");
    assert_eq!(errors(&folder, &["--siden", "HEAD~2"]), [""; 0]);
    // The correction itself stays as it was written.
    folder.replace(MEETING, "grunn: Det var ført feil", "grunn: Ingenting");
    assert!(errors(&folder, &[]).iter().any(|line| line.contains("I07")));
    assert!(errors(&folder, &["--siden", "HEAD"]).iter().any(|line| line.contains("M17")));
}

#[test]
fn nobody_corrects_without_a_reason_or_a_name_or_before_there_is_something_to_correct() {
    let folder = sent();
    for (arguments, words) in [
        (&["--av", "ola-berg", "--grunn", " "][..], "Skriv hvorfor"),
        (&["--av", "ola-ber", "--grunn", "x"], "Mente du Ola Berg?"),
        (&["--av", "ola-berg", "--grunn", "x"], "Ingenting er endret"),
    ] {
        let said = folder.ipr(&[&["mote", "rett", STYRET, "--dato", LATER], arguments].concat());
        assert!(said.code == 2 && one_line(&said.err).contains(words), "{}", said.err);
    }
    let folder = skeleton();
    let said =
        folder.ipr(&["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "x", "--dato", "2024-02-12"]);
    assert!(
        said.code == 2 && one_line(&said.err).contains("ipr utsending 2024-02-16-styret"),
        "{}",
        said.err
    );
}

#[test]
fn a_correction_by_hand_counts_beside_a_base() {
    let folder = recorded();
    folder.replace(MEETING, "mot: [per-nes]", "mot: [anne-lund]");
    folder.replace(
        MEETING,
        "saksliste:",
        "rettelser: [{dato: 2024-05-03, av: ola-berg, grunn: To navn var byttet om}]\nsaksliste:",
    );
    assert_eq!(errors(&folder, &["--siden", "HEAD"]), [""; 0]);
    commit(&folder);
    // It was said of that change, and not of the next.
    folder.replace(MEETING, "mot: [anne-lund]", "mot: [ola-berg]");
    assert!(!errors(&folder, &["--siden", "HEAD"]).is_empty());
    folder.git(&["checkout", "--quiet", "--", "."]);
    folder.replace(MEETING, "grunn: To navn var byttet om", "grunn: Ingenting, gjelder: oppmøtet");
    assert!(!errors(&folder, &["--siden", "HEAD~1"]).is_empty(), "it is about something else");
}
