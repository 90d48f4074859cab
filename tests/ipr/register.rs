//! What is found again of a decision: whether it is what was put before the body, the register, the
//! extract, the follow-up and the status report.

use crate::program::Folder;

const FERRIES: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";

/// The standard folder after styret has met on 16 February 2024 and adopted these words on the ferries.
fn decided_as(words: &str) -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", ""), ("tests/folders/later", "")]);
    let text = folder.read(FERRIES).replace("tatt til orientering", "vedtatt");
    let decision = format!("## Vedtak i styret\n\n{words}\n\n## Saksfremstilling");
    folder.write(FERRIES, text.replace("## Saksfremstilling", &decision));
    folder.git(&["commit", "--quiet", "--all", "--message", "vedtak"]);
    folder
}

#[test]
fn a_case_tells_whether_each_body_followed_what_was_put_before_it() {
    let cases = [
        ("**Styret** vedtar\nuttalelsen.", "vedtatt som innstilt", "som innstilt"),
        ("Styret vedtar ikke uttalelsen.", "vedtatt, endret", "endret"),
        ("Saken oversendes kommunene.", "vedtatt, ikke i samsvar", "ikke i samsvar"),
    ];
    for (words, plain, json) in cases {
        let folder = decided_as(words);
        let said = folder.ok(&["sak", "show", "2024-001", "--dato", "2024-02-20"]);
        assert!(said.contains("innstilt som foreslått  "), "{said}");
        assert!(said.contains(&format!("{plain}  ")), "{said}");
        assert!(said.lines().all(|line| line.chars().count() <= 80), "{said}");
        let said = folder.ok(&["sak", "show", "2024-001", "--format", "json"]);
        let value: serde_json::Value = serde_json::from_str(&said).expect("JSON");
        assert_eq!(value["saksgang"][1]["samsvar"], "som foreslått");
        assert_eq!(value["saksgang"][2]["samsvar"], json);
        assert!(value["saksgang"][0].get("samsvar").is_none(), "{said}");
    }
}
