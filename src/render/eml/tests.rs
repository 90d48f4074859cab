use chrono::NaiveDate;
use proptest::prelude::*;

use super::*;

fn mail() -> Mail {
    let mailbox = |name: &str, address: &str| Mailbox::new(name, address).expect("a mailbox");
    Mail {
        from: Some(mailbox("Sekretariatet", "post@fjordregionen.example")),
        to: vec![mailbox("Øyvind \"Ås\" Nærbø, ordfører", "oyvind@fjordvik.example"), mailbox("", "b@c.no")],
        copies: vec![mailbox("Kopi", "kopi@c.no")],
        blind_copies: vec![mailbox("Blind", "blind@c.no")],
        subject:
            "Innkalling til møte på Ås – særlig langt emne som går over flere linjer i hodet på e-posten"
                .to_owned(),
        date: NaiveDate::from_ymd_opt(2024, 2, 6).expect("a date"),
        message_id: "a>\r\nBcc: x@onde.example".to_owned(),
        language: "nb-NO".to_owned(),
        text: vec![
            vec!["Hei,".to_owned()],
            vec!["Møtet på Ås holdes som avtalt. ".repeat(20), ".".to_owned()],
        ],
        enclosed: Vec::new(),
    }
}

fn draft(mail: &Mail) -> String {
    String::from_utf8(render(mail, &BTreeMap::new()).expect("a draft")).expect("ASCII")
}

fn given(name: &str, media_type: &str, bytes: &[u8]) -> Enclosed {
    let content = AttachmentContent::Given { bytes: bytes.to_vec(), media_type: media_type.to_owned() };
    Enclosed { name: name.to_owned(), content }
}

#[test]
fn a_draft_is_ascii_with_short_lines() {
    let text = draft(&mail());
    assert!(text.starts_with("X-Unsent: 1\r\n"), "{text}");
    assert!(text.is_ascii() && text.split("\r\n").all(|line| line.len() <= 78), "{text}");
    assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
    for header in [
        "To: =?utf-8?",
        "Cc: \"Kopi\" <kopi@c.no>\r\n",
        "Bcc: \"Blind\" <blind@c.no>\r\n",
        "Content-Language: nb-NO",
    ] {
        assert!(text.contains(header), "{header} in {text}");
    }
    assert!(text.contains("\r\nMessage-ID: <aBccx@onde.example>\r\n"), "{text}");
    assert!(text.contains("Content-Transfer-Encoding: base64\r\n"), "{text}");
    assert_eq!(text, draft(&mail()));
}

#[test]
fn an_attachment_has_one_name_and_one_kind() {
    let enclosed = vec![
        given("../a\r\nBcc: x/årsmøte.pdf", "application/pdf", b"%PDF"),
        given("b.pdf", "application/pdf\r\nBcc: x@onde.example", b"%PDF"),
    ];
    let text = draft(&Mail { enclosed, ..mail() });
    assert!(text.contains("filename*=UTF-8''..-a%20Bcc%3A%20x-%C3%A5rsm%C3%B8te.pdf"), "{text}");
    assert!(
        text.contains("Content-Type: application/octet-stream\r\n") && !text.contains("\r\nBcc: x"),
        "{text}"
    );
}

#[test]
fn no_part_holds_what_stands_between_them() {
    let text = vec![vec!["--=_ipr".to_owned(), "--=_ipr_--".to_owned()]];
    let draft = draft(&Mail { text, ..mail() });
    assert!(draft.contains("boundary=\"=_ipr__\"") && draft.ends_with("\r\n--=_ipr__--\r\n"), "{draft}");
}

#[test]
fn nobody_to_send_to_is_no_header() {
    let nobody = Mail { from: None, to: Vec::new(), copies: Vec::new(), blind_copies: Vec::new(), ..mail() };
    let text = draft(&nobody);
    for header in ["From:", "To:", "Cc:", "Bcc:"] {
        assert!(!text.contains(&format!("\r\n{header}")), "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 1_000,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    /// Whatever is written, the heads of a draft and of its parts hold what the mail has, and nothing else.
    #[test]
    fn no_text_adds_a_header(
        subject in any::<String>(),
        name in "[ -~æøå\r\n\t\0—🎉\u{85}\u{2028}]{0,200}",
        line in any::<String>(),
        file in "[ -~æøå\r\n\t\0/\\\\]{0,120}",
    ) {
        let mailbox = Mailbox::new(&name, "a@b.no").expect("a mailbox");
        let text = vec![vec![line.clone()], vec![line]];
        let enclosed = vec![given(&file, &file, b"x")];
        let made = Mail {
            from: Some(mailbox.clone()), to: vec![mailbox.clone()], blind_copies: vec![mailbox],
            message_id: subject.clone(), language: subject.clone(), subject, text, enclosed, ..mail()
        };
        let draft = draft(&made);
        prop_assert!(draft.is_ascii() && !draft.replace("\r\n", "").contains(['\r', '\n']), "{draft:?}");
        let parts = draft.split("\r\n--=_ipr");
        let heads: Vec<&str> = parts.map(|part| part.split("\r\n\r\n").next().unwrap_or("")).collect();
        prop_assert_eq!(heads.len(), 4, "{}", draft);
        let names = |head: &str| -> Vec<String> {
            let lines = head.split("\r\n").filter(|line| !line.is_empty() && !line.starts_with([' ', '\t']));
            lines.map(|line| line.split(':').next().unwrap_or("").to_owned()).collect()
        };
        let whole = [
            "X-Unsent",
            "From",
            "To",
            "Cc",
            "Bcc",
            "Subject",
            "Date",
            "Message-ID",
            "MIME-Version",
            "Content-Type",
        ];
        prop_assert_eq!(names(heads[0]), whole);
        let [text, attached] = [1, 2].map(|part| names(heads[part].trim_start_matches('_')));
        prop_assert_eq!(text, ["Content-Type", "Content-Language", "Content-Transfer-Encoding"]);
        prop_assert_eq!(attached, ["Content-Type", "Content-Disposition", "Content-Transfer-Encoding"]);
    }
}
