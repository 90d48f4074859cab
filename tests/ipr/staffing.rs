//! Persons who are new, move, end and are replaced, as the secretariat does it.

mod elected;

use crate::program::{Folder, Said};

const MEMBERS: &str = "members.yaml";

fn folder() -> Folder {
    Folder::with(&[("tests/folders/standard", "")])
}

fn run(folder: &Folder, line: &str) -> Said {
    let words = crate::secrets::commands::words(line);
    folder.ipr(&[&words[..], &["--dato", "2024-02-07"]].concat())
}

/// What a command says, on one line.
fn ok(folder: &Folder, line: &str) -> String {
    let said = run(folder, line);
    assert_eq!(said.code, 0, "{line}\n{}{}", said.out, said.err);
    said.out.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn refused(folder: &Folder, line: &str) -> String {
    let before = folder.read(MEMBERS);
    let said = run(folder, line);
    assert_ne!(said.code, 0, "{line}\n{}", said.out);
    assert_eq!(folder.read(MEMBERS), before, "{line}");
    format!("{}{}", said.out, said.err).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The lines that are new, and how many are gone.
fn changed(before: &str, after: &str) -> (Vec<String>, usize) {
    let new = after.lines().filter(|line| !before.lines().any(|other| other == *line));
    let gone = before.lines().filter(|line| !after.lines().any(|other| other == *line)).count();
    (new.map(str::to_owned).collect(), gone)
}

#[test]
fn a_person_is_new_once() {
    let folder = folder();
    let before = folder.read(MEMBERS);
    let line =
        "person ny \"Eli  Strand\" --tittel ordfører --kommune holmsund --epost eli.strand@holmsund.example";
    let said = ok(&folder, line);
    assert!(said.contains("Ny person: Eli Strand."), "{said}");
    let after = folder.read(MEMBERS);
    let expected = "  eli-strand:\n    navn: Eli Strand\n    tittel: ordfører\n    kommune: Holmsund\n    \
        epost: \
        eli.strand@holmsund.example\n\nverv:\n";
    assert_eq!(after, before.replace("\nverv:\n", expected));
    assert_eq!(folder.git(&["log", "-1", "--format=%s"]), "Ny person: Eli Strand\n");
    assert!(ok(&folder, line).contains("Eli Strand står allerede i members.yaml som eli-strand."));
    assert_eq!(folder.read(MEMBERS), after);
    let asked = refused(&folder, "person ny \"Eli Strand\" --kommune Fjordvik");
    assert!(asked.contains("Eli Strand (eli-strand, ordfører, Holmsund) finnes allerede"), "{asked}");
    ok(&folder, "person ny \"Eli Strand\" --kommune Fjordvik --likevel");
    assert!(folder.read(MEMBERS).contains("  eli-strand-2:\n    navn: Eli Strand\n    kommune: Fjordvik\n"));
    let asked = refused(&folder, "person endre \"Eli Strand\" --tittel varaordfører");
    assert!(
        asked.contains("kan være flere: Eli Strand (eli-strand) eller Eli Strand (eli-strand-2)"),
        "{asked}"
    );
    ok(&folder, "person endre eli-strand-2 --tittel varaordfører");
}

#[test]
fn mistakes_about_a_person_are_told() {
    let folder = folder();
    let said = ok(&folder, "person ny \"Eli Strand\" --epost OLA.berg@fjordvik.example");
    assert!(said.contains("Ola Berg har samme e-postadresse"), "{said}");
    for (name, told) in
        [("\"Ola Breg\"", "Berg (ola-berg, ordfører, Fjordvik) ligner"), ("Siri", "Siri Dal (siri-dal,")]
    {
        let said = refused(&folder, &format!("person ny {name}"));
        assert!(said.contains(told) && said.contains("--likevel"), "{said}");
        ok(&folder, &format!("person ny {name} --likevel"));
    }
    let said = refused(&folder, "person ny \"Eva Lie\" --kommune Holmsunn");
    assert!(said.contains("Mente du Holmsund?"), "{said}");
    let said = refused(&folder, "person ny \"Eva Lie\" --epost eva.lie");
    assert!(said.contains("«eva.lie» er ikke en e-postadresse"), "{said}");
    assert!(said.contains("Personer og verv er som de var, og ingenting er endret."), "{said}");
    assert!(refused(&folder, "person ny \" - \"").contains("trenger et navn"));
    assert!(refused(&folder, "person endre \"Kari Vig\" --epost x@y.no").contains("Mente du Kari Vik?"));
    assert!(refused(&folder, "person endre \"Kari Vik\"").contains("Si hva som er annerledes"));
    assert!(refused(&folder, "person endre \"Kari Vik\" --navn \" \"").contains("trenger et navn"));
    folder.replace(MEMBERS, "personer:", "personer: [");
    assert!(refused(&folder, "person ny \"Eva Lie\"").contains("har feil og kan ikke endres"));
}

#[test]
fn another_address_is_told_with_the_notices_that_went_to_the_old() {
    let folder = folder();
    let before = folder.read(MEMBERS);
    let said = ok(&folder, "person endre \"Per Nes\" --epost per@strandas.example");
    assert!(
        said.contains(
            "Styret 16. februar 2024: Innkallingen til Per Nes gikk til den gamle adressen. \
            «ipr utsending 2024-02-16-styret» lager en e-post med alt."
        ),
        "{said}"
    );
    assert!(said.contains("Per Nes: ny e-postadresse."), "{said}");
    let after = folder.read(MEMBERS);
    assert_eq!(changed(&before, &after), (vec!["    epost: per@strandas.example".to_owned()], 1));
    assert!(ok(&folder, "person endre per-nes --epost per@strandas.example").contains("står slik fra før"));
    assert_eq!(folder.git(&["rev-list", "--count", "HEAD"]), "2\n");
    let said = ok(&folder, "person endre per-nes --epost \"\"");
    assert!(
        said.contains("Per Nes: uten e-postadresse.") && said.contains("Per Nes mangler e-postadresse"),
        "{said}"
    );
    ok(&folder, "angre");
    assert_eq!(folder.read(MEMBERS), after);
}

#[test]
fn a_seat_ends_and_what_follows_is_told_first() {
    let folder = folder();
    let before = folder.read(MEMBERS);
    let line = "verv slutt \"Per Nes\" styret 2024-02-10";
    let tried = ok(&folder, &format!("{line} --tørr"));
    assert_eq!(folder.read(MEMBERS), before);
    let said = ok(&folder, line);
    for told in [
        "Plassen for Ytre Fjord i styret er ledig fra 11. februar 2024.",
        "Styret 16. februar 2024: Per Nes har fått innkallingen og må få beskjed.",
        "Per Nes er fortsatt medlem i interessepolitisk utvalg.",
    ] {
        assert!(said.contains(told) && tried.contains(told), "{told}\n{said}");
    }
    let told_first = said.find("Det som følger").zip(said.find("skrevet"));
    assert!(told_first.is_some_and(|(told, written)| told < written), "{said}");
    let row = "  - {organ: styret, person: per-nes, rolle: medlem, representerer: ytre, fra: 2023-12-15, \
        til: 2024-02-10}";
    assert_eq!(changed(&before, &folder.read(MEMBERS)), (vec![row.to_owned()], 1));
    let again = ok(&folder, line);
    assert!(!again.contains("Det som følger") && again.contains("uendret members.yaml"), "{again}");
    let twice = refused(&folder, "verv slutt \"Per Nes\" styret 2024-03-01");
    assert!(twice.contains("tok slutt allerede 10. februar 2024"), "{twice}");
    assert!(
        refused(&folder, "verv slutt \"Per Nes\" KG 2024-02-10")
            .contains("Vervene er i styret og interessepolitisk utvalg.")
    );
    assert!(ok(&folder, "angre").contains("Angre: Per Nes slutter i styret 10. februar 2024."));
    assert_eq!(folder.read(MEMBERS), before);
}

#[test]
fn what_is_recorded_keeps_its_people() {
    let folder = folder();
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    folder.replace(meeting, "saksliste:", "møteleder: ola-berg\nsaksliste:");
    let said = refused(&folder, "verv slutt \"Ola Berg\" IPU 2024-01-15");
    assert!(
        said.contains(
            "Ola Berg ledet møtet i interessepolitisk utvalg 31. januar 2024, etter 15. januar 2024"
        ),
        "{said}"
    );
    assert!(refused(&folder, "person slutt \"Ola Berg\" 2024-01-15").contains("blir stående"));
    ok(&folder, "verv slutt \"Ola Berg\" IPU 2024-01-31");
}

#[test]
fn another_takes_over() {
    let folder = folder();
    let before = folder.read(MEMBERS);
    let line = "verv bytt \"Per Nes\" \"Jon Moe\" styret 2024-02-12";
    let said = ok(&folder, line);
    assert!(said.contains("Jon Moe overtar for Per Nes i styret 12. februar 2024."), "{said}");
    assert!(said.contains("Jon Moe har ikke fått innkallingen. «ipr utsending 2024-02-16-styret»"), "{said}");
    let (new, gone) = changed(&before, &folder.read(MEMBERS));
    assert_eq!(
        new,
        [
            "  - {organ: styret, person: per-nes, rolle: medlem, representerer: ytre, fra: 2023-12-15, \
                til: 2024-02-11}",
            "  - {organ: styret, person: jon-moe, rolle: medlem, representerer: ytre, fra: 2024-02-12}",
        ]
    );
    assert_eq!(gone, 1);
    assert!(ok(&folder, line).contains("uendret members.yaml"));
    let asked = refused(&folder, "verv bytt \"Ola Berg\" \"Siri Dal\" styret 2024-02-20");
    assert!(asked.contains("--rolle leder") && asked.contains("ellers --rolle medlem"), "{asked}");
    let said = ok(&folder, "verv bytt \"Ola Berg\" \"Siri Dal\" styret 2024-02-20 --rolle medlem");
    assert!(
        said.contains("Styret er uten leder. Det skal velges en ny (koml. § 7-10 fjerde ledd)."),
        "{said}"
    );
    assert!(refused(&folder, "verv bytt per-nes per-nes styret 2024-02-20").contains("seg selv"));
}

#[test]
fn who_sits_there_gets_another_role() {
    let folder = folder();
    let before = folder.read(MEMBERS);
    let said = ok(&folder, "verv bytt \"Ola Berg\" \"Anne Lund\" styret 2024-02-20 --rolle leder --tørr");
    assert!(said.contains("Plassen for Indre Fjord i styret er ledig fra 20. februar 2024."), "{said}");
    assert!(!said.contains("Anne Lund er fortsatt leder"), "{said}");
    ok(&folder, "verv slutt \"Ola Berg\" styret 2024-02-19");
    let said = ok(&folder, "verv nytt \"Anne Lund\" styret 2024-02-20 --rolle leder");
    assert!(said.contains("Vervet som nestleder slutter 19. februar 2024."), "{said}");
    let after = folder.read(MEMBERS);
    let row = "  - {organ: styret, person: anne-lund, rolle: leder, representerer: ytre, fra: 2024-02-20}";
    assert!(after.contains(row), "{after}");
    let (_, gone) = changed(&before, &after);
    assert_eq!(gone, 2, "{after}");
    // A substitute moves up, and is one no more.
    let no = refused(&folder, "verv bytt per-nes siri-dal IPU 2024-02-20");
    assert!(no.contains("feil[D04]"), "{no}");
    ok(
        &folder,
        "verv nytt siri-dal styret 2024-01-01 --rolle vara --nummer 1 --representerer \"Ytre Fjord\"",
    );
    let said = ok(&folder, "verv bytt per-nes siri-dal styret 2024-02-20");
    assert!(said.contains("Siri Dal overtar for Per Nes i styret"), "{said}");
    let members = folder.read(MEMBERS);
    let row = "rolle: vara, representerer: ytre, nummer: 1, fra: 2024-01-01, til: 2024-02-19}";
    assert!(members.contains(row), "{members}");
    let said = refused(&folder, "verv nytt \"Kari Vik\" styret 2024-02-20 --representerer Ytra");
    assert!(said.contains("Mente du"), "{said}");
    let said = refused(&folder, "verv nytt \"Anne Lund\" styret 2024-03-01 --rolle leder");
    assert!(said.contains("er allerede leder i styret fra 20. februar 2024"), "{said}");
}

#[test]
fn somebody_ends_altogether() {
    let folder = folder();
    folder.ok(&[
        "oppfolging",
        "2023-001",
        "--ny",
        "Sende brevet",
        "--hvem",
        "Per Nes",
        "--dato",
        "2024-02-07",
    ]);
    let said = ok(&folder, "person slutt \"Per Nes\" 2024-02-29");
    assert!(
        said.contains("Per Nes slutter 29. februar 2024.") && said.contains("skal følge opp sak 2023-001"),
        "{said}"
    );
    let members = folder.read(MEMBERS);
    assert_eq!(members.matches("til: 2024-02-29").count(), 3, "{members}");
    assert!(ok(&folder, "person slutt \"Per Nes\" 2024-02-29").contains("uendret members.yaml"));
    assert!(
        refused(&folder, "person slutt \"Per Nes\" 2024-03-31").contains("sluttet allerede 29. februar 2024")
    );
    // One who has no seat leaves cases behind as well, and keeps the capital letter of the name.
    let said = ok(&folder, "person slutt \"Kari Vik\" 2024-02-29");
    assert!(said.contains("Kari Vik er ansvarlig for sak 2024-"), "{said}");
    let said = ok(&folder, "angre");
    assert!(said.contains("Angre: Kari Vik slutter 29. februar 2024."), "{said}");
}

/// The members of the council that the repository is about, with all their comments.
#[test]
fn the_real_file_keeps_its_comments() {
    let folder = Folder::at_the_start();
    let before = folder.read(MEMBERS);
    let day = ["--dato", "2024-01-08"];
    for line in [
        "person ny \"Kari Moen\" --tittel ordfører --kommune Lier --epost kari.moen@lier.example",
        "verv bytt \"Kjell Arne Hermansen\" \"Kari Moen\" styret 2024-03-01 --grunnlag antatt",
        "person endre \"Lene Conradi\" --epost lene@asker.example",
    ] {
        folder.ok(&[&crate::secrets::commands::words(line)[..], &day].concat());
    }
    let (new, gone) = changed(&before, &folder.read(MEMBERS));
    assert_eq!(gone, 2);
    assert_eq!(
        new,
        [
            "  lene-conradi:          {navn: Lene Conradi, tittel: ordfører, kommune: Asker, epost: \
                lene@asker.example}",
            "  kari-moen:             {navn: Kari Moen, tittel: ordfører, kommune: Lier, epost: \
                kari.moen@lier.example}",
            "  - {organ: styret, person: kjell-arne-hermansen, rolle: medlem, representerer: drammen, \
                fra: 2023-11-10, til: 2024-02-29, grunnlag: valg-2023}",
            "  - {organ: styret, person: kari-moen, rolle: medlem, representerer: drammen, fra: \
                2024-03-01, grunnlag: antatt}",
        ]
    );
}

/// A council that has just begun has nobody.
#[test]
fn the_first_person_of_a_council() {
    let folder = Folder::new();
    folder.git(&["init", "--quiet"]);
    folder.git(&["config", "user.name", "Prøve"]);
    folder.git(&["config", "user.email", "prove@ipr.example"]);
    folder.ok(&[
        "init",
        "--navn",
        "Et nytt råd",
        "--deltakere",
        "Fjordvik, Holmsund",
        "--dato",
        "2024-01-08",
    ]);
    ok(&folder, "person ny \"Ola Berg\" --tittel ordfører --kommune Fjordvik");
    ok(&folder, "person ny \"Anne Lund\" --tittel ordfører --kommune Holmsund");
    ok(&folder, "verv nytt \"Ola Berg\" representantskapet 2024-02-01 --rolle leder");
    let members = folder.read(MEMBERS);
    assert!(
        members.contains(
            "personer:\n  ola-berg: {navn: Ola Berg, tittel: ordfører, kommune: Fjordvik}\n  anne-lund: \
                {navn: Anne \
             Lund, tittel: ordfører, kommune: Holmsund}\n"
        ),
        "{members}"
    );
    assert!(
        members.contains(
            "verv:\n  - {organ: representantskapet, person: ola-berg, rolle: leder, fra: 2024-02-01}\n"
        ),
        "{members}"
    );
}

/// After an election, and when somebody has left, the list of work asks for the seats until they are renewed.
#[test]
fn seats_that_are_not_renewed_are_asked_for() {
    let folder = folder();
    let status =
        |day: &str| folder.ok(&["status", "--dato", day]).split_whitespace().collect::<Vec<_>>().join(" ");
    ok(&folder, "verv slutt \"Per Nes\" styret 2024-02-29");
    let free = "1 verv i styret gikk ut 29. februar 2024 og er ikke fornyet";
    assert!(
        status("2024-02-27").contains("1 verv i styret går ut 29. februar 2024"),
        "{}",
        status("2024-02-27")
    );
    assert!(status("2024-03-11").contains(free), "{}", status("2024-03-11"));
    ok(&folder, "verv nytt \"Jon Moe\" styret 2024-03-01 --representerer ytre");
    assert!(!status("2024-03-11").contains("er ikke fornyet"), "{}", status("2024-03-11"));
    // The kommuner elect anew.
    for (person, role) in [("ola-berg", "leder"), ("anne-lund", "nestleder"), ("per-nes", "medlem")] {
        ok(&folder, &format!("verv nytt {person} representantskapet 2023-12-15 --rolle {role}"));
    }
    ok(&folder, "verv bytt per-nes jon-moe representantskapet 2026-05-01");
    let old = "3 verv i representantskapet er fra før kommunestyrevalget 13. september 2027";
    for day in ["2027-12-28", "2028-02-01"] {
        assert!(status(day).contains(old), "{}", status(day));
    }
    assert!(!status("2027-09-01").contains("kommunestyrevalget"), "{}", status("2027-09-01"));
    // And whoever was ordfører is, until it is said that they are still, or no more.
    let titles =
        |day: &str| status(day).split("tittelen fra før kommunestyrevalget").nth(1).map(str::to_owned);
    let told = titles("2027-10-25").expect("it is told the week before");
    assert!(told.contains("Anne Lund, Jon Moe og tre til"), "{told}");
    assert_eq!(titles("2027-09-01"), None);
    let last = titles("2027-11-10").expect("it is told until it is done");
    assert!(last.contains("Anne Lund"), "{last}");
    ok(&folder, "person endre \"Anne Lund\" --fra 2027-10-20");
    let last = titles("2027-11-10").expect("the others are told");
    assert!(!last.contains("Anne Lund") && last.contains("Jon Moe"), "{last}");
    let until = "fra: 2026-05-01";
    folder.replace(MEMBERS, until, "fra: 2026-05-01, til: 2029-12-31");
    assert!(status("2028-02-01").contains("2 verv i representantskapet"), "{}", status("2028-02-01"));
}

/// Days and names as people write them in the files become what the files are to have.
#[test]
fn plain_names_and_days_are_written_as_files_have_them() {
    let folder = folder();
    let meeting = "meetings/2024-02-16-styret/meeting.md";
    let case = "cases/2024/2024-003-parkering-ved-stasjonene.md";
    let (was, were) = (folder.read(meeting), folder.read(case));
    folder.replace(meeting, "organ: styret", "organ: Styret # møtet");
    folder.replace(meeting, "dato: 2024-02-16", "dato: 16. februar 2024");
    folder.replace(meeting, "kunngjort: 2024-02-06", "kunngjort: \"6. februar\"");
    folder.replace(case, "saksansvarlig: kari-vik", "saksansvarlig: Kari Vik");
    folder.replace(case, "møte: 2024-02-16", "møte: 16.2");
    let checked = run(&folder, "check").out;
    assert!(checked.contains("«ipr rydd» skriver det"), "{checked}");
    assert!(ok(&folder, "rydd --tørr").contains("prøvekjøring"));
    let said = ok(&folder, "rydd");
    assert!(
        said.contains(
            "Skrev om dager og navn på 5 steder i sak 2024-003 og møtet i styret 16. februar 2024."
        ),
        "{said}"
    );
    assert_eq!(folder.read(meeting), was.replace("organ: styret", "organ: styret # møtet"));
    assert_eq!(folder.read(case), were);
    assert!(ok(&folder, "rydd").contains("Det er ingen dager eller navn å skrive om."));
    // What can be two things is left to people.
    folder.replace(case, "saksansvarlig: kari-vik", "saksansvarlig: Kari Vig");
    assert!(ok(&folder, "rydd").contains("Det er ingen"));
}
