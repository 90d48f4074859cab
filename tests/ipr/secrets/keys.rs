//! A secret under every key there is: the keys are taken from the tables that the schemas are made of, so
//! that a new one is planted by itself.

use ipr::read::shape::{FILES, Key, Shape, ValueShape};
use ipr::steps::tree::Tree;
use ipr::text::SourceId;
use ipr::yaml;

/// The keys of an exempt case, and of its item in a meeting, whose values the public may see, each with the
/// reason. All others are secret.
const PUBLIC: [(&str, &str); 15] = [
    ("id", "a case is known by its id in lists and file names"),
    ("offentlig-tittel", "it is the title that the public sees"),
    ("unntatt.hjemmel", "papers say by what a case is exempt (offl. § 31)"),
    ("unntatt.jf", "the same"),
    ("unntatt.omfang", "a word that decides what is withheld, and is none of it"),
    ("sakstype", "what kind of case it is stands in lists, as in a public journal"),
    ("innsatsområde", "the same"),
    ("saksansvarlig", "who answers for a case stands on its papers"),
    ("hører-sammen-med", "these are ids"),
    ("saksgang.organ", "where it is treated stands on public agendas"),
    ("saksgang.sak", "by which number, too"),
    ("søkerliste", "the list of applicants is public (offl. § 25)"),
    ("saksliste.id", "as the id of the case"),
    ("saksliste.sak", "a case is known by its number on public agendas"),
    ("saksliste.lukket.hjemmel", "that doors are closed, and by what, is decided in the open (koml. § 11-5)"),
];

/// A key of an exempt case, or of its item in a meeting, by the keys that lead to it.
pub struct Place {
    /// The keys from the outermost mapping, as `saksgang`, `merknad`.
    pub path: Vec<&'static str>,
    /// The word that stands there and nowhere else.
    pub word: String,
    /// Whether a text may stand there, so that a paper can be made of it.
    pub takes_text: bool,
    /// What a sound file needs around it: the mappings it stands in, outermost first.
    around: Vec<&'static Shape>,
}

/// Every key whose value is secret: those of a case, and those of an item of an agenda.
pub fn places() -> Vec<Place> {
    let mut places = Vec::new();
    for file in &FILES {
        match file.name {
            "sak" => collect(file.shape, &[], &[], &mut places),
            "mote" => {
                let agenda = file.shape.keys.iter().find(|key| key.name == "saksliste").expect("an agenda");
                let item = mapping(&agenda.kind).expect("items");
                collect(item, &["saksliste"], &[file.shape], &mut places);
            }
            // The council, its people, its budgets and its programmes are public.
            "organer" | "medlemmer" | "budsjett" | "program" => {}
            other => panic!("{other} is a new kind of file: say what of it is secret"),
        }
    }
    for (number, place) in places.iter_mut().enumerate() {
        place.word = format!("Zqk{number:03}q");
    }
    for (public, _) in PUBLIC {
        assert!(places.iter().any(|place| place.path.join(".") == public), "{public} is no key any more");
    }
    places.retain(|place| PUBLIC.iter().all(|(public, _)| place.path.join(".") != *public));
    places
}

fn collect(shape: &'static Shape, path: &[&'static str], around: &[&'static Shape], places: &mut Vec<Place>) {
    let around = [around, &[shape]].concat();
    for key in shape.all_keys() {
        let path = [path, &[key.name]].concat();
        if let Some(inner) = mapping(&key.kind) {
            collect(inner, &path, &around, places);
        }
        if mapping(&key.kind).is_none() || matches!(key.kind, ValueShape::Or(..)) {
            let takes_text = takes_text(&key.kind);
            places.push(Place { path, word: String::new(), takes_text, around: around.clone() });
        }
    }
}

/// The mapping that may stand under a key, alone or in a list.
fn mapping(kind: &'static ValueShape) -> Option<&'static Shape> {
    match kind {
        ValueShape::Object(shape)
        | ValueShape::Or(_, shape)
        | ValueShape::Named(shape)
        | ValueShape::Rows(shape)
        | ValueShape::OrRows(_, shape) => Some(shape),
        ValueShape::List(inner) | ValueShape::OneOrMore(inner) => mapping(inner),
        ValueShape::Anything
        | ValueShape::Text
        | ValueShape::Id
        | ValueShape::CaseId
        | ValueShape::Form(..)
        | ValueShape::Count
        | ValueShape::Date
        | ValueShape::Votes
        | ValueShape::Words(_)
        | ValueShape::Map(_) => None,
    }
}

fn is_list(kind: &ValueShape) -> bool {
    matches!(kind, ValueShape::List(_) | ValueShape::OneOrMore(_) | ValueShape::Rows(_))
}

fn takes_text(kind: &ValueShape) -> bool {
    match kind {
        ValueShape::Anything | ValueShape::Text => true,
        ValueShape::List(inner) | ValueShape::Or(inner, _) => takes_text(inner),
        _ => false,
    }
}

/// A file as its fields and its text.
pub struct Split {
    fields: Tree,
    text: String,
}

impl Split {
    /// The fields and the text of a case or a meeting.
    pub fn of(file: &str) -> Self {
        let (front, text) = file.trim_start_matches("---\n").split_once("\n---\n").expect("front matter");
        let (node, faults) = yaml::parse(SourceId(0), &format!("{front}\n"), 0);
        assert!(faults.is_empty(), "{faults:?}");
        Self { fields: Tree::of(&node.expect("fields")), text: text.to_owned() }
    }

    /// The file with the word of `place` under its key. Of a list the entry that `is_its` is taken, else the
    /// first one.
    pub fn with(&self, place: &Place, is_its: &str) -> String {
        let mut fields = self.fields.clone();
        put(&mut fields, &place.path, &place.around, &place.word, is_its);
        self.file(&fields)
    }

    fn file(&self, fields: &Tree) -> String {
        let Tree::Map(entries) = fields else { panic!("fields") };
        let line = |(key, value): &(String, Tree)| format!("{key}: {}\n", value.in_flow());
        format!("---\n{}---\n{}", entries.iter().map(line).collect::<String>(), self.text)
    }
}

/// Puts a word into a tree, with all that must stand beside it.
fn put(tree: &mut Tree, path: &[&str], around: &[&'static Shape], word: &str, is_its: &str) {
    let (key, rest) = path.split_first().expect("a key");
    let shape = around.first().expect("a mapping");
    let known = shape.all_keys().find(|known| known.name == *key).expect("a key of the table");
    if let Tree::List(entries) = tree {
        let place = entries.iter().position(|entry| entry.in_flow().contains(is_its)).unwrap_or(0);
        if entries.is_empty() {
            entries.push(sample(shape));
        }
        return put(&mut entries[place], path, around, word, is_its);
    }
    if !matches!(tree, Tree::Map(_)) {
        *tree = sample(shape);
    }
    let Tree::Map(entries) = tree else { return };
    let at = match entries.iter().position(|(name, _)| name == key) {
        Some(at) => at,
        None => {
            entries.push(((*key).to_owned(), Tree::Map(Vec::new())));
            entries.len() - 1
        }
    };
    let value = &mut entries[at].1;
    if !rest.is_empty() {
        let is_new = matches!(value, Tree::Map(entries) if entries.is_empty());
        if is_new {
            let inner = sample(around[1]);
            *value = if is_list(&known.kind) { Tree::List(vec![inner]) } else { inner };
        }
        return put(value, rest, &around[1..], word, is_its);
    }
    *value = if is_list(&known.kind) { Tree::texts([word]) } else { Tree::text(word) };
}

/// The least that a mapping may hold.
fn sample(shape: &'static Shape) -> Tree {
    let is_wanted = |key: &&Key| key.is_required || shape.one_of.first() == Some(&key.name);
    let keys = shape.all_keys().filter(is_wanted);
    Tree::Map(keys.map(|key| (key.name.to_owned(), legal(key.name, &key.kind))).collect())
}

/// A value that may stand under a key.
fn legal(name: &str, kind: &'static ValueShape) -> Tree {
    Tree::text(match kind {
        ValueShape::List(inner) | ValueShape::OneOrMore(inner) => {
            return Tree::List(vec![legal(name, inner)]);
        }
        ValueShape::Object(shape) | ValueShape::Rows(shape) | ValueShape::Named(shape) => {
            return sample(shape);
        }
        ValueShape::Or(kind, _) | ValueShape::OrRows(kind, _) | ValueShape::Map(kind) => {
            return legal(name, kind);
        }
        ValueShape::Anything | ValueShape::Text if name == "regel" => "L04".to_owned(),
        ValueShape::Anything | ValueShape::Text => "ord".to_owned(),
        ValueShape::Id if matches!(name, "organ" | "av") => "styret".to_owned(),
        ValueShape::Id => "kari-vik".to_owned(),
        ValueShape::CaseId => "2024-001".to_owned(),
        ValueShape::Form(_, example) => (*example).to_owned(),
        ValueShape::Count | ValueShape::Votes => "1".to_owned(),
        ValueShape::Date => "2024-01-31".to_owned(),
        ValueShape::Words(words) => words()[0].to_owned(),
    })
}

#[test]
fn every_key_of_a_case_has_a_place() {
    let places = places();
    assert!(places.len() > 80, "{}", places.len());
    for key in ["merknad", "tittel", "oppfølging.hva", "vedlegg.fil", "saksliste.inhabile.merknad"] {
        assert!(places.iter().any(|place| place.path.join(".") == key && place.takes_text), "{key}");
    }
}
