//! Slips that a stranger makes: each is told once, where it is, with advice that mends it.

use crate::program::{Folder, Said};

const DAY: [&str; 2] = ["--dato", "2024-02-06"];

/// The folder that the pages build on.
fn standard() -> Folder {
    Folder::with(&[("tests/folders/standard", "")])
}

const BOARD: &str = "meetings/2024-02-16-styret/meeting.md";

/// The same, with everything that the notice of the board's meeting needs.
fn ready_for_notice() -> Folder {
    let folder = standard();
    let meeting = folder.read(BOARD).replacen("status:", "tid: 10:00–12:00\nsted: Fjordvik\nstatus:", 1);
    folder.write(BOARD, meeting);
    folder
}

/// That no notice is made for the board's meeting, because of this rule.
fn refuses_notice(folder: &Folder, code: &str) {
    let said = folder.on_the_day(&["innkalling", "2024-02-16-styret", "--dry-run"]);
    let is_told =
        said.out.contains(&format!("feil[{code}]")) && said.out.contains("Innkallingen er ikke laget");
    assert!(said.code == 1 && is_told, "{} {}{}", said.code, said.out, said.err);
}

impl Folder {
    /// Runs `ipr` on the standard folder's day.
    fn on_the_day(&self, arguments: &[&str]) -> Said {
        self.ipr(&[arguments, &DAY[..]].concat())
    }
}

#[test]
fn a_file_that_is_not_read_for_its_name_is_told_by_name() {
    let folder = standard();
    let misplaced = [
        "cases/2024/2024-050-x.MD",
        "cases/2024/2024-050-x.markdown",
        "cases/2024/2024-050-x.txt",
        "cases/2024/sub/2024-050-x.md",
        "meetings/2024-05-05-styret/Meeting.md",
        "meetings/2024-05-06-styret/møte.md",
        "meetings/meeting.md",
        "meetings/2024/2024-05-05-styret/meeting.md",
    ];
    for path in misplaced {
        folder.write(path, "Tekst");
    }
    folder.write("cases/2024/2024-001-horing-om-ferjetakster/2024-050-x.md", "Vedlegg");
    folder.write("meetings/2024-02-16-styret/møte.md", "Papir");
    folder.write("cases/2024/2024-051-10915596784.txt", "Nummer");
    let said = folder.on_the_day(&["check", "--format", "json"]).out;
    for path in misplaced {
        assert_eq!(said.matches(&format!("\"{path} l")).count(), 1, "{path}: {said}");
    }
    assert_eq!(said.matches("\"F07\"").count(), misplaced.len() + 1, "{said}");
    assert!(!said.contains("10915596784"), "{said}");
}

/// On disk and in a commit.
#[test]
fn a_folder_that_is_called_otherwise_is_told_by_name() {
    let folder = standard();
    let misplaced = [
        ("Saker/2024/2024-050-x.md", "cases/"),
        ("moter/2024-05-05-styret/meeting.md", "meetings/"),
        ("møter/2024-05-05-styret/meeting.md", "meetings/"),
    ];
    for (path, _) in misplaced {
        folder.write(path, "Tekst");
    }
    folder.write("notater/2024/2024-051-x.md", "Tekst");
    let on_disk = folder.on_the_day(&["check", "--format", "json"]).out;
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "mapper"]);
    let in_git = folder.on_the_day(&["check", "--format", "json", "--fra-git", "HEAD"]).out;
    for said in [on_disk, in_git] {
        for (path, right) in misplaced {
            assert_eq!(said.matches(&format!("\"{path} l")).count(), 1, "{path}: {said}");
            assert!(said.contains(&format!("Gi mappen navnet {right}.")), "{said}");
        }
        assert_eq!(said.matches("\"F07\"").count(), misplaced.len(), "{said}");
    }
}

#[test]
fn a_case_can_be_withdrawn_before_any_meeting() {
    let folder = standard();
    let path = "cases/2024/2024-004-hurtigbat.md";
    let draft = "---\nid: 2024-004\ntittel: Felles krav til hurtigbåten\nsakstype: prinsippsak\n\
        status: utkast\n---\n";
    folder.write(path, draft);
    for id in ["2024-004", "2024-002"] {
        let said = folder.on_the_day(&["sak", "advance", id, "--utfall", "trukket"]);
        assert_eq!(said.code, 0, "{id}: {}{}", said.out, said.err);
        let said = folder.on_the_day(&["sak", "show", id]).out;
        assert!(said.contains("trukket") && !said.contains("Venter på"), "{said}");
    }
    assert!(folder.read(path).contains("status: trukket\n"), "{}", folder.read(path));
    // It leaves the agenda of a meeting that is to come, which has not treated it.
    let on_agenda = folder.read("cases/2024/2024-002-kontingent-for-2025.md");
    assert!(on_agenda.contains("  - {organ: styret}\n"), "{on_agenda}");
    assert!(!folder.read("meetings/2024-02-16-styret/meeting.md").contains("2024-002"));
    let said = folder.on_the_day(&["check"]);
    assert_eq!(said.code, 0, "{}", said.out);
}

#[test]
fn one_slip_of_a_date_or_a_body_is_one_finding() {
    let (ferry, fee) =
        ("cases/2024/2024-001-horing-om-ferjetakster.md", "cases/2024/2024-002-kontingent-for-2025.md");
    let slips = [
        (ferry, "møte: 2024-01-30, sak: 2,", "møte: 30.01.2024, sak: 2,", "F04"),
        (ferry, "møte: 2024-01-30, sak: 2,", "møte: 30. januar 2024, sak: 2,", "F04"),
        (fee, "møte: 2024-02-16", "møte: 2024-2-16", "F04"),
        (fee, "møte: 2024-02-16", "møte: 20240216", "F04"),
        (fee, "organ: styret", "organ: styre", "F11"),
    ];
    for (path, right, wrong, code) in slips {
        let folder = standard();
        let text = folder.read(path);
        assert!(text.contains(right), "{text}");
        folder.write(path, text.replace(right, wrong));
        let said = folder.on_the_day(&["check"]).out;
        let rest = said.replacen(&format!("feil[{code}]"), "", 1);
        assert!(rest != said && !rest.contains("feil[") && !rest.contains("advarsel["), "{wrong}:\n{said}");
        assert!(code != "F04" || said.contains("råd: Datoer skrives år-måned-dag: 2024-"), "{said}");
    }
    let said = standard().ipr(&["check", "--dato", "2024-02-36"]);
    assert!(said.code == 2 && said.err.contains("2027-01-31"), "{}", said.err);
}

#[test]
fn a_public_title_without_an_exemption_stops_the_papers() {
    let folder = ready_for_notice();
    let path = "cases/2024/2024-002-kontingent-for-2025.md";
    let text = folder.read(path).replacen("sakstype:", "offentlig-tittel: Økonomisak\nsakstype:", 1);
    folder.write(path, text);
    refuses_notice(&folder, "O01");
}

#[test]
fn two_clones_with_one_id_are_told_once_in_the_newer_file() {
    let folder = standard();
    let clone = "cases/2024/2024-001-annen-sak.md";
    let text = folder.read("cases/2024/2024-001-horing-om-ferjetakster.md");
    let untreated = "---\nid: 2024-001\ntittel: Annen sak\nsakstype: prinsippsak\nstatus: utkast\n---\n";
    for text in [text.as_str(), untreated] {
        folder.write(clone, text);
        let said = folder.on_the_day(&["check", "--siden", "HEAD"]).out;
        assert!(said.starts_with("feil[F06]") && said.contains(&format!("--> {clone}:2:5")), "{said}");
        assert!(!said.contains("L15") && !said.contains("N04"), "{said}");
    }
}

#[test]
fn nothing_of_an_exempt_case_goes_on_paper_by_a_link() {
    for (path, link) in [
        (BOARD, "[vedlegget](../../cases/2024/2024-004-unntatt/vedlegg-1.png)"),
        ("cases/2024/2024-002-kontingent-for-2025.md", "![Kart](2024-004-unntatt/vedlegg-1.png)"),
    ] {
        let folder = ready_for_notice();
        let exempt = "---\nid: 2024-004\ntittel: Sak unntatt offentlighet\nsakstype: prinsippsak\n\
            status: utkast\n\
            unntatt: {hjemmel: offl. § 23 første ledd}\n---\n";
        folder.write("cases/2024/2024-004-unntatt.md", exempt);
        folder.write("cases/2024/2024-004-unntatt/vedlegg-1.png", "x");
        folder.write(path, format!("{}\n{link}\n", folder.read(path).trim_end()));
        refuses_notice(&folder, "I04");
    }
}

#[test]
fn an_exempt_picture_of_an_open_case_goes_on_no_paper() {
    let folder = ready_for_notice();
    let path = "cases/2024/2024-002-kontingent-for-2025.md";
    let attached = "vedlegg: [{fil: kart.png, unntatt: {hjemmel: offl. § 24 tredje ledd}}]\nsakstype:";
    let text = folder.read(path).replacen("sakstype:", attached, 1);
    folder.write("cases/2024/2024-002-kontingent-for-2025/kart.png", "x");
    folder.write(path, format!("{}\n\n![Kart](2024-002-kontingent-for-2025/kart.png)\n", text.trim_end()));
    refuses_notice(&folder, "I04");
}

#[test]
fn points_missing_from_the_agreement_are_one_finding() {
    let folder = standard();
    let text = folder.read("bodies.yaml");
    let at = text.find("momenter:").expect("the agreement's points");
    let end = at + text[at..].find('}').expect("their end") + 1;
    folder.write("bodies.yaml", format!("{}momenter: {{navn: pkt. 1}}{}", &text[..at], &text[end..]));
    let said = folder.on_the_day(&["check"]).out;
    assert!(said.matches("[K04]").count() == 1 && !said.contains("om om"), "{said}");
}

/// A file for the public that holds the same as the one that is exempt, by another name.
#[test]
fn a_public_file_that_holds_the_same_is_told() {
    let folder = standard();
    let case = "cases/2024/2024-004-hurtigbat.md";
    folder.write(
        case,
        "---\nid: 2024-004\ntittel: Felles krav til hurtigbåten\nsakstype: prinsippsak\nstatus: utkast\n\
         vedlegg:\n  - {fil: tilbud.pdf, offentlig-fil: tilbud-sladdet.pdf, unntatt: {hjemmel: \
         offl. § 23 første ledd, omfang: deler}}\n---\n\n## Saksfremstilling\n\nBåten går for sjelden.\n",
    );
    let write = |name: &str, text: &str| folder.write(&format!("cases/2024/2024-004-hurtigbat/{name}"), text);
    write("tilbud.pdf", "%PDF-1.7 alt");
    write("tilbud-sladdet.pdf", "%PDF-1.7 alt");
    let said = folder.ipr(&[&["check", "--format", "kort"], &DAY[..]].concat()).out;
    assert!(
        said.contains("advarsel[P05] Vedlegg som er delvis unntatt, uten en egen offentlig fil"),
        "{said}"
    );
    write("tilbud-sladdet.pdf", "%PDF-1.7 noe");
    let said = folder.ipr(&[&["check", "--format", "kort"], &DAY[..]].concat()).out;
    assert!(!said.contains("P05"), "{said}");
}
