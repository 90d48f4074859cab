//! What nobody else may see stays out of what is printed: a log may be open to everybody.

pub mod commands;
mod doubt;
pub mod keys;
mod leaks;
mod markdown;
pub mod planted;
pub mod searched;
mod walk;

use crate::program::Folder;

const NUMBER: &str = "10915596784";

fn case(front: &str, text: &str) -> String {
    format!(
        "---\nid: 2024-001\nsakstype: prinsippsak\nstatus: utkast\n{front}\n---\n\n## Saksfremstilling\n\n\
            {text}\n"
    )
}

/// What a check prints in each form, in one text.
fn printed(folder: &Folder) -> String {
    ["plain", "json"].map(|form| printed_as(folder, form)).concat()
}

fn printed_as(folder: &Folder, form: &str) -> String {
    folder.ipr(&["check", "--format", form, "--dato", "2024-01-08"]).out
}

#[test]
fn no_report_says_a_birth_number() {
    let folder = Folder::at_the_start();
    let front = format!("tittel: Klage fra {NUMBER}\nfrist: {NUMBER}\nukjent: 1");
    folder.write(&format!("cases/2024/2024-001-{NUMBER}.md"), case(&front, "Ring 109155 96784 i dag."));
    folder.write(&format!("cases/2024/2024-001-{NUMBER}/attest.txt"), format!("Født {NUMBER}"));
    folder.write(&format!("meetings/2024-02-16-styret/{NUMBER}.pdf"), "x");
    folder.write("meetings/2024-02-16-styret/referat.md", format!("Til stede: {NUMBER}"));
    let said = printed(&folder);
    assert!(!said.contains(NUMBER) && !said.contains("109155 96784"), "{said}");
    // Title, deadline, text, attachment, minutes; the case's own name and the paper's.
    assert_eq!(said.matches("\"P01\"").count(), 7, "{said}");
    assert!(said.contains("***********.pdf") && !said.contains("Ring"), "{said}");
    for form in ["github", "gitlab", "sarif"] {
        let said = printed_as(&folder, form);
        assert!(said.contains("P01") && !said.contains(NUMBER) && !said.contains("109155 96784"), "{said}");
    }
}

#[test]
fn a_list_of_persons_does_not_fill_the_report() {
    let folder = Folder::at_the_start();
    folder.write("meetings/2024-02-16-styret/deltakere.md", format!("{NUMBER}\n").repeat(100));
    let said = printed(&folder);
    assert_eq!(said.matches("\"P01\"").count(), 6, "{said}");
    assert!(said.contains("Herfra, 95 ganger til i filen, står"), "{said}");
}

#[test]
fn no_report_says_an_exempt_title_or_what_is_private() {
    let folder = Folder::at_the_start();
    let front = "tittel: Varsel fra Hemmeligstad\noffentlig-tittel: Varsel fra Hemmeligstad\n\
        vedlegg: [Hemmeligstad.pdf]\n\
                 unntatt: {hjemmel: offl. § 13, omfang: tittel}";
    folder.write("cases/2024/2024-001-a.md", case(front, "Hemmeligstad har varslet."));
    folder.write("cases/2024/2024-001-a/Hemmeligstad.pdf", "x");
    let said = printed(&folder);
    assert!(said.contains("O09") && said.contains("O02") && !said.contains("Hemmeligstad"), "{said}");
    folder.write("cases/2024/2024-001-a.md", case("tittel: En sak", "Hun er sykmeldt."));
    let said = printed(&folder);
    assert!(said.contains("P03") && !said.contains("sykmeldt"), "{said}");
}

#[test]
fn no_report_quotes_what_stood_in_an_exempt_case() {
    let path = "cases/2024/2024-001-horing-om-ferjetakster.md";
    let exempt = "status: innstilt\nunntatt: {hjemmel: offl. § 13}";
    let public = "status: innstilt\noffentlig-tittel: Klage";
    for (before, after) in
        [(exempt, "status: innstilt"), ("status: innstilt", exempt), (public, public), (exempt, public)]
    {
        let folder = Folder::with(&[("tests/folders/standard", "")]);
        let text = folder.read(path);
        let with = |keys: &str, words: &str| {
            text.replace("status: innstilt", keys).replace(
                "## Innstilling fra interessepolitisk utvalg\n\n",
                &format!("## Innstilling fra interessepolitisk utvalg\n\n{words} "),
            )
        };
        folder.write(path, with(before, "Kommunen Hemmeligstad"));
        folder.git(&["commit", "--quiet", "--all", "--message", "sak"]);
        folder.write(path, with(after, "Kommunen"));
        for form in ["plain", "json", "github", "gitlab", "sarif"] {
            let arguments = ["check", "--siden", "HEAD", "--format", form, "--dato", "2024-02-06"];
            let said = folder.ipr(&arguments).out;
            assert!(said.contains("L14") && !said.contains("Hemmeligstad"), "{form}: {said}");
        }
        folder.write(path, with(after, "Kommunene i Hemmeligstad"));
        let minutes = "## Sak 02/24 Høring\n\nInnstilling: Nei, sa Hemmeligstad.\n";
        folder.write("meetings/2024-01-31-interessepolitisk-utvalg/referat.md", minutes);
        for form in ["github", "gitlab", "sarif", "plain"] {
            let arguments = ["check", "--siden", "HEAD", "--format", form, "--dato", "2024-02-06"];
            let said = folder.ipr(&arguments).out;
            assert!(said.matches("L14").count() > 1 && !said.contains("Hemmeligstad"), "{form}: {said}");
        }
    }
}
