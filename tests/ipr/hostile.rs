//! Broken files, broken folders and killed processes: a clear word, an exit code, and nothing lost.

use std::fs;
use std::process::{Command, Stdio};
use std::time::Duration;

use crate::program::{Folder, files};

pub const CASE: &str = "cases/2024/2024-001-a.md";

pub fn case(front: &str) -> String {
    format!("---\n{front}\n---\n\n## Forslag til vedtak\n\nJa.\n\n## Saksfremstilling\n\nTekst.\n")
}

pub const GOOD: &str =
    "id: 2024-001\ntittel: En sak\nsakstype: prinsippsak\nstatus: utkast\nsaksgang:\n  - {organ: styret}";

/// The codes of a check, in the order printed, without hints on the council itself.
pub fn codes(folder: &Folder) -> Vec<String> {
    let said = folder.ipr(&["check", "--format", "json", "--dato", "2024-01-08"]);
    let report: serde_json::Value = serde_json::from_str(&said.out).expect("JSON");
    let found = report["funn"].as_array().expect("a list");
    let errors = found.iter().filter(|finding| finding["alvor"] == "feil").count();
    assert_eq!(said.code, i32::from(errors > 0), "{}", said.out);
    for finding in found {
        assert!(finding["sted"]["linje"].as_u64() >= Some(1) && finding["råd"] != "", "{finding}");
    }
    let grave = found.iter().filter(|finding| finding["alvor"] != "tips");
    grave.map(|finding| finding["kode"].as_str().expect("a code").to_owned()).collect()
}

#[test]
fn each_kind_of_broken_file_is_a_finding() {
    let deep = format!("{GOOD}\nvedlegg: {}x{}", "[".repeat(80), "]".repeat(80));
    let bomb = format!("a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n{GOOD}");
    let broken: [(&str, Vec<u8>, &str); 16] = [
        ("syntax", case(&format!("{GOOD}\nvedlegg: [")).into(), "F01"),
        ("no front matter", "# Sak\n\nTekst.\n".into(), "F01"),
        ("empty", Vec::new(), "F01"),
        ("empty front matter", "---\n---\n".into(), "F01"),
        ("missing key", case(&GOOD.replace("tittel: En sak\n", "")).into(), "F02"),
        ("unknown key", case(&format!("{GOOD}\ntitel: x")).into(), "F03"),
        ("wrong word", case(&GOOD.replace("utkast", "utkats")).into(), "F04"),
        ("wrong date", case(&format!("{GOOD}\nfrist: 31.01.24")).into(), "F04"),
        ("a day that is not", case(&format!("{GOOD}\nfrist: 2024-02-30")).into(), "F04"),
        ("duplicate key", case(&format!("{GOOD}\nid: 2024-001")).into(), "F05"),
        ("a way out", case(&format!("{GOOD}\nvedlegg: [../../../../etc/passwd]")).into(), "F08"),
        ("conflict", format!("<<<<<<< HEAD\n{}\n=======\n>>>>>>> b\n", case(GOOD)).into(), "F09"),
        ("Latin-1", b"---\nid: 2024-001\ntittel: H\xf8ring\n---\n".to_vec(), "F10"),
        ("alias bomb", case(&bomb).into(), "F10"),
        ("too deep", case(&deep).into(), "F10"),
        ("50 MB", vec![b'x'; 50_000_000], "F10"),
    ];
    let folder = Folder::at_the_start();
    for (name, bytes, code) in broken {
        folder.write(CASE, &bytes);
        let found = codes(&folder);
        assert!(!found.is_empty() && found.iter().all(|found| found == code), "{name}: {found:?}");
    }
}

#[test]
fn one_fault_hides_no_other() {
    let folder = Folder::at_the_start();
    folder.write("cases/2024/2024-001-a.md", case(&format!("{GOOD}\nvedlegg: [")));
    folder.write(
        "cases/2024/2024-002-b.md",
        case(&GOOD.replace("2024-001", "2024-002").replace("utkast", "utkats")),
    );
    folder.write("members.yaml", "personer: {a: {}}\npersonar: 1\n");
    // The council names two who are not there any more.
    assert_eq!(codes(&folder), ["F11", "F11", "F01", "F04", "F02", "F03"]);
    folder.write("bodies.yaml", "organer: [\n");
    assert_eq!(codes(&folder), ["F01", "F01", "F04", "F02", "F03"]);
}

#[test]
fn line_ends_marks_and_composition_are_kept() {
    let folder = Folder::at_the_start();
    let text = format!(
        "\u{feff}{}",
        case(GOOD).replace("En sak", "Ho\u{308}ring # ikke kommentar").replace('\n', "\r\n")
    );
    folder.write(CASE, &text);
    folder.ok(&["sak", "advance", "2024-001", "--møte", "IPU 2024-01-31", "--dato", "2024-01-08"]);
    let expected = text.replace("status: utkast", "status: til behandling").replace(
        "  - {organ: styret}",
        "  - {organ: interessepolitisk-utvalg, møte: 2024-01-31}\r\n  - {organ: styret}",
    );
    assert_eq!(folder.read(CASE), expected);
}

#[test]
fn a_name_is_the_same_however_it_was_typed() {
    let folder = Folder::at_the_start();
    let attachment = "\nvedlegg: [\u{e5}rsrapport.pdf]";
    folder.write(CASE, case(&format!("{GOOD}{attachment}")));
    assert_eq!(codes(&folder), ["F08"]);
    // As macOS writes it: a, then a ring.
    folder.write("cases/2024/2024-001-a/a\u{30a}rsrapport.pdf", "x");
    assert_eq!(codes(&folder), [""; 0]);
}

#[test]
fn what_contradicts_itself_is_found() {
    let folder = Folder::at_the_start();
    folder.write(
        CASE,
        case(
            &GOOD
                .replace("- {organ: styret}", "- {organ: interessepolitisk-utvalg, møte: 2024-01-31}")
                .replace("utkast", "til behandling"),
        ),
    );
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    let text = folder
        .read(meeting)
        .replace("  - {fast: eventuelt}", "  - {id: 2024-001}\n  - {id: 2024-001}\n  - {fast: eventuelt}");
    folder.write(meeting, &text);
    assert!(codes(&folder).contains(&"N04".to_owned()), "twice on one agenda");
    folder.write(meeting, text.replacen("  - {id: 2024-001}\n", "", 1).replace("planlagt", "avlyst"));
    let settled = folder
        .read(CASE)
        .replace("2024-01-31}", "2024-01-31, utfall: drøftet}")
        .replace("til behandling", "avsluttet");
    folder.write(CASE, settled);
    let said = folder.ipr(&["check", "--dato", "2024-02-01"]);
    assert!(said.out.contains("feil[L04]: Utfallet er ført inn, men møtet er avlyst"), "{}", said.out);
    folder.write("cases/2023/2024-002-b.md", case(&GOOD.replace("2024-001", "2024-002")));
    assert!(folder.ipr(&["check"]).out.contains("feil[F07]"));
}

#[test]
fn without_a_folder_it_cannot_run() {
    let empty = Folder::new();
    let said = empty.ipr(&["check"]);
    assert_eq!((said.code, said.out.as_str()), (2, ""));
    assert!(said.err.contains("bodies.yaml") && said.err.contains("--mappe"), "{}", said.err);
    let said = empty.ipr(&["check", "--mappe", "finnes-ikke"]);
    assert!(said.code == 2 && said.err.contains("finnes-ikke"), "{}", said.err);
    empty.write("bodies.yaml", "");
    let said = empty.ipr(&["check"]);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    assert!(files(empty.path()) == ["bodies.yaml"], "check writes nothing");
}

#[test]
fn a_wrong_command_is_told_in_norwegian() {
    let folder = Folder::at_the_start();
    for (arguments, part) in [
        (&["sjekkk"][..], "Mente du «sjekk»?"),
        (&["check", "--dato", "31.02.24"][..], "dagen må finnes og ha år"),
        (&["sak", "advance", "2024-001", "--utfall", "godkjent"][..], "velg blant"),
        (&["sak", "show", "2024-999"][..], "Det finnes ingen sak 2024-999"),
        (&["innkalling", "styret"][..], "noe slikt møte"),
        (&["explain", "L99"][..], "ingen regel med koden L99"),
    ] {
        let said = folder.ipr(arguments);
        assert_eq!(said.code, 2, "{arguments:?}");
        let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(flat.contains(part), "{arguments:?}\n{flat}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    let (outside, folder) = (Folder::new(), Folder::at_the_start());
    outside.write("hemmelig.md", case(GOOD));
    std::os::unix::fs::symlink(outside.path(), folder.path().join("cases")).expect("a link");
    assert_eq!(codes(&folder), ["F08"]);
    folder.ipr(&["sak", "new", "En sak", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert_eq!(files(outside.path()), ["hemmelig.md"]);
    fs::remove_file(folder.path().join("cases")).expect("removed");
    fs::create_dir_all(folder.path().join("cases/2024")).expect("a folder");
    std::os::unix::fs::symlink(outside.path().join("hemmelig.md"), folder.path().join(CASE)).expect("a link");
    assert_eq!(codes(&folder), ["F08"]);
}

#[test]
fn a_killed_process_leaves_old_or_new() {
    let folder = Folder::at_the_start();
    folder.write(CASE, case(GOOD));
    let meeting = "meetings/2024-01-31-interessepolitisk-utvalg/meeting.md";
    let old = (folder.read(CASE), folder.read(meeting));
    for delay in (0..40).map(|step| Duration::from_millis(step / 2)) {
        let mut child = Command::new(env!("CARGO_BIN_EXE_ipr"))
            .current_dir(folder.path())
            .args([
                "sak",
                "advance",
                "2024-001",
                "--møte",
                "IPU 2024-01-31",
                "--dato",
                "2024-01-08",
                "--no-commit",
            ])
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("ipr runs");
        std::thread::sleep(delay);
        let _ = child.kill();
        child.wait().expect("it ends");
        // Whatever happened, the next that reads the folder sees both files old, or both new.
        folder.ipr(&["check", "--dato", "2024-01-08"]);
        let now = (folder.read(CASE), folder.read(meeting));
        let is_new = now.0.contains("møte: 2024-01-31") && now.1.contains("id: 2024-001");
        assert!(now == old || is_new, "{now:?}");
        folder.write(CASE, &old.0);
        folder.write(meeting, &old.1);
    }
}

#[test]
fn two_at_once_get_two_ids() {
    let folder = Folder::at_the_start();
    let children: Vec<_> = (0..6)
        .map(|number| {
            Command::new(env!("CARGO_BIN_EXE_ipr"))
                .current_dir(folder.path())
                .args([
                    "sak",
                    "new",
                    &format!("Sak {number}"),
                    "--type",
                    "prinsippsak",
                    "--dato",
                    "2024-01-08",
                ])
                .stdout(Stdio::null())
                .spawn()
                .expect("ipr runs")
        })
        .collect();
    for mut child in children {
        assert!(child.wait().expect("it ends").success());
    }
    assert_eq!(files(&folder.path().join("cases")).len(), 6);
    assert_eq!(codes(&folder), [""; 0]);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
}

#[test]
fn what_was_cut_off_before_git_is_committed_by_the_next() {
    let folder = Folder::at_the_start();
    folder.ok(&["sak", "new", "En sak", "--type", "prinsippsak", "--dato", "2024-01-08", "--no-commit"]);
    // As a process leaves it that dies between the files and git.
    let commit = r#"{"paths":["cases/2024/2024-001-en-sak.md"],"message":"Ny sak 2024-001: En sak"}"#;
    let pending = format!(r#"{{"commits":[{commit}],"written":{{}}}}"#);
    folder.write(".git/ipr/ikke-lagret-i-git.json", pending);
    let said = folder.ok(&["sak", "new", "To", "--type", "prinsippsak", "--dato", "2024-01-08"]);
    assert!(said.contains("Fra en tidligere kommando"), "{said}");
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    assert_eq!(folder.git(&["log", "-2", "--format=%s"]), "Ny sak 2024-002: To\nNy sak 2024-001: En sak\n");
}

#[test]
fn git_in_an_odd_state_is_told_before_anything_is_written() {
    let folder = Folder::at_the_start();
    let new = ["sak", "new", "En sak", "--type", "prinsippsak", "--dato", "2024-01-08"];
    folder.write(".git/MERGE_HEAD", folder.git(&["rev-parse", "HEAD"]));
    let said = folder.ipr(&new);
    assert!(said.code == 2 && said.err.contains("fletting"), "{}", said.err);
    assert!(!folder.path().join("cases").exists());
    fs::remove_file(folder.path().join(".git/MERGE_HEAD")).expect("removed");
    folder.write(".gitignore", "cases/\n");
    assert!(folder.ok(&new).contains("overse"));
}

#[test]
fn a_given_text_cannot_swallow_the_rest() {
    let folder = Folder::at_the_start();
    folder.write(CASE, case(GOOD));
    folder.ok(&["sak", "advance", "2024-001", "--møte", "IPU 2024-01-31", "--dato", "2024-01-08"]);
    for text in ["```\nuavsluttet", "<script>", "## Overskrift", "---"] {
        let said = folder.ipr(&[
            "sak",
            "advance",
            "2024-001",
            "--utfall",
            "innstilt",
            "--tekst",
            text,
            "--dato",
            "2024-01-31",
        ]);
        assert_eq!(said.code, 2, "{text}\n{}{}", said.out, said.err);
    }
    assert_eq!(folder.git(&["log", "-1", "--format=%s"]).matches("saksliste").count(), 1);
}

#[test]
fn a_case_put_off_in_one_body_and_settled_in_another_is_settled() {
    let folder = Folder::at_the_start();
    let advance =
        |step: &[&str]| folder.ok(&[&["sak", "advance", "2024-001", "--dato", "2024-02-16"], step].concat());
    folder.ok(&["sak", "new", "Orientering", "--type", "orienteringssak", "--dato", "2024-01-08"]);
    let path = "cases/2024/2024-001-orientering.md";
    let text = folder
        .read(path)
        .replace("<!-- Skriv vedtaket", "Tas til orientering. <!-- Skriv")
        .replace("<!-- Skriv bakgrunnen", "Tekst. <!-- Skriv");
    folder.write(path, text);
    folder.ok(&["mote", "ny", "styret", "2024-02-16", "--dato", "2024-01-08"]);
    advance(&["--møte", "KG 2024-01-30"]);
    advance(&["--utfall", "utsatt"]);
    advance(&["--møte", "2024-02-16-styret"]);
    advance(&["--utfall", "tatt til orientering"]);
    let text = folder.read(path);
    let expected = "status: tatt til orientering\nsaksgang:\n  \
        - {organ: koordineringsgruppen, møte: 2024-01-30, utfall: utsatt}\n  \
        - {organ: styret, møte: 2024-02-16, utfall: tatt til orientering}\n---\n";
    assert!(text.contains(expected), "{text}");
}

#[test]
fn an_emptied_council_is_no_clean_council() {
    let folder = Folder::at_the_start();
    for empty in ["", "# bare en merknad\n"] {
        folder.write("bodies.yaml", empty);
        folder.write("members.yaml", empty);
        assert_eq!(codes(&folder), ["F02", "F02"]);
    }
}

#[cfg(feature = "pdf")]
#[test]
fn markdown_is_data() {
    let folder = Folder::at_the_start();
    let hostile = "#panic(\"x\") #read(\"/etc/passwd\") \\#eval(\"1\") $x$ `]` <script>x</script> 🎉 \
        \u{202e}\n\n\
        ![x](../../../etc/passwd) ![](a.png) [y](javascript:x)\n\n| a |\n|---|\n| ] #x |\n\n[^1]\n\n\
        [^1]: [^1]\n";
    let text = case(GOOD)
        .replace("Tekst.", hostile)
        .replace("![x](../../../etc/passwd) ![](a.png)", "![x](data:image/png;base64,AA)");
    folder.write(CASE, text);
    folder.ok(&[
        "mote",
        "new",
        "styret",
        "2024-02-16",
        "--tid",
        "09.00-12.00",
        "--sted",
        "Oslo",
        "--dato",
        "2024-01-08",
    ]);
    folder.ok(&["sak", "advance", "2024-001", "--møte", "2024-02-16-styret", "--dato", "2024-01-08"]);
    let said = folder.ok(&["innkalling", "2024-02-16-styret", "--dato", "2024-02-06"]);
    assert!(said.contains("finnes ikke i skriften"), "{said}");
    let pdf = fs::read(folder.path().join("meetings/2024-02-16-styret/sakspapirer.pdf")).expect("a PDF");
    assert!(pdf.starts_with(b"%PDF-1.7") && pdf.len() > 10_000);
}
