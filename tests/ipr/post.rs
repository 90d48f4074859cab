//! The drafts of mail and the calendar entries of a meeting, from a folder to the bytes.

mod appointment;
mod secrets;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use chrono::NaiveDate;
use ipr::document::{Appointment, AttachmentContent, Enclosed, Mail};
use ipr::plans::Subject;
use ipr::plans::appointment::{MeetingHistory, appointment};
use ipr::plans::mail::{Dispatched, Post, Withheld, post};
use ipr::render::{eml, ics};
use ipr::workspace::Workspace;
use ipr::{disk, read};

use crate::program::{Folder, repository};

const MEETING: &str = "2024-02-16-styret";

fn date(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

fn workspace(folder: &Path, day: &str) -> Workspace {
    read::read(disk::load(folder, &|_, _| {}), date(day)).0
}

/// The invented council in a folder of its own.
fn standard() -> Folder {
    Folder::with(&[("tests/folders/standard", "")])
}

/// Changes a file: each `from`, which must be there, becomes its `to`.
fn edit(folder: &Folder, path: &str, changes: &[(&str, &str)]) {
    let mut text = folder.read(path);
    for (from, to) in changes {
        assert!(text.contains(from), "{from} in {path}");
        text = text.replacen(from, to, 1);
    }
    folder.write(path, text);
}

fn pdf(name: &str) -> Enclosed {
    let content = AttachmentContent::Given {
        bytes: b"%PDF-1.7\nprove\n".to_vec(),
        media_type: "application/pdf".to_owned(),
    };
    Enclosed { name: name.to_owned(), content }
}

fn sent(version: char, day: &str) -> Dispatched {
    let versions = version as u32 - 'A' as u32 + 1;
    Dispatched {
        version,
        day: date(day),
        changes: Vec::new(),
        files: vec![pdf("innkalling.pdf"), pdf("sakspapirer.pdf")],
        history: MeetingHistory { versions, ..MeetingHistory::default() },
    }
}

fn posted(workspace: &Workspace, meeting: &str, sent: &Dispatched) -> Result<Post, Withheld> {
    let meeting = workspace.meeting_in(meeting).unwrap_or_else(|| panic!("no meeting {meeting}"));
    post(&Subject::new(workspace, meeting).expect("a known body"), sent)
}

/// The post of version A of the invented meeting in `folder`.
fn notice_in(folder: &Folder) -> Post {
    posted(&workspace(folder.path(), "2024-02-06"), MEETING, &sent('A', "2024-02-06")).expect("post")
}

fn entry(workspace: &Workspace, meeting: &str, history: &MeetingHistory) -> Appointment {
    let meeting = workspace.meeting_in(meeting).expect("a meeting");
    appointment(&Subject::new(workspace, meeting).expect("a known body"), history)
}

fn draft(mail: &Mail) -> String {
    String::from_utf8(eml::render(mail, &BTreeMap::new()).expect("a draft")).expect("ASCII")
}

fn mail<'p>(post: &'p Post, name: &str) -> &'p Mail {
    let found = post.mails.iter().find(|(file, _)| file == name);
    &found.unwrap_or_else(|| panic!("no {name} among {:?}", names(post))).1
}

fn names(post: &Post) -> Vec<&str> {
    post.mails.iter().map(|(file, _)| file.as_str()).collect()
}

fn addresses(mailboxes: &[ipr::document::Mailbox]) -> Vec<&str> {
    mailboxes.iter().map(ipr::document::Mailbox::address).collect()
}

fn said(mail: &Mail) -> String {
    mail.text.iter().map(|lines| lines.join("\n")).collect::<Vec<_>>().join("\n\n")
}

/// With `IPR_BLESS` set the drafts and calendars are written anew instead.
#[test]
fn the_drafts_are_those_beside_the_tests() {
    for (folder, meeting, day) in [
        ("tests/folders/standard", MEETING, "2024-02-06"),
        ("", MEETING, "2024-02-06"),
        ("tests/folders/sunnhordland", "2016-11-03-samarbeidsradet", "2016-10-26"),
    ] {
        let workspace = workspace(&repository().join(folder), day);
        let sent = sent('A', day);
        let post = posted(&workspace, meeting, &sent).expect("post");
        let beside = repository().join("tests/post").join(folder.rsplit('/').next().unwrap_or(""));
        let beside = if folder.is_empty() { repository().join("tests/post/osloregionen") } else { beside };
        let calendar = ics::render(&[entry(&workspace, meeting, &sent.history)]);
        let mut made = vec![("mote.ics".to_owned(), calendar)];
        made.extend(post.mails.iter().map(|(name, mail)| (name.clone(), draft(mail))));
        for (name, text) in made {
            let path = beside.join(name);
            if std::env::var_os("IPR_BLESS").is_some() {
                fs::create_dir_all(&beside).expect("a folder");
                fs::write(&path, &text).expect("written");
            }
            let expected = fs::read_to_string(&path).unwrap_or_default();
            assert_eq!(text, expected, "{}", path.display());
        }
    }
}

#[test]
fn members_are_called_and_every_mayor_gets_a_copy() {
    let folder = standard();
    edit(
        &folder,
        "members.yaml",
        &[
            (
                "  siri-dal:",
                "  nils-aas:\n    navn: Nils Aas\n    tittel: Ordfører\n    kommune: Nyvik\n    epost: \
                    nils.aas@nyvik.example\n  siri-dal:",
            ),
            (
                "\npersoner:",
                "  - {kommune: Nyvik, nummer: \"9904\", delregion: ytre, fra: 2021-06-15, grunnlag: \
                    samarbeidsavtale}\n  - {kommune: Øde, nummer: \"9905\", delregion: ytre, fra: \
                    2021-06-15, grunnlag: samarbeidsavtale}\n\npersoner:",
            ),
            (
                "  - {organ: interessepolitisk-utvalg, person: ola-berg",
                "  - {organ: styret, person: kari-vik, rolle: observatør, fra: 2023-12-15}\n  - {organ: \
                    interessepolitisk-utvalg, person: ola-berg",
            ),
        ],
    );
    edit(
        &folder,
        "bodies.yaml",
        &[("  sekretariat:", "  epost: post@fjordregionen.example\n  sekretariat:")],
    );
    let post = notice_in(&folder);
    assert_eq!(names(&post), ["medlemmer.eml", "kopi-ordforere.eml", "observatorer.eml"]);
    let members = mail(&post, "medlemmer.eml");
    let all = ["ola.berg@fjordvik.example", "anne.lund@holmsund.example", "per.nes@strandas.example"];
    assert_eq!(addresses(&members.to), all);
    assert!(members.blind_copies.is_empty());
    let copy = mail(&post, "kopi-ordforere.eml");
    // Those who are members too are on both lists: each mail is whole by itself.
    assert_eq!(addresses(&copy.blind_copies), [&all[..], &["nils.aas@nyvik.example"]].concat());
    assert_eq!(addresses(&copy.to), ["post@fjordregionen.example"]);
    assert_eq!(post.unreached.without_mayor, ["Øde"]);
    let remark = "Ordførerne gjøres særskilt oppmerksom på at møtet skal behandle en uttalelse: \
        sak 03/24 «Høringsuttalelse om ferjetakster».";
    assert!(said(copy).contains(remark) && !said(members).contains("særskilt"), "{}", said(copy));
    let onlookers = mail(&post, "observatorer.eml");
    assert_eq!(addresses(&onlookers.to), ["kari.vik@fjordregionen.example"]);
    assert!(!said(onlookers).contains("særskilt") && !said(onlookers).contains("forfall"));
    assert!(
        said(members).contains("melder forfall til sekretariatet for Fjordregionen"),
        "{}",
        said(members)
    );
    let called = "text/calendar; charset=\"utf-8\"; method=\"PUBLISH\"";
    assert!(draft(members).contains(called) && draft(members).contains("\r\nMETHOD:PUBLISH\r\n"));
    assert!(
        draft(members)
            .contains("\r\nFrom: \"Sekretariatet for Fjordregionen\" <post@fjordregionen.example>\r\n")
    );
}

/// The invented council with two substitutes for Ytre Fjord, and these rows under `oppmøte`.
fn with_attendance(rows: &str) -> Post {
    let folder = standard();
    let seats = "  - {organ: styret, person: jon-moe, rolle: vara, representerer: ytre, nummer: 2, fra: \
        2023-12-15}\n  - {organ: styret, person: siri-dal, rolle: vara, representerer: ytre, nummer: 1, fra: \
        2023-12-15}\n";
    let first = "  - {organ: interessepolitisk-utvalg, person: ola-berg";
    edit(&folder, "members.yaml", &[(first, &format!("{seats}{first}"))]);
    let agenda = format!("oppmøte:\n{rows}saksliste:");
    edit(&folder, "meetings/2024-02-16-styret/meeting.md", &[("saksliste:", &agenda)]);
    notice_in(&folder)
}

#[test]
fn a_substitute_is_called_for_who_cannot_come() {
    let post = with_attendance("  - {person: anne-lund, forfall: syk}\n");
    let members = mail(&post, "medlemmer.eml");
    assert_eq!(addresses(&members.to)[3..], ["siri.dal@fjordvik.example"]);
    assert!(said(members).contains("Siri Dal er innkalt som vara for Anne Lund, som har meldt forfall."));
    assert!(!said(members).contains("syk"), "why somebody cannot come is nobody's business");
    let rows = ["siri-dal, forfall: reise", "anne-lund, forfall: syk", "per-nes, forfall: syk"];
    let post = with_attendance(&rows.map(|row| format!("  - {{person: {row}}}\n")).concat());
    let members = mail(&post, "medlemmer.eml");
    assert_eq!(addresses(&members.to)[3..], ["jon.moe@holmsund.example"]);
    assert_eq!(post.unreached.without_substitute, ["Per Nes"]);
    let post = with_attendance("  - {person: ola-berg, forfall: syk}\n");
    assert_eq!(post.unreached.without_substitute, ["Ola Berg"], "nobody is elected for his group");
    let told = "Ola Berg har meldt forfall, og det finnes ingen vara å kalle inn.".to_owned();
    assert!(post.unreached.lines().contains(&told), "{:?}", post.unreached.lines());
    assert_eq!(mail(&post, "medlemmer.eml").to.len(), 3);
    let rows = "  - {person: anne-lund, forfall: syk}\n  - {person: jon-moe, vara-for: anne-lund}\n";
    assert_eq!(
        addresses(&mail(&with_attendance(rows), "medlemmer.eml").to)[3..],
        ["jon.moe@holmsund.example"]
    );
}

/// To a substitute without an address goes no mail, so no mail says that he is called; the notice lists him,
/// since the secretariat calls him.
#[test]
fn a_substitute_without_an_address_is_no_one_the_mail_has_called() {
    let folder = standard();
    let seat = "  - {organ: styret, person: siri-dal, rolle: vara, representerer: ytre, nummer: 1, fra: \
        2023-12-15}\n";
    let first = "  - {organ: interessepolitisk-utvalg, person: ola-berg";
    edit(&folder, "members.yaml", &[(first, &format!("{seat}{first}"))]);
    let agenda = "oppmøte:\n  - {person: anne-lund, forfall: syk}\nsaksliste:";
    edit(&folder, "meetings/2024-02-16-styret/meeting.md", &[("saksliste:", agenda)]);
    let notice = || {
        let workspace = workspace(folder.path(), "2024-02-06");
        let meeting = workspace.meeting_in(MEETING).expect("a meeting");
        let subject = Subject::new(&workspace, meeting).expect("a known body");
        ipr::render::markdown::render(&ipr::plans::notice::notice(&subject))
    };
    assert!(said(mail(&notice_in(&folder), "medlemmer.eml")).contains("Siri Dal er innkalt som vara"));
    let row = |text: &str| text.lines().any(|line| line.contains("Siri Dal") && line.contains("vara"));
    assert!(row(&notice()), "{}", notice());
    edit(&folder, "members.yaml", &[("    epost: siri.dal@fjordvik.example\n", "")]);
    let post = notice_in(&folder);
    assert!(!said(mail(&post, "medlemmer.eml")).contains("Siri Dal"));
    assert_eq!(post.unreached.without_address, ["Siri Dal"]);
    assert!(row(&notice()) && notice().contains("Sekretariatet kaller inn varamedlemmet."), "{}", notice());
}

#[test]
fn who_has_no_address_is_told() {
    let folder = standard();
    edit(&folder, "members.yaml", &[("    epost: anne.lund@holmsund.example\n", "")]);
    let post = notice_in(&folder);
    assert_eq!(
        post.unreached.lines(),
        ["Mangler e-postadresse: Anne Lund."],
        "once, though she is a mayor too"
    );
    assert_eq!(mail(&post, "medlemmer.eml").to.len(), 2);
}

/// What the real folders do not know is told, and nobody is made up.
#[test]
fn whom_a_folder_does_not_know_is_told() {
    let real = workspace(&repository(), "2024-02-06");
    let post = posted(&real, MEETING, &sent('A', "2024-02-06")).expect("post");
    // 64 kommuner, of which the sources name fifteen mayors; of Oslo they name another office.
    assert_eq!(mail(&post, "kopi-ordforere.eml").blind_copies.len(), 15);
    assert_eq!(post.unreached.without_mayor.len(), 49);
    assert!(post.unreached.without_mayor.contains(&"Oslo".to_owned()));
    let sunnhordland = workspace(&repository().join("tests/folders/sunnhordland"), "2016-10-26");
    let post = posted(&sunnhordland, "2016-11-03-samarbeidsradet", &sent('A', "2016-10-26")).expect("post");
    let lines = [
        "Samarbeidsrådet for Sunnhordland har ingen medlemmer i members.yaml. E-posten har derfor ingen \
         mottakere.",
        "Skal ha kopi, men finnes ikke i members.yaml: ordførar og rådmann i kommunane Fusa, Haugesund og \
         Vindafjord. E-posten til dem har derfor ingen mottakere.",
    ];
    assert_eq!(post.unreached.lines(), lines);
}

#[test]
fn a_later_version_says_what_has_changed() {
    let folder = standard();
    let workspace = workspace(folder.path(), "2024-02-09");
    let changes =
        vec!["Sak 07/24 Tilskudd er ny på sakslisten.".to_owned(), "Sak 03/24 har nytt vedlegg.".to_owned()];
    let post = posted(&workspace, MEETING, &Dispatched { changes, ..sent('B', "2024-02-09") }).expect("post");
    assert_eq!(names(&post), ["medlemmer-b.eml", "kopi-ordforere-b.eml"]);
    let members = mail(&post, "medlemmer-b.eml");
    assert_eq!(members.subject, "Tilleggsinnkalling B til styremøte 16. februar 2024");
    assert_eq!(members.message_id, "2024-02-16-styret.b.medlemmer@fjordregionen.invalid");
    let text = said(members);
    assert!(text.contains(
        "Dette er endret:\n– Sak 07/24 Tilskudd er ny på sakslisten.\n– Sak 03/24 har nytt vedlegg."
    ));
    assert!(text.contains("Dette er tilleggsinnkalling B.") && !text.contains("Det innkalles"), "{text}");
    assert!(draft(members).contains("\r\nDate: Fri, 9 Feb 2024 12:00:00 +0000\r\n"));
}

#[test]
fn a_moved_meeting_says_which_day_it_was_to_be() {
    let folder = standard();
    let workspace = workspace(folder.path(), "2024-02-06");
    let history = MeetingHistory {
        earlier: vec!["2023-12-01-styret".into()],
        versions: 1,
        changed: None,
        published: 0,
    };
    let post = posted(&workspace, MEETING, &Dispatched { history, ..sent('A', "2024-02-06") }).expect("post");
    let text = said(mail(&post, "medlemmer.eml"));
    assert!(text.contains("Møtet skulle vært holdt fredag 1. desember 2023 og er flyttet."), "{text}");
}

#[test]
fn a_draft_without_its_attachments_is_none() {
    let folder = standard();
    let workspace = workspace(folder.path(), "2024-02-06");
    let path = "meetings/2024-02-16-styret/innkalling.pdf";
    let content = AttachmentContent::File { path: path.to_owned(), media_type: "application/pdf".to_owned() };
    let files = vec![Enclosed { name: "innkalling.pdf".to_owned(), content }];
    let post = posted(&workspace, MEETING, &Dispatched { files, ..sent('A', "2024-02-06") }).expect("post");
    let mail = mail(&post, "medlemmer.eml");
    let missing = eml::render(mail, &BTreeMap::new()).expect_err("no bytes");
    assert_eq!(missing.to_string(), "Vedlegget meetings/2024-02-16-styret/innkalling.pdf finnes ikke");
    let given = BTreeMap::from([(path.to_owned(), b"%PDF".to_vec())]);
    let draft = eml::render(mail, &given).expect("a draft");
    assert_eq!(draft, eml::render(mail, &given).expect("a draft"));
    assert!(String::from_utf8_lossy(&draft).contains("filename=\"innkalling.pdf\""));
}
