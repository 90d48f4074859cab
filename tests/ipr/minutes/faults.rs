//! What is not understood is told, all of it, and then nothing is written.

use super::{FERRIES, MEETING, MINUTES, SMOOTH, STYRET, filled, read_back, skeleton, smooth_but};
use crate::program::Folder;

/// Reads the minutes with one entry changed, which must be refused with nothing written.
fn refused(heading: &str, words: &[(&str, &str)]) -> (Folder, String) {
    let folder = skeleton();
    let text = filled(&folder.read(MINUTES), &smooth_but(heading, words));
    folder.write(MINUTES, text);
    let out = refused_in(&folder);
    (folder, out)
}

fn refused_in(folder: &Folder) -> String {
    let before = folder.git(&["status", "--porcelain"]);
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(said.out.contains("ingenting er endret"), "{}", said.out);
    assert_eq!(folder.git(&["status", "--porcelain"]), before, "not one file is written");
    said.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn each_fault_is_told_at_its_line() {
    for (heading, words, parts) in [
        (
            "Sak 03/24",
            &[("Avstemning", "2 mot 1 (Per Ness)"), ("Vedtak", "Som innstilt")][..],
            &["F14", "heter «Per Ness»", "Mente du Per Nes?", "referat.md:"][..],
        ),
        (
            "Sak 03/24",
            &[("Avstemning", "flertallet var for"), ("Vedtak", "Som innstilt")],
            &["«flertallet var for» kan ikke tolkes"],
        ),
        (
            "Sak 03/24",
            &[("Avstemning", "2 mot 1 (Lund, Nes)"), ("Vedtak", "Som innstilt")],
            &["1 stemme, men 2 navn"],
        ),
        ("Sak 03/24", &[("Avstemning", "Enstemmig")], &["Sak 03/24 har ikke noe vedtak"]),
        (
            "Sak 03/24",
            &[("Avstemning", "Enstemmig"), ("Vedtak", "Som innstilt\n\nVedtak: Utsatt")],
            &["mer enn ett vedtak", "det første"],
        ),
        ("Sak 03/24", &[("Vedtak", "Som innstilt, med et nytt punkt 2.")], &["ikke er skrevet ut"]),
        (
            "Sak 03/24",
            &[("Habilitet", "Sekretariatet viste til loven"), ("Vedtak", "Utsatt")],
            &["Ingen i members.yaml heter"],
        ),
        (
            "Sak 03/24",
            &[("Forslag fremsatt i møtet", "Det kom et forslag."), ("Vedtak", "Utsatt")],
            &["hvem som fremsatte"],
        ),
        ("Sak 03/24", &[], &["Sak 03/24 er ikke skrevet ennå"]),
        (
            "Sak 06/24",
            &[("Vedtak", "Ingen\n\n### Sak 09/24 Ferjer\n\nVedtak: Ja\n\n### Sak 01/24 Igjen")],
            &["Sak 09/24 står ikke på sakslisten", "står to ganger"],
        ),
        (
            "Til stede",
            &[("Ola Berg", "ja | "), ("Anne Lund", "kanskje | ")],
            &["«kanskje» kan ikke tolkes", "om «Per Nes» møtte"],
        ),
        ("Til stede", &[], &["ikke hvem som møtte"]),
        ("Referat fra", &[("Møteleder", "O. Borg <!-- ikke lukket")], &["ikke avsluttet"]),
    ] {
        let (_, out) = refused(heading, words);
        for part in parts {
            assert!(out.contains(part), "{part}\n{out}");
        }
    }
}

#[test]
fn the_rules_judge_what_was_understood() {
    for (words, code) in [
        (&[("Avstemning", "2 mot 0"), ("Vedtak", "Som innstilt")][..], "M06"),
        (&[("Avstemning", "1 mot 2 (Lund, Nes)"), ("Vedtak", "Som innstilt")], "M07"),
        (
            &[("Habilitet", "Per Nes og Anne Lund"), ("Avstemning", "Enstemmig"), ("Vedtak", "Som innstilt")],
            "M05",
        ),
        (&[("Vedtak", "Som innstilt")], "M01"),
    ] {
        let (_, out) = refused("Sak 03/24", words);
        assert!(out.contains(&format!("feil[{code}]")), "{code}\n{out}");
    }
}

#[test]
fn check_finds_what_cannot_be_read_before_anybody_asks() {
    let folder = skeleton();
    let text = filled(&folder.read(MINUTES), &[("Sak 03/24", &[("Avstemning", "mange")])]);
    folder.write(MINUTES, text);
    let said = folder.ipr(&["check", "--dato", "2024-02-17"]);
    assert!(said.code == 1 && said.out.contains("feil[F14]"), "{}", said.out);
    assert!(!said.out.contains("ikke skrevet ennå"), "half written is no fault: {}", said.out);
}

#[test]
fn a_dry_run_shows_and_writes_nothing() {
    let folder = skeleton();
    let text = filled(&folder.read(MINUTES), &SMOOTH);
    folder.write(MINUTES, text);
    let before = folder.git(&["status", "--porcelain"]);
    let said = folder.ok(&["referat", "--les", STYRET, "--dato", "2024-02-17", "--dry-run"]);
    assert!(said.contains("+status: avholdt") && said.contains("+## Vedtak i styret"), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), before);
}

#[test]
fn what_is_written_before_is_not_written_over() {
    let folder = skeleton();
    folder.ok(&[
        "sak",
        "advance",
        "2024-001",
        "--utfall",
        "vedtatt",
        "--tekst",
        "Styret sier nei.",
        "--dato",
        "2024-02-16",
    ]);
    let text = filled(&folder.read(MINUTES), &smooth_but("Underskrift", &[]));
    folder.write(MINUTES, &text);
    assert!(refused_in(&folder).contains("Saken har allerede en tekst under «Vedtak i styret»"));
    folder.write(MINUTES, text.replace("Vedtak: Som innstilt", "Vedtak: Saken utsettes."));
    assert!(refused_in(&folder).contains("allerede utfallet «vedtatt»"));
    folder.write(MINUTES, text.replace("Vedtak: Som innstilt", "Vedtak:\n> Styret sier nei."));
    read_back(&folder);
    let meeting = folder.read(MEETING);
    folder.write(MINUTES, folder.read(MINUTES).replacen("Avstemning: Enstemmig", "Avstemning:", 1));
    assert!(refused_in(&folder).contains("Møtefilen har «avstemning»"));
    assert_eq!(folder.read(MEETING), meeting);
}

#[test]
fn as_proposed_is_proved_against_the_proposal() {
    let folder = skeleton();
    let text = filled(&folder.read(MINUTES), &smooth_but("Underskrift", &[]));
    folder.write(MINUTES, text);
    read_back(&folder);
    let case = folder.read(FERRIES);
    folder.write(
        FERRIES,
        case.replace(
            "## Vedtak i styret\n\nStyret vedtar uttalelsen.",
            "## Vedtak i styret\n\nStyret avviser uttalelsen.",
        ),
    );
    let said = folder.ipr(&["check", "--dato", "2024-02-17"]);
    assert!(said.out.contains("feil[L14]") && said.out.contains("forslaget ble fulgt"), "{}", said.out);
}

#[test]
fn a_meeting_that_is_still_to_come_or_has_no_minutes_says_so() {
    let folder = skeleton();
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-12"]);
    assert!(said.code == 2 && said.err.contains("er først 16. februar 2024"), "{}", said.err);
    let said = folder.ipr(&["referat", "--les", "2024-01-30-koordineringsgruppen", "--dato", "2024-02-12"]);
    assert!(said.code == 2 && said.err.contains("finnes ikke"), "{}", said.err);
    folder.write(MINUTES, b"Vedtak: \xe6\n");
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    assert!(said.code == 2 && said.err.contains("UTF-8"), "{}", said.err);
}

#[test]
fn torn_and_hostile_minutes_are_told_of() {
    let folder = skeleton();
    let whole = filled(&folder.read(MINUTES), &SMOOTH);
    for text in [
        whole[..whole.len() / 2].replace('|', ""),
        format!("### Sak 03/24\n\nVedtak: {}", "a".repeat(300_000)),
        format!("### Sak 03/24\n\nAvstemning: {}", "For: A, ".repeat(20_000)),
        format!("Til stede: {}", "Kari, ".repeat(50_000)),
        format!("| Navn | Møtte |\n|---|---|\n{}", "| x | ja |\n".repeat(20_000)),
        "### Sak 03/24\n\nVedtak:\n```\nStyret\n### Sak 04/24\n```\nInnstilling: x".to_owned(),
        "#### ".repeat(5_000),
        "### Sak 03/24\n\nVedtak: <script>\n".to_owned(),
    ] {
        folder.write(MINUTES, text);
        let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
        assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
        assert_eq!(folder.git(&["status", "--porcelain"]), format!(" M {MINUTES}\n"));
    }
}

/// A slip of the pen in a phrase never becomes the words of a decision, of a case or of an item without one.
#[test]
fn a_mistyped_phrase_is_asked_about() {
    for words in [
        "Som forslått",
        "Som instilt.",
        "Saken tas til orientring",
        "Tatt til etteretning",
        "Godkjent",
        "OK!",
        "Greit",
        "Alle var enige",
        "Avslått",
        "Enstemig vedtatt",
        "Som vedtatt",
    ] {
        let (_, out) = refused("Sak 03/24", &[("Avstemning", "Enstemmig"), ("Vedtak", words)]);
        assert!(out.contains("F14") && out.contains("Skriv vedtaket ordrett"), "{words}\n{out}");
    }
    let (_, out) = refused("Sak 01/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Som forslått")]);
    assert!(out.contains("F14") && out.contains("Skriv vedtaket ordrett"), "{out}");
}

/// What might mean anything is never taken to be the words of a decision.
#[test]
fn sentences_about_the_proposal_are_understood_or_refused() {
    for words in [
        "Saken avvises.",
        "Saken utsettes til neste møte, men punkt 2 vedtas.",
        "Innstillingen vedtas ikke.",
        "Forslaget fra Kari Nord ble vedtatt.",
    ] {
        let (_, out) = refused("Sak 03/24", &[("Avstemning", "Enstemmig"), ("Vedtak", words)]);
        assert!(out.contains("F14") && out.contains("Skriv vedtaket ordrett"), "{words}\n{out}");
    }
    for (vote, words) in [
        ("2 mot 1 (Nes)", "Enstemmig vedtatt."),
        ("2 mot 1 (Nes)", "Innstillingen vedtas med 1 mot 2 stemmer."),
        ("Enstemmig", "Innstillingen vedtas med 2 mot 1 stemme."),
    ] {
        let (_, out) = refused("Sak 03/24", &[("Avstemning", vote), ("Vedtak", words)]);
        assert!(out.contains("F14") && out.contains("noe annet om stemmene"), "{words}\n{out}");
    }
    for (words, expected, vote) in [
        ("Styret vedtok enstemmig som innstilt.", "Styret vedtar uttalelsen.", "enstemmig"),
        ("Innstillingen vedtas med 2 mot 1 stemme.", "Styret vedtar uttalelsen.", "{for: 2, mot: 1}"),
        ("\n> Saken avvises, enstemmig.", "Saken avvises, enstemmig.", ""),
        ("«Saken avvises.»", "Saken avvises.", ""),
    ] {
        let folder = skeleton();
        let ballot = if vote.is_empty() { "Enstemmig" } else { "" };
        let own = [("Avstemning", ballot), ("Vedtak", words)];
        folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 03/24", &own)));
        read_back(&folder);
        let case = folder.read(FERRIES);
        assert!(case.contains(&format!("## Vedtak i styret\n\n{expected}\n")), "{words}\n{case}");
        let vote = if vote.is_empty() { "enstemmig" } else { vote };
        assert!(folder.read(MEETING).contains(&format!("id: 2024-001, avstemning: {vote}}}")), "{words}");
    }
}

/// A slip of the pen in what a group that advises came to does not make it discussed.
#[test]
fn a_mistyped_phrase_of_a_group_is_asked_about() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let meeting = "meetings/2024-03-12-koordineringsgruppen";
    let on = |day: &str, words: &[&str]| folder.ok(&[words, &["--dato", day]].concat());
    on(
        "2024-02-20",
        &["mote", "new", "koordineringsgruppen", "2024-03-12", "--tid", "10-12", "--sted", "Ås"],
    );
    on("2024-02-20", &["sak", "new", "Turveier", "--type", "orienteringssak", "--møte", "2024-03-12"]);
    on("2024-03-11", &["referat", "2024-03-12"]);
    let draft = folder.read(&format!("{meeting}/referat.md"));
    let (head, cases) =
        draft.split_once("### 1 Turveier").or(draft.split_once("### Turveier")).expect(&draft);
    let head = head.replacen("Møtet satt kl.:", "Møtet satt kl.: 10", 1);
    for (words, is_asked) in
        [("Saken utsetes", true), ("Sakn sendes tilbake", true), ("Saken utsettes", false)]
    {
        let said = cases.replacen("Oppsummering:", &format!("Oppsummering: {words}"), 1);
        folder.write(&format!("{meeting}/referat.md"), format!("{head}### Turveier{said}"));
        let out = folder.ipr(&["referat", "--les", "2024-03-12", "--dato", "2024-03-12", "--dry-run"]).out;
        assert_eq!(out.contains("Det går ikke frem av"), is_asked, "{words}\n{out}");
        assert!(!out.contains("utfall: drøftet}\n+"), "{words}\n{out}");
    }
}

/// What stands after a label that is mistyped is neither lost nor a part of the decision above it.
#[test]
fn a_mistyped_label_is_asked_about() {
    for (label, words, slip) in [
        ("Habilitet:", "Per Nes, fvl. § 6 første ledd bokstav e", "Habiltet:"),
        ("Oppfølging:", "Sende svaret (Kari Vik, 1. mars)", "Oppfølgning:"),
        ("Lukket:", "koml. § 11-5 andre ledd, kl. 10:15–10:40, enstemmig", "**Luket:**"),
    ] {
        let folder = skeleton();
        let text = filled(&folder.read(MINUTES), &SMOOTH)
            .replace("Vedtak: Som innstilt", "Vedtak:\nStyret vedtar uttalelsen, og takker for arbeidet.");
        let (before, case) = text.split_once("### Sak 03/24").expect("the case");
        let case = case.replacen(label, &format!("{slip} {words}"), 1);
        folder.write(MINUTES, format!("{before}### Sak 03/24{case}"));
        let out = refused_in(&folder);
        let name = slip.trim_matches(['*', ':']);
        assert!(out.contains(&format!("«{name}» er nesten en ledetekst")), "{slip}\n{out}");
    }
    // A word of the text itself is none, and neither is one that is quoted.
    for words in
        ["Behandlingen: se vedlegg.", "Vedtaket: Styret ber om svar.", "> Oppfølgning: gjøres i mai."]
    {
        let folder = skeleton();
        let treated = format!("Sekretariatet orienterte.\n\n{words}");
        let own = [("Behandling", treated.as_str()), ("Avstemning", "Enstemmig"), ("Vedtak", "Som innstilt")];
        folder.write(MINUTES, filled(&folder.read(MINUTES), &smooth_but("Sak 03/24", &own)));
        assert!(read_back(&folder).contains("Sak 2024-001: vedtatt"), "{words}");
    }
}

/// Who took part without being in members.yaml is told of once, with where such a name may stand.
#[test]
fn who_is_no_member_is_told_where_to_stand() {
    let folder = skeleton();
    let text = |line: &str| {
        let text = filled(&folder.read(MINUTES), &smooth_but("Underskrift", &[]));
        text.replace("Dessuten møtte:", line)
    };
    let (with, beside) = (text("Til stede: Berit Bok"), text("Dessuten møtte: Berit Bok"));
    folder.write(MINUTES, with);
    let out = refused_in(&folder);
    assert!(out.matches("[F14]").count() == 1 && out.contains("kan stå under «Dessuten møtte»"), "{out}");
    folder.write(MINUTES, beside);
    read_back(&folder);
}
