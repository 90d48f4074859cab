//! Those who are called after the notice was sent.

use super::*;

/// Who was sent the notice, as the draft of the mail says it.
const FIRST: &str = "meetings/2024-02-16-styret/utsending/medlemmer.eml";
const LATE: &str = "meetings/2024-02-16-styret/utsending/ettersendt-1.eml";

/// The sealed folder, in which the mail to these went out.
fn sent_to(addresses: &str) -> Folder {
    let folder = sealed_folder();
    folder.write(FIRST, format!("X-Unsent: 1\r\nTo: {addresses}\r\nSubject: Innkalling\r\n\r\nHei\r\n"));
    commit(&folder);
    folder
}

const ALL: &str = "\"Ola Berg\" <ola.berg@fjordvik.example>,\r\n \"Anne Lund\" \
                   <Anne.Lund@holmsund.example>,\r\n \"Per Nes\" <per.nes@strandas.example>";

#[test]
fn who_was_sent_the_notice_is_not_sent_it_again() {
    let folder = sent_to(ALL);
    let said = folder.ok(&["utsending", STYRET, "--dato", "2024-02-08"]);
    assert!(said.contains("Alt er som det ble sendt"), "{said}");
}

#[test]
fn a_new_member_and_a_called_substitute_get_what_the_others_have() {
    let folder = sent_to("\"Ola Berg\" <ola.berg@fjordvik.example>, <xper.nes@strandas.example>");
    let before = folder.read(MANIFEST);
    let said = folder.ok(&["utsending", STYRET, "--dato", "2024-02-08"]);
    assert!(said.contains("Anne Lund og Per Nes") && said.contains("ettersendt-1.eml"), "{said}");
    let mail = folder.read(LATE);
    let head = mail.split("\r\n\r\n").next().unwrap_or_default();
    assert!(
        head.contains("anne.lund@holmsund.example") && head.contains("<per.nes@strandas.example>"),
        "{head}"
    );
    assert!(!head.contains("ola.berg") && head.contains(".ettersendt-1@"), "{head}");
    assert!(mail.contains("filename=\"sakspapirer.pdf\""), "{mail}");
    assert_eq!(folder.read(MANIFEST), before, "what was sent stays as it was sent");
    assert_eq!(told(&folder, "2024-02-08").iter().filter(|line| line.contains("I07")).count(), 0);
    // The second time everybody has it.
    let said = folder.ok(&["utsending", STYRET, "--dato", "2024-02-08"]);
    assert!(said.contains("Alt er som det ble sendt"), "{said}");
}

/// A notice is for a meeting to come: of one that has been held, what was wrong is corrected.
#[test]
fn no_supplement_is_advised_when_the_meeting_is_held() {
    let folder = sent_to(ALL);
    folder.replace(MEETING, "status: innkalt", "status: avholdt");
    folder.replace(CASE, "Styret slutter seg til prinsippene.", "Styret slutter seg ikke til prinsippene.");
    let said = folder.ipr(&["innkalling", STYRET, "--dato", "2024-02-17"]);
    assert!(
        said.code == 2 && said.err.contains("og innkallingen lages ikke på nytt"),
        "{}{}",
        said.out,
        said.err
    );
    assert!(!said.err.contains("tilleggsinnkalling"), "{}", said.err);
}
