//! The readers of single texts, each held to what it promises.

use std::sync::LazyLock;

use ipr::model::{NumberForm, TimeRange};
use ipr::plans::{Subject, public_minutes};
use ipr::read::minutes::{self, AdoptedTexts};
use ipr::read::{self, fields, sections};
use ipr::steps::front_matter::{self, FieldChange};
use ipr::steps::record;
use ipr::steps::tree::Tree;
use ipr::text::SourceId;
use ipr::workspace::Workspace;
use ipr::yaml::{self, Node, Value};
use ipr::{disk, links, norsk};

use super::mutate::{Seeds, mutate};
use crate::corpus::generator::random::Random;
use crate::program::repository;

const ID: SourceId = SourceId(0);

/// One text through all of them.
pub fn attack(seeds: &Seeds, random: &mut Random) {
    let seed = seeds.any(random).to_vec();
    let bytes = mutate(seeds, random, &seed);
    let text = String::from_utf8_lossy(&bytes).into_owned();
    front_matter_and_body(&text);
    as_minutes(&text);
    edits(&text, random);
    for line in text.lines().take(50) {
        small_forms(line);
        line.split([' ', '{', '}', ',', '(', ')']).for_each(small_forms);
    }
}

/// The text as the minutes of a meeting whose members and agenda are known. What is understood is written
/// into the files without harm.
fn as_minutes(text: &str) {
    static FOLDER: LazyLock<Workspace> = LazyLock::new(|| {
        let files = disk::load(&repository().join("tests/folders/standard"), &|_, _| {});
        read::read(files, "2024-02-17".parse().expect("a day")).0
    });
    let mut workspace = FOLDER.clone();
    let id = workspace.sources.put("meetings/2024-02-16-styret/referat.md", text).expect("there is room");
    for name in ["2024-02-16-styret", "2024-01-30-koordineringsgruppen"] {
        let meeting = workspace.meeting_in(name).expect("the meeting");
        let reading = minutes::read(&workspace, meeting, id);
        for found in reading.found.iter().chain(&reading.unwritten) {
            let range = found.place.range();
            assert!(range.start <= range.end && range.end <= text.len(), "{found:?}\n{text:?}");
        }
        let spoken = AdoptedTexts::of(&workspace, text, meeting);
        for item in &meeting.agenda {
            assert!(spoken.decision(item).is_none_or(|(range, said)| range.len() == said.len()));
        }
        let Ok(change) = record::record(&workspace, meeting, &reading.record) else { continue };
        for new in change.texts {
            let front = read::split(&new.text).expect("front matter still");
            assert!(yaml::parse(ID, &new.text[front.yaml], 0).1.is_empty(), "{}", new.text);
        }
        if let Some(subject) = Subject::new(&workspace, meeting) {
            public_minutes::public_minutes(&subject, &reading.record, "meetings/x/referat.md");
        }
    }
}

fn front_matter_and_body(text: &str) {
    let Some(front) = read::split(text) else {
        yaml_agrees(text);
        markdown_agrees(text);
        return;
    };
    assert!(front.yaml.end <= front.body.start && front.body.end == text.len());
    assert!(text[front.yaml.end..front.body.start].trim_end() == "---");
    yaml_agrees(&text[front.yaml]);
    markdown_agrees(&text[front.body]);
}

/// A comment line before it sends the same text to the parser instead of the everyday reader.
fn yaml_agrees(text: &str) {
    let (tree, found) = yaml::parse(ID, text, 2);
    let commented = format!("#\n{text}");
    let (parsed, parser_found) = yaml::parse(ID, &commented, 0);
    if let Some(tree) = &tree {
        inside(tree, 2, 2 + text.len());
    }
    if found.is_empty() && parser_found.is_empty() && tree.is_some() {
        assert_eq!(tree, parsed, "{text:?}");
    } else if tree.is_some() && found.is_empty() {
        // A mark of byte order is only allowed first, and a document may begin with a line of its own.
        assert!(text.starts_with(['\u{feff}', '%']) || text.contains("---"), "{text:?}\n{parser_found:?}");
    }
}

/// Every place lies within the text.
fn inside(node: &Node, start: usize, end: usize) {
    let range = node.span.range();
    assert!(start <= range.start && range.start <= range.end && range.end <= end, "{node:?}");
    match &node.value {
        Value::Scalar { .. } => {}
        Value::Sequence(nodes) => nodes.iter().for_each(|node| inside(node, start, end)),
        Value::Mapping(entries) => entries.iter().for_each(|(_, node)| inside(node, start, end)),
    }
}

/// A comment before it sends the same text to the parser instead of the everyday reader.
fn markdown_agrees(text: &str) {
    const COMMENT: &str = "<!-- -->\n\n";
    // A mark of byte order is only passed over where a text begins.
    if text.starts_with('\u{feff}') {
        return;
    }
    let text = format!("{COMMENT}{text}");
    let quick = sections::scan(ID, &text, COMMENT.len()..text.len());
    let parsed = sections::scan(ID, &text, 0..text.len());
    assert_eq!(quick, parsed, "{text:?}");
    for section in &quick.sections {
        assert!(section.body.range().end <= text.len());
    }
}

fn edits(text: &str, random: &mut Random) {
    let change = any_change(random);
    let path = *random.pick(&["cases/2024/2024-001.md", "meetings/2024-02-16-styret/meeting.md"]);
    let Ok(changed) = front_matter::change(path, text, std::slice::from_ref(&change)) else { return };
    let (before, after) = (read::split(text).expect("fences"), read::split(&changed).expect("fences still"));
    assert_eq!(&text[before.body], &changed[after.body], "the text is as it was");
    let (tree, found) = yaml::parse(ID, &changed[after.yaml.clone()], 0);
    assert!(found.is_empty(), "{changed:?}");
    let Some(Node { value: Value::Mapping(entries), .. }) = tree else { panic!("no fields: {changed:?}") };
    if let FieldChange::Set { key, value, .. } = &change {
        let set = entries.iter().find(|(written, _)| written.value == *key).map(|(_, node)| Tree::of(node));
        assert_eq!(set.as_ref(), Some(value), "{changed:?}");
    }
    let takes_away =
        matches!(change, FieldChange::Drop { .. } | FieldChange::DropIn { .. } | FieldChange::Remove { .. });
    // What is taken away takes with it what was remarked on it.
    if !takes_away {
        let remarks = |text: &str| text.lines().filter(|line| line.trim_start().starts_with('#')).count();
        assert_eq!(remarks(&text[before.yaml]), remarks(&changed[after.yaml]), "{text:?}\n{changed:?}");
    }
}

fn any_change(random: &mut Random) -> FieldChange {
    let text =
        random.pick(&["ja", "til behandling", "a: b", "- x", "}", "# y", "", "\"", "05/24"]).to_string();
    let index = random.below(3);
    let value = match random.below(3) {
        0 => Tree::List(vec![Tree::text("a"), Tree::Map(vec![("b".to_owned(), Tree::text(&*text))])]),
        1 => Tree::Map(vec![("for".to_owned(), Tree::texts(["a", "b"]))]),
        _ => Tree::text(&*text),
    };
    let (list, key) =
        (*random.pick(&["saksgang", "saksliste"]), *random.pick(&["sak", "id", "organ", "møte"]));
    let top = *random.pick(&["status", "unntatt", "saksgang", "sted"]);
    match random.below(6) {
        0 => FieldChange::Set { key: top, value },
        1 => FieldChange::SetIn { list, index, key, value },
        2 => FieldChange::Insert { list, index, entry: vec![("id", text)] },
        3 => FieldChange::Drop { key: top },
        4 => FieldChange::DropIn { list, index, key },
        _ => FieldChange::Remove { list, index },
    }
}

/// Words that are numbers, days, times, addresses or names.
fn small_forms(word: &str) {
    if let Some(day) = fields::parse_date(word) {
        assert_eq!(day.to_string(), word);
    }
    if let Some(time) = TimeRange::parse(word) {
        assert_eq!(TimeRange::parse(&time.to_string()), Some(time), "{word:?}");
    }
    if let Some(form) = NumberForm::parse(word) {
        for number in [1, 9, 10, 4_294_967_295] {
            assert!(form.read(&form.write(number, 2024), 2024).is_none_or(|read| read == number), "{word:?}");
        }
        form.read(word, -1);
    }
    for address in [word.to_owned(), links::decode(word)] {
        if let Some(path) = links::resolve("cases/2024", &address) {
            let leads_out = |part: &str| matches!(part, ".." | "." | "");
            assert!(path.is_empty() || !path.split('/').any(leads_out), "{word:?} leads to {path:?}");
            assert!(!path.contains(['\\', '\0', ':']), "{word:?} leads to {path:?}");
        }
    }
    let slug = norsk::slug(word, 60);
    assert!(
        slug.len() <= 60 && slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'),
        "{word:?}"
    );
    assert_eq!(norsk::composed(&norsk::composed(word)), norsk::composed(word));
}
