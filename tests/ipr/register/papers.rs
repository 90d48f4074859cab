//! The extract and the status report, which are made only where PDF can be.

use std::fs;

use super::{FERRIES, decided_as};
use crate::program::{Folder, files};

const AGENDA: &str = "meetings/2024-02-16-styret/meeting.md";
const SECRET: &str = "Hemmeligstad";

/// What styrets minutes hold of the case about ferries.
fn with_record(folder: &Folder) {
    let record = "id: 2024-001, avstemning: {for: [kari-vik], mot: [ola-berg]}, \
                  inhabile: [{person: per-nes, hjemmel: fvl. § 6 første ledd bokstav e}]}";
    folder.write(AGENDA, folder.read(AGENDA).replace("id: 2024-001}", record));
}

#[test]
fn all_treatments_of_a_case_stand_on_one_paper() {
    let folder = decided_as("Styret vedtar enstemmig uttalelsen.");
    with_record(&folder);
    let placed = folder.read(AGENDA).replacen("organ: styret\n", "organ: styret\nsted: Fjordvik rådhus\n", 1);
    folder.write(AGENDA, placed);
    let listed =
        "status: vedtatt\noppfølging:\n  - {hva: Sende uttalelsen, hvem: kari-vik, frist: 2024-03-15}\n";
    folder.write(FERRIES, folder.read(FERRIES).replacen("status: vedtatt\n", listed, 1));
    let run = ["utskrift", "2024-001", "--dato", "2024-02-20"];
    let said = folder.ok(&run);
    assert!(said.contains("Saksprotokoll for sak 2024-001.\nLagret i git"), "{said}");
    let stem = FERRIES.trim_end_matches(".md");
    let text = folder.read(&format!("{stem}/saksprotokoll.md"));
    for part in [
        "## Behandling i koordineringsgruppen 30. januar 2024\n\n- **Sak nr.:** 2\n- **Utfall:** Drøftet\n",
        "- **Utfall:** Innstilt som foreslått\n",
        "**Innstilling fra interessepolitisk utvalg:** Styret vedtar uttalelsen.\n\n\
            ### Vedtak i styret\n\n> Styret vedtar enstemmig uttalelsen.\n",
        "- **Utfall:** Vedtatt, endret\n",
        "- Etter «Styret vedtar». **Tilføyd:** «enstemmig».\n",
        "- **Avstemning:** 1 for og 1 mot. For: Kari Vik. Mot: Ola Berg\n",
        "(fvl. § 6 første ledd bokstav e)\n",
        "- **Lovlighetskontroll:** til og med fredag 8. mars 2024\n",
        "- **Sted:** Fjordvik rådhus\n",
        "## Oppfølging\n\n| Hva              | Hvem     | Frist         |\n",
        "| Sende uttalelsen | Kari Vik | 15. mars 2024 |\n",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
    let pdf = fs::read(folder.path().join(format!("{stem}/saksprotokoll.pdf"))).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-"));

    let log = folder.git(&["rev-parse", "HEAD"]);
    let again = folder.ok(&["utskrift", "2024-001", "--dato", "2024-09-01"]);
    assert_eq!(again.matches("uendret").count(), 3, "{again}");
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log);
    let found = folder.ipr(&["check", "--dato", "2024-02-20"]).out;
    assert!(!found.contains("saksprotokoll"), "{found}");
}

#[test]
fn a_text_that_is_another_says_so_and_one_that_fell_does_not() {
    let folder = decided_as("Saken oversendes kommunene.");
    folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    let path = FERRIES.replace(".md", "/saksprotokoll.md");
    assert!(folder.read(&path).contains("Teksten er en annen enn den som var foreslått."));
    folder.write(FERRIES, folder.read(FERRIES).replace("vedtatt", "ikke vedtatt"));
    folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    let text = folder.read(&path);
    assert!(text.contains("**Utfall:** Ikke vedtatt\n") && !text.contains("en annen enn"), "{text}");
}

#[test]
fn an_exempt_case_gives_only_its_neutral_face() {
    let folder = decided_as(&format!("Styret vedtar uttalelsen om {SECRET}."));
    with_record(&folder);
    let text = folder.read(FERRIES).replace(
        "tittel: Høringsuttalelse om ferjetakster",
        &format!("tittel: Klage fra {SECRET}\nunntatt: {{hjemmel: offl. § 23 første ledd}}"),
    );
    folder.git(&["rm", "--quiet", FERRIES]);
    let telling = format!("cases/2024/2024-001-klage-fra-{}.md", SECRET.to_lowercase());
    folder.write(&telling, &text);
    let said = folder.ipr(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    assert!(said.out.contains("O09") && said.out.contains("Saksprotokoll for sak 2024-001"), "{}", said.out);
    folder.git(&["rm", "-r", "--quiet", telling.trim_end_matches(".md")]);
    fs::remove_file(folder.path().join(&telling)).expect("removed");

    folder.write("cases/2024/2024-001-unntatt.md", text);
    let said = folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    assert!(!said.contains(SECRET), "{said}");
    let paper = folder.read("cases/2024/2024-001-unntatt/saksprotokoll.md");
    assert!(paper.contains("# Sak unntatt offentlighet\n"), "{paper}");
    assert!(paper.contains("offl. § 23 første ledd") && paper.contains("**Utfall:** Vedtatt\n"), "{paper}");
    for secret in [SECRET, "uttalelsen", "Ola Berg", "Inhabile", "som innstilt", "endret"] {
        assert!(!paper.contains(secret), "{secret}\n{paper}");
    }
    for path in files(&folder.path().join("cases/2024/2024-001-unntatt")) {
        let bytes = fs::read(folder.path().join("cases/2024/2024-001-unntatt").join(&path)).expect("read");
        let wide: Vec<u8> = SECRET.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for needle in [SECRET.as_bytes(), &wide] {
            assert!(!bytes.windows(needle.len()).any(|window| window == needle), "{path}");
        }
    }
    assert!(!folder.git(&["log", "-1", "--name-only", "--format=%B"]).contains(SECRET));
}

#[test]
fn nothing_is_made_of_a_broken_case_or_one_that_nobody_has_treated() {
    let folder = decided_as("Styret vedtar uttalelsen.");
    let said = folder.ipr(&["utskrift", "2024-009"]);
    assert!(said.code == 2 && said.err.contains("Det finnes ingen sak 2024-009"), "{}", said.err);
    folder.write(FERRIES, folder.read(FERRIES).replace("utfall: vedtatt", "utfall: vedtat"));
    let said = folder.ipr(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    assert!(said.code == 1 && said.out.contains("F04"), "{}{}", said.out, said.err);
    folder.ok(&["sak", "new", "En ny sak", "--type", "uttalelse", "--dato", "2024-02-20"]);
    let said = folder.ipr(&["utskrift", "2024-004", "--dato", "2024-02-20"]);
    assert!(said.code == 2 && said.err.contains("ikke behandlet"), "{}{}", said.out, said.err);
}

#[test]
fn a_decision_is_extracted_though_its_paper_was_never_written() {
    let folder = decided_as("Styret vedtar uttalelsen.");
    let text = folder.read(FERRIES);
    let start = text.find("## Saksfremstilling").expect("a presentation");
    folder.write(FERRIES, format!("{}## Saksfremstilling\n\n<!-- Skriv her. -->\n", &text[..start]));
    let found = folder.ipr(&["check", "--format", "kort", "--dato", "2024-02-20"]).out;
    assert!(found.contains("feil[L12]"), "{found}");
    folder.ok(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    assert!(
        folder.read(&FERRIES.replace(".md", "/saksprotokoll.md")).contains("> Styret vedtar uttalelsen.")
    );
    // The words of a decision are another matter.
    folder.write(FERRIES, text.replace("Styret vedtar uttalelsen.\n\n## Saksfr", "## Saksfr"));
    let said = folder.ipr(&["utskrift", "2024-001", "--dato", "2024-02-20"]);
    assert!(said.code == 1 && said.out.contains("L12"), "{}{}", said.out, said.err);
}

/// A case that is to take the report to styret.
fn with_carrier(folder: &Folder) -> &'static str {
    folder.write(
        "cases/2024/2024-004-statusrapport.md",
        "---\nid: 2024-004\ntittel: Statusrapport\nsakstype: uttalelse\ngrunnlag: vedtekter § 7\n\
            status: utkast\n---\n\n## Forslag til vedtak\n\nRapporten tas til orientering.\n\n\
            ## Saksfremstilling\n\nSe vedlegget.\n",
    );
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "sak"]);
    "cases/2024/2024-004-statusrapport"
}

#[test]
fn a_status_report_tells_where_cases_and_follow_up_stand() {
    let folder = decided_as(
        "Styret vedtar.\n\n| Når | Hva | Hvem |\n|---|---|---|\n| Mars | Sende uttalelsen | kari-vik |",
    );
    let stem = with_carrier(&folder);
    folder.ok(&["oppfolging", "2024-001", "--ny", "Ringe", "--dato", "2024-03-01"]);
    folder.ok(&["oppfolging", "2024-001", "--gjort", "2", "--dato", "2024-03-02"]);
    let run = ["statusrapport", "--kvartal", "3", "--sak", "2024-004", "--dato", "2024-09-10"];
    let said = folder.ok(&run);
    assert!(said.contains("Statusrapport 3. kvartal 2024 til sak 2024-004.\nLagret i git"), "{said}");
    let text = folder.read(&format!("{stem}/statusrapport-2024-3.md"));
    for part in [
        "- **Per:** 10. september 2024\n- **Grunnlag:** vedtekter § 7\n",
        "# Statusrapport 3. kvartal 2024\n",
        "| 2024-001 | Høringsuttalelse om ferjetakster | Vedtatt i styret 16. februar 2024 |",
        "| 2024-001 | Sende uttalelsen | Kari Vik | 31. mars 2024 | Forsinket |",
        "| I alt | 2 | 1 | 1 | 1 | 0 |",
        "| 2024-001 | Ringe |  | – | Gjort 2. mars 2024 |",
        "| 2024-002 | Kontingent for 2025 | Skal til representantskapet |",
    ] {
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(plain(&text).contains(&plain(part)), "{part}\n{text}");
    }
    assert!(!text.contains("2023-001") && !text.contains("2024-004"), "{text}");
    let attachment =
        "vedlegg:\n  - {fil: statusrapport-2024-3.pdf, tittel: Statusrapport 3. kvartal 2024}\n---";
    let case = folder.read(&format!("{stem}.md"));
    assert!(case.contains(attachment), "{case}");
    let log = folder.git(&["rev-parse", "HEAD"]);
    assert_eq!(folder.ok(&run).matches("uendret").count(), 4);
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), log);
    let found = folder.ipr(&["check", "--dato", "2024-09-10"]).out;
    assert!(!found.contains("statusrapport-"), "{found}");
    for wrong in
        [["--kvartal", "5"], ["--sak", "2024-099"], ["--sak", "2024-001"], ["2031", "--sak=2024-004"]]
    {
        let run = [&["statusrapport", "--dato", "2024-09-10"], &wrong[..]].concat();
        assert_eq!(folder.ipr(&run).code, 2, "{wrong:?}");
    }
}

#[test]
fn a_status_report_tells_nothing_of_what_is_exempt() {
    let folder =
        decided_as(&format!("Styret vedtar.\n\n| Når | Hva |\n|---|---|\n| Mars | Ringe {SECRET} |"));
    let stem = with_carrier(&folder);
    let text = folder.read(FERRIES).replace(
        "tittel: Høringsuttalelse om ferjetakster",
        &format!("tittel: Klage fra {SECRET}\nunntatt: {{hjemmel: offl. § 23 første ledd}}"),
    );
    folder.git(&["rm", "--quiet", FERRIES]);
    folder.write("cases/2024/2024-001-unntatt.md", text);
    folder.ok(&["statusrapport", "--kvartal", "3", "--sak", "2024-004", "--dato", "2024-09-10"]);
    let text = folder.read(&format!("{stem}/statusrapport-2024-3.md"));
    assert!(text.contains("Sak unntatt offentlighet") && text.contains("Unntatt offentlighet"), "{text}");
    assert!(!text.contains(SECRET) && !text.contains("Ringe"), "{text}");
}
