//! Agendas as they are: items without a number, what is said of an item, papers that follow the notice, an
//! order that is changed and an item that is taken off.

use ipr::norsk::Language;
use ipr::plans::{Subject, book, mail, minutes, notice};
use ipr::render::markdown;
use ipr::steps::agenda;

use super::*;

const FILE: &str = "meetings/2024-02-16-styret/notat.pdf";

/// The standard folder, in which the meeting of styret is planned: a guest, a break, a case whose papers are
/// to follow and on which nothing is written, and a file that goes with a standing item.
pub(super) fn planned() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.replace(
        MEETING,
        "status: innkalt\nsendt: 2024-02-06\n",
        "tid: 09:00–12:00\nsted: Ås\nstatus: planlagt\n",
    );
    for number in ["03", "04", "05"] {
        for case in ["001-horing-om-ferjetakster", "002-kontingent-for-2025", "003-parkering-ved-stasjonene"]
        {
            let path = format!("cases/2024/2024-{case}.md");
            let text = folder.read(&path);
            folder.write(&path, text.replace(&format!("2024-02-16, sak: {number}/24"), "2024-02-16"));
        }
    }
    let mut text = folder.read(MEETING);
    for number in 1..=6 {
        text = text.replace(&format!("sak: 0{number}/24, "), "");
    }
    folder.write(MEETING, text);
    folder.replace(
        MEETING,
        "  - {id: 2024-003}",
        "  # En gjest\n  - {tittel: Statsforvalteren innleder, uten-nummer: ja, tid: 10:15}\n  - \
         {id: 2024-003, ettersendes: 2024-02-12}\n  - {tittel: Pause, uten-nummer: ja, tid: 11:00–11:15}",
    );
    folder.replace(
        MEETING,
        "fast: eventuelt",
        "fast: eventuelt, opplysning: Ingen skriftlige sakspapirer, vedlegg: [notat.pdf]",
    );
    folder.write(FILE, "%PDF notat");
    folder.replace(CASE, "Styret slutter seg til prinsippene.", "Ettersendes uke 7.");
    folder.replace(CASE, "Kommunene har ulike regler for parkering ved stasjonene.\n", "");
    folder
}

/// The papers have been written, and are left to follow on `day`.
fn follow(folder: &Folder, day: &str) -> String {
    folder.replace(CASE, "Ettersendes uke 7.", "Styret slutter seg til prinsippene.");
    folder.replace(CASE, "## Saksfremstilling\n", "## Saksfremstilling\n\nKommunene har ulike regler.\n");
    let now = workspace(folder, day);
    let meeting = now.meeting_in(STYRET).expect("the meeting");
    let asked = ["2024-003".to_owned()];
    let text = agenda::send_awaited(&now, meeting, &asked, now.today).expect("sent").expect("a text");
    folder.write(&text.path, &text.text);
    send(folder, day)
}

/// What can still wait, by code and words.
fn waiting(folder: &Folder, day: &str) -> Vec<String> {
    let said = folder.ipr(&["check", "--dato", day]).out;
    let list = said.split_once("Gjenstår:").map_or("", |(_, list)| list);
    let lines = list.lines().filter_map(|line| line.get(14..).filter(|line| line.contains("  ")));
    lines.filter(|line| line.starts_with(|c: char| c.is_ascii_uppercase())).map(str::to_owned).collect()
}

pub(super) fn on_paper(
    folder: &Folder,
    day: &str,
    paper: fn(&Subject<'_>) -> ipr::document::Document,
) -> String {
    let now = workspace(folder, day);
    let meeting = now.meeting_in(STYRET).expect("the meeting");
    markdown::render(&paper(&Subject::new(&now, meeting).expect("a body")))
}

#[test]
fn papers_that_follow_do_not_stop_the_notice_and_are_not_printed() {
    let folder = planned();
    assert_eq!(
        waiting(&folder, "2024-02-05"),
        [
            "T01  Innkallingen til styret 16. februar 2024 er ikke sendt",
            "T01  Sakspapirene i sak 2024-003 skal ettersendes 12. februar 2024",
        ]
    );
    send(&folder, DAY);
    commit(&folder);
    for paper in [notice::notice as fn(&Subject<'_>) -> _, book::book] {
        let paper = on_paper(&folder, DAY, paper);
        assert!(paper.contains("Ettersendes 12. februar"), "{paper}");
        assert!(!paper.contains("uke 7"), "{paper}");
        assert!(paper.contains("Pause (kl. 11:00–11:15)"), "{paper}");
    }
    let notice = on_paper(&folder, DAY, notice::notice);
    for words in ["unntatt dem som sakslisten sier blir ettersendt", "Vedlegg: notat.pdf", "Ingen skriftlige"]
    {
        assert!(notice.contains(words), "{words}\n{notice}");
    }
    let meeting = folder.read(MEETING);
    assert!(meeting.contains("{sak: 05/24, id: 2024-003, ettersendes: 2024-02-12}"), "{meeting}");
    assert!(meeting.contains("{tittel: Pause, uten-nummer"), "no number for a break\n{meeting}");
    assert!(folder.read(MANIFEST).contains("notat.pdf"), "what goes along is sealed");
    let draft = on_paper(&folder, DAY, minutes::minutes);
    assert!(draft.contains("### Pause\n\nBehandling:\n\n### "), "{draft}");
    assert!(!draft.contains("uke 7"), "{draft}");

    let said = ["T01  Sakspapirene i sak 05/24 (2024-003) skal ettersendes 12."];
    assert_eq!(waiting(&folder, "2024-02-12"), said);
    assert_eq!(folder.ipr(&["check", "--dato", "2024-02-12"]).code, 0, "it can wait until its day is over");
    let late = folder.ipr(&["check", "--dato", "2024-02-13"]);
    assert!(late.code == 1 && late.out.contains("ipr utsending 2024-02-16-styret --ettersend 2024-003"));
}

#[test]
fn papers_that_follow_are_a_dispatch_of_their_own() {
    let folder = planned();
    send(&folder, DAY);
    // What lies in the case is nobody's paper before it is sent.
    folder.replace(CASE, "Ettersendes uke 7.", "Ettersendes uke 7. Kanskje.");
    assert_eq!(told(&folder, "2024-02-08"), [""; 0]);
    assert!(folder.ok(&["utsending", STYRET, "--dato", "2024-02-08"]).contains("ettersendes 12. februar"));
    folder.replace(CASE, "Ettersendes uke 7. Kanskje.", "Ettersendes uke 7.");
    let supplement = follow(&folder, "2024-02-12");
    assert!(supplement.contains("Ettersendt: sakspapirene i sak 05/24 «Felles prinsipper"), "{supplement}");
    assert!(!supplement.contains("Ettersendes"), "{supplement}");
    for words in ["Nytt siden forrige utsending:", "For øvrig gjelder innkallingen av 6. februar 2024."] {
        assert!(supplement.contains(words), "{words}\n{supplement}");
    }
    let meeting = folder.read(MEETING);
    assert!(
        meeting.contains("tillegg: ja"),
        "§ 11-3 (5) governs what did not come with the notice\n{meeting}"
    );
    assert_eq!(
        told(&folder, "2024-02-12"),
        ["T01 Sakspapirene i sak 05/24 (2024-003) til styret 16. februar 2024 ble sendt fire dager før \
             møtet"]
    );
    let again = folder.ipr(&["utsending", STYRET, "--ettersend", "2024-003", "--dato", "2024-02-13"]);
    assert!(again.code == 2 && again.err.contains("ble ettersendt 12. februar 2024"), "{}", again.err);
    let other = folder.ipr(&["utsending", STYRET, "--ettersend", "2024-001", "--dato", "2024-02-13"]);
    assert!(other.code == 2 && other.err.contains("skal ikke ettersendes"), "{}", other.err);
}

#[test]
fn another_day_to_follow_is_told_and_one_after_the_meeting_is_refused() {
    let folder = planned();
    send(&folder, DAY);
    folder.replace(MEETING, "ettersendes: 2024-02-12", "ettersendes: 2024-02-14");
    assert!(told(&folder, "2024-02-08")[0].contains("når sakspapirene ettersendes"));
    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.contains("Sakspapirene i sak 05/24 «Felles prinsipper for parkering ved stasjonene»"));
    assert!(supplement.contains("ettersendes 14. februar"), "{supplement}");
    folder.replace(MEETING, "ettersendes: 2024-02-14", "ettersendes: 2024-02-20");
    let said = told(&folder, "2024-02-09");
    assert!(said.iter().any(|said| said.contains("ettersendes 20. februar 2024, etter møtet")), "{said:?}");
}

#[test]
fn papers_of_an_exempt_case_follow_without_a_word_of_it() {
    let folder = planned();
    folder.replace(
        CASE,
        "tittel: Felles",
        "unntatt: {hjemmel: offl. § 13 første ledd, jf: fvl. § 13 første ledd nr. 1}\noffentlig-tittel: \
         Personalsak\ntittel: Felles",
    );
    send(&folder, DAY);
    let notice = on_paper(&folder, DAY, notice::notice);
    assert!(notice.contains("Ettersendes 12. februar") && notice.contains("Personalsak"), "{notice}");
    let supplement = follow(&folder, "2024-02-12");
    assert!(supplement.contains("Ettersendt: sakspapirene i sak 05/24 «Personalsak»"), "{supplement}");
    assert!(!supplement.contains("Felles prinsipper") && !notice.contains("Felles prinsipper"));
}

#[test]
fn nynorsk_has_its_own_words() {
    let folder = planned();
    folder.replace("bodies.yaml", "målform: bokmål", "målform: nynorsk");
    let notice = on_paper(&folder, DAY, notice::notice);
    assert!(notice.contains("Vert ettersend 12. februar"), "{notice}");
    assert_eq!(workspace(&folder, DAY).council.language, Language::Nynorsk);
}

#[test]
fn the_time_and_the_file_of_an_item_are_a_part_of_what_was_sent() {
    let folder = planned();
    send(&folder, DAY);
    folder.replace(MEETING, "tid: 10:15", "tid: 10:45");
    let [changed] = &told(&folder, "2024-02-08")[..] else { panic!("one change") };
    assert!(changed.ends_with("klokkeslettet"), "{changed}");
    folder.replace(MEETING, "tid: 10:45", "tid: 10:15");
    folder.write(FILE, "%PDF et annet notat");
    let said = told(&folder, "2024-02-08");
    assert!(said.iter().any(|said| said.ends_with("endret etter utsendingen: vedleggene")), "{said:?}");
    fs::remove_file(folder.path().join(FILE)).expect("removed");
    let said = told(&folder, "2024-02-08");
    assert!(said.iter().any(|said| said.starts_with("F08 Vedlegget til sak 06/24 finnes ikke")), "{said:?}");
}

#[test]
fn an_item_gets_another_place_and_keeps_its_number() {
    let folder = planned();
    let place = |words: &[&str]| folder.ipr(&[&["møte", "plasser", STYRET], words].concat());
    assert_eq!(place(&["2024-003", "--foran", "2024-001", "--dato", DAY]).code, 0);
    let text = folder.read(MEETING);
    assert!(text.contains(
        "godkjenning-av-referat}\n  - {id: 2024-003, ettersendes: 2024-02-12}\n  - {id: 2024-001}"
    ));
    assert!(
        text.contains("  # En gjest\n  - {tittel: Statsforvalteren"),
        "a remark stays with its line\n{text}"
    );
    let said = place(&["2024-003", "--foran", "2024-001", "--dato", DAY]);
    assert!(said.code == 2 && said.err.contains("står der allerede"), "{}", said.err);
    let said = place(&["2024-003", "--foran", "2024-003", "--dato", DAY]);
    assert!(said.code == 2 && said.err.contains("foran seg selv"), "{}", said.err);
    assert_eq!(place(&["Pause", "--dato", DAY]).code, 0);
    assert!(folder.read(MEETING).ends_with("  - {tittel: Pause, uten-nummer: ja, tid: 11:00–11:15}\n---\n"));
    send(&folder, DAY);
    commit(&folder);
    let said = place(&["2024-001", "--foran", "sak 3/24", "--dato", "2024-02-08"]);
    assert!(said.code == 0 && said.out.contains("beholder det") && said.out.contains("tilleggsinnkalling"));
    let supplement = send(&folder, "2024-02-08");
    assert!(supplement.contains("Sakene har fått en annen rekkefølge"), "{supplement}");
    let said = place(&["2024-009", "--dato", DAY]);
    assert!(said.code == 2 && said.err.contains("Mente du"), "{}", said.err);
}

#[test]
fn a_case_is_taken_off_before_the_notice_and_put_off_after_it() {
    let folder = planned();
    let take_off = |what: &str, day| folder.ipr(&["møte", "ta-av", STYRET, what, "--dato", day]);
    let said = take_off("2024-002", DAY);
    assert!(
        said.code == 0 && said.out.contains("ipr sak advance 2024-002 --møte MØTE"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!folder.read(MEETING).contains("2024-002"));
    let case = folder.read("cases/2024/2024-002-kontingent-for-2025.md");
    assert!(case.contains("{organ: styret}") && !case.contains("2024-02-16"), "{case}");
    let again = take_off("2024-002", DAY);
    assert!(again.code == 2 && again.err.contains("står ikke på sakslisten"), "{}", again.err);
    folder.ok(&["sak", "advance", "2024-002", "--møte", STYRET, "--dato", DAY]);
    send(&folder, DAY);
    commit(&folder);
    let said = take_off("2024-003", "2024-02-07");
    assert!(said.code == 2 && said.err.contains("§ 11-3 fjerde ledd"), "{}", said.err);
    assert!(said.err.contains("--utfall utsatt"), "{}", said.err);
    let said = take_off("Pause", "2024-02-07");
    assert!(said.code == 0 && said.out.contains("tilleggsinnkalling"), "{}{}", said.out, said.err);
}

#[test]
fn numbers_are_given_anew_as_long_as_nothing_is_sent() {
    let folder = planned();
    folder.write(
        MEETING,
        folder.read(MEETING).replace("status: planlagt", "status: innkalt\nsendt: 2024-02-06"),
    );
    let mut text = folder.read(MEETING);
    for (what, number) in
        [("id: 2024-001", 1), ("id: 2024-002", 2), ("id: 2024-003", 3), ("fast: eventuelt", 4)]
    {
        text = text.replace(what, &format!("sak: 0{number}/24, {what}"));
    }
    folder.write(MEETING, text);
    folder.replace(CASE, "møte: 2024-02-16}", "møte: 2024-02-16, sak: 03/24}");
    let said = folder.ipr(&["møte", "ta-av", STYRET, "02/24", "--dato", DAY]);
    assert_eq!(said.code, 0, "{}{}", said.out, said.err);
    let text = folder.read(MEETING);
    assert!(
        text.contains("{sak: 02/24, id: 2024-003") && text.contains("{sak: 03/24, fast: eventuelt"),
        "{text}"
    );
    assert!(folder.read(CASE).contains("sak: 02/24"));
}

#[test]
fn the_mail_says_what_the_agenda_does() {
    let folder = planned();
    let now = workspace(&folder, DAY);
    let subject = Subject::new(&now, now.meeting_in(STYRET).expect("the meeting")).expect("a body");
    let sent = mail::Dispatched {
        version: 'A',
        day: now.today,
        changes: Vec::new(),
        files: Vec::new(),
        history: ipr::plans::appointment::MeetingHistory::default(),
    };
    let post = mail::post(&subject, &sent).expect("mails");
    let text = post.mails[0].1.text.concat().join("\n");
    for line in
        ["Pause (kl. 11:00–11:15)", "(ettersendes 12. februar)", "Eventuelt (ingen skriftlige sakspapirer;"]
    {
        assert!(text.contains(line), "{line}\n{text}");
    }
}
