//! What is sealed or held stays as it was, and is put right by saying so: each thing changed in silence is
//! found, by the seal alone where there is one, and always beside a base; the same with a correction is
//! silent, and the papers say what was corrected.

mod corrected;

use std::fs;

use crate::dispatch::{self, told};
use crate::minutes::{MEETING, MINUTES, SMOOTH, STYRET, filled, skeleton};
use crate::program::Folder;

const FERRIES: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";
const PARKING: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";
const MANIFEST: &str = "meetings/2024-02-16-styret/utsending/manifest.yaml";
const SENT: &str = "2024-02-20";
/// After the day by which minutes are to be written.
const LATER: &str = "2024-05-03";

fn commit(folder: &Folder) {
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--allow-empty", "--message", "endret"]);
}

/// The meeting is held, and its minutes read in; with one who voted against in a case.
pub fn recorded() -> Folder {
    let folder = skeleton();
    let mut entries = SMOOTH.to_vec();
    entries[4].1 = &[("Avstemning", "2 mot 1 (Per Nes)"), ("Vedtak", "Som innstilt")];
    folder.write(MINUTES, filled(&folder.read(MINUTES), &entries));
    folder.records(STYRET, "2024-02-17");
    folder
}

/// The same, with the minutes sent.
pub fn sent() -> Folder {
    let folder = recorded();
    let said = folder.ok(&["utsending", STYRET, "--dato", SENT]);
    assert!(said.contains("Forseglet som referatets versjon A, 20. februar 2024"), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    folder
}

/// The errors of the seals and of what was recorded, with a base or without.
fn errors(folder: &Folder, more: &[&str]) -> Vec<String> {
    let said = folder.ipr(&[&["check", "--format", "kort", "--dato", LATER], more].concat());
    let is_ours = |line: &&str| {
        ["feil[I07]", "feil[M17]", "feil[L14]", "feil[L15]"].iter().any(|code| line.contains(code))
    };
    said.out.lines().filter(is_ours).map(str::to_owned).collect()
}

/// What is said, on one line.
fn one_line(said: &str) -> String {
    said.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn correct(folder: &Folder) -> String {
    folder.ok(&["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "Det var ført feil", "--dato", LATER])
}

/// Each change: the file, what stood there, what stands there instead, and what the correction calls it.
const CHANGES: &[(&str, &str, &str, &str)] = &[
    (MEETING, "mot: [per-nes]", "mot: [anne-lund]", "avstemningen i sak 03/24"),
    (MEETING, "{person: anne-lund}", "{person: anne-lund, forfall: sykdom}", "oppmøtet"),
    (MEETING, "møteleder: ola-berg", "møteleder: anne-lund", "oppmøtet"),
    (MEETING, "sendt: 2024-02-06", "sendt: 2024-02-02", "dagen for innkalling eller kunngjøring"),
    (MEETING, "kunngjort: 2024-02-06", "kunngjort: 2024-02-02", "dagen for innkalling eller kunngjøring"),
    (MEETING, "sendt: 2024-02-06\n", "", "dagen for innkalling eller kunngjøring"),
    (
        MEETING,
        "id: 2024-003, ",
        "id: 2024-003, inhabile: [{person: per-nes, hjemmel: fvl. § 6 første ledd bokstav e}], ",
        "habiliteten i sak 05/24",
    ),
    (
        MEETING,
        "id: 2024-003, ",
        "id: 2024-003, lukket: {hjemmel: koml. § 11-5 andre ledd, avstemning: enstemmig}, ",
        "lukkingen av møtet i sak 05/24",
    ),
    (
        MEETING,
        "  - {sak: 06/24, fast: eventuelt}\n",
        "  - {sak: 06/24, fast: eventuelt}\n  - {sak: 07/24, tittel: Orientering}\n",
        "sak 07/24 er tatt med",
    ),
    (MINUTES, "2 mot 1 (Per Nes)", "2 mot 1 (Anne Lund)", ""),
    (PARKING, "tittel: Felles prinsipper", "tittel: Andre prinsipper", "tittelen i sak 05/24"),
    (
        PARKING,
        "## Forslag til vedtak\n\nStyret slutter seg til",
        "## Forslag til vedtak\n\nStyret sier nei til",
        "forslaget til vedtak i sak 05/24",
    ),
    (
        PARKING,
        "Kommunene har ulike regler for parkering",
        "Kommunene har like regler for parkering",
        "saksfremstillingen i sak 05/24",
    ),
    (
        PARKING,
        "## Vedtak i styret\n\nStyret slutter seg til",
        "## Vedtak i styret\n\nStyret sier nei til",
        "det som ble vedtatt eller innstilt i sak 05/24",
    ),
    (
        FERRIES,
        "møte: 2024-02-16, sak: 03/24, utfall: vedtatt",
        "møte: 2024-02-16, sak: 03/24, utfall: ikke vedtatt",
        "utfallet i sak 03/24",
    ),
];

#[test]
fn minutes_that_were_sent_are_frozen_with_a_base_and_without() {
    let folder = sent();
    assert_eq!(errors(&folder, &[]), [""; 0]);
    for (path, was, is, called) in CHANGES {
        let whole = folder.read(path);
        folder.replace(path, was, is);
        let found = errors(&folder, &[]);
        assert!(found.iter().any(|line| line.contains("feil[I07]")), "{is}: {found:#?}");
        let is_called = |line: &String| line.to_lowercase().contains(&called.to_lowercase());
        assert!(found.iter().any(is_called), "{is}: {called}: {found:#?}");
        assert!(!errors(&folder, &["--siden", "HEAD"]).is_empty(), "{is}");
        // The same when it has been pushed.
        commit(&folder);
        assert!(!errors(&folder, &["--fra-git", "HEAD", "--siden", "HEAD~1"]).is_empty(), "{is}");
        let refused = folder.ipr(&["utsending", STYRET, "--dato", LATER]);
        assert!(refused.code != 0, "{is}: {}", refused.out);
        folder.git(&["reset", "--quiet", "--hard", "HEAD~1"]);
        assert_eq!(folder.read(path), whole);
    }
}

#[test]
fn what_was_recorded_is_frozen_beside_a_base_without_any_seal() {
    let folder = recorded();
    for (path, was, is, _) in CHANGES {
        let whole = folder.read(path);
        folder.replace(path, was, is);
        assert!(!errors(&folder, &["--siden", "HEAD"]).is_empty(), "{is}");
        folder.write(path, whole);
    }
    folder.replace(MEETING, "status: avholdt", "status: innkalt");
    assert!(!errors(&folder, &["--siden", "HEAD"]).is_empty(), "it has been held");
    folder.replace(MEETING, "status: innkalt", "status: avholdt");
    // Until the minutes are to be finished they are a draft.
    folder.replace(MEETING, "mot: [per-nes]", "mot: [anne-lund]");
    let said = folder.ipr(&["check", "--siden", "HEAD", "--dato", "2024-02-18"]);
    assert!(!said.out.contains("M17"), "{}", said.out);
    let said =
        folder.ipr(&["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "x", "--dato", "2024-02-18"]);
    assert!(said.code == 2 && one_line(&said.err).contains("er ikke sendt ennå"), "{}", said.err);
}

#[test]
fn what_is_gone_is_missed() {
    let folder = sent();
    for path in [MANIFEST, MINUTES, "meetings/2024-02-16-styret/utsending/referat.md"] {
        let whole = folder.read(path);
        fs::remove_file(folder.path().join(path)).expect("removed");
        let found = errors(&folder, &[]);
        assert!(
            found.iter().any(|line| line.contains("I07") && line.contains("er borte")),
            "{path}: {found:#?}"
        );
        assert!(!errors(&folder, &["--siden", "HEAD"]).is_empty(), "{path}");
        folder.write(path, whole);
    }
    // Without anything left of it, the base still knows.
    fs::remove_dir_all(folder.path().join("meetings/2024-02-16-styret/utsending")).expect("removed");
    assert_eq!(errors(&folder, &[]), [""; 0]);
    let found = errors(&folder, &["--siden", "HEAD"]);
    assert!(found.iter().any(|line| line.contains("Forseglingen av referatet, versjon A")), "{found:#?}");
}

#[test]
fn a_manifest_written_anew_is_not_the_one_that_was_sent() {
    let folder = sent();
    commit(&folder);
    fs::remove_dir_all(folder.path().join("meetings/2024-02-16-styret/utsending")).expect("removed");
    folder.replace(MINUTES, "2 mot 1 (Per Nes)", "2 mot 1 (Anne Lund)");
    folder.ok(&["referat", "--les", STYRET, "--dato", "2024-02-18", "--no-commit"]);
    folder.ok(&["utsending", STYRET, "--dato", SENT, "--no-commit"]);
    assert_eq!(errors(&folder, &[]), [""; 0]);
    let found = errors(&folder, &["--siden", "HEAD"]);
    assert!(found.iter().any(|line| line.contains("er skrevet om")), "{found:#?}");
}

/// What is put right in the minutes themselves, and in the case where its words are concerned.
/// What is exempt no more, before its day, is put right as everything else.
/// What is written in the meeting's file alone is said by the minutes too, or they say the old again.
/// A council that writes its minutes elsewhere corrects by hand.
#[test]
fn an_exemption_stays_as_long_as_it_was_said_to() {
    let folder = recorded();
    let exempt = "tittel: Varsel\noffentlig-tittel: Personalsak\nunntatt: {hjemmel: offl. § 13 første ledd, \
        jf: fvl. § 13 første ledd nr. 1}";
    folder.replace(PARKING, "tittel: Felles prinsipper for parkering ved stasjonene", exempt);
    assert!(
        errors(&folder, &["--siden", "HEAD"]).iter().all(|line| !line.contains("M17")),
        "to make it exempt is free"
    );
    commit(&folder);
    folder.replace(PARKING, exempt, "tittel: Varsel");
    let found = errors(&folder, &["--siden", "HEAD"]);
    assert!(found.iter().any(|line| line.contains("M17")), "{found:#?}");
    folder.git(&["checkout", "--quiet", "--", "."]);
    folder.replace(PARKING, "nr. 1}", "nr. 1, opphører: 2024-03-01}");
    commit(&folder);
    folder.replace(PARKING, &exempt.replace("nr. 1}", "nr. 1, opphører: 2024-03-01}"), "tittel: Varsel");
    assert!(
        errors(&folder, &["--siden", "HEAD"]).iter().all(|line| !line.contains("M17")),
        "its day is over"
    );
}

/// What a case was decided on may be told more of: what is to follow, and in the next round all of it.
#[test]
fn a_case_that_goes_on_is_free_and_its_attachments_are_held() {
    let attached = "status: vedtatt\nvedlegg:\n  - {fil: notat.md, tittel: Notat}\n";
    let folder = recorded();
    let note = "cases/2024/2024-003-parkering-ved-stasjonene/notat.md";
    folder.write(note, "# Notat\n\nNi av ti plasser er fulle.\n");
    folder.replace(PARKING, "status: vedtatt\n", attached);
    folder.ok(&["utsending", STYRET, "--dato", SENT]);
    assert_eq!(errors(&folder, &[]), [""; 0]);
    for (path, was, is) in [
        (note, "Ni av ti", "Fem av ti"),
        (PARKING, "tittel: Notat", "tittel: Et annet notat"),
        (PARKING, "vedlegg:\n  - {fil: notat.md, tittel: Notat}\n", ""),
    ] {
        let whole = folder.read(path);
        folder.replace(path, was, is);
        for arguments in [&[][..], &["--siden", "HEAD"]] {
            let found = errors(&folder, arguments);
            assert!(found.iter().any(|line| line.contains("edleggene")), "{is} {arguments:?}: {found:#?}");
        }
        folder.write(path, whole);
    }
    let whole = folder.read(PARKING);
    folder.write(PARKING, format!("{whole}\n## Oppfølging\n\n| Når | Hva |\n|---|---|\n| juni | Skilte |\n"));
    assert_eq!(errors(&folder, &[]), [""; 0], "what is to follow");
    assert_eq!(errors(&folder, &["--siden", "HEAD"]), [""; 0], "what is to follow");
    // A new round has a new presentation.
    folder.write(PARKING, whole.replace("Kommunene har ulike", "Kommunene har fortsatt ulike"));
    let last = "utfall: vedtatt}\n---";
    let again = "utfall: vedtatt}\n  - {organ: styret}\n---";
    folder.replace(PARKING, last, again);
    let found = errors(&folder, &["--siden", "HEAD"]);
    assert!(!found.iter().any(|line| line.contains("saksfremstillingen")), "{found:#?}");
}

const HELD: (&str, &str) = ("status: innkalt", "status: avholdt");

#[test]
fn a_sealed_notice_holds_when_the_meeting_has_been_held() {
    for (path, was, is, words) in [
        (
            PARKING,
            "Styret slutter seg til",
            "Styret sier nei til",
            "Forslaget til vedtak i sak 05/24 er endret",
        ),
        (PARKING, "tittel: Felles", "tittel: Andre", "Tittelen i sak 05/24 er endret"),
        (
            MEETING,
            "fast: eventuelt}\n",
            "fast: eventuelt}\n  - {sak: 07/24, tittel: Omvisning}\n",
            "Sak 07/24 er tatt med",
        ),
        (MEETING, "  - {sak: 06/24, fast: eventuelt}\n", "", "Sak 06/24 er tatt ut"),
        (MEETING, "sak: 06/24, fast", "sak: 08/24, fast", "Saksnummeret i sak 08/24 er endret"),
        (
            MEETING,
            "sendt: 2024-02-06",
            "sendt: 2024-02-02",
            "Dagen for innkalling eller kunngjøring er endret",
        ),
        (MEETING, "sendt: 2024-02-06\n", "", "Dagen for innkalling eller kunngjøring er endret"),
    ] {
        let folder = dispatch::sealed_folder();
        folder.replace(path, was, is);
        folder.replace(MEETING, HELD.0, HELD.1);
        let found = told(&folder, "2024-02-20");
        assert!(
            found.iter().any(|said| said.starts_with("I07") && said.contains(words)),
            "{words}: {found:#?}"
        );
        if is.contains("07/24") {
            // What the meeting takes up itself it says, and then it is asked who was against it.
            folder.replace(MEETING, "tittel: Omvisning", "tittel: Omvisning, tillegg: ja, motsatte-seg: 0");
            let found = told(&folder, "2024-02-20");
            assert!(!found.iter().any(|said| said.starts_with("I07")), "{found:#?}");
        }
    }
    let folder = dispatch::sealed_folder();
    folder.replace(MEETING, HELD.0, HELD.1);
    assert!(!told(&folder, "2024-02-20").iter().any(|said| said.starts_with("I07")));
    fs::remove_file(folder.path().join(MANIFEST)).expect("removed");
    folder.write("meetings/2024-02-16-styret/utsending/mote.ics", "BEGIN:VCALENDAR");
    let found = told(&folder, "2024-02-20");
    assert!(
        found.iter().any(|said| said.starts_with("I07") && said.contains("manifest.yaml er borte")),
        "{found:#?}"
    );
}
