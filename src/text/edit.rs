//! Changes to a text, made all at once.

use std::ops::Range;

/// Replaces a range of bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edit {
    /// What is taken out; empty to insert.
    pub range: Range<usize>,
    /// What is put in.
    pub text: String,
}

/// `text` with `edits` made. Ranges refer to `text` as given and do not overlap; edits at the same
/// place keep their order.
pub fn apply(text: &str, edits: &[Edit]) -> String {
    let mut ordered: Vec<&Edit> = edits.iter().collect();
    ordered.sort_by_key(|edit| edit.range.start);
    let mut result = String::with_capacity(text.len());
    let mut done = 0;
    for edit in ordered {
        result.push_str(&text[done..edit.range.start]);
        result.push_str(&edit.text);
        done = edit.range.end;
    }
    result.push_str(&text[done..]);
    result
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn edits_refer_to_the_text_as_given() {
        let edits = [Edit { range: 4..7, text: "to".into() }, Edit { range: 0..0, text: "null ".into() }];
        assert_eq!(apply("én, tre", &edits), "null én,to".to_owned() + "e");
    }
}
