//! The tables of keys say what the readers take, and the schemas made of them are committed and hold for
//! the folders in this repository.

use std::collections::BTreeSet;
use std::fs;

use ipr::diagnostic::Diagnostic;
use ipr::read::schema::schema;
use ipr::read::shape::{FILES, File, Key, Shape, ValueShape};
use ipr::read::{self, FileContent, Files};
use ipr::yaml;
use ipr::{norsk, text::SourceId};
use serde_json::{Map, Value, json};

use crate::program::{Folder, files, repository};

/// A word that is like no key, no date and nothing else.
const UNKNOWN: &str = "zzzzzzzzzz";

#[test]
fn the_committed_schemas_are_those_the_program_makes() {
    let folder = Folder::new();
    for file in &FILES {
        let path = repository().join("schemas").join(format!("{}.schema.json", file.name));
        let made = folder.ok(&["skjema", file.name]);
        if std::env::var("IPR_BLESS").is_ok() {
            fs::create_dir_all(repository().join("schemas")).expect("a folder");
            fs::write(&path, &made).expect("a schema");
        }
        let committed = fs::read_to_string(&path).unwrap_or_default().replace("\r\n", "\n");
        assert!(committed == made, "{} is old; IPR_BLESS=1 writes it anew", path.display());
    }
    assert_eq!(folder.ok(&["skjema", "møte"]), folder.ok(&["skjema", "mote"]));
    assert_eq!(folder.ipr(&["skjema", "annet"]).code, 2);
}

#[test]
fn the_readers_take_the_keys_of_the_tables_and_no_others() {
    for file in &FILES {
        visit(file.shape, &|value| value, &mut |shape, whole| {
            let mut object = sample(shape);
            object.insert(UNKNOWN.into(), json!("x"));
            let found = read(file, &whole(object.into()));
            let message = format!("{} har ingen nøkkel «{UNKNOWN}»", norsk::capitalised(shape.name));
            let finding = found.iter().find(|finding| finding.message == message);
            let advice = &finding.unwrap_or_else(|| panic!("«{message}» is not among {found:#?}")).advice;
            let listed =
                advice.strip_prefix("Nøklene som finnes her, er ").and_then(|list| list.split('.').next());
            let listed = listed.unwrap_or_else(|| panic!("{advice}"));
            let taken: BTreeSet<&str> = listed.split(", ").flat_map(|keys| keys.split(" og ")).collect();
            let told: BTreeSet<&str> = shape.all_keys().map(|key| key.name).collect();
            assert_eq!(taken, told, "{} in the schema «{}»", shape.name, file.name);
        });
    }
}

#[test]
fn the_readers_take_the_values_of_the_tables() {
    for file in &FILES {
        visit(file.shape, &|value| value, &mut |shape, whole| {
            for key in shape.all_keys() {
                let named = format!("«{}»", key.name);
                let missing = |found: &Diagnostic| found.code == "F02" && found.message.contains(&named);
                let mut least = with_keys(shape, |key| key.is_required);
                least.remove(key.name);
                let is_missed = read(file, &whole(least.clone().into())).iter().any(missing);
                let is_required = key.is_required || (is_missed && shape.one_of.contains(&key.name));
                assert_eq!(is_missed, is_required, "{} of {}", key.name, shape.name);

                // Some keys need others, and some shut others out.
                let mut most = with_keys(shape, |_| true);
                most.remove(key.name);
                let is_taken_in = |object: &Map<String, Value>, value: &Value| {
                    let without = faults(&read(file, &whole(object.clone().into())));
                    let mut object = object.clone();
                    object.insert(key.name.into(), value.clone());
                    faults(&read(file, &whole(object.into()))) <= without
                };
                let is_taken = |value: Value| is_taken_in(&least, &value) || is_taken_in(&most, &value);
                let is_refused = |value: Value| !is_taken_in(&least, &value) || !is_taken_in(&most, &value);
                let name = format!("{} of {}", key.name, shape.name);
                assert!(is_taken(value_of(&key.kind)), "{name} is refused");
                if has_form(&key.kind) {
                    assert!(is_refused(json!(UNKNOWN)), "{name} may be {UNKNOWN}");
                } else {
                    assert!(is_taken(json!(UNKNOWN)), "{name} may not be {UNKNOWN}");
                }
                if let ValueShape::Words(words) = &key.kind {
                    for word in words() {
                        assert!(is_taken(json!(word)), "{name} may not be {word}");
                    }
                }
            }
        });
    }
}

#[test]
fn every_mapping_that_is_read_has_its_table() {
    let mut told = BTreeSet::new();
    for file in &FILES {
        visit(file.shape, &|value| value, &mut |shape, _| {
            told.insert(shape.name);
        });
    }
    let folder = repository().join("src/read");
    for path in files(&folder).iter().filter(|path| !path.starts_with("shape") && !path.starts_with("fields"))
    {
        let text = fs::read_to_string(folder.join(path)).expect("a source file");
        for part in text.split("Fields::of(\"").skip(1) {
            let name = part.split('"').next().unwrap_or_default();
            let names_lists =
                "organer delregioner personer runden antallene tallene fordelingen midlene områdene";
            let is_list_of_names = names_lists.split(' ').any(|list| list == name);
            assert!(is_list_of_names || told.contains(name), "{path}: no table for «{name}»");
        }
    }
}

#[test]
fn the_folders_of_this_repository_hold_to_the_schemas() {
    for top in ["", "tests/folders/standard/", "tests/folders/story/end/"] {
        let root = repository().join(top);
        // What ipr alone writes has no schema.
        let is_written = |path: &str| path.ends_with("/papirer.yaml") || path.ends_with("/manifest.yaml");
        for path in files(&root).iter().filter(|path| read::is_read(path) && !is_written(path)) {
            let file = file_of(path);
            let text = fs::read_to_string(root.join(path)).expect("a file");
            let text = match read::split(&text) {
                Some(front) if path.ends_with(".md") => text[front.yaml].to_owned(),
                _ => text,
            };
            let (node, _) = yaml::parse(SourceId(0), &text, 0);
            let mut wrong = Vec::new();
            let schema = schema(file);
            hold(&plain(&node.expect("YAML")), &schema, &schema, path, &mut wrong);
            assert!(wrong.is_empty(), "{top}{wrong:#?}");
        }
    }
}

fn file_of(path: &str) -> &'static File {
    let index = match path {
        read::BODIES => 2,
        read::MEMBERS => 3,
        read::BUDGETS => 4,
        read::PROGRAMMES => 5,
        _ => usize::from(path.starts_with(read::MEETINGS)),
    };
    &FILES[index]
}

/// Makes the value of a whole file of the value of one mapping in it.
pub type Whole<'a> = &'a dyn Fn(Value) -> Value;

/// Visits a mapping and all within it.
pub fn visit(shape: &'static Shape, whole: Whole<'_>, look: &mut dyn FnMut(&'static Shape, Whole<'_>)) {
    look(shape, whole);
    for key in shape.all_keys() {
        if let Some((inner, wrap)) = within(&key.kind) {
            let around = |value: Value| {
                let mut object = sample(shape);
                object.insert(key.name.into(), wrap(value));
                whole(object.into())
            };
            visit(inner, &around, look);
        }
    }
}

type Wrap = fn(Value) -> Value;

/// The mapping that stands under a key of this kind, and what stands around it there.
fn within(kind: &ValueShape) -> Option<(&'static Shape, Wrap)> {
    match kind {
        ValueShape::Object(shape) | ValueShape::Or(_, shape) => Some((shape, |value| value)),
        ValueShape::Named(shape) => Some((shape, |value| json!({"navn": value}))),
        ValueShape::Rows(shape) | ValueShape::OrRows(_, shape) => Some((shape, |value| json!([value]))),
        ValueShape::List(ValueShape::Object(shape) | ValueShape::Or(_, shape)) => {
            Some((shape, |value| json!([value])))
        }
        _ => None,
    }
}

/// The least that a mapping may hold.
pub fn sample(shape: &Shape) -> Map<String, Value> {
    with_keys(shape, |key| key.is_required || shape.one_of.first() == Some(&key.name))
}

/// A mapping with a value for each of these keys.
fn with_keys(shape: &Shape, is_wanted: impl Fn(&Key) -> bool) -> Map<String, Value> {
    let keys = shape.all_keys().filter(|key| is_wanted(key));
    keys.map(|key| (key.name.to_owned(), value_of(&key.kind))).collect()
}

fn value_of(kind: &ValueShape) -> Value {
    match kind {
        ValueShape::Anything | ValueShape::Text | ValueShape::Id => json!("x"),
        ValueShape::Or(kind, _) | ValueShape::OrRows(kind, _) => value_of(kind),
        ValueShape::CaseId => json!("2024-001"),
        ValueShape::Form(_, example) => json!(example),
        ValueShape::Count | ValueShape::Votes => json!("7"),
        ValueShape::Date => json!("2024-01-31"),
        ValueShape::Words(words) => json!(words()[0]),
        ValueShape::List(kind) | ValueShape::OneOrMore(kind) => json!([value_of(kind)]),
        ValueShape::Object(shape) | ValueShape::Rows(shape) => sample(shape).into(),
        ValueShape::Named(shape) => json!({"navn": sample(shape)}),
        ValueShape::Map(kind) => json!({"navn": value_of(kind)}),
    }
}

/// Whether reading refuses a text of no form; short names and ids are left to other rules.
fn has_form(kind: &ValueShape) -> bool {
    match kind {
        ValueShape::Anything | ValueShape::Text | ValueShape::Id | ValueShape::CaseId => false,
        ValueShape::Or(kind, _) | ValueShape::OrRows(kind, _) | ValueShape::OneOrMore(kind) => has_form(kind),
        _ => true,
    }
}

/// How many values are not allowed.
fn faults(found: &[Diagnostic]) -> usize {
    found.iter().filter(|finding| finding.code == "F04").count()
}

/// What reading finds in a file that holds `value`.
fn read(file: &File, value: &Value) -> Vec<Diagnostic> {
    let (path, text) = match file.name {
        "sak" => ("cases/2024/2024-001-x.md", format!("---\n{value}\n---\n")),
        "mote" => ("meetings/2024-01-31-x/meeting.md", format!("---\n{value}\n---\n")),
        "organer" => (read::BODIES, value.to_string()),
        "budsjett" => (read::BUDGETS, value.to_string()),
        "program" => (read::PROGRAMMES, value.to_string()),
        _ => (read::MEMBERS, value.to_string()),
    };
    let files = Files { texts: vec![(path.to_owned(), FileContent::Text(text))], ..Files::default() };
    read::read(files, "2024-01-31".parse().expect("a date")).1
}

/// A tree of texts, as an editor sees them.
fn plain(node: &yaml::Node) -> Value {
    match &node.value {
        yaml::Value::Scalar { text, .. } => json!(text),
        yaml::Value::Sequence(nodes) => nodes.iter().map(plain).collect(),
        yaml::Value::Mapping(entries) => {
            Value::Object(entries.iter().map(|(key, node)| (key.value.to_string(), plain(node))).collect())
        }
    }
}

/// Collects where `value` breaks `schema`, of which every word that our schemas use is known here.
fn hold(value: &Value, schema: &Value, whole: &Value, at: &str, wrong: &mut Vec<String>) {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let inner =
            whole.pointer(name.trim_start_matches('#')).unwrap_or_else(|| panic!("{name} is missing"));
        return hold(value, inner, whole, at, wrong);
    }
    let type_of = match value {
        Value::Object(_) => "object",
        Value::Array(_) => "array",
        _ => "string",
    };
    let fits = |kind: &Value| {
        kind == type_of || kind.as_array().is_some_and(|kinds| kinds.contains(&json!(type_of)))
    };
    if schema.get("type").is_some_and(|kind| !fits(kind)) {
        wrong.push(format!("{at}: {type_of} is not {}", schema["type"]));
        return;
    }
    if schema.get("enum").and_then(Value::as_array).is_some_and(|words| !words.contains(value)) {
        wrong.push(format!("{at}: {value} is not one of {}", schema["enum"]));
    }
    if let (Some(pattern), Some(text)) = (schema.get("pattern").and_then(Value::as_str), value.as_str())
        && !regex_lite::Regex::new(pattern).expect("a pattern").is_match(text)
    {
        wrong.push(format!("{at}: {value} does not match {pattern}"));
    }
    for name in value.as_object().into_iter().flat_map(Map::keys) {
        hold(&json!(name), schema.get("propertyNames").unwrap_or(&json!({})), whole, at, wrong);
    }
    if let Some(ways) = schema.get("anyOf").and_then(Value::as_array) {
        let fits = ways.iter().any(|way| {
            let mut wrong = Vec::new();
            hold(value, way, whole, at, &mut wrong);
            wrong.is_empty()
        });
        if !fits {
            wrong.push(format!("{at}: {value} fits no way"));
        }
    }
    for (index, item) in value.as_array().into_iter().flatten().enumerate() {
        hold(item, schema.get("items").unwrap_or(&json!({})), whole, &format!("{at}/{index}"), wrong);
    }
    let Some(object) = value.as_object() else { return };
    for key in schema["required"].as_array().into_iter().flatten().filter_map(Value::as_str) {
        if !object.contains_key(key) {
            wrong.push(format!("{at}: {key} is missing"));
        }
    }
    for (key, value) in object {
        let at = format!("{at}/{key}");
        match (schema["properties"].get(key), &schema["additionalProperties"]) {
            (Some(inner), _) => hold(value, inner, whole, &at, wrong),
            (None, Value::Bool(false)) => wrong.push(format!("{at} is unknown")),
            (None, inner) => hold(value, inner, whole, &at, wrong),
        }
    }
}

#[test]
fn a_schema_marks_what_reading_refuses() {
    let wrong = |value: Value| {
        let mut wrong = Vec::new();
        let schema = schema(&FILES[1]);
        hold(&value, &schema, &schema, "mote", &mut wrong);
        wrong.len()
    };
    let meeting = |key: &str, value: Value| {
        let mut meeting = json!({"organ": "styret", "dato": "2024-02-16", "status": "planlagt"});
        meeting[key] = value;
        wrong(meeting)
    };
    assert_eq!(meeting("sted", json!("Oslo")), 0);
    assert_eq!(wrong(json!({"organ": "styret"})), 2);
    for (key, value) in [
        ("stad", json!("Oslo")),
        ("dato", json!("16.02.2024")),
        ("status", json!("utsatt")),
        ("tid", json!("tolv")),
        ("saksliste", json!("ingen")),
        ("saksliste", json!([{"sak": "01/24"}])),
    ] {
        assert_eq!(meeting(key, value.clone()), 1, "{key}: {value}");
    }
}
