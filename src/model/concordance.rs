//! Whether a body said what was put before it: two texts compared word by word.

use similar::{Algorithm, ChangeTag, TextDiff};

use super::Outcome;
use crate::norsk::{self, Language, fill};

/// What a body's text is, held against what was put before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Concordance {
    /// The words of the recommendation.
    AsRecommended,
    /// The words of the secretariat's proposal.
    AsProposed,
    /// The same text with changes.
    Changed,
    /// Another text altogether than what was recommended, or none: the recommendation fell.
    OtherThanRecommended,
    /// Another text altogether than the secretariat's proposal, or none: the proposal fell.
    OtherThanProposed,
}

impl Concordance {
    /// Every concordance with its words.
    pub const WORDS: [(&'static str, Self); 5] = [
        ("som innstilt", Self::AsRecommended),
        ("som foreslått", Self::AsProposed),
        ("endret", Self::Changed),
        ("ikke i samsvar med innstillingen", Self::OtherThanRecommended),
        ("ikke i samsvar med forslaget", Self::OtherThanProposed),
    ];

    /// That the text is another altogether.
    pub fn otherwise(is_recommended: bool) -> Self {
        if is_recommended { Self::OtherThanRecommended } else { Self::OtherThanProposed }
    }

    /// Whether the text is what was put before the body.
    pub fn is_as_put(self) -> bool {
        matches!(self, Self::AsRecommended | Self::AsProposed)
    }

    /// Whether the text is another altogether.
    pub fn is_otherwise(self) -> bool {
        matches!(self, Self::OtherThanRecommended | Self::OtherThanProposed)
    }

    /// The words that say so.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }
}

/// How a treatment ended and how that relates to what was proposed: «innstilt», «vedtatt som innstilt»,
/// «vedtatt, endret»; `by` is who had recommended.
pub fn outcome_words(
    outcome: Outcome,
    concordance: Option<Concordance>,
    by: Option<&str>,
    language: Language,
) -> String {
    let word = language.of_file_word(outcome.word());
    if (outcome, concordance) == (Outcome::Recommended, Some(Concordance::AsRecommended)) {
        let [agreed, agreed_with] = language.wording().extract.agreed;
        return match by {
            Some(body) => fill(agreed_with, &[("utfall", word), ("organ", body)]),
            None => fill(agreed, &[("utfall", word)]),
        };
    }
    let told = concordance.map(|concordance| language.of_file_word(concordance.word()));
    match (concordance, told) {
        // What was voted down is not what was proposed, and nobody needs to be told.
        (Some(Concordance::AsRecommended | Concordance::AsProposed), Some(told)) => format!("{word} {told}"),
        (Some(_), Some(told)) if outcome != Outcome::Rejected => format!("{word}, {told}"),
        _ => word.to_owned(),
    }
}

/// One place where a text is not what it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rewording {
    /// The words before it in the new text, that it may be found by; empty at the beginning.
    pub after: String,
    /// What stood there.
    pub removed: String,
    /// What stands there now.
    pub added: String,
}

/// Two texts held against each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Comparison {
    /// Where they differ, in order.
    pub rewordings: Vec<Rewording>,
    /// How many words each has.
    lengths: (usize, usize),
    /// How many words are common to both.
    common: usize,
}

/// Two texts are one text changed when this many in a hundred of the words of both are common to both ...
const LEAST_OF_BOTH: usize = 50;

/// ... or this many of the words of the shorter are in the longer: something has been added, or taken out.
const LEAST_OF_SHORTER: usize = 80;

/// Longer texts are not compared word by word between the first and the last word that differ: it would
/// take a time that nobody waits for, and show changes that nobody reads.
const MOST_WORDS: usize = 3_000;

/// So many words before a change are enough to find it by.
const CONTEXT: usize = 4;

impl Comparison {
    /// What became of `before`. White space, emphasis, the form of quotation marks and how letters are put
    /// together make no difference.
    pub fn of(before: &str, after: &str) -> Self {
        let (before, after) = (words(before), words(after));
        let count = |words: &[String]| words.iter().filter(|word| !is_punctuation(word)).count();
        let lengths = (count(&before), count(&after));
        let runs = runs(&before, &after);
        let same = runs.iter().filter(|run| run.tag == ChangeTag::Equal);
        let common = same.map(|run| count(&run.words)).sum();
        Self { rewordings: rewordings(runs), lengths, common }
    }

    /// Whether they say the same.
    pub fn is_same(&self) -> bool {
        self.rewordings.is_empty()
    }

    /// What it says of a decision, whether another body had recommended what was put before this one or not.
    pub fn concordance(&self, is_recommended: bool) -> Concordance {
        match self {
            same if same.is_same() && is_recommended => Concordance::AsRecommended,
            same if same.is_same() => Concordance::AsProposed,
            one if one.is_one_text() => Concordance::Changed,
            _ => Concordance::otherwise(is_recommended),
        }
    }

    /// Whether one can be called the other with changes.
    pub fn is_one_text(&self) -> bool {
        let (before, after) = self.lengths;
        self.common * 200 >= LEAST_OF_BOTH * (before + after)
            || (self.common > 0 && self.common * 100 >= LEAST_OF_SHORTER * before.min(after))
    }
}

/// Words that share a fate.
struct WordRun {
    tag: ChangeTag,
    words: Vec<String>,
}

fn runs(before: &[String], after: &[String]) -> Vec<WordRun> {
    let mut runs: Vec<WordRun> = Vec::new();
    let mut push = |tag: ChangeTag, word: &String| match runs.last_mut() {
        Some(run) if run.tag == tag => run.words.push(word.clone()),
        _ => runs.push(WordRun { tag, words: vec![word.clone()] }),
    };
    if before.len().max(after.len()) > MOST_WORDS {
        let start = before.iter().zip(after).take_while(|(a, b)| a == b).count();
        let (left, right) = (&before[start..], &after[start..]);
        let end = left.iter().rev().zip(right.iter().rev()).take_while(|(a, b)| a == b).count();
        before[..start].iter().for_each(|word| push(ChangeTag::Equal, word));
        left[..left.len() - end].iter().for_each(|word| push(ChangeTag::Delete, word));
        right[..right.len() - end].iter().for_each(|word| push(ChangeTag::Insert, word));
        left[left.len() - end..].iter().for_each(|word| push(ChangeTag::Equal, word));
        return runs;
    }
    let (old, new): (Vec<&str>, Vec<&str>) =
        (before.iter().map(String::as_str).collect(), after.iter().map(String::as_str).collect());
    let diff = TextDiff::configure().algorithm(Algorithm::Myers).diff_slices(&old, &new);
    for change in diff.iter_all_changes() {
        push(change.tag(), &change.value().to_owned());
    }
    runs
}

/// A word of so many letters, as «og», is in any text, and does not part two changes.
const SLIGHT: usize = 3;

/// The changes, each with all that was taken out and put in there.
fn rewordings(runs: Vec<WordRun>) -> Vec<Rewording> {
    let mut found: Vec<(Vec<String>, Vec<String>, Vec<String>)> = Vec::new();
    // What stands in the new text so far.
    let mut before: Vec<String> = Vec::new();
    let mut is_open = false;
    let last = runs.len().saturating_sub(1);
    for (index, run) in runs.into_iter().enumerate() {
        if run.tag == ChangeTag::Equal {
            let is_slight = matches!(&run.words[..], [word] if word.chars().count() <= SLIGHT);
            if is_slight && is_open && index < last {
                if let Some((_, removed, added)) = found.last_mut() {
                    removed.extend(run.words.clone());
                    added.extend(run.words.clone());
                }
            } else {
                is_open = false;
            }
            before.extend(run.words);
            continue;
        }
        if !is_open {
            let mut start = before.len().saturating_sub(CONTEXT);
            // «1. juli», and not «. juli».
            while start > 0 && is_punctuation(&before[start]) {
                start -= 1;
            }
            found.push((before[start..].to_vec(), Vec::new(), Vec::new()));
            is_open = true;
        }
        if run.tag == ChangeTag::Insert {
            before.extend(run.words.iter().cloned());
        }
        if let Some((_, removed, added)) = found.last_mut() {
            let side = if run.tag == ChangeTag::Delete { removed } else { added };
            side.extend(run.words);
        }
    }
    let told = found.into_iter().map(|(after, removed, added)| Rewording {
        after: joined(&after),
        removed: joined(&removed),
        added: joined(&added),
    });
    told.collect()
}

/// The words as running text, with marks of punctuation where they belong.
fn joined(words: &[String]) -> String {
    let mut text = String::new();
    for word in words {
        if !text.is_empty() && !is_punctuation(word) {
            text.push(' ');
        }
        text.push_str(word);
    }
    text
}

/// What stands close to the word before it.
const PUNCTUATION: [char; 6] = ['.', ',', ';', ':', '!', '?'];

fn is_punctuation(word: &str) -> bool {
    word.chars().all(|letter| PUNCTUATION.contains(&letter))
}

/// The words of a text as they are compared, marks of punctuation at their ends apart.
fn words(text: &str) -> Vec<String> {
    let composed = norsk::composed(text);
    let mut words = Vec::new();
    for line in without_comments(&composed).lines() {
        let line = line.trim_start_matches([' ', '\t', '>']);
        if is_table_line(line) {
            continue;
        }
        let line = ["- ", "* ", "+ "].iter().find_map(|mark| line.strip_prefix(mark)).unwrap_or(line);
        for word in line.split_whitespace().filter(|word| !is_table_line(word)).map(plain) {
            let bare = word.trim_end_matches(PUNCTUATION);
            let parts = [bare, &word[bare.len()..]];
            words.extend(parts.into_iter().filter(|part| !part.is_empty()).map(str::to_owned));
        }
    }
    words
}

/// Whether it is only what draws a table, and no word: the line under its headings, or what parts two cells.
fn is_table_line(text: &str) -> bool {
    text.contains('|') && text.chars().all(|letter| matches!(letter, '|' | '-' | ':' | ' ' | '\t'))
}

/// A word without emphasis, and with the quotation marks of a typewriter.
fn plain(word: &str) -> String {
    let of_its_mark = |letter: char| match letter {
        '«' | '»' | '“' | '”' | '„' | '‟' | '‹' | '›' => '"',
        '‘' | '’' | '‚' | '‛' => '\'',
        other => other,
    };
    let is_emphasis = |letter: &char| matches!(letter, '*' | '`');
    let word: String = word.chars().filter(|letter| !is_emphasis(letter)).map(of_its_mark).collect();
    // Within a word a low line is a letter like others.
    word.trim_matches('_').to_owned()
}

/// The text without `<!-- … -->`, which no paper shows.
pub fn without_comments(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("<!--") {
        kept.push_str(before);
        rest = after.split_once("-->").map_or("", |(_, after)| after);
    }
    kept.push_str(rest);
    kept
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(before: &str, after: &str) -> Vec<(String, String, String)> {
        let comparison = Comparison::of(before, after);
        comparison.rewordings.into_iter().map(|one| (one.after, one.removed, one.added)).collect()
    }

    fn one(after: &str, removed: &str, added: &str) -> (String, String, String) {
        (after.to_owned(), removed.to_owned(), added.to_owned())
    }

    #[test]
    fn form_makes_no_difference() {
        let before = "Styret «slutter» seg til planen på side 3.\n\n1. én ting\n- to\n<!-- hjelp -->";
        let after = "**Styret** \"slutter\" seg\r\ntil  planen pa\u{30a} side 3.\n\n1. _én_ ting\n* to";
        assert!(Comparison::of(before, after).is_same(), "{:?}", told(before, after));
        assert!(!Comparison::of("Styret vedtar", "styret vedtar").is_same());
        assert!(Comparison::of("", " \n").is_same());
    }

    #[test]
    fn changes_are_told_with_what_stood_before_them() {
        let before = "Styret slutter seg til planen og ber om en rapport i juni.";
        let after = "Styret slutter seg enstemmig til planen og ber om en rapport i mars.";
        assert_eq!(
            told(before, after),
            [one("Styret slutter seg", "", "enstemmig"), one("om en rapport i", "juni", "mars"),]
        );
        assert_eq!(told("En to tre", "To to fire"), [one("", "En to tre", "To to fire")]);
        assert_eq!(told("a b c", "a b"), [one("a b", "c", "")]);
        assert_eq!(
            told("Styret vedtar planen.", "Styret vedtar enstemmig planen og ber om svar."),
            [
                one("Styret vedtar", "", "enstemmig"),
                one("Styret vedtar enstemmig planen", "", "og ber om svar")
            ]
        );
        assert!(told("| Når | Hva |\n|---|:-:|\n| Mai | Noe |", "Når Hva Mai Noe").is_empty());
        assert!(told("| Når | Hva |\n| --- | :-: |\n| Mai | Noe |", "Når Hva Mai Noe").is_empty());
        assert_eq!(told("Vedtas.", "Vedtas, med takk."), [one("Vedtas", "", ", med takk")]);
        // A day is not cut at its full stop.
        assert_eq!(
            told("Svar gis innen 1. juli 2024.", "Svar gis innen 1. juli 2024. Styret takker."),
            [one("1. juli 2024.", "", "Styret takker.")]
        );
    }

    #[test]
    fn another_text_is_no_change_of_the_first() {
        assert!(Comparison::of("Styret vedtar planen.", "Styret vedtar ikke planen.").is_one_text());
        assert!(!Comparison::of("Styret vedtar planen.", "Saken sendes tilbake til utvalget.").is_one_text());
        assert!(!Comparison::of("", "Noe").is_one_text());
        let added = "Styret vedtar enstemmig uttalelsen og ber om svar innen utgangen av mai.";
        assert!(Comparison::of("Styret vedtar uttalelsen.", added).is_one_text());
        assert!(Comparison::of(added, "Styret vedtar uttalelsen.").is_one_text());
        assert!(
            !Comparison::of("Styret vedtar planen.", "Styret vedtar å utsette alt til høsten.").is_one_text()
        );
    }

    #[test]
    fn long_texts_are_compared_from_both_ends() {
        let long: String = (0..MOST_WORDS + 1).map(|word| format!("ord{word} ")).collect();
        let changed = long.replace("ord7 ", "syv ").replace("ord9 ", "ni ");
        assert_eq!(told(&long, &changed), [one("ord3 ord4 ord5 ord6", "ord7 ord8 ord9", "syv ord8 ni")]);
    }
}
