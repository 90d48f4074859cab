//! What is exempt is in the minutes and in the case, and nowhere else.

use ipr::disk;
use ipr::plans::{Subject, extract, public_minutes};
use ipr::read::{self, FileContent, minutes};

use super::{MEETING, MINUTES, PARKING, SMOOTH, STYRET, filled};
use crate::program::{Folder, files};

const SECRET: &str = "Hemmeligstad";

fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = folder.read(PARKING);
    let case = case.replace(
        "tittel: Felles prinsipper for parkering ved stasjonene",
        &format!(
            "tittel: Klage fra {SECRET}\noffentlig-tittel: Personalsak\n\
             unntatt: {{hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1, omfang: hele, \
             vurdert: 2024-01-10, av: kari-vik}}"
        ),
    );
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
    let understood = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]).out;
    assert!(understood.contains("[som i utkastet]") && !understood.contains(SECRET), "{understood}");
    let said = folder.records(STYRET, "2024-02-17");
    assert!(folder.read(PARKING).contains(&format!("## Vedtak i styret\n\n{decision}\n")));
    let meeting = folder.read(MEETING);
    assert!(
        meeting.contains(
            "lukket: {hjemmel: koml. § 11-5 andre ledd, fra: \"10:15\", til: \"10:40\", \
             avstemning: enstemmig}"
        ),
        "{meeting}"
    );
    #[cfg(feature = "pdf")]
    assert!(
        folder.path().join("meetings/2024-02-16-styret/referat.pdf").is_file()
            && said.contains("referat.pdf")
    );
    // So when they are sent, and when something in what is exempt is put right.
    let sent = folder.ok(&["utsending", STYRET, "--dato", "2024-02-20"]);
    folder.replace(
        MINUTES,
        "\nLukket: koml. § 11-5 andre ledd, kl. 10:15–10:40",
        "\nLukket: koml. § 11-5 andre ledd, kl. 10:15–10:45",
    );
    let correct =
        ["mote", "rett", STYRET, "--av", "ola-berg", "--grunn", "Feil klokke", "--dato", "2024-05-03"];
    let corrected = folder.ok(&correct);
    assert!(corrected.contains("Rettet: behandlingen i sak 05/24."), "{corrected}");
    let log = folder.git(&["log", "--format=%B"]);
    let mut told = vec![said, log, meeting, sent, corrected];
    let top = "meetings/2024-02-16-styret/utsending";
    for name in files(&folder.path().join(top)).iter().filter(|name| !name.ends_with(".pdf")) {
        told.push(folder.read(&format!("{top}/{name}")));
    }
    assert!(told.len() > 10, "{}", told.len());
    for text in told {
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

/// The public edition has the title and the §, and nothing that stands under the heading, whatever the
/// secretary has put there: headings, tables, other cases' labels.
#[test]
fn the_public_edition_leaves_out_all_that_stands_under_an_exempt_heading() {
    let folder = folder();
    for under in [
        format!("Vedtak: {SECRET}"),
        format!("### {SECRET}\n\n## Merknad\n\n{SECRET}\n\nVedtak: x\n\n{SECRET}"),
        format!("| {SECRET} |\n|---|\n| {SECRET} |\n\n```\n{SECRET}\n```\n# {SECRET}"),
        format!("Til stede: {SECRET}\n\nMøteleder: {SECRET}"),
        format!("<!-- {SECRET} -->\n[{SECRET}](https://{SECRET}.example)"),
    ] {
        let text = format!(
            "# Referat\n\n### Sak 03/24 Ferjer\n\nVedtak: Åpent vedtak\n\n**Sak 05/24 {SECRET}**\n\n\
             {under}\n\n### Sak 06/24 Eventuelt\n\nBehandling: Åpen behandling\n"
        );
        let mut files = disk::load(folder.path(), &|_, _| {});
        files.texts.retain(|(path, _)| path != MINUTES);
        files.texts.push((MINUTES.to_owned(), FileContent::Text(text)));
        let (workspace, _) = read::read(files, "2024-02-17".parse().expect("a day"));
        let id = workspace.sources.find(MINUTES).expect("the minutes");
        let meeting = workspace.meeting_in(STYRET).expect("the meeting");
        let reading = minutes::read(&workspace, meeting, id);
        let subject = Subject::new(&workspace, meeting).expect("a body");
        let said = format!("{:?}", public_minutes::public_minutes(&subject, &reading.record, MINUTES));
        assert!(!said.contains(SECRET), "{under}\n{said}");
        for part in ["Åpent vedtak", "Åpen behandling", "Personalsak", "offl. § 13"] {
            assert!(said.contains(part), "{part}\n{said}");
        }
    }
}

/// What the finished paper says besides the secretary's words, and what it must not say.
#[test]
fn the_public_edition_tells_of_closing_and_adoption_and_not_of_illness() {
    let folder = folder();
    let text = format!(
        "# Referat\n\n| Navn | Verv | Møtte |\n|---|---|---|\n| Ola Berg | leder | fra 09:10 |\n| Per Nes | \
         medlem | syk ({SECRET}) |\n\nVaramedlemmer, i den rekkefølgen de er valgt:\n\n- Siri Dal (nr. 1)\n\n\
         Forfall: Anne Lund ({SECRET})\n\n### Sak 03/24 Ferjer\n\nVedtak: Som innstilt\n\nBehandling: \
         Åpen\n\n### Sak 05/24 {SECRET}\n\nLukket: koml. § 11-5 andre ledd fordi {SECRET}, kl. 10:00–10:10, \
         2 mot 1\n\nVedtak: {SECRET}\n\n## Underskrift\n\nReferent: Kari\n"
    );
    let mut files = disk::load(folder.path(), &|_, _| {});
    files.texts.retain(|(path, _)| path != MINUTES);
    files.texts.push((MINUTES.to_owned(), FileContent::Text(text)));
    let case = "cases/2024/2024-001-horing-om-ferjetakster.md";
    for (_, content) in files.texts.iter_mut().filter(|(path, _)| path == case) {
        let written = folder.read(case).replace("sak: 03/24}", "sak: 03/24, utfall: vedtatt}");
        *content = FileContent::Text(format!("{written}\n## Vedtak i styret\n\nDette ble vedtatt.\n"));
    }
    let (workspace, _) = read::read(files, "2024-02-17".parse().expect("a day"));
    let id = workspace.sources.find(MINUTES).expect("the minutes");
    let meeting = workspace.meeting_in(STYRET).expect("the meeting");
    let reading = minutes::read(&workspace, meeting, id);
    let subject = Subject::new(&workspace, meeting).expect("a body");
    let said = format!("{:?}", public_minutes::public_minutes(&subject, &reading.record, MINUTES));
    assert!(!said.contains(SECRET) && !said.contains("Siri Dal") && !said.contains("syk"), "{said}");
    for part in [
        "Møtet ble vedtatt lukket med 2 mot 1 stemmer kl. 10:00–10:10, jf. koml. § 11-5 andre ledd.",
        "Dette ble vedtatt.",
        "forfall",
        "fra 09:10",
        "Anne Lund",
        "FillIn { label: \"Møteleder\" }",
    ] {
        assert!(said.contains(part), "{part}\n{said}");
    }
}

/// The parking case with parts of it exempt, and its text in which nothing else is marked.
fn partly_exempt() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let case = folder.read(PARKING);
    let key = "\nsaksgang:";
    assert!(case.contains(key), "{case}");
    folder.write(
        PARKING,
        case.replacen(key, "\nunntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler}\nsaksgang:", 1)
            + "\n::: unntatt\n\nTilbudene.\n\n:::\n",
    );
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    folder
}

/// What the public paper says of the minutes `text` in `folder`.
fn public(folder: &Folder, text: &str) -> String {
    let mut files = disk::load(folder.path(), &|_, _| {});
    files.texts.retain(|(path, _)| path != MINUTES);
    files.texts.push((MINUTES.to_owned(), FileContent::Text(text.to_owned())));
    let (workspace, _) = read::read(files, "2024-02-17".parse().expect("a day"));
    let id = workspace.sources.find(MINUTES).expect("the minutes");
    let meeting = workspace.meeting(&STYRET.into()).expect("the meeting");
    let reading = minutes::read(&workspace, meeting, id);
    let subject = Subject::new(&workspace, meeting).expect("a body");
    format!("{:?}", public_minutes::public_minutes(&subject, &reading.record, MINUTES))
}

#[test]
fn marks_in_minutes_withhold_what_they_enclose() {
    let folder = partly_exempt();
    let decision = format!("Styret vedtar planen.\n\n::: unntatt\n\nTilbudet fra {SECRET} godtas.\n\n:::");
    let own = [("Avstemning", "Enstemmig"), ("Vedtak", decision.as_str())];
    let text = filled(&folder.read(MINUTES), &super::smooth_but("Sak 05/24", &own));
    let said = public(&folder, &text);
    assert!(said.contains("Styret vedtar planen.") && !said.contains(SECRET), "{said}");
    assert!(said.contains("[Avsnitt unntatt offentlighet, offl. § 23 tredje ledd]"), "{said}");
    folder.write(MINUTES, &text);
    let told = super::read_back(&folder);
    let case = folder.read(PARKING);
    let adopted = super::section(&case, "Vedtak i styret");
    assert!(adopted.contains(&format!("::: unntatt\nTilbudet fra {SECRET} godtas.\n:::")), "{adopted}");
    let register = folder.ok(&["vedtak", "--sak", "2024-003", "--dato", "2024-02-17"]);
    assert!(
        register.contains("Styret vedtar planen.") && register.contains("[Avsnitt unntatt"),
        "{register}"
    );
    for text in [told, register, folder.git(&["log", "--format=%B"])] {
        assert!(!text.contains(SECRET), "{text}");
    }
}

#[test]
fn a_label_within_a_passage_is_read_and_its_words_are_withheld() {
    let folder = partly_exempt();
    let text = filled(&folder.read(MINUTES), &super::smooth_but("Sak 05/24", &[("Avstemning", "Enstemmig")]));
    let at = text.find("### Sak 05/24").expect("the item");
    let (before, item) = text.split_at(at);
    let item =
        item.replacen("Vedtak:", &format!("::: unntatt\nVedtak: Tilbudet fra {SECRET} godtas.\n:::"), 1);
    let text = format!("{before}{item}");
    assert!(!public(&folder, &text).contains(SECRET));
    folder.write(MINUTES, &text);
    super::read_back(&folder);
    let case = folder.read(PARKING);
    let adopted = super::section(&case, "Vedtak i styret");
    assert_eq!(
        adopted.trim_start_matches("Vedtak i styret").trim(),
        format!("::: unntatt\nTilbudet fra {SECRET} godtas.\n:::")
    );
}

#[test]
fn marks_in_minutes_that_withhold_nothing_are_told() {
    for (exempt, behind) in [
        (false, format!("::: unntatt\n{SECRET}\n:::")),
        (true, format!("::: unntatt\n{SECRET}")),
        (true, format!("{SECRET}\n:::")),
        (true, format!("：：： unntatt\n{SECRET}\n：：：")),
        (false, format!("UNNTATT OFFENTLIGHET\n\n{SECRET}")),
    ] {
        let folder = if exempt { partly_exempt() } else { super::skeleton() };
        let decision = format!("Styret vedtar planen.\n\n{behind}");
        let own = [("Avstemning", "Enstemmig"), ("Vedtak", decision.as_str())];
        let text = filled(&folder.read(MINUTES), &super::smooth_but("Sak 05/24", &own));
        assert!(!public(&folder, &text).contains(SECRET), "{behind}");
        folder.write(MINUTES, &text);
        let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
        assert!(said.code == 1 && said.out.contains("F14"), "{behind}: {}", said.out);
        assert!(!folder.read(PARKING).contains(SECRET), "{behind}");
    }
}

#[test]
fn what_was_said_behind_closed_doors_is_in_no_public_paper_of_the_case() {
    let folder = super::skeleton();
    let decision = format!("Styret gir {SECRET} medhold.");
    let own = [
        ("Lukket", "koml. § 11-5 tredje ledd bokstav a, kl. 10:15–10:40, enstemmig"),
        ("Avstemning", "Enstemmig"),
        ("Vedtak", decision.as_str()),
    ];
    let text = filled(&folder.read(MINUTES), &super::smooth_but("Sak 05/24", &own));
    assert!(!public(&folder, &text).contains(SECRET));
    folder.write(MINUTES, &text);
    super::read_back(&folder);
    assert!(folder.read(PARKING).contains(SECRET));
    for form in ["tekst", "json", "csv"] {
        let mut line = vec!["vedtak", "--sak", "2024-003", "--dato", "2024-02-17"];
        if form != "tekst" {
            line.extend(["--format", form]);
        }
        let said = folder.ok(&line);
        assert!(
            !said.contains(SECRET) && said.contains("koml. § 11-5 tredje ledd bokstav a"),
            "{form}: {said}"
        );
    }
    let (workspace, _) =
        read::read(disk::load(folder.path(), &|_, _| {}), "2024-02-17".parse().expect("a day"));
    let case = workspace.case(&"2024-003".into()).expect("the case");
    let extract = format!("{:?}", extract::extract(&workspace, case).expect("treated"));
    assert!(!extract.contains(SECRET) && extract.contains("lukkede dører"), "{extract}");
}
