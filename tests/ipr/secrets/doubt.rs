//! What may be exempt is withheld like what is: every slip of the key that says so, in all that is made.

use std::fs;

use ipr::diagnostic::Diagnostic;
use ipr::plans::{Subject, book, extract, minutes, notice};
use ipr::read::FileContent;
use ipr::workspace::Workspace;
use ipr::{disk, read, render};

use super::planted::{EXEMPT, MEETING, PLANTED, folder, hold_meeting};
use super::searched::hold;
use crate::program::{Folder, files};

/// What prints or makes something of cases; what is refused is read too.
const COMMANDS: [&str; 10] = [
    "sak list --format json",
    "sak show 2024-003",
    "mote show 2024-02-16-styret --format json",
    "innkalling 2024-02-16-styret --dry-run --dato 2024-02-06",
    "kalender --dato 2024-02-06",
    "status --dato 2024-02-05",
    "plan 2024 --dato 2024-02-06",
    "vedtak --innstillinger --format csv --dato 2024-02-17",
    "oppfolging --alle --format json --dato 2024-06-17",
    "check --format github --dato 2024-02-06",
];

/// The exemption of the planted case and the title it has for the public.
const WRITTEN: [&str; 2] = [
    "offentlig-tittel: Personalsak\n",
    "unntatt: {hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1, omfang: tittel, merknad: \
     Zqunntaksmerknad}\n",
];

/// The planted case without them, and a line to write something else on.
fn without_exemption(folder: &Folder) -> String {
    let text = folder.read(EXEMPT);
    assert!(WRITTEN.iter().all(|line| text.contains(line)), "{text}");
    text.replace(WRITTEN[0], "")
}

/// What was planted in the case, and not in that of which parts are exempt or in the item of the meeting.
fn planted() -> impl Iterator<Item = &'static str> {
    let is_here = |place: &str| {
        !["passage", "partly", "item", "new case", "file name"].iter().any(|other| place.contains(other))
    };
    PLANTED.iter().filter(move |planted| is_here(planted.place)).map(|planted| planted.word)
}

fn assert_silent(said: &str, name: &str, text: &[u8]) {
    for word in planted() {
        assert!(!hold(text, word), "{word} is in {name} with\n{said}\n{}", String::from_utf8_lossy(text));
    }
}

/// What is read of the folder with `text` at `path`.
fn read_with(folder: &Folder, path: &str, text: &str) -> (Workspace, Vec<Diagnostic>) {
    let mut files = disk::load(folder.path(), &|_, _| {});
    for (of, content) in &mut files.texts {
        if of == path {
            *content = FileContent::Text(text.to_owned());
        }
    }
    read::read(files, "2024-02-17".parse().expect("a date"))
}

/// Every paper of the meeting, and the extract of the case, as plans and as text.
fn papers(workspace: &Workspace) -> Vec<String> {
    let subject =
        Subject::new(workspace, workspace.meeting(&MEETING.into()).expect("the meeting")).expect("a body");
    let mut papers = vec![notice::notice(&subject), book::book(&subject), minutes::minutes(&subject)];
    papers.extend(workspace.case(&"2024-003".into()).and_then(|case| extract::extract(workspace, case)));
    papers.iter().map(|paper| format!("{paper:?}{}", render::markdown::render(paper))).collect()
}

#[test]
fn a_slip_of_the_key_withholds_the_case() {
    let folder = folder();
    hold_meeting(&folder);
    let text = without_exemption(&folder);
    for said in [
        "unntatt:",
        "unntatt: ~",
        "unntatt: null",
        "unntatt: \"\"",
        "unntatt:\n#  hjemmel: offl. § 13 første ledd",
        "unntatt: ja",
        "unntatt: []",
        "unntatt: {}",
        "unntatt: {hjemmel: }",
        "unntatt: {hjemmel: offl. § 13 første ledd, omfang: delr}",
        "untatt: {hjemmel: offl. § 13 første ledd}",
        "Unntatt: {hjemmel: offl. § 13 første ledd}",
        "unntat: {hjemmel: offl. § 13 første ledd}",
        "unntаtt: {hjemmel: offl. § 13 første ledd}",
        "\"unntatt \": {hjemmel: offl. § 13 første ledd}",
        "unntatt-offentlighet: offl. § 13 første ledd",
        "offentlig: nei",
        "offentlig-tittel:",
        "offentlig-tittel: Personalsak",
        "offentligtittel: Personalsak",
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler}\nunntatt: {hjemmel: offl. § 13}",
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler, omfang: tittel}",
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: deler}\nunntat: {hjemmel: offl. § 13}",
        "frist: 2024-06-01\nkrevd:\n  organ: styret\n  unntatt: {hjemmel: offl. § 13 første ledd}",
        "grunnlag: UNNTATT OFFENTLIGHET",
        "grunnlag: |\n  Brev.\n  unntatt: {hjemmel: offl. § 13 første ledd}",
    ] {
        let (workspace, found) = read_with(&folder, EXEMPT, &text.replace(WRITTEN[1], &format!("{said}\n")));
        let case = workspace.case(&"2024-003".into()).expect("the case");
        assert!(case.openness().is_withheld(), "{said}");
        for paper in papers(&workspace) {
            assert_silent(said, "a paper", paper.as_bytes());
        }
        let found = ipr::rules::check(&workspace, found);
        let tells = found.iter().any(|finding| finding.advice.contains("holdes hele saken tilbake"));
        assert!(tells, "nothing says that the case is withheld with\n{said}\n{found:#?}");
    }
}

#[test]
fn nothing_is_made_or_printed_of_a_case_in_doubt() {
    let folder = folder();
    let text = without_exemption(&folder);
    for said in ["unntatt:", "untatt: {hjemmel: offl. § 13 første ledd}", "offentlig-tittel:"] {
        folder.write(EXEMPT, text.replace(WRITTEN[1], &format!("{said}\n")));
        for command in COMMANDS {
            let printed = folder.ipr(&command.split(' ').collect::<Vec<_>>());
            assert_silent(said, command, format!("{}{}", printed.out, printed.err).as_bytes());
        }
        for path in files(folder.path()) {
            let is_written = path.starts_with("cases/") || path.ends_with(read::MEETING_FILE);
            if !is_written {
                assert_silent(said, &path, &fs::read(folder.path().join(&path)).expect("a file"));
            }
        }
    }
}

#[test]
fn a_slip_in_an_attachment_withholds_it() {
    let folder = folder();
    let text = without_exemption(&folder);
    let row = "{fil: Zqvedleggsfil.pdf, tittel: Zqvedleggstittel}";
    assert!(text.contains(row), "{text}");
    for said in [
        "unntatt: ",
        "unntatt: ~",
        "untatt: {hjemmel: offl. § 13 første ledd}",
        "unntatt: {hjemmel: offl. § 23 tredje ledd, omfang: delr}, offentlig-fil: ZqVedleggsfil.pdf",
        "offentlig: nei",
        "tittel: UNNTATT OFFENTLIGHET",
        "fil: Zqvedleggsfil.pdf",
    ] {
        let text = text.replace(WRITTEN[1], "").replace(row, &format!("{{fil: Zqvedleggsfil.pdf, {said}}}"));
        let (workspace, found) = read_with(&folder, EXEMPT, &text);
        assert!(workspace.case(&"2024-003".into()).is_some_and(|case| case.openness().is_open()), "{said}");
        let sent = workspace.attachments_to_send(workspace.meeting(&MEETING.into()).expect("the meeting"));
        assert!(sent.iter().all(|sent| !sent.path.contains("Zqvedlegg")), "{said}: {sent:?}");
        for paper in papers(&workspace) {
            assert!(!paper.contains("Zqvedlegg"), "{said}: {paper}");
        }
        let found = ipr::rules::check(&workspace, found);
        let tells = found.iter().any(|finding| finding.advice.contains("holdes vedlegget tilbake"));
        assert!(tells, "{said}: {found:#?}");
    }
}

#[test]
fn an_item_that_says_it_is_exempt_is_withheld() {
    let folder = folder();
    let path = format!("meetings/{MEETING}/meeting.md");
    let text = folder.read(&path);
    let start = text.find("{id: 2024-003").expect("the item");
    let end = start + text[start..].find('}').expect("its end") + 1;
    for said in [
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, unntatt: {hjemmel: offl. § 13 første ledd}}",
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, unntatt: }",
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, untatt: ja}",
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, id: }",
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, idd: 2024-003}",
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, id: 2024-099}",
        "{tittel: Zqpunkttittel, forslag: Zqpunktforslag, id: 2024-003, fast: eventuelt}",
    ] {
        let written = format!("{}{said}{}", &text[..start], &text[end..]);
        let (workspace, _) = read_with(&folder, &path, &written);
        for paper in papers(&workspace) {
            assert!(!paper.contains("Zqpunkt"), "{said}: {paper}");
        }
        folder.write(&path, &written);
        let printed = folder.ipr(&["mote", "show", MEETING]);
        assert!(!format!("{}{}", printed.out, printed.err).contains("Zqpunkt"), "{said}: {}", printed.out);
    }
}

#[test]
fn nothing_that_is_only_tried_or_refused_tells_of_what_is_exempt() {
    let folder = folder();
    let tried = |line: &str| {
        let printed = folder.ipr(&line.split(' ').collect::<Vec<_>>());
        let said = format!("{}{}", printed.out, printed.err);
        let found = PLANTED.iter().find(|planted| !planted.is_in_path && said.contains(planted.word));
        assert!(found.is_none(), "{line}: {said}");
        said
    };
    let exempt = "--unntatt=offl.§13 --offentlig-tittel Klagesak --dato 2024-02-05";
    tried(&format!("sak new Zqnytittel --type prinsippsak --dry-run {exempt}"));
    tried("oppfolging 2024-003 --ny Rydd --hvem styret --frist 2024-06-01 --dry-run --dato 2024-02-05");
    hold_meeting(&folder);
    let said = tried("sak advance 2024-003 --utfall vedtatt --dry-run --dato 2024-02-17");
    assert!(said.contains("linjene vises ikke"), "{said}");
    tried("sak advance 2024-002 --utfall vedtatt --som-foreslått --dry-run --dato 2024-02-17");
    // A file that is missing stands in the way of papers, and its name is not told.
    let file = format!("{}/Zqvedleggsfil.pdf", EXEMPT.trim_end_matches(".md"));
    fs::remove_file(folder.path().join(&file)).expect("removed");
    let told = folder.ipr(&["check", "--dato", "2024-02-17"]).out;
    assert!(told.contains("«Zqvedleggsfil.pdf» finnes ikke"), "{told}");
    let said = tried("utskrift 2024-003 --dato 2024-02-17");
    assert!(said.contains("Vedlegget «…» finnes ikke"), "{said}");
    let meeting = format!("meetings/{MEETING}/meeting.md");
    folder.write(&meeting, folder.read(&meeting).replace("status: avholdt", "status: planlagt"));
    for command in ["innkalling", "utsending"] {
        tried(&format!("{command} {MEETING} --dato 2024-02-06"));
        tried(&format!("{command} {MEETING} --dry-run --dato 2024-02-06"));
    }
}

#[test]
fn words_of_a_meeting_that_show_an_exempt_title_are_shown_nowhere() {
    let folder = folder();
    let path = format!("meetings/{MEETING}/meeting.md");
    let text = folder.read(&path);
    let place = text.lines().find(|line| line.starts_with("sted: ")).expect("a place").to_owned();
    let item = "\n  - {id: 2024-002}";
    assert!(text.contains(item), "{text}");
    for (written, instead) in [
        (place.as_str(), "sted: Hos den som har sendt Klage fra Zqtittel"),
        (place.as_str(), "tittel: Klage fra Zqtittel\nsted: Asker"),
        (place.as_str(), "flyttet-fra: 2024-02-09-styret\nflyttet-fordi: Klage fra Zqtittel\nsted: Asker"),
        (place.as_str(), "avlyst-fordi: Klage  fra Zqtittel\nsted: Asker"),
        (item, "\n  - {tittel: Om Klage fra Zqtittel}\n  - {id: 2024-002}"),
        (item, "\n  - {id: 2024-002, tittel: Om Klage fra Zqtittel}"),
        (item, "\n  - {id: 2024-002, opplysning: Se Klage fra Zqtittel}"),
    ] {
        let mut written = text.replacen(written, instead, 1);
        if instead.contains("avlyst-fordi") {
            written = written.replacen("status: planlagt", "status: avlyst", 1);
        }
        folder.write(&path, &written);
        let (workspace, _) = read_with(&folder, &path, &written);
        for paper in papers(&workspace) {
            assert!(!paper.contains("Zqtittel"), "{instead}: {paper}");
        }
        let own = format!("mote show {MEETING}");
        let commands = COMMANDS.iter().copied().filter(|command| !command.starts_with("check"));
        for command in commands.chain([own.as_str(), "mote list", "plan 2024 --moteplan --dato 2024-02-06"]) {
            let printed = folder.ipr(&command.split(' ').collect::<Vec<_>>());
            let said = format!("{}{}", printed.out, printed.err);
            assert!(!said.contains("Zqtittel"), "{instead}: {command}: {said}");
        }
        for path in files(folder.path()) {
            let is_written = path.starts_with("cases/") || path.ends_with(read::MEETING_FILE);
            if !is_written {
                let made = fs::read(folder.path().join(&path)).expect("a file");
                assert!(!hold(&made, "Zqtittel"), "{instead}: {path}");
            }
        }
        let told = folder.ipr(&["check", "--dato", "2024-02-06"]).out;
        assert!(told.contains("feil[I04]"), "{instead}: {told}");
    }
}
