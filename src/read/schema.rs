//! The tables of [`shape`](super::shape) as JSON Schemas, for editors.
//!
//! A schema is stricter than reading in two things only: short names and ids of cases must have their
//! form, which other rules ask for, and a key that is written must have a value.

use serde_json::{Map, Value, json};

use super::shape::{File, Key, Shape, ValueShape};
use crate::norsk;

/// Short names: the ids of bodies and persons have no æ, ø or å, but other names may.
const NAME: &str = "^[a-zæøå0-9-]+$";

/// The schema of a kind of file.
pub fn schema(file: &File) -> Value {
    let mut mappings = Mappings { named: Vec::new(), schemas: Map::new() };
    let mut schema = mappings.of_shape(file.shape);
    schema["$schema"] = json!("https://json-schema.org/draft/2020-12/schema");
    schema["title"] = json!(file.title);
    schema["$defs"] = mappings.schemas.into();
    schema
}

/// The mappings that stand in lists and under names, each told once and referred to. A mapping that has
/// a key to itself stands there, since some editors show no description beside a reference.
struct Mappings {
    named: Vec<(&'static Shape, String)>,
    schemas: Map<String, Value>,
}

impl Mappings {
    fn reference(&mut self, shape: &'static Shape) -> Value {
        if let Some((_, name)) = self.named.iter().find(|(known, _)| std::ptr::eq(*known, shape)) {
            return to(name);
        }
        let alike = self.named.iter().filter(|(known, _)| known.name == shape.name).count();
        let name = match alike {
            0 => norsk::slug(shape.name, 80),
            _ => format!("{}-{}", norsk::slug(shape.name, 80), alike + 1),
        };
        self.named.push((shape, name.clone()));
        let schema = self.of_shape(shape);
        let reference = to(&name);
        self.schemas.insert(name, schema);
        reference
    }

    fn of_shape(&mut self, shape: &'static Shape) -> Value {
        let keys = shape.all_keys().map(|key| (key.name.to_owned(), self.of_key(key)));
        let properties: Map<String, Value> = keys.collect();
        let required: Vec<&str> =
            shape.all_keys().filter(|key| key.is_required).map(|key| key.name).collect();
        let mut schema = json!({
            "type": "object",
            "additionalProperties": false,
            "properties": properties,
            "required": required,
        });
        if !shape.one_of.is_empty() {
            schema["anyOf"] = shape.one_of.iter().map(|key| json!({"required": [key]})).collect();
        }
        schema
    }

    fn of_key(&mut self, key: &'static Key) -> Value {
        let mut schema = match &key.kind {
            ValueShape::Object(shape) => self.of_shape(shape),
            kind => self.of_kind(kind),
        };
        schema["description"] = json!(key.about);
        schema
    }

    fn of_kind(&mut self, kind: &'static ValueShape) -> Value {
        match kind {
            ValueShape::Anything => json!({}),
            // An editor takes 9 for a number, and 12.30; ipr reads what is written.
            ValueShape::Text => json!({"type": ["string", "number"]}),
            ValueShape::Form(pattern, _) => json!({"type": ["string", "number"], "pattern": pattern}),
            ValueShape::Id => json!({"type": ["string", "integer"], "pattern": NAME}),
            ValueShape::CaseId => json!({"type": "string", "pattern": "^[0-9]{4}-[0-9]{3,}$"}),
            ValueShape::Count => number(Some(366)),
            ValueShape::Date => {
                json!({"type": "string", "format": "date", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
            }
            ValueShape::Votes => {
                json!({"anyOf": [number(None), {"type": "array", "items": {"type": "string"}}]})
            }
            ValueShape::Words(words) => json!({"enum": words()}),
            ValueShape::List(kind) => json!({"type": "array", "items": self.of_kind(kind)}),
            ValueShape::OneOrMore(kind) => {
                let one = self.of_kind(kind);
                json!({"anyOf": [one.clone(), {"type": "array", "minItems": 1, "items": one}]})
            }
            ValueShape::Object(shape) => self.reference(shape),
            ValueShape::Named(shape) => json!({
                "type": "object",
                "propertyNames": {"pattern": NAME},
                "additionalProperties": self.reference(shape),
            }),
            ValueShape::Rows(shape) => json!({"anyOf": self.rows(shape)}),
            ValueShape::Map(kind) => json!({"type": "object", "additionalProperties": self.of_kind(kind)}),
            ValueShape::Or(alone, shape) => json!({"anyOf": [self.of_kind(alone), self.reference(shape)]}),
            ValueShape::OrRows(alone, shape) => {
                let [row, list] = self.rows(shape);
                json!({"anyOf": [self.of_kind(alone), row, list]})
            }
        }
    }

    /// One row alone, and a list of them.
    fn rows(&mut self, shape: &'static Shape) -> [Value; 2] {
        let row = self.reference(shape);
        [row.clone(), json!({"type": "array", "items": row})]
    }
}

/// A reference to a mapping that is told once.
fn to(name: &str) -> Value {
    json!({"$ref": format!("#/$defs/{name}")})
}

/// A whole number, however it is quoted.
fn number(most: Option<u32>) -> Value {
    let mut schema = json!({"type": ["integer", "string"], "minimum": 0, "pattern": "^[0-9]+$"});
    if let Some(most) = most {
        schema["maximum"] = json!(most);
    }
    schema
}
