//! Changes to front matter that leave everything else as it was: comments, order, quoting, line ends.
//!
//! Every edit is proved before it is handed on: the result is parsed again and must be the tree that
//! was asked for, and no line outside the entries touched may have changed.

mod edit;
mod field_change;
mod wanted;

use std::ops::Range;

use similar::{ChangeTag, TextDiff};

use super::StepError;
use super::tree::{self, Tree};
use crate::read;
use crate::read::shape::{self, Shape};
use crate::text::{SourceId, Span};
use crate::yaml::{self, Node, Value};

pub use super::scalar::scalar;
pub use field_change::FieldChange;

/// `text`, which is that of the case, the meeting or the members at `path`, with `changes` made in order;
/// each sees what those before it did.
///
/// # Errors
/// When the file has no front matter, or an edit cannot be proved to do what was asked and no more.
pub fn change(path: &str, text: &str, changes: &[FieldChange]) -> Result<String, StepError> {
    let shape = shape_of(path)?;
    let Some(fields) = place_of_fields(path, text) else {
        return super::refuse("Filen har ikke felter mellom to linjer med ---.");
    };
    let mut yaml = text[fields.clone()].to_owned();
    for change in changes {
        let change = change.in_order(shape).ok_or_else(|| unproved(UNKNOWN_KEY))?;
        yaml = proved(&yaml, shape, &change)?;
    }
    Ok(format!("{}{yaml}{}", &text[..fields.start], &text[fields.end..]))
}

/// Where the fields of the file stand: between fences, or all of a file that is nothing else.
fn place_of_fields(path: &str, text: &str) -> Option<Range<usize>> {
    if path == read::MEMBERS {
        return Some(text.len() - text.trim_start_matches('\u{feff}').len()..text.len());
    }
    Some(read::split(text)?.yaml)
}

/// The front matter of a new file at `path`, with its keys in the order of their table.
///
/// # Errors
/// When it is no case or meeting, or a key is none of theirs.
pub fn fresh(path: &str, entries: &[(&'static str, Tree)]) -> Result<String, StepError> {
    let entries: Vec<(String, Tree)> =
        entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect();
    let entries = tree::in_order(&entries, shape_of(path)?).ok_or_else(|| unproved(UNKNOWN_KEY))?;
    let lines: String =
        entries.iter().map(|(key, value)| format!("{key}:{}\n", value.after_key("\n"))).collect();
    Ok(format!("---\n{lines}---\n"))
}

const UNKNOWN_KEY: &str = "nøkkelen finnes ikke i filformatet";

fn shape_of(path: &str) -> Result<&'static Shape, StepError> {
    shape::of_file(path).ok_or_else(|| unproved("filen er verken en sak eller et møte"))
}

fn proved(yaml: &str, shape: &Shape, change: &FieldChange) -> Result<String, StepError> {
    let before = parse(yaml).ok_or_else(|| unproved("filen har feil som må rettes først"))?;
    let mut expected = Tree::of(&before);
    wanted::apply(&mut expected, shape, change)
        .ok_or_else(|| unproved("feltet finnes ikke der det ventes"))?;
    // What says that already is left as it is written.
    if Tree::of(&before) == expected {
        return Ok(yaml.to_owned());
    }
    let after =
        edit::edit(yaml, &before, shape, change).ok_or_else(|| unproved("redigeringen lyktes ikke"))?;
    let tree = parse(&after).ok_or_else(|| unproved("resultatet kunne ikke leses igjen"))?;
    if Tree::of(&tree) != expected {
        return Err(unproved("resultatet ble noe annet enn ventet"));
    }
    if !keeps_the_rest(yaml, &after, &before, change) {
        return Err(unproved("mer enn feltet ville blitt endret"));
    }
    Ok(after)
}

fn unproved(reason: &str) -> StepError {
    StepError(format!("Kan ikke endre feltene i filen uten risiko ({reason}). Ingenting er skrevet."))
}

fn parse(yaml: &str) -> Option<Node> {
    let (node, faults) = yaml::parse(SourceId(0), yaml, 0);
    if faults.is_empty() { node } else { None }
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
fn touched_lines(text: &str, tree: &Node, change: &FieldChange) -> Range<usize> {
    let Value::Mapping(top) = &tree.value else { return 0..0 };
    let (FieldChange::Set { key, .. }
    | FieldChange::Drop { key }
    | FieldChange::SetIn { list: key, .. }
    | FieldChange::DropIn { list: key, .. }
    | FieldChange::Insert { list: key, .. }
    | FieldChange::Add { map: key, .. }
    | FieldChange::Move { list: key, .. }
    | FieldChange::Remove { list: key, .. }) = change;
    let Some((written, node)) = edit::entry(top, key) else { return 0..0 };
    let line = |offset: u32| memchr::memchr_iter(b'\n', &text.as_bytes()[..offset as usize]).count();
    let lines = |start: Span, end: Span| line(start.start)..line(end.end) + 1;
    match (&node.value, change) {
        // A list keeps the lines of its other entries, and all that it has when it grows; a flow list stands
        // on lines of its own.
        (
            Value::Sequence(entries),
            FieldChange::SetIn { index, .. }
            | FieldChange::DropIn { index, .. }
            | FieldChange::Remove { index, .. },
        ) if entries.len() > 1 || !matches!(change, FieldChange::Remove { .. }) => {
            entries.get(*index).map_or(0..0, |entry| lines(entry.span, entry.span))
        }
        (Value::Mapping(entries), FieldChange::SetIn { index, .. } | FieldChange::DropIn { index, .. }) => {
            entries.get(*index).map_or(0..0, |(name, entry)| lines(name.span, entry.span))
        }
        (Value::Sequence(_), FieldChange::Insert { .. }) if !text[node.span.range()].starts_with('[') => 0..0,
        (Value::Mapping(_), FieldChange::Add { .. }) if !text[node.span.range()].starts_with('{') => 0..0,
        _ => lines(written.span, node.span),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CASE: &str = "cases/2024/2024-005.md";
    const FILE: &str = "\u{feff}---\r\nid: 2024-005 # kommentar\r\nstatus: 'utkast'   # her\r\n\
        saksgang:\r\n  # først\r\n  - {organ: kg, møte: 2024-01-30}\r\n  - {organ: styret}\r\n\r\n# slutt\r\n\
        tittel: \"Sak: én\"\r\n---\r\n\r\n## Tekst\r\n";

    #[test]
    fn only_what_was_asked_for_changes() {
        let changes = [
            FieldChange::Set { key: "status", value: Tree::text("til behandling") },
            FieldChange::SetIn { list: "saksgang", index: 1, key: "møte", value: Tree::text("2024-02-16") },
            FieldChange::Insert { list: "saksgang", index: 2, entry: vec![("organ", "rep".into())] },
            FieldChange::SetIn { list: "saksgang", index: 0, key: "sak", value: Tree::text("05/24") },
            FieldChange::Set { key: "arkivsak", value: Tree::text("2024/00123") },
        ];
        let changed = change(CASE, FILE, &changes).expect("a proved edit");
        let expected = FILE
            .replace("'utkast'", "til behandling")
            .replace("Sak: én\"\r\n", "Sak: én\"\r\narkivsak: 2024/00123\r\n")
            .replace("2024-01-30}", "2024-01-30, sak: 05/24}")
            .replace("{organ: styret}\r\n", "{organ: styret, møte: 2024-02-16}\r\n  - {organ: rep}\r\n");
        assert_eq!(changed, expected);
    }

    #[test]
    fn an_entry_can_be_taken_out() {
        let changed =
            change(CASE, FILE, &[FieldChange::Remove { list: "saksgang", index: 1 }]).expect("a proved edit");
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
        assert_eq!(change(CASE, FILE, &changes).expect("a proved edit"), expected);
        let file = "---\norgan: styret\noppmøte:\n  - {person: a, forfall: syk}\n  - person: b\n    forfall: \
            reise\nsaksliste: []\n---\n";
        let dropped = change(CASE, file, &[FieldChange::Drop { key: "oppmøte" }]).expect("a proved edit");
        assert_eq!(dropped, "---\norgan: styret\nsaksliste: []\n---\n");
    }

    #[test]
    fn a_broken_file_is_left_alone() {
        let set = FieldChange::Set { key: "status", value: Tree::text("x") };
        for broken in ["---\nid: [\n---\n", "---\nid: 1\nid: 2\n---\n", "id: 1\n", "---\nid: *x\n---\n"] {
            assert!(change(CASE, broken, std::slice::from_ref(&set)).is_err(), "{broken}");
        }
        let missing = FieldChange::SetIn { list: "saksgang", index: 7, key: "x", value: Tree::text("y") };
        assert!(change(CASE, FILE, &[missing]).is_err());
    }

    /// Each file is edited as it is written, whichever way its lines end, or left alone.
    fn hold(cases: &[(&str, FieldChange, Option<&str>)]) {
        for (before, asked, expected) in cases {
            for newline in ["\n", "\r\n"] {
                let file =
                    |fields: &str| format!("\u{feff}---\n{fields}---\n\nTekst\n").replace('\n', newline);
                let changed = change(CASE, &file(before), std::slice::from_ref(asked)).ok();
                assert_eq!(changed, expected.map(file), "{before}");
            }
        }
    }

    #[test]
    fn hostile_fields_are_edited_or_left_alone() {
        let set = || FieldChange::Set { key: "status", value: Tree::text("vedtatt") };
        let id = || FieldChange::Set { key: "id", value: Tree::text("2024-001") };
        hold(&[
            ("status: # ennå ikke\n", set(), Some("status: vedtatt # ennå ikke\n")),
            ("status: ~ # ennå ikke\n", set(), Some("status: vedtatt # ennå ikke\n")),
            ("status : \"utkast\" #ikke\n", set(), Some("status : vedtatt #ikke\n")),
            ("status:\n  utkast\n", set(), Some("status: vedtatt\n")),
            ("status: |\n  utkast\n  to\nb: 1\n", set(), Some("status: vedtatt\nb: 1\n")),
            ("status:\n  # hvorfor\n  utkast\n", set(), None),
            ("status: [utkast,\n  to] # her\n", set(), None),
            ("status: &a utkast\n", set(), None),
            ("{id: 1, status: x}\n", set(), Some("{id: 1, status: vedtatt}\n")),
            ("{id: 1}\n", set(), None),
            (
                "id: 1\nunntatt:\n#  hjemmel: x\n",
                set(),
                Some("id: 1\nunntatt:\nstatus: vedtatt\n#  hjemmel: x\n"),
            ),
            ("unntatt:\n#  hjemmel: x\n", set(), Some("unntatt:\nstatus: vedtatt\n#  hjemmel: x\n")),
            ("# først\ntittel: x\n", id(), Some("# først\nid: 2024-001\ntittel: x\n")),
            ("id: |+\n  a\n\nb: 1\n", set(), None),
        ]);
    }

    #[test]
    fn hostile_lists_grow_and_shrink_or_are_left_alone() {
        let grow = || FieldChange::Insert { list: "saksgang", index: 1, entry: vec![("organ", "c".into())] };
        let last = || FieldChange::Remove { list: "saksgang", index: 0 };
        hold(&[
            ("saksgang:\n- organ: a\n", grow(), Some("saksgang:\n- organ: a\n- {organ: c}\n")),
            (
                "saksgang: # vei\n  -   organ: a # første\n  - organ: b\n",
                grow(),
                Some("saksgang: # vei\n  -   organ: a # første\n  - {organ: c}\n  - organ: b\n"),
            ),
            (
                "saksgang: [{organ: a}, # første\n  {organ: b}]\n",
                grow(),
                Some("saksgang: [{organ: a}, # første\n  {organ: c}, {organ: b}]\n"),
            ),
            ("saksgang: [] # ingen\n", grow(), Some("saksgang: [{organ: c}] # ingen\n")),
            ("id: 1\n", grow(), Some("id: 1\nsaksgang:\n  - {organ: c}\n")),
            ("saksgang:\n", grow(), None),
            ("saksgang:\n  -\n    organ: a\n", grow(), None),
            ("saksgang:\n  - organ: a\nb: 1\n", last(), Some("saksgang: []\nb: 1\n")),
            ("saksgang: # vei\n  - organ: a\n", last(), None),
        ]);
    }

    #[test]
    fn hostile_entries_are_edited_or_left_alone() {
        let number =
            || FieldChange::SetIn { list: "saksgang", index: 0, key: "sak", value: Tree::text("05/24") };
        let without = |key| FieldChange::DropIn { list: "saksgang", index: 0, key };
        hold(&[
            (
                "saksgang:\n  - organ: a\n    # om møtet\n    møte:\n",
                number(),
                Some("saksgang:\n  - organ: a\n    # om møtet\n    møte:\n    sak: 05/24\n"),
            ),
            (
                "saksgang:\n  - organ: a # her\n",
                number(),
                Some("saksgang:\n  - organ: a # her\n    sak: 05/24\n"),
            ),
            ("saksgang:\n  - {organ: a, }\n", number(), Some("saksgang:\n  - {organ: a, sak: 05/24, }\n")),
            ("saksgang:\n  - {}\n", number(), Some("saksgang:\n  - {sak: 05/24}\n")),
            ("saksgang:\n  - organ: a\n    møte: x\n", without("organ"), Some("saksgang:\n  - møte: x\n")),
            ("saksgang:\n  - organ: a\n    # om\n    møte: x\n", without("organ"), None),
            ("saksgang:\n  - {organ: a, møte: x}\n", without("organ"), Some("saksgang:\n  - {møte: x}\n")),
            ("saksgang:\n  - organ: a\n", without("organ"), Some("saksgang:\n  - {}\n")),
        ]);
    }

    /// Whoever writes a key need not know where it goes, and cannot write one that is not read.
    #[test]
    fn keys_stand_in_the_order_of_their_table() {
        let map = |entries: &[(&str, Tree)]| {
            Tree::Map(entries.iter().map(|(key, value)| ((*key).to_owned(), value.clone())).collect())
        };
        let step = [("utfall", "innstilt"), ("sak", "05/24"), ("organ", "styret"), ("møte", "2024-02-16")];
        let step = map(&step.map(|(key, value)| (key, Tree::text(value))));
        let made = fresh(CASE, &[("saksgang", Tree::List(vec![step])), ("id", Tree::text("2024-005"))]);
        let expected = "---\nid: 2024-005\nsaksgang:\n  - {organ: styret, møte: 2024-02-16, sak: 05/24, \
                        utfall: innstilt}\n---\n";
        assert_eq!(made.ok().as_deref(), Some(expected));
        let exempt = map(&[("jf", Tree::text("b")), ("hjemmel", Tree::text("a"))]);
        let set = FieldChange::Set { key: "unntatt", value: exempt };
        let changed = change(CASE, "---\nid: 1\nvedlegg: [x]\n---\n", &[set]);
        assert_eq!(
            changed.ok().as_deref(),
            Some("---\nid: 1\nunntatt: {hjemmel: a, jf: b}\nvedlegg: [x]\n---\n")
        );
        let insert = |entry| FieldChange::Insert { list: "saksgang", index: 0, entry };
        for unknown in [
            FieldChange::Set { key: "untatt", value: Tree::text("x") },
            FieldChange::Set { key: "unntatt", value: map(&[("hjemel", Tree::text("x"))]) },
            insert(vec![("orgen", "styret".to_owned())]),
        ] {
            assert!(
                change(CASE, "---\nid: 1\n---\n", std::slice::from_ref(&unknown)).is_err(),
                "{unknown:?}"
            );
        }
        assert!(fresh(CASE, &[("dato", Tree::text("2024-02-16"))]).is_err());
        assert!(fresh("bodies.yaml", &[]).is_err());
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
