//! Changes to front matter that leave everything else as it was: comments, order, quoting, line ends.
//!
//! Every edit is proved before it is handed on: the result is parsed again and must be the tree that
//! was asked for, and no line outside the entries touched may have changed.

mod field_change;
mod wanted;

use similar::{ChangeTag, TextDiff};

use super::StepError;
use super::tree::{self, Tree};
use crate::read;
use crate::text::SourceId;
use crate::yaml::{self, Node, Value};

pub use super::scalar::scalar;
pub use field_change::FieldChange;

/// `text` with `changes` made in order; each sees what those before it did.
///
/// # Errors
/// When the file has no front matter, or an edit cannot be proved to do what was asked and no more.
pub fn change(text: &str, changes: &[FieldChange]) -> Result<String, StepError> {
    let Some(front) = read::split(text) else {
        return super::refuse("Filen har ikke felter mellom to linjer med ---.");
    };
    let mut yaml = text[front.yaml.clone()].to_owned();
    for change in changes {
        yaml = proved(&yaml, change)?;
    }
    Ok(format!("{}{yaml}{}", &text[..front.yaml.start], &text[front.yaml.end..]))
}

fn proved(yaml: &str, change: &FieldChange) -> Result<String, StepError> {
    let before = parse(yaml).ok_or_else(|| unproved("filen har feil som må rettes først"))?;
    if let FieldChange::Append { list, entry } = change
        && has_key(&before, list)
    {
        return proved(yaml, &FieldChange::Insert { list, index: usize::MAX, entry: entry.clone() });
    }
    let mut expected = Tree::of(&before);
    wanted::apply(&mut expected, change).ok_or_else(|| match change {
        FieldChange::Insert { list, .. } => {
            StepError(format!("Filen mangler listen «{list}». Legg til linjen «{list}: []»."))
        }
        _ => unproved("feltet finnes ikke der det ventes"),
    })?;
    // What says that already is left as it is written.
    if matches!(change, FieldChange::SetTree { .. } | FieldChange::SetTreeIn { .. })
        && Tree::of(&before) == expected
    {
        return Ok(yaml.to_owned());
    }
    let after = edit(yaml, &before, change).ok_or_else(|| unproved("redigeringen lyktes ikke"))?;
    let tree = parse(&after).ok_or_else(|| unproved("resultatet kunne ikke leses igjen"))?;
    if Tree::of(&tree) != expected {
        return Err(unproved("resultatet ble noe annet enn ventet"));
    }
    if !keeps_the_rest(yaml, &after, &before, change) {
        return Err(unproved("mer enn feltet ville blitt endret"));
    }
    Ok(after)
}

fn has_key(tree: &Node, key: &str) -> bool {
    matches!(&tree.value, Value::Mapping(top) if top.iter().any(|(written, _)| written.value == key))
}

fn unproved(reason: &str) -> StepError {
    StepError(format!("Kan ikke endre feltene i filen uten risiko ({reason}). Ingenting er skrevet."))
}

fn parse(yaml: &str) -> Option<Node> {
    let (node, faults) = yaml::parse(SourceId(0), yaml, 0);
    if faults.is_empty() { node } else { None }
}

fn edit(yaml: &str, tree: &Node, change: &FieldChange) -> Option<String> {
    match change {
        FieldChange::SetTree { key, value, after } => return tree::set_top(yaml, tree, key, value, after),
        FieldChange::SetTreeIn { list, index, key, value } => {
            return tree::set_in(yaml, tree, list, *index, key, value);
        }
        _ => {}
    }
    let file: yaml_edit::YamlFile = yaml.parse().ok()?;
    let top = file.document()?.as_mapping()?;
    match change {
        FieldChange::Set { key, value, after } => {
            if top.get(*key).is_some() || top.get(*after).is_none() {
                top.set(*key, value.as_str());
            } else {
                top.insert_after(*after, *key, value.as_str());
            }
        }
        FieldChange::SetIn { list, index, key, value, first } => {
            let entry = top.get_sequence(*list)?.get(*index)?;
            set_in(entry.as_mapping()?, key, value, *first);
        }
        FieldChange::Drop { key } => {
            let _ = top.remove(*key);
        }
        FieldChange::DropIn { list, index, key } => {
            let entry = top.get_sequence(*list)?.get(*index)?;
            let _ = entry.as_mapping()?.remove(*key);
        }
        FieldChange::Insert { list, index, entry } => {
            let entry = flow(entry);
            // An empty list becomes lines, which stay readable when it grows.
            if let Some(grown) = first_entry(yaml, list, &entry) {
                return Some(grown);
            }
            let item: yaml_edit::YamlFile = format!("{entry}\n").parse().ok()?;
            let item = item.document()?.as_mapping()?;
            let entries = top.get_sequence(*list)?;
            if *index < entries.len() {
                entries.insert(*index, item);
            } else {
                entries.push(item);
            }
        }
        FieldChange::Append { list, entry } => {
            let newline = if yaml.contains("\r\n") { "\r\n" } else { "\n" };
            let end = if yaml.is_empty() || yaml.ends_with('\n') { "" } else { newline };
            return Some(format!("{yaml}{end}{list}:{newline}  - {}{newline}", flow(entry)));
        }
        FieldChange::Remove { list, index } => {
            top.get_sequence(*list)?.remove(*index)?;
        }
        FieldChange::SetTree { .. } | FieldChange::SetTreeIn { .. } => return None,
    }
    Some(file.to_string())
}

fn set_in(entry: &yaml_edit::Mapping, key: &str, value: &str, first: bool) {
    let at_first = first && entry.get(key).is_none();
    // A bare number needs no quotes: every text of these files is read as it is written.
    match value.parse::<i64>().ok().filter(|number| number.to_string() == value) {
        Some(number) if at_first => entry.insert_at_index(0, key, number),
        Some(number) => entry.set(key, number),
        None if at_first => entry.insert_at_index(0, key, value),
        None => entry.set(key, value),
    }
}

/// The keys and values of an entry between braces.
fn flow(entry: &[(&'static str, String)]) -> String {
    let fields: Vec<String> = entry.iter().map(|(key, value)| format!("{key}: {}", scalar(value))).collect();
    format!("{{{}}}", fields.join(", "))
}

/// The text with the first entry of a list that is written `list: []` on a line of its own.
fn first_entry(yaml: &str, list: &str, entry: &str) -> Option<String> {
    let empty = format!("{list}: []");
    let at =
        yaml.match_indices(&empty).map(|(at, _)| at).find(|&at| at == 0 || yaml[..at].ends_with('\n'))?;
    let (before, after) = (&yaml[..at], &yaml[at + empty.len()..]);
    let newline = if after.starts_with("\r\n") { "\r\n" } else { "\n" };
    (after.is_empty() || after.starts_with(newline))
        .then(|| format!("{before}{list}:{newline}  - {entry}{after}"))
}

/// Whether every line that disappeared belongs to the entry that was to change.
fn keeps_the_rest(before: &str, after: &str, tree: &Node, change: &FieldChange) -> bool {
    let touched = touched_lines(before, tree, change);
    let diff = TextDiff::from_lines(before, after);
    diff.iter_all_changes()
        .filter(|line| line.tag() == ChangeTag::Delete)
        .all(|line| line.old_index().is_some_and(|index| touched.contains(&index)))
}

/// The lines, from 0, of what `change` may rewrite.
fn touched_lines(text: &str, tree: &Node, change: &FieldChange) -> std::ops::Range<usize> {
    let Value::Mapping(top) = &tree.value else { return 0..0 };
    let (key, index) = match change {
        FieldChange::Set { key, .. } | FieldChange::SetTree { key, .. } | FieldChange::Drop { key } => {
            (key, None)
        }
        FieldChange::SetIn { list, index, .. }
        | FieldChange::SetTreeIn { list, index, .. }
        | FieldChange::DropIn { list, index, .. }
        | FieldChange::Remove { list, index } => (list, Some(*index)),
        FieldChange::Insert { list, .. } | FieldChange::Append { list, .. } => (list, None),
    };
    let Some((written, node)) = top.iter().find(|(written, _)| written.value == *key) else { return 0..0 };
    let line = |offset: usize| text[..offset.min(text.len())].bytes().filter(|&byte| byte == b'\n').count();
    if let FieldChange::Drop { .. } = change {
        return line(written.span.start as usize)..line(node.span.end as usize) + 1;
    }
    let node = match (&node.value, index) {
        (Value::Sequence(entries), Some(index)) => entries.get(index).unwrap_or(node),
        // A flow list stands on lines of its own; a block list keeps every line it has.
        (Value::Sequence(_), None)
            if !matches!(change, FieldChange::SetTree { .. })
                && !text[node.span.range()].starts_with('[') =>
        {
            return 0..0;
        }
        _ => node,
    };
    line(node.span.start as usize)..line(node.span.end as usize) + 1
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "\u{feff}---\r\nid: 2024-005 # kommentar\r\nstatus: 'utkast'   # her\r\n\
        saksgang:\r\n  # først\r\n  - {organ: kg, møte: 2024-01-30}\r\n  - {organ: styret}\r\n\r\n# slutt\r\n\
        tittel: \"Sak: én\"\r\n---\r\n\r\n## Tekst\r\n";

    #[test]
    fn only_what_was_asked_for_changes() {
        let changes = [
            FieldChange::Set { key: "status", value: "til behandling".into(), after: "id" },
            FieldChange::SetIn {
                list: "saksgang",
                index: 1,
                key: "møte",
                value: "2024-02-16".into(),
                first: false,
            },
            FieldChange::Insert { list: "saksgang", index: 2, entry: vec![("organ", "rep".into())] },
            FieldChange::SetIn { list: "saksgang", index: 0, key: "sak", value: "05/24".into(), first: true },
            FieldChange::Set { key: "sendt", value: "2024-02-06".into(), after: "status" },
        ];
        let changed = change(FILE, &changes).expect("a proved edit");
        let expected = FILE
            .replace("'utkast'", "til behandling")
            .replace("   # her\r\n", "   # her\r\nsendt: 2024-02-06\r\n")
            .replace("{organ: kg", "{sak: 05/24, organ: kg")
            .replace("{organ: styret}\r\n", "{organ: styret, møte: 2024-02-16}\r\n  - {organ: rep}\r\n");
        assert_eq!(changed, expected);
    }

    #[test]
    fn an_entry_can_be_taken_out() {
        let changed =
            change(FILE, &[FieldChange::Remove { list: "saksgang", index: 1 }]).expect("a proved edit");
        assert_eq!(changed, FILE.replace("  - {organ: styret}\r\n", ""));
    }

    #[test]
    fn keys_can_be_taken_out() {
        let changes = [
            FieldChange::DropIn { list: "saksgang", index: 0, key: "møte" },
            FieldChange::DropIn { list: "saksgang", index: 1, key: "møte" },
            FieldChange::Drop { key: "status" },
            FieldChange::Drop { key: "sendt" },
        ];
        let expected = FILE
            .replace("status: 'utkast'   # her\r\n", "")
            .replace("{organ: kg, møte: 2024-01-30}", "{organ: kg}");
        assert_eq!(change(FILE, &changes).expect("a proved edit"), expected);
        let file = "---\norgan: styret\noppmøte:\n  - {person: a, forfall: syk}\n  - person: b\n    forfall: \
            reise\nsaksliste: []\n---\n";
        let dropped = change(file, &[FieldChange::Drop { key: "oppmøte" }]).expect("a proved edit");
        assert_eq!(dropped, "---\norgan: styret\nsaksliste: []\n---\n");
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        let set = FieldChange::Set { key: "status", value: "x".into(), after: "id" };
        for broken in ["---\nid: [\n---\n", "---\nid: 1\nid: 2\n---\n", "id: 1\n", "---\nid: *x\n---\n"] {
            assert!(change(broken, std::slice::from_ref(&set)).is_err(), "{broken}");
        }
        let missing =
            FieldChange::SetIn { list: "saksgang", index: 7, key: "x", value: "y".into(), first: false };
        assert!(change(FILE, &[missing]).is_err());
    }

    #[test]
    fn values_are_quoted_when_they_must_be() {
        for value in ["05/24", "Høring om veg", "2024-01-31"] {
            assert_eq!(scalar(value), value);
        }
        for value in ["Sak: én", "", "- strek", "a, b", "# x", "null", "{x}", "«a» \"b\"", " x"] {
            let (node, faults) = yaml::parse(SourceId(0), &format!("a: {{b: {}}}", scalar(value)), 0);
            assert!(faults.is_empty(), "{value}");
            let Some(Node { value: Value::Mapping(top), .. }) = node else { panic!("{value}") };
            let Value::Mapping(inner) = &top[0].1.value else { panic!("{value}") };
            assert_eq!(inner[0].1.value, Value::Scalar { text: value.into(), plain: false });
        }
    }
}
