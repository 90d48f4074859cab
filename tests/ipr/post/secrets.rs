//! What is in no mail, whatever the files say.

use ipr::document::{AttachmentContent, Enclosed, Mail};
use ipr::plans::appointment::MeetingHistory;
use ipr::plans::mail::{Dispatched, Post, Withheld};
use ipr::render::ics;
use ipr::{disk, read};

use super::{
    MEETING, addresses, date, draft, edit, entry, mail, notice_in, posted, said, sent, standard, workspace,
};

/// Everything of a post that anybody can read: the mails, their bytes, and the calendar.
fn everything(post: &Post) -> String {
    let mails = post.mails.iter().map(|(name, mail)| format!("{name}\n{mail:?}\n{}", draft(mail)));
    let calendar = post.mails[0].1.enclosed.iter().find_map(|enclosed| match &enclosed.content {
        AttachmentContent::Calendar(appointments) => Some(ics::render(appointments)),
        _ => None,
    });
    mails.chain(calendar).collect()
}

#[test]
fn what_is_exempt_is_in_no_mail() {
    let folder = standard();
    let title = "tittel: Felles prinsipper for parkering ved stasjonene";
    let exempt = "tittel: Varsel fra Hemmeligstad\n\
        unntatt: {hjemmel: offl. § 13 første ledd, omfang: tittel}\n\
                  vedlegg: [Hemmeligvedlegg.pdf]";
    edit(
        &folder,
        "cases/2024/2024-003-parkering-ved-stasjonene.md",
        &[(title, exempt), ("Kommunene har", "Hemmeligtekst har")],
    );
    let attachment =
        "tittel: Kontingent for 2025\nvedlegg:\n  - {fil: Hemmeliglønn.pdf, unntatt: {hjemmel: offl. § 13}}";
    edit(
        &folder,
        "cases/2024/2024-002-kontingent-for-2025.md",
        &[("tittel: Kontingent for 2025", attachment)],
    );
    let post = notice_in(&folder);
    let all = everything(&post).to_lowercase();
    assert!(!all.contains("hemmelig"), "{all}");
    let members = said(mail(&post, "medlemmer.eml"));
    let told = "Disse sakene har papirer som er unntatt offentlighet:\n– Sak 04/24 Kontingent for 2025\n\
        – Sak 05/24 Sak unntatt offentlighet\n\n\
                De papirene følger ikke med her.";
    assert!(members.contains(told), "{members}");
    let copy = said(mail(&post, "kopi-ordforere.eml"));
    let public = "\n05/24 Sak unntatt offentlighet (unntatt offentlighet, offl. § 13 første ledd)\n";
    assert!(copy.contains(public) && !copy.contains("De papirene"), "{copy}");

    let workspace = workspace(folder.path(), "2024-02-06");
    let with_file = |path: &str| {
        let content =
            AttachmentContent::File { path: path.to_owned(), media_type: "application/pdf".to_owned() };
        let files = vec![Enclosed { name: "a.pdf".to_owned(), content }];
        posted(&workspace, MEETING, &Dispatched { files, ..sent('A', "2024-02-06") }).err()
    };
    let cases = "cases/2024/2024-00";
    for refused in [
        format!("{cases}2-kontingent-for-2025/Hemmeliglønn.pdf"),
        format!("{cases}3-parkering-ved-stasjonene/annet.pdf"),
        format!("{cases}3-parkering-ved-stasjonene.md"),
        format!("{cases}1-horing-om-ferjetakster.md"),
        format!("{cases}2-Kontingent-for-2025/hemmeliglønn.PDF"),
        format!("meetings/../{cases}2-kontingent-for-2025/./Hemmeliglønn.pdf"),
        format!("meetings/{MEETING}/sakspapirer-unntatt.pdf"),
        "../annet.pdf".to_owned(),
        "C:/annet.pdf".to_owned(),
    ] {
        assert_eq!(with_file(&refused), Some(Withheld::File(refused.clone())));
    }
    for sent in
        [format!("{cases}2-kontingent-for-2025/tall.pdf"), format!("meetings/{MEETING}/innkalling.pdf")]
    {
        assert_eq!(with_file(&sent), None, "{sent}");
    }
    let changes = vec!["Sak 05/24 varsel fra hemmeligstad er ny".to_owned()];
    let refused = posted(&workspace, MEETING, &Dispatched { changes, ..sent('B', "2024-02-09") });
    assert_eq!(refused.err(), Some(Withheld::Title("2024-003".into())));
}

fn has_only_its_own_head(name: &str, mail: &Mail) {
    let text = draft(mail);
    let (head, body) = text.split_once("\r\n\r\n").expect("a head and a body");
    let allowed = ["X-Unsent", "To", "Bcc", "Subject", "Date", "Message-ID", "MIME-Version", "Content-Type"];
    for line in head.split("\r\n").filter(|line| !line.starts_with([' ', '\t'])) {
        assert!(allowed.iter().any(|name| line.starts_with(&format!("{name}: "))), "{name}: {line:?}");
    }
    assert!(head.matches("\r\nBcc:").count() <= mail.blind_copies.len().min(1), "{name}: {head}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']), "{name}");
    assert!(!body.contains("\r\nBcc:"), "{body}");
    assert_eq!(text.matches("\r\n--=_ipr_--\r\n").count(), 1, "{text}");
}

#[test]
fn no_name_address_or_title_adds_a_header() {
    let folder = standard();
    edit(
        &folder,
        "members.yaml",
        &[
            ("navn: Ola Berg", "navn: \"Ola Berg\\r\\nBcc: x@onde.example\\r\\n\\r\\nHei\""),
            (
                "epost: anne.lund@holmsund.example",
                "epost: \"anne.lund@holmsund.example\\r\\nBcc: x@onde.example\"",
            ),
            ("epost: per.nes@strandas.example", "epost: \"per.nes@strandas.example, x@onde.example\""),
            ("    epost: siri.dal@fjordvik.example\n", ""),
        ],
    );
    edit(
        &folder,
        "bodies.yaml",
        &[
            ("    møtenavn: styremøte", "    møtenavn: \"styremøte\\r\\nBcc: x@onde.example\""),
            (
                "  sekretariat: Sekretariatet for Fjordregionen",
                "  epost: \"a@b.no>\\nBcc: x@onde.example\"\n  sekretariat: \"Sekretariatet\\r\\nBcc: \
                    x@onde.example\"",
            ),
        ],
    );
    edit(
        &folder,
        "cases/2024/2024-003-parkering-ved-stasjonene.md",
        &[(
            "tittel: Felles prinsipper for parkering ved stasjonene",
            "tittel: \"Felles\\r\\n--=_ipr--\\r\\nBcc: x@onde.example\\u2028Bcc: y@onde.example\"",
        )],
    );
    let (workspace, found) = read::read(disk::load(folder.path(), &|_, _| {}), date("2024-02-06"));
    let told: Vec<&str> = found.iter().map(|found| found.message.as_str()).collect();
    assert_eq!(
        told.iter().filter(|message| message.contains("er ikke en e-postadresse")).count(),
        3,
        "{told:#?}"
    );
    let post = posted(&workspace, MEETING, &sent('A', "2024-02-06")).expect("post");
    assert_eq!(post.unreached.faulty_address, ["Anne Lund", "Per Nes"]);
    let members = mail(&post, "medlemmer.eml");
    assert_eq!(addresses(&members.to), ["ola.berg@fjordvik.example"]);
    for (name, mail) in &post.mails {
        has_only_its_own_head(name, mail);
    }
    let calendar = ics::render(&[entry(&workspace, MEETING, &MeetingHistory::default())]);
    assert!(!calendar.contains("\r\nBcc:") && !calendar.contains("ORGANIZER"), "{calendar}");
}
