//! `ipr brev`: what a case has had adopted, as a letter; only that, word for word, and as it was sent.

use crate::program::{Folder, files};

const CASE: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";
#[cfg(feature = "pdf")]
const BESIDE: &str = "cases/2024/2024-001-horing-om-ferjetakster";
const OPINION: &str = "Rådet mener at ferjene må gå oftere.";

/// The folder that pages build on, where styret adopts a case with a statement.
pub fn folder(adopted: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let text = folder.read(CASE);
    folder.write(CASE, format!("{text}\n## Forslag til uttalelse\n\n{OPINION}\n"));
    folder.git(&["commit", "--quiet", "--all", "--message", "uttalelse"]);
    let meeting = "2024-02-16-styret";
    let mut words = vec!["sak", "advance", "2024-001", "--møte", meeting, "--utfall", "vedtatt"];
    if adopted.is_empty() {
        words.push("--som-foreslått");
    } else {
        words.extend(["--tekst", adopted]);
    }
    folder.ok(&[&words[..], &["--dato", "2024-02-17"]].concat());
    folder
}

fn refused(folder: &Folder, words: &[&str]) -> String {
    let said = folder.ipr(&[&["brev", "2024-001", "--dato", "2024-02-19"], words].concat());
    assert_eq!(said.code, 2, "{}{}", said.out, said.err);
    said.err.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn nothing_is_sent_that_has_not_been_adopted() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let said = refused(&folder, &["--til", "Departementet"]);
    assert!(said.contains("ikke vedtatt") && said.contains("Neste organ er styret"), "{said}");
    assert!(files(&folder.path().join("cases/2024")).iter().all(|path| !path.contains("brev")));

    let otherwise = self::folder("Styret vedtar noe helt annet enn alle andre.");
    let said = refused(&otherwise, &["--til", "Departementet"]);
    assert!(
        said.contains("et annet enn det som var foreslått") && said.contains("Vedtatt uttalelse"),
        "{said}"
    );

    let folder = self::folder("");
    assert!(refused(&folder, &[]).contains("Si hvem brevet er til"));
    assert!(refused(&folder, &["--rett", "Feil"]).contains("ikke sendt ennå"));
    let text = folder.read(CASE);
    folder.write(CASE, format!("{text}\n## Utkast til uttalelse\n\nEt til.\n"));
    assert!(refused(&folder, &["--til", "Departementet"]).contains("Flere avsnitt"));
    let exempt =
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\noffentlig-tittel: En sak\nsakstype:";
    folder.write(CASE, text.replacen("sakstype:", exempt, 1));
    assert!(refused(&folder, &["--til", "Departementet"]).contains("unntatt offentlighet"));
}

#[cfg(feature = "pdf")]
#[test]
fn a_letter_says_what_was_adopted_and_stays_as_it_was_sent() {
    let folder = folder("");
    let ipr =
        |words: &[&str], day: &str| folder.ok(&[&["brev", "2024-001"], words, &["--dato", day]].concat());
    ipr(
        &["--til", "Departementet", "--deres-ref", "24/77", "--epost", "post@dep.no", "--kopi", "KS"],
        "2024-02-19",
    );
    let text = folder.read(&format!("{BESIDE}/brev.md"));
    for said in
        [OPINION, "Departementet", "24/77", "19. februar 2024", "Vedtatt i styret 16. februar 2024", "KS"]
    {
        assert!(text.contains(said), "{said}: {text}");
    }
    assert!(!text.contains("Innstilling") && !text.contains("Saksfremstilling"), "{text}");
    assert!(folder.read(CASE).contains("deres-ref: 24/77"), "{}", folder.read(CASE));

    // Until it is sent it is made again, with the day on which it is.
    ipr(&["--send"], "2024-02-20");
    assert!(folder.read(CASE).contains("sendt: 2024-02-20"));
    assert!(folder.read(&format!("{BESIDE}/brev.md")).contains("20. februar 2024"));
    let mail = folder.read(&format!("{BESIDE}/brev.eml"));
    assert!(mail.contains("post@dep.no") && mail.contains("filename=\"brev.pdf\""), "{mail}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert!(ipr(&[], "2024-02-21").contains("som det ble sendt"));
    let sound = |day: &str| !folder.ipr(&["check", "--dato", day]).out.contains("brev");
    assert!(sound("2024-12-01"));
    let sent = std::fs::read(folder.path().join(format!("{BESIDE}/brev.pdf"))).expect("a letter");

    folder.replace(CASE, OPINION, "Rådet mener at ferjene må gå hver time.");
    assert!(!sound("2024-02-21"));
    assert!(refused(&folder, &[]).contains("--rett"));
    ipr(&["--rett", "Det manglet hvor ofte"], "2024-02-22");
    let text = folder.read(&format!("{BESIDE}/brev-b.md"));
    assert!(
        text.contains("Rettet 22. februar 2024: Det manglet hvor ofte.") && text.contains("20. februar"),
        "{text}"
    );
    assert!(text.contains("hver time"), "{text}");
    assert!(folder.read(&format!("{BESIDE}/brev-b.eml")).contains("brev-b.pdf"));
    let kept = std::fs::read(folder.path().join(format!("{BESIDE}/brev.pdf"))).expect("a letter");
    assert!(kept == sent && sound("2024-12-01"), "{}", folder.ipr(&["check", "--dato", "2024-12-01"]).out);
    let text = folder.read(CASE);
    let exempt =
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: hele}\noffentlig-tittel: En sak\nsakstype:";
    folder.write(CASE, text.replacen("sakstype:", exempt, 1));
    let said = folder.ipr(&["check", "--dato", "2024-12-01"]).out;
    assert!(said.contains("advarsel[O12]: Sak 2024-001 er unntatt nå, men kan stå åpent i brev"), "{said}");
    assert!(said.contains("brev.eml"), "{said}");
    folder.write(CASE, text);
    for name in ["brev-b.eml", "brev.eml", "brev.pdf"] {
        let path = folder.path().join(format!("{BESIDE}/{name}"));
        let as_sent = std::fs::read(&path).expect("what was sent");
        std::fs::write(&path, "%PDF To: en@annen.example\n").expect("written");
        assert!(!sound("2024-12-01"), "{name}");
        std::fs::write(&path, as_sent).expect("written");
        assert!(sound("2024-12-01"), "{name}");
    }
}

#[cfg(feature = "pdf")]
#[test]
fn what_a_letter_that_was_sent_rests_on_is_not_undone() {
    let folder = folder("");
    let day = ["--dato", "2024-02-20"];
    folder.ok(&[&["brev", "2024-001", "--til", "Departementet", "--send"][..], &day].concat());
    folder.ok(&[&["oppfolging", "2024-001", "--ny", "Ringe"][..], &day].concat());
    // What the letter does not rest on is undone as before.
    assert!(folder.ok(&[&["angre"][..], &day].concat()).contains("Angre: "));
    for deed in ["til utsending", "vedtatt"] {
        let said = folder.ipr(&[&["angre", deed][..], &day].concat());
        let said = format!("{}{}", said.out, said.err).split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(said.contains("brevet i sak 2024-001 bygger på det, og det ble sendt 20. februar"), "{said}");
        assert!(said.contains("ipr brev 2024-001 --rett"), "{said}");
    }
    assert!(folder.read(CASE).contains("sendt: 2024-02-20"));
}
