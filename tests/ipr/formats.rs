//! The report as GitHub, GitLab and SARIF readers take it: in their form, and without a secret word.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::program::Folder;

const SECRET: &str = "Klage fra Turid Tvinde";

/// The base folder with an exempt case full of faults, one with a waiver, and a name that must be escaped.
fn folder() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let routed = "saksgang:\n  - {organ: styret, møte: 2024-02-16, sak: 06/24}\n---\n";
    folder.write(
        "cases/2024/2024-004-personalsak.md",
        format!(
            "---\nid: 2024-004\ntittel: {SECRET}, {SECRET}: {SECRET}\noffentlig-tittel: Personalsak\n\
                sakstype: {SECRET}\nstatus: utkast\nunntatt: {{hjemmel: offl. § 13}}\n\
                vedlegg: [{SECRET}.pdf]\n{routed}"
        ),
    );
    folder.write(
        "cases/2024/2024-005-båt 100%,a.md",
        format!(
            "---\nid: 2024-005\ntittel: Båt\nsakstype: \"båt\\r::error::x ##[error]x\"\nstatus: utkast\n\
                avvik:\n  - {{regel: L05, grunn: {SECRET}, av: styret, til: 2024-12-31}}\n{routed}"
        ),
    );
    folder
}

/// What the item of an exempt case says wrong of people and documents stays in the meeting file, whether a
/// rule finds it or reading does, and the same word in another item is told.
#[test]
fn the_item_of_an_exempt_case_is_not_quoted() {
    let board = "meetings/2024-02-16-styret/meeting.md";
    let folder = folder();
    let case = "cases/2024/2024-004-personalsak.md";
    let broken = folder.read(case);
    folder.write(case, broken.replace(&format!("tittel: {SECRET}, {SECRET}: {SECRET}"), "tittel: Klage"));
    let text = folder.read(board).replace("status: innkalt", "status: avholdt");
    let both = text.replace(
        "{sak: 06/24, fast: eventuelt}",
        "{sak: 06/24, id: 2024-004@}\n  - {sak: 07/24, fast: eventuelt}",
    );
    assert_ne!(text, both);
    for words in [
        "inhabile: [{person: kari-tvinde, hjemmel: Tvinde}]",
        "inhabile: [{person: kari-vik, hjemmel: Tvinde}]",
        "fritatt: [{person: kari-tvinde, hjemmel: Tvinde}]",
        "lukket: {hjemmel: Tvinde, for: 3, mot: 0}",
        "lukket: {hjemmel: koml. § 11-5, avstemning: Tvinde}",
        "forslag-fra: [kari-tvinde]",
        "valg: {runder: [{kari-tvinde: 3, per-tvinde: x}], valgt: kari-tvinde}",
        "avstemning: {for: [kari-tvinde, per-tvinde], mot: [kari-tvinde]}",
        "avstemning: Tvinde",
        "kl: Tvinde",
        "Tvinde: x",
        "sak: Tvinde",
        "tittel: \"Klage fra Tvinde, mandag 16. april 2024\"",
        "forslag: \"Tvinde, mandag 16. april 2024\"",
        "fast: Tvinde",
        "hastevedtak-for: tvinde",
        "krevd-utsatt: [kari-tvinde]",
        "motsatte-seg: Tvinde",
        "inhabile: [Tvinde",
    ] {
        folder.write(board, both.replace('@', &format!(", {words}")));
        told_without(&folder, words);
    }
    let whole = both.replace('@', "");
    for keys in [
        "avvik:\n  - {regel: T03, grunn: x, av: Tvinde}",
        "avvik:\n  - {regel: Tvinde, grunn: x, av: styret}",
        "møteleder: kari-tvinde",
        "oppmøte: [{person: kari-tvinde}]",
        "Tvinde: x",
        "ukedag: Tvinde",
        "tid: Tvinde",
    ] {
        folder.write(board, whole.replacen("status:", &format!("{keys}\nstatus:"), 1));
        told_without(&folder, keys);
    }
    folder.write(case, broken);
    folder.write(board, whole.replace("id: 2024-004", "id: 2024-004, forslag-fra: [kari-tvinde]"));
    told_without(&folder, "a case that cannot be read");
    folder.write(board, format!("{whole}\n[a](Tvinde.pdf)\n\n<b>Tvinde</b>\n"));
    told_without(&folder, "a dead link");
    let open = whole.replace("id: 2024-001", "id: 2024-001, forslag-fra: [kari-ukjent]");
    folder.write(board, open);
    assert!(check(&folder, "github").contains("kari-ukjent"), "an open item is told of");
}

/// No public report has the secret word, and each has something to say of the board's meeting.
fn told_without(folder: &Folder, what: &str) {
    for form in ["kort", "github", "gitlab", "sarif"] {
        let said = folder.ipr(&["check", "--format", form, "--dato", "2024-02-20"]).out;
        assert!(!said.to_lowercase().contains("tvinde"), "{form} tells a secret: {what}\n{said}");
        assert!(said.contains("2024-02-16-styret/meeting.md"), "{form} is silent: {what}\n{said}");
    }
}

fn check(folder: &Folder, format: &str) -> String {
    let said = folder.ipr(&["check", "--format", format, "--dato", "2024-02-06"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
    assert!(!said.out.contains("Tvinde"), "{format} tells a secret:\n{}", said.out);
    said.out
}

#[test]
fn github_gets_commands_and_a_summary() {
    let folder = folder();
    let out = check(&folder, "github");
    let is_command = |line: &&str| line.starts_with("::");
    let command = out.lines().find(|line| line.starts_with("::error") && line.contains("F11 ")).expect("F11");
    assert!(command.contains(",title=F11 Ukjent organ%2C person%2C sak eller møte::"), "{command}");
    assert!(out.contains("file=cases/2024/2024-005-båt 100%25%2Ca.md,line="), "{out}");
    assert!(!out.lines().any(|line| line.starts_with("::error::")), "{out}");
    for line in out.lines().filter(is_command) {
        let level = line[2..].split(' ').next().expect("a word");
        assert!(["error", "warning", "notice"].contains(&level), "{line}");
    }
    let mut rest = out.lines().filter(|line| !is_command(line));
    assert!(rest.clone().all(|line| !line.contains("##[")), "{out}");
    assert!(rest.clone().any(|line| line.contains("(fraveket av styret til og med 31. desember 2024)")));
    assert!(rest.next_back().is_some_and(|line| line.contains("fraveket")), "{out}");
}

#[test]
fn github_gets_no_more_notes_than_it_shows() {
    let folder = folder();
    let rows: String = (0..30).map(|row| format!("  - {{organ: nemnd-{row}}}\n")).collect();
    folder.write(
        "cases/2024/2024-006-mange.md",
        format!(
            "---\nid: 2024-006\ntittel: Mange\nsakstype: prinsippsak\nstatus: utkast\nsaksgang:\n{rows}---\n"
        ),
    );
    let out = check(&folder, "github");
    assert_eq!(out.lines().filter(|line| line.starts_with("::error ")).count(), 10);
    let told = out.lines().filter(|line| line.starts_with("cases/2024/2024-006-mange.md:")).count();
    assert!(told >= 20, "{out}");
    assert!(out.contains("F11  Ukjent organ, person, sak eller møte\n"), "{out}");
}

#[test]
fn a_short_report_has_a_line_for_each_finding() {
    let folder = folder();
    let out = check(&folder, "kort");
    let report: Value =
        serde_json::from_str(&folder.ipr(&["check", "--format", "json", "--dato", "2024-02-06"]).out)
            .expect("JSON");
    let keys = ["funn", "gjenstår", "fraveket", "fra-før"];
    let count: usize = keys.iter().map(|key| report[key].as_array().expect("a list").len()).sum();
    let is_finding = |line: &&str| line.contains(".md:") || line.contains(".yaml:");
    assert_eq!(out.lines().filter(is_finding).count(), count, "{out}");
    assert!(
        out.starts_with("cases/2024/2024-004-personalsak.md:3:55: feil[F01] Filen kan ikke leses\n"),
        "{out}"
    );
    assert!(out.contains("\nFraveket:\n") && out.contains("(fraveket av styret til og med"), "{out}");
    assert!(out.contains("båt·::error::x #·#[error]x"), "{out}");
    assert_is_safe(&out);
    let plain = folder.ipr(&["check", "--dato", "2024-02-06"]).out;
    assert!(plain.contains("båt·::error::x"), "{plain}");
}

/// No line of a log is a command to a runner, and nothing in it steers a terminal.
fn assert_is_safe(out: &str) {
    assert!(!out.contains("##[") && !out.chars().any(|c| c.is_control() && c != '\n'), "{out}");
    assert!(!out.lines().any(|line| line.trim_start().starts_with("::")), "{out}");
}

/// A name of a file or a folder is as free as any text.
#[cfg(unix)]
#[test]
fn a_path_gives_no_command() {
    let top = "::error::a\n::error::b";
    let folder = Folder::with(&[("tests/folders/standard", top)]);
    let name = "cases/2024/2024-009-a\n::error file=x::y\u{1b}[2J ##[error]z.md";
    folder.write(&format!("{top}/{name}"), "---\nid: 2024-009\n---\n");
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "en fil"]);
    for form in ["kort", "plain"] {
        let said = folder.ipr(&["check", "--mappe", top, "--format", form, "--dato", "2024-02-06"]);
        assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
        assert_is_safe(&said.out);
        assert!(said.out.contains("2024-009-a·::error file=x::y·[2J #·#[error]z.md"), "{}", said.out);
    }
}

#[test]
fn a_format_that_is_not_is_told_which_are() {
    let said = folder().ipr(&["check", "--format", "xml"]);
    assert_eq!(said.code, 2);
    let legal = "Velg plain, kort, json, github, gitlab eller sarif.";
    let flat = said.err.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(flat.contains(legal), "{flat}");
}

#[test]
fn gitlab_gets_issues_with_fingerprints_of_their_own() {
    let issues: Value = serde_json::from_str(&check(&folder(), "gitlab")).expect("JSON");
    let issues = issues.as_array().expect("a list");
    let fingerprints: BTreeSet<&str> =
        issues.iter().map(|issue| issue["fingerprint"].as_str().expect("a fingerprint")).collect();
    assert_eq!(fingerprints.len(), issues.len());
    for issue in issues {
        assert!(["info", "minor", "major"].contains(&issue["severity"].as_str().expect("a word")));
        assert!(issue["location"]["lines"]["begin"].as_u64().is_some_and(|line| line > 0));
        assert!(issue["description"].as_str().is_some_and(|text| !text.is_empty()));
    }
}

#[test]
fn sarif_is_whole() {
    let folder = folder();
    let text = check(&folder, "sarif");
    assert_eq!(text, check(&folder, "sarif"), "the same bytes each time");
    let log: Value = serde_json::from_str(&text).expect("JSON");
    let run = &log["runs"][0];
    let rules = run["tool"]["driver"]["rules"].as_array().expect("rules");
    assert_eq!(rules.len(), ipr::rules::all().count());
    for rule in rules {
        for text in ["/shortDescription/text", "/fullDescription/text", "/help/text", "/help/markdown"] {
            assert!(rule.pointer(text).and_then(Value::as_str).is_some_and(|text| text.len() > 5), "{rule}");
        }
    }
    let results = run["results"].as_array().expect("results");
    assert!(results.iter().any(|result| result["suppressions"][0]["kind"] == "inSource"));
    for result in results {
        let index = usize::try_from(result["ruleIndex"].as_u64().expect("an index")).expect("small");
        assert_eq!(rules[index]["id"], result["ruleId"]);
        let location = &result["locations"][0]["physicalLocation"];
        let region = |key: &str| location["region"][key].as_u64().expect("a number");
        let (start, end) =
            ((region("startLine"), region("startColumn")), (region("endLine"), region("endColumn")));
        assert!(start >= (1, 1) && start <= end, "{result}");
        assert!(location["artifactLocation"]["uri"].as_str().is_some_and(|uri| uri.is_ascii()), "{result}");
        assert!(location["region"].get("snippet").is_none(), "no text of a file is quoted");
    }
}

#[test]
fn paths_run_from_the_top_of_the_repository() {
    let folder = Folder::with(&[("tests/folders/standard", "rådet")]);
    folder.write("rådet/cases/2024/2024-009-tom.md", "---\n---\n");
    let said = folder.ipr(&["check", "--mappe", "rådet", "--format", "gitlab", "--dato", "2024-02-06"]);
    assert!(said.out.contains("\"path\": \"rådet/cases/2024/2024-009-tom.md\""), "{}", said.out);
}

#[test]
fn what_was_there_before_is_unchanged() {
    let folder = folder();
    folder.git(&["add", "--all"]);
    folder.git(&["commit", "--quiet", "--message", "feil"]);
    let case = "---\nid: 2024-006\ntittel: Ny\nsakstype: ny\nstatus: utkast\n---\n";
    folder.write("cases/2024/2024-006-ny.md", case);
    let check = |format: &str| {
        let arguments = ["check", "--siden", "HEAD", "--format", format, "--dato", "2024-02-06"];
        folder.ipr(&arguments).out
    };
    let log: Value = serde_json::from_str(&check("sarif")).expect("JSON");
    let results = log["runs"][0]["results"].as_array().expect("results");
    for result in results {
        let uri = result.pointer("/locations/0/physicalLocation/artifactLocation/uri").expect("an address");
        let expected = if uri == "cases/2024/2024-006-ny.md" { "new" } else { "unchanged" };
        assert_eq!(result["baselineState"], expected, "{result}");
    }
    assert!(results.len() > 2);
    let github = check("github");
    assert_eq!(github.lines().filter(|line| line.starts_with("::")).count(), 1, "{github}");
}
