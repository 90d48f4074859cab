//! Minutes taken apart: which lines belong to which item, and under which label.
//!
//! Nothing is judged here. What stands in a comment is for the secretary alone and counts as blank; its bytes
//! are kept as spaces, so that every place is a place in the file.

use std::ops::Range;

use super::heading::{Numbers, heading, item_number, plain_number};
use super::label::{self, MinutesLabel};
use crate::model::AgendaItem;
use crate::norsk;
use crate::text::marks;

/// The text of minutes in its parts.
#[derive(Debug, Default)]
pub struct Scan {
    /// The text with spaces for its comments and for the marks of what is exempt in it.
    pub text: String,
    /// The same with those marks.
    pub marked: String,
    /// What stands under labels outside of the items.
    pub outside: Vec<Field>,
    /// The rows of tables outside of the items, with the headers.
    pub rows: Vec<TableRow>,
    /// The items, in order.
    pub items: Vec<ScannedItem>,
    /// A comment that nothing ends.
    pub unclosed: Option<Range<usize>>,
}

/// A label and what follows it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Field {
    /// What it announces.
    pub label: MinutesLabel,
    /// The label's own bytes.
    pub name: Range<usize>,
    /// The bytes of what follows, with the white space around it.
    pub value: Range<usize>,
}

/// A row of a table: the bytes of each cell.
pub type TableRow = Vec<Range<usize>>;

/// What stands under one item's heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScannedItem {
    /// The heading's line.
    pub heading: Range<usize>,
    /// The number in it, as written.
    pub number: Option<String>,
    /// What stands under labels.
    pub fields: Vec<Field>,
    /// The bytes from after the heading to the next part.
    pub body: Range<usize>,
    level: usize,
}

impl ScannedItem {
    /// Whether its number is that of `item`, however both are written.
    pub fn is_of(&self, item: &AgendaItem) -> bool {
        match (&self.number, &item.number) {
            (Some(written), Some(number)) => plain_number(written) == plain_number(&number.value),
            _ => false,
        }
    }

    /// Whether nothing has ended it yet.
    fn is_open(&self) -> bool {
        self.body.end == usize::MAX
    }
}

/// The headings of the parts that are no item, as [`norsk::slug`] makes them.
const PARTS: &str = "saker saksliste sakliste til-stede til-stede-og-forfall til-stades \
    til-stades-og-forfall oppmote oppmote-og-forfall forfall deltakere deltakarar lukking-av-motet \
    underskrift underskrifter underskrifter-og-avslutning avslutning";
/// The part that items stand in.
const ITEMS: [&str; 3] = ["saker", "saksliste", "sakliste"];
/// A line that says of the decision above it that all agreed.
const UNANIMOUS: [&str; 9] = [
    "enstemmig",
    "enstemmig-vedtatt",
    "enstemmig-innstilt",
    "vedtaket-var-enstemmig",
    "innstillingen-var-enstemmig",
    "samroystes",
    "samroystes-vedteke",
    "vedtaket-var-samroystes",
    "innstillinga-var-samroystes",
];

/// Takes `text` apart.
pub fn scan(text: &str, numbers: &Numbers) -> Scan {
    let (marked, unclosed) = without_comments(text);
    let masked = marks::blanked(&marked);
    let scan = Scan::default();
    let mut scanner =
        Scanner { numbers, text: &masked, scan, open: None, is_in_items: false, was_blank: true };
    let mut offset = 0;
    for line in masked.split_inclusive('\n') {
        let whole = offset..offset + line.len();
        offset = whole.end;
        scanner.line(line.trim_end_matches(['\n', '\r']), whole);
    }
    let mut scan = scanner.scan;
    let mut end = masked.len();
    for item in scan.items.iter_mut().rev() {
        item.body.end = item.body.end.min(end);
        end = item.heading.start;
    }
    scan.text = masked.into_owned();
    scan.marked = marked;
    scan.unclosed = unclosed;
    scan
}

/// `text` with spaces for each byte of a comment but its line ends, and where one began that nothing ends, or
/// that has swallowed the beginning of the next.
fn without_comments(text: &str) -> (String, Option<Range<usize>>) {
    const MARK: usize = "<!--".len();
    let mut masked = String::with_capacity(text.len());
    let mut unclosed = None;
    let mut rest = text;
    while let Some(start) = rest.find("<!--") {
        masked.push_str(&rest[..start]);
        let at = masked.len();
        let (end, is_closed) = match rest[start + MARK..].find("-->") {
            Some(length) => (start + MARK + length + "-->".len(), true),
            None => (rest.len(), false),
        };
        let comment = &rest[start..end];
        if !is_closed || comment[MARK..].contains("<!--") {
            unclosed = unclosed.or(Some(at..at + MARK));
        }
        masked.push_str(&blanked(comment));
        rest = &rest[end..];
    }
    masked.push_str(rest);
    // A mark of byte order is as blank as a comment.
    if masked.starts_with('\u{feff}') {
        masked.replace_range(..3, "   ");
    }
    (masked, unclosed)
}

fn blanked(text: &str) -> String {
    text.bytes().map(|byte| if matches!(byte, b'\n' | b'\r') { char::from(byte) } else { ' ' }).collect()
}

struct Scanner<'a> {
    numbers: &'a Numbers,
    text: &'a str,
    scan: Scan,
    /// Whether a field is open, and whether it is of the last item.
    open: Option<bool>,
    is_in_items: bool,
    was_blank: bool,
}

impl Scanner<'_> {
    fn line(&mut self, line: &str, whole: Range<usize>) {
        let is_blank = line.trim().is_empty();
        if !is_blank && !self.heading(line, &whole) && !self.label(line, &whole) && !self.row(line, &whole) {
            self.text(line, &whole);
        }
        if is_blank && self.is_over() {
            self.open = None;
        }
        self.was_blank = is_blank;
    }

    /// Whether a blank line ends what the open label announced.
    fn is_over(&mut self) -> bool {
        let text = self.text;
        let Some(field) = self.open_field() else { return false };
        let is_written = !text[field.value.clone()].trim().is_empty();
        field.label == MinutesLabel::Secretary || (field.label.is_short() && is_written)
    }

    /// A heading that begins an item or a part; others are text.
    fn heading(&mut self, line: &str, whole: &Range<usize>) -> bool {
        let Some((level, title, is_bold)) = heading(line) else { return false };
        if let Some(number) = item_number(title, self.numbers) {
            self.item(whole, level, Some(number));
            return true;
        }
        if is_bold {
            return false;
        }
        let slug = norsk::slug(title, 60);
        let is_part = PARTS.split(' ').any(|part| part == slug);
        let is_outside = match self.current() {
            Some(item) => level <= item.level,
            None => true,
        };
        if is_part && is_outside {
            self.end_item(whole.start);
            self.open = None;
            self.is_in_items = ITEMS.contains(&slug.as_str());
            return true;
        }
        if label::at_start(line).is_some() {
            return false;
        }
        if self.numbers.some_have_none && self.is_in_items && is_outside {
            self.item(whole, level, None);
            return true;
        }
        // A heading of the secretary's own: it ends what stood above, and stays with its item.
        self.open = None;
        true
    }

    fn item(&mut self, whole: &Range<usize>, level: usize, number: Option<String>) {
        self.end_item(whole.start);
        self.open = None;
        self.is_in_items = true;
        let (heading, body) = (whole.clone(), whole.end..usize::MAX);
        self.scan.items.push(ScannedItem { heading, number, fields: Vec::new(), body, level });
    }

    fn current(&self) -> Option<&ScannedItem> {
        let last = self.scan.items.last()?;
        if last.is_open() { Some(last) } else { None }
    }

    fn end_item(&mut self, at: usize) {
        if let Some(item) = self.scan.items.last_mut()
            && item.is_open()
        {
            item.body.end = at;
        }
    }

    fn label(&mut self, line: &str, whole: &Range<usize>) -> bool {
        let Some((label, name, value)) = label::at_start(line) else { return false };
        if label == MinutesLabel::Ended {
            // It is written after the last item, also where no heading says that the items are over.
            self.end_item(whole.start);
        }
        let at = |range: Range<usize>| whole.start + range.start..whole.start + range.end;
        self.put(Field { label, name: at(name), value: at(value..line.len()) });
        true
    }

    fn put(&mut self, field: Field) {
        let is_in_item = self.current().is_some();
        let fields = match self.scan.items.last_mut() {
            Some(item) if is_in_item => &mut item.fields,
            _ => &mut self.scan.outside,
        };
        fields.push(field);
        self.open = Some(is_in_item);
    }

    fn open_field(&mut self) -> Option<&mut Field> {
        let fields = match (self.open?, self.scan.items.last_mut()) {
            (true, Some(item)) => &mut item.fields,
            _ => &mut self.scan.outside,
        };
        fields.last_mut()
    }

    /// A row of a table that stands outside of the items.
    fn row(&mut self, line: &str, whole: &Range<usize>) -> bool {
        if self.current().is_some() || !line.trim_start().starts_with('|') {
            return false;
        }
        self.open = None;
        let is_ruler = line.chars().all(|character| matches!(character, '|' | '-' | ':' | ' ' | '\t'));
        if is_ruler && line.contains('-') {
            return true;
        }
        let mut cells = Vec::new();
        let mut bars = line.match_indices('|');
        let mut start = match bars.next() {
            Some((first, _)) => first + 1,
            None => 0,
        };
        for (at, _) in bars {
            if !line[..at].ends_with('\\') {
                cells.push(whole.start + start..whole.start + at);
                start = at + 1;
            }
        }
        if !line[start..].trim().is_empty() {
            cells.push(whole.start + start..whole.start + line.len());
        }
        self.scan.rows.push(cells);
        true
    }

    fn text(&mut self, line: &str, whole: &Range<usize>) {
        let (was_blank, text) = (self.was_blank, self.text);
        let end = whole.start + line.len();
        // «Enstemmig vedtatt» is a vote also where nobody has written that it is one.
        let may_be_vote = match self.open_field() {
            None => true,
            Some(field) => match field.label {
                MinutesLabel::Decision | MinutesLabel::Recommendation => {
                    was_blank && !text[field.value.clone()].trim().is_empty()
                }
                MinutesLabel::Proposed => was_blank,
                _ => false,
            },
        };
        if may_be_vote && self.current().is_some() && UNANIMOUS.contains(&norsk::slug(line, 60).as_str()) {
            let (name, value) = (whole.start..whole.start, whole.start..end);
            self.put(Field { label: MinutesLabel::Ballot, name, value });
        } else if let Some(field) = self.open_field() {
            field.value.end = end;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers() -> Numbers {
        Numbers { known: vec!["3/24".to_owned()], ..Numbers::default() }
    }

    #[test]
    fn a_heading_of_an_item_is_known_however_it_is_written() {
        for line in [
            "### Sak 03/24 Høring",
            "## SAK NR. 3/24: Høring",
            "###Sak 03/24",
            "**Sak 03/24 Høring**",
            "### 03/24 – Høring",
            "### **Sak 03/24** Høring",
        ] {
            let found = scan(line, &numbers());
            assert_eq!(found.items.len(), 1, "{line}");
            let number = found.items[0].number.as_deref().map(plain_number);
            assert_eq!(number.as_deref(), Some("3/24"), "{line}");
        }
        for line in ["### Saker", "Sak 03/24 utsettes", "### 2. Annet", "# Referat 2024", "### Sakte"] {
            assert!(scan(line, &numbers()).items.is_empty(), "{line}");
        }
    }

    #[test]
    fn fields_end_where_the_next_begins() {
        let text = "Møteleder: Kari\n\nfritt\n\n## Saker\n\n### Sak 3/24 X\n\n<!-- Vedtak: nei -->\n\
            **Vedtak:**\nEn\n\nTo\n\nEnstemmig.\n\nProtokolltilførsel: Tre\n\n## Underskrift\n\nReferent: \
            Per\n";
        let found = scan(text, &numbers());
        let said = |fields: &[Field]| -> Vec<(MinutesLabel, String)> {
            fields
                .iter()
                .map(|field| (field.label, found.text[field.value.clone()].trim().to_owned()))
                .collect()
        };
        let expected = [
            (MinutesLabel::Decision, "En\n\nTo".to_owned()),
            (MinutesLabel::Ballot, "Enstemmig.".to_owned()),
            (MinutesLabel::Statement, "Tre".to_owned()),
        ];
        assert_eq!(said(&found.items[0].fields), expected);
        let expected =
            [(MinutesLabel::Chair, "Kari".to_owned()), (MinutesLabel::Secretary, "Per".to_owned())];
        assert_eq!(said(&found.outside), expected);
        assert!(text[found.items[0].body.clone()].trim_end().ends_with("Tre"));
    }

    #[test]
    fn a_comment_that_nothing_ends_is_told() {
        let found = scan("Vedtak: a\n<!-- Vedtak: b\n", &numbers());
        assert_eq!(found.unclosed, Some(10..14));
        assert_eq!(found.text.len(), "Vedtak: a\n<!-- Vedtak: b\n".len());
    }
}
