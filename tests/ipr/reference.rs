//! The tables of keys in docs/filer.md are made of those that reading and the schemas have. With `IPR_BLESS`
//! set they are written anew; what stands around them is written by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use ipr::norsk;
use ipr::read::shape::{FILES, Key, Shape, ValueShape};

use regex_lite::Regex;

use crate::program::repository;
use crate::schemas::visit;

const PAGE: &str = "docs/filer.md";

/// What stands before a table, with the name of its mapping after it.
const BEGINS: &str = "<!-- nøkler: ";

/// What stands after a table.
const ENDS: &str = "<!-- slutt på nøklene -->\n";

#[test]
fn the_tables_of_keys_are_those_that_reading_has() {
    let path = repository().join(PAGE);
    let page = fs::read_to_string(&path).expect("a page").replace("\r\n", "\n");
    let made = Tables::of(&page).put_into(&page);
    if std::env::var_os("IPR_BLESS").is_some() {
        fs::write(&path, &made).expect("the page can be written");
        return;
    }
    assert!(page == made, "{PAGE} is old; IPR_BLESS=1 writes its tables of keys anew");
}

/// What the user guide shows of files is what they can hold.
#[test]
fn the_user_guide_shows_no_key_that_is_none() {
    let mut keys = BTreeSet::from(["interessepolitisk-utvalg"]);
    for file in &FILES {
        visit(file.shape, &|value| value, &mut |shape, _| {
            keys.extend(shape.all_keys().map(|key| key.name));
        });
    }
    let guide = fs::read_to_string(repository().join("docs/brukerveiledning.md")).expect("a page");
    let written = Regex::new(r"(?m)(?:^|[{,])[ -]*([a-zæøå][a-zæøå-]*):(?: |$)").expect("a pattern");
    let mut shown = 0;
    for block in guide.split("```yaml\n").skip(1) {
        let (block, _) = block.split_once("```").expect("its end");
        for key in written.captures_iter(block) {
            assert!(keys.contains(&key[1]), "{} is no key", &key[1]);
            shown += 1;
        }
    }
    assert!(shown > 20, "{shown}");
}

/// The mappings that have a table of their own in the page, by name; others are told where they stand.
struct Tables {
    shapes: BTreeMap<&'static str, &'static Shape>,
}

impl Tables {
    fn of(page: &str) -> Self {
        let mut shapes = BTreeMap::new();
        for file in &FILES {
            let is_told = page.contains(&format!("{BEGINS}{} -->", file.shape.name));
            assert!(is_told, "{PAGE} has no table of {}", file.shape.name);
            visit(file.shape, &|value| value, &mut |shape, _| {
                if page.contains(&format!("{BEGINS}{} -->", shape.name)) {
                    shapes.insert(shape.name, shape);
                }
            });
        }
        Self { shapes }
    }

    fn put_into(&self, page: &str) -> String {
        let mut parts = page.split(BEGINS);
        let mut made = parts.next().unwrap_or_default().to_owned();
        for part in parts {
            let (name, rest) = part.split_once(" -->\n").expect("the name of a mapping");
            let (_, after) = rest.split_once(ENDS).expect("the end of a table");
            let shape = self.shapes.get(name).unwrap_or_else(|| panic!("no mapping is called {name}"));
            made.push_str(&format!("{BEGINS}{name} -->\n{}{ENDS}{after}", self.table(shape)));
        }
        made
    }

    fn table(&self, shape: &'static Shape) -> String {
        let mut table = "| nøkkel | hva |\n|---|---|\n".to_owned();
        for key in own_keys(shape) {
            let must = if key.is_required { " Må være der." } else { "" };
            table.push_str(&format!("| `{}` | {}.{must} |\n", key.name, self.told(key)));
        }
        table
    }

    /// What a key is for, and what may stand under it.
    fn told(&self, key: &'static Key) -> String {
        let about = key.about.trim_end_matches('.');
        format!("{about}{}", self.values(&key.kind, about))
    }

    fn values(&self, kind: &'static ValueShape, about: &str) -> String {
        match kind {
            ValueShape::Words(words) => match words()[..] {
                ["ja", "nei"] if about.starts_with("ja ") || about.starts_with("nei ") => String::new(),
                ["ja", "nei"] => " (ja eller nei)".to_owned(),
                [word] if about.starts_with(word) => String::new(),
                ref words => format!(": {}", words.join(", ")),
            },
            ValueShape::Form(_, example) if !about.contains(example) => format!(", som {example}"),
            ValueShape::List(ValueShape::Object(shape)) => self.mapping(". Liste", shape),
            ValueShape::List(kind) => self.values(kind, about),
            ValueShape::OneOrMore(kind) => format!("{}, én eller en liste", self.values(kind, about)),
            ValueShape::Object(shape) => self.mapping("", shape),
            ValueShape::Named(shape) => self.mapping(". Hver", shape),
            ValueShape::Rows(shape) => self.mapping(". Rader", shape),
            ValueShape::OrRows(kind, _) => format!("{}, eller rader med `verdi`", self.values(kind, about)),
            ValueShape::Or(kind, shape) => {
                self.mapping(&format!("{}, eller", self.values(kind, about)), shape)
            }
            _ => String::new(),
        }
    }

    fn mapping(&self, beginning: &str, shape: &'static Shape) -> String {
        if self.shapes.contains_key(shape.name) {
            return "; se under".to_owned();
        }
        let keys = own_keys(shape);
        let keys: Vec<String> =
            keys.map(|key| format!("`{}` ({})", key.name, within_a_sentence(&self.told(key)))).collect();
        if keys.is_empty() {
            return beginning.to_owned();
        }
        let with = if beginning.is_empty() { ". Med" } else { " med" };
        let with = if beginning.ends_with("eller") { "" } else { with };
        format!("{beginning}{with} {}", keys.join(", "))
    }
}

/// The keys of a mapping but for those that the page tells of once for all.
fn own_keys(shape: &'static Shape) -> impl Iterator<Item = &'static Key> {
    shape.keys.iter().filter(|key| key.name != "merknad")
}

/// The words without a capital, unless they begin with letters that are always such.
fn within_a_sentence(words: &str) -> String {
    match words.chars().nth(1) {
        Some(second) if second.is_lowercase() => norsk::decapitalised(words),
        _ => words.to_owned(),
    }
}
