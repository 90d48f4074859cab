//! A text cut into pieces that together are all of it.

use crate::read;

/// How a piece is cut when both have changed it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Cut {
    /// Fields between two lines of hyphens, if there are any, and text.
    File,
    /// Fields that stand so far in.
    Fields(usize),
    /// A field that stands so far in, with what it holds.
    Entry(usize),
    /// Rows that stand so far in.
    Rows(usize),
    /// A row that stands so far in, field by field.
    Row(usize),
    /// Text under headings.
    Sections,
    /// Lines.
    Lines,
    /// Not at all.
    Whole,
}

/// By which a row of an agenda is the same, though it has got a number.
pub(super) const ITEM_KEYS: [&str; 2] = ["id", "fast"];

/// A piece with a name.
#[derive(Debug, Clone)]
pub(super) struct NamedPiece<'t> {
    /// What it is known by on all sides.
    pub name: String,
    /// What people call it; empty for what they do not see as a piece.
    pub said: String,
    /// All of it.
    pub text: &'t str,
    /// How it is cut.
    pub cut: Cut,
    /// Whether an empty line stands before it.
    pub is_apart: bool,
}

/// A field in its parts.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct EntryParts<'t> {
    /// Comments and empty lines above it.
    pub before: &'t str,
    /// The line of its key.
    pub key: &'t str,
    /// What stands further in.
    pub inside: &'t str,
}

/// The pieces of `text`; none when it is not what it is cut as.
pub(super) fn cut(cut: Cut, text: &str) -> Option<Vec<NamedPiece<'_>>> {
    match cut {
        Cut::File => Some(parts_of_file(text)),
        Cut::Fields(indent) => fields(text, indent),
        Cut::Sections => Some(sections(text)),
        Cut::Row(indent) => fields_of_row(text, indent),
        Cut::Entry(_) | Cut::Rows(_) | Cut::Lines | Cut::Whole => None,
    }
}

fn parts_of_file(text: &str) -> Vec<NamedPiece<'_>> {
    let piece = |name: &str, text, cut| NamedPiece {
        name: name.to_owned(),
        said: String::new(),
        text,
        cut,
        is_apart: false,
    };
    let Some(front) = read::split(text) else { return vec![piece("tekst", text, Cut::Sections)] };
    vec![
        piece("start", &text[..front.yaml.start], Cut::Lines),
        piece("felter", &text[front.yaml.clone()], Cut::Fields(0)),
        piece("slutt", &text[front.yaml.end..front.body.start], Cut::Lines),
        piece("tekst", &text[front.body], Cut::Sections),
    ]
}

/// The piece with this name.
pub(super) fn named<'p, 't>(pieces: &'p [NamedPiece<'t>], name: &str) -> Option<&'p NamedPiece<'t>> {
    pieces.iter().find(|piece| piece.name == name)
}

/// How far in a line begins.
fn indent_of(line: &str) -> usize {
    line.len() - line.trim_start_matches(' ').len()
}

/// Whether a line says nothing to a program: it is empty, or a comment.
fn is_silent(line: &str) -> bool {
    let line = line.trim();
    line.is_empty() || line.starts_with('#')
}

fn is_row(line: &str) -> bool {
    let line = line.trim_start();
    line == "-\n" || line == "-\r\n" || line.starts_with("- ")
}

/// The key of a line that begins a field.
fn key_of(line: &str) -> Option<&str> {
    let line = line.trim();
    let end = line.find(':')?;
    let is_key = line[end + 1..].is_empty() || line[end + 1..].starts_with(' ');
    if is_key && !line.starts_with(['-', '#', '{', '[']) { Some(&line[..end]) } else { None }
}

/// `text` in parts that each begin with a line that `begins` one, with the comments and empty lines right
/// above it that stand no further in, and those that come last; none when something else comes first.
fn parts(text: &str, indent: usize, begins: impl Fn(&str) -> bool) -> Option<Vec<&str>> {
    let mut starts = Vec::new();
    let (mut at, mut above) = (0, None);
    for line in text.split_inclusive('\n') {
        let is_above = is_silent(line) && (line.trim().is_empty() || indent_of(line) <= indent);
        if is_above {
            above.get_or_insert(at);
        } else {
            if indent_of(line) == indent && begins(line) {
                starts.push(above.unwrap_or(at));
            } else if starts.is_empty() {
                return None;
            }
            above = None;
        }
        at += line.len();
    }
    if starts.is_empty() {
        return if text.trim().is_empty() { Some(Vec::new()) } else { None };
    }
    starts[0] = 0;
    starts.extend(above);
    starts.push(text.len());
    let mut parts = Vec::new();
    for ends in starts.windows(2) {
        parts.push(&text[ends[0]..ends[1]]);
    }
    Some(parts)
}

fn fields(text: &str, indent: usize) -> Option<Vec<NamedPiece<'_>>> {
    let mut fields: Vec<NamedPiece<'_>> = Vec::new();
    for text in parts(text, indent, |line| key_of(line).is_some())? {
        if text.lines().all(is_silent) {
            let (name, said) = (String::new(), String::new());
            fields.push(NamedPiece { name, said, text, cut: Cut::Lines, is_apart: false });
            continue;
        }
        let name = key_of(entry(text).key)?.to_owned();
        if fields.iter().any(|field| field.name == name) {
            return None;
        }
        fields.push(NamedPiece { said: name.clone(), name, text, cut: Cut::Entry(indent), is_apart: false });
    }
    Some(fields)
}

/// A field in its parts.
pub(super) fn entry(text: &str) -> EntryParts<'_> {
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let end = at + line.len();
        if !is_silent(line) {
            return EntryParts { before: &text[..at], key: &text[at..end], inside: &text[end..] };
        }
        at = end;
    }
    EntryParts { before: text, ..EntryParts::default() }
}

/// Whether the line of a key holds a list without rows, or nothing.
pub(super) fn is_empty_list(key: &str) -> bool {
    let value = key.split_once(':').map_or("", |(_, value)| value.trim());
    value.is_empty() || value == "[]"
}

/// What a field holds on the lines under it: rows or fields, and how far in.
pub(super) fn kind(inside: &str) -> Option<Cut> {
    let line = inside.lines().find(|line| !is_silent(line))?;
    let indent = indent_of(line);
    if is_row(&format!("{line}\n")) {
        Some(Cut::Rows(indent))
    } else {
        key_of(line)?;
        Some(Cut::Fields(indent))
    }
}

/// The fields of a row, of which the first comes after the hyphen; none when it holds something else. What
/// begins the row and what ends it are pieces too, so that together they are all of it.
fn fields_of_row(text: &str, indent: usize) -> Option<Vec<NamedPiece<'_>>> {
    let above: usize = text.split_inclusive('\n').take_while(|line| is_silent(line)).map(str::len).sum();
    let start = above + indent + 2;
    let row = text.get(start..)?;
    let piece = |name: &str, text, cut| NamedPiece {
        name: name.to_owned(),
        said: if matches!(cut, Cut::Lines) { String::new() } else { name.to_owned() },
        text,
        cut,
        is_apart: false,
    };
    let mut fields = vec![piece("\n", &text[..start], Cut::Lines)];
    if let Some(inner) = row.strip_prefix('{') {
        let end = end_of_braces(inner)?;
        fields[0].text = &text[..=start];
        for field in commas(&inner[..end]) {
            let name = key_of(field.trim_start_matches(','))?;
            fields.push(piece(name, field, Cut::Whole));
        }
        fields.push(piece("\n\n", &inner[end..], Cut::Lines));
    } else {
        let first = row.split_inclusive('\n').next()?;
        let rest = row[first.len()..].split_inclusive('\n');
        let own: usize =
            rest.take_while(|line| is_silent(line) || indent_of(line) > indent + 2).map(str::len).sum();
        let (first, rest) = row.split_at(first.len() + own);
        fields.push(piece(key_of(first.lines().next()?)?, first, Cut::Entry(indent + 2)));
        fields.extend(self::fields(rest, indent + 2)?);
    }
    let mut names: Vec<&str> = fields.iter().map(|field| field.name.as_str()).collect();
    names.sort_unstable();
    if names.windows(2).any(|pair| pair[0] == pair[1]) { None } else { Some(fields) }
}

/// Where the brace is that ends what begins with one, which was before `text`.
fn end_of_braces(text: &str) -> Option<usize> {
    let mut depth = 0;
    for (at, sign) in unquoted(text) {
        match sign {
            '}' | ']' if depth == 0 => return Some(at),
            '}' | ']' => depth -= 1,
            '{' | '[' => depth += 1,
            _ => {}
        }
    }
    None
}

/// The fields between braces, each but the first with the comma before it.
fn commas(text: &str) -> Vec<&str> {
    let (mut fields, mut depth, mut start) = (Vec::new(), 0, 0);
    for (at, sign) in unquoted(text) {
        match sign {
            '{' | '[' => depth += 1,
            '}' | ']' => depth -= 1,
            ',' if depth == 0 => {
                fields.push(&text[start..at]);
                start = at;
            }
            _ => {}
        }
    }
    fields.push(&text[start..]);
    fields
}

/// The signs that are not in quotes, with their places.
fn unquoted(text: &str) -> Vec<(usize, char)> {
    let (mut quote, mut is_escaped) = (None, false);
    let mut signs = Vec::new();
    for (at, sign) in text.char_indices() {
        match quote {
            None if matches!(sign, '"' | '\'') => quote = Some(sign),
            None => signs.push((at, sign)),
            Some('"') if is_escaped => is_escaped = false,
            Some('"') if sign == '\\' => is_escaped = true,
            Some(open) if open == sign => quote = None,
            Some(_) => {}
        }
    }
    signs
}

/// What a row is called: what its first field holds, and of an agenda its case or what it stands there for,
/// whatever number it has been given.
pub(super) fn name_of_row(text: &str) -> &str {
    let line = text.lines().find(|line| !is_silent(line)).unwrap_or_default();
    let row = line.trim_start().trim_start_matches('-').trim_start();
    let Some(inner) = row.strip_prefix('{') else {
        return row.split_once(':').map_or(row, |(_, value)| value).trim();
    };
    let fields = commas(inner.trim_end().trim_end_matches('}'));
    let of_agenda = fields.iter().find_map(|field| agenda_name(field));
    of_agenda.unwrap_or_else(|| fields[0].split_once(':').map_or(fields[0], |(_, value)| value).trim())
}

/// What stands on an agenda by this field.
fn agenda_name(field: &str) -> Option<&str> {
    let (key, value) = field.trim_start_matches([',', ' ']).split_once(':')?;
    ITEM_KEYS.contains(&key).then(|| value.trim())
}

/// The rows of an agenda by name; none when it is no agenda, or something stands on it twice.
pub(super) fn agenda<'t>(indent: usize, rows: &[&'t str]) -> Option<Vec<NamedPiece<'t>>> {
    let mut pieces: Vec<NamedPiece<'t>> = Vec::new();
    for text in rows.iter().copied() {
        let name = name_of_row(text).to_owned();
        let is_of_agenda = ITEM_KEYS.iter().any(|key| text.contains(&format!("{key}: {name}")));
        if !is_of_agenda || named(&pieces, &name).is_some() {
            return None;
        }
        pieces.push(NamedPiece { said: name.clone(), name, text, cut: Cut::Row(indent), is_apart: false });
    }
    Some(pieces)
}

/// Rows or lines, in order; none when there is something else.
pub(super) fn units(cut: Cut, text: &str) -> Option<Vec<&str>> {
    match cut {
        Cut::Rows(indent) => parts(text, indent, is_row),
        _ => Some(text.split_inclusive('\n').collect()),
    }
}

/// The text under each heading, with the heading; what stands before the first has none.
fn sections(text: &str) -> Vec<NamedPiece<'_>> {
    let mut starts = vec![(0, String::new(), String::new())];
    let (mut at, mut fence, mut above) = (0, None, String::new());
    for line in text.split_inclusive('\n') {
        let trimmed = line.trim_start();
        let mark = ["```", "~~~"].into_iter().find(|mark| trimmed.starts_with(mark));
        match (fence, mark) {
            (None, Some(mark)) => fence = Some(mark),
            (Some(open), Some(mark)) if open == mark => fence = None,
            _ => {}
        }
        let depth = line.len() - line.trim_start_matches('#').len();
        if fence.is_none() && (1..=6).contains(&depth) && line[depth..].starts_with(' ') {
            let said = line[depth..].trim().to_owned();
            let name = if depth > 2 { format!("{above}\n{said}") } else { said.clone() };
            if depth <= 2 {
                above = said.clone();
            }
            starts.push((at, name, said));
        }
        at += line.len();
    }
    let mut sections: Vec<NamedPiece<'_>> = Vec::new();
    for (index, (start, name, said)) in starts.iter().enumerate() {
        let end = starts.get(index + 1).map_or(text.len(), |next| next.0);
        // A heading that stands twice is known by which of the two it is.
        let mut name = name.clone();
        while named(&sections, &name).is_some() {
            name.push('\n');
        }
        let text = &text[*start..end];
        sections.push(NamedPiece { name, said: said.clone(), text, cut: Cut::Lines, is_apart: index > 0 });
    }
    sections
}
