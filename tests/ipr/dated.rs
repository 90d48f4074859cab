//! Every dated key of bodies.yaml and members.yaml is seen by the rules that look at all of them.

use ipr::diagnostic::Diagnostic;
use ipr::read::shape::{FILES, Key, Shape, ValueShape};
use ipr::read::{self, FileContent, Files};
use ipr::rules;
use serde_json::{Map, Value, json};

use crate::schemas::{Whole, sample, visit};

/// What stands where the rows are to stand.
const HERE: &str = "her";

/// Rows that add to each other, so that no two of them can say otherwise.
const ADD_UP: [&str; 8] = [
    "finansieringen",
    "journalen",
    "fjernmøtet",
    "forankringen",
    "årshjulet",
    "perioden",
    "vedlegget",
    "invitasjonen",
];

#[test]
fn every_basis_of_a_dated_row_is_looked_up() {
    each_dated(|shape, whole| {
        let rows = [with_basis(sample(shape), "ukjent-a"), with_basis(sample(shape), "ukjent-b")];
        // A row that stands alone, as a body does, is found by its first basis.
        let count = if shape.is_dated { 2 } else { 1 };
        let found = found_in(whole, &rows[..count]);
        for name in &["ukjent-a", "ukjent-b"][..count] {
            let message = format!("«{name}» er ikke kjent som kilde");
            let is_found = found.iter().any(|finding| finding.code == "F11" && finding.message == message);
            assert!(is_found, "F11 does not see a row of {}: {found:#?}", shape.name);
        }
    });
}

#[test]
fn rows_that_say_otherwise_contradict_each_other() {
    each_dated(|shape, whole| {
        if !shape.is_dated {
            return;
        }
        let row = sample(shape);
        let is_found = others(shape, &row).any(|other| {
            let rows = [with_basis(row.clone(), "a"), with_basis(other, "b")];
            found_in(whole, &rows).iter().any(|finding| finding.code == "K09")
        });
        assert_eq!(is_found, !ADD_UP.contains(&shape.name), "K09 on {}", shape.name);
    });
}

/// Every mapping of the council's own files that holds from a day to a day.
fn each_dated(mut look: impl FnMut(&'static Shape, Whole<'_>)) {
    for file in FILES.iter().filter(|file| matches!(file.name, "organer" | "medlemmer")) {
        visit(file.shape, &|value| value, &mut |shape, whole| {
            let has = |name: &str| shape.all_keys().any(|key| key.name == name);
            if has("fra") && has("grunnlag") {
                look(shape, &|value| json!({"file": file.name, "value": whole(value)}));
            }
        });
    }
}

fn with_basis(mut row: Map<String, Value>, basis: &str) -> Value {
    row.insert("grunnlag".into(), json!(basis));
    row.into()
}

/// Rows that differ from `row` in one key.
fn others(shape: &'static Shape, row: &Map<String, Value>) -> impl Iterator<Item = Map<String, Value>> {
    let changed =
        shape.keys.iter().flat_map(move |key| other_values(&key.kind).map(move |value| (key, value)));
    changed.map(|(key, value): (&Key, Value)| {
        let mut row = row.clone();
        // Of keys that shut each other out, one stands.
        row.retain(|name, _| !(shape.one_of.contains(&key.name) && shape.one_of.contains(&name.as_str())));
        row.insert(key.name.into(), value);
        row
    })
}

/// Values of this kind that a sample does not have.
fn other_values(kind: &ValueShape) -> std::vec::IntoIter<Value> {
    let values = match kind {
        ValueShape::Count => vec![json!("9")],
        ValueShape::Words(words) => words().iter().map(|word| json!(word)).collect(),
        ValueShape::Form(_, example) => {
            let changed = [("2", "3"), ("5", "9")].map(|(was, is)| json!(example.replace(was, is)));
            changed.into_iter().chain([json!(format!("N{example}"))]).collect()
        }
        ValueShape::List(kind) => other_values(kind).map(|value| json!([value])).collect(),
        _ => vec![json!("y")],
    };
    values.into_iter()
}

/// What is found in a folder whose file has these rows where a row can stand.
fn found_in(whole: Whole<'_>, rows: &[Value]) -> Vec<Diagnostic> {
    let mut made = whole(json!(HERE));
    put(&mut made["value"], rows);
    let bodies = json!({"råd": {"navn": "x"}, "organer": {}});
    let (bodies, members) = match made["file"].as_str() {
        Some("organer") => (&made["value"], &json!({})),
        _ => (&bodies, &made["value"]),
    };
    let text = |path: &str, value: &Value| (path.to_owned(), FileContent::Text(value.to_string()));
    let texts = vec![text(read::BODIES, bodies), text(read::MEMBERS, members)];
    let files = Files { texts, ..Files::default() };
    let (workspace, found) = read::read(files, "2024-01-31".parse().expect("a date"));
    rules::check(&workspace, found)
}

/// Puts the rows where [`HERE`] stands, alone or in a list.
fn put(value: &mut Value, rows: &[Value]) {
    if *value == json!([HERE]) {
        *value = rows.into();
    } else if *value == json!(HERE) {
        value.clone_from(&rows[0]);
    } else if let Some(list) = value.as_array_mut() {
        list.iter_mut().for_each(|value| put(value, rows));
    } else if let Some(object) = value.as_object_mut() {
        object.values_mut().for_each(|value| put(value, rows));
    }
}
