//! A finding about what is exempt, told where anybody may read it: what is the matter, without the words of
//! the file.

use crate::diagnostic::Diagnostic;
use crate::model::{Outcome, Status};
use crate::rules;

/// Said instead of an advice that would quote a value that could not be read.
const SEE_CHECK: &str = "Det gjelder noe som er unntatt offentlighet; «ipr check» sier hva.";

/// The message and the advice of a finding, without what they quote.
pub fn veiled(finding: &Diagnostic) -> [String; 2] {
    let rule = rules::find(finding.code);
    match rule {
        // It tells of what somebody has written, and is there before any step.
        Some(rule) if rule.is_of_reading() => [rule.title_of(false).to_owned(), SEE_CHECK.to_owned()],
        _ => [without_quotations(&finding.message), without_quotations(&finding.advice)],
    }
}

/// A text without what stands in quotation marks and is no key, word of the files or command of ours, and
/// without paths to what lies beside a case.
fn without_quotations(text: &str) -> String {
    let mut veiled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some(start) = rest.find('«') {
        let (before, after) = rest.split_at(start + '«'.len_utf8());
        let end = after.find('»').unwrap_or(after.len());
        veiled.push_str(before);
        veiled.push_str(if is_ours(&after[..end]) { &after[..end] } else { "…" });
        rest = &after[end..];
    }
    veiled.push_str(rest);
    let words = veiled.split(' ').map(|word| if word.starts_with("cases/") { "cases/…" } else { word });
    words.collect::<Vec<_>>().join(" ")
}

/// Whether it is a command, a word in small letters as keys and values of lists are, or a key with a
/// reference to a law, an outcome or a status.
fn is_ours(quoted: &str) -> bool {
    let is_word = |letter: char| letter.is_lowercase() || matches!(letter, '-' | ':');
    if quoted.starts_with("ipr ") || quoted.chars().all(is_word) {
        return true;
    }
    let Some((key, value)) = quoted.split_once(": ") else { return false };
    key.chars().all(is_word)
        && (Outcome::WORDS.iter().any(|(word, _)| *word == value)
            || Status::WORDS.iter().any(|(word, _)| *word == value)
            || is_reference(value))
}

/// Whether each word is one of those by which a provision is named, and nothing else can be said with them.
fn is_reference(value: &str) -> bool {
    const WORDS: [&str; 13] = [
        "offl.", "fvl.", "koml.", "§", "§§", "ledd", "nr.", "første", "andre", "annet", "tredje", "jf.", "og",
    ];
    let is_number = |word: &str| word.chars().all(|letter| letter.is_ascii_digit() || letter == '-');
    value.split(' ').all(|word| WORDS.contains(&word) || is_number(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_quoted_is_left_out() {
        let said = "Vedlegget «Klage fra Kari.pdf» finnes ikke; rett «vedlegg:» i cases/2024/003-kari.md med \
            «ipr check».";
        let veiled = without_quotations(said);
        assert_eq!(veiled, "Vedlegget «…» finnes ikke; rett «vedlegg:» i cases/… med «ipr check».");
        assert_eq!(without_quotations("Uten «slutt her"), "Uten «…");
        for ours in ["«jf: fvl. § 13 første ledd nr. 1»", "«jf: fvl. § 31»", "«utfall: sendt på høring»"]
        {
            assert_eq!(without_quotations(ours), ours);
        }
        for theirs in ["«jf: Kari Nordmann»", "«fvl. § 13 om kari»", "«ansvarlig: kari nordmann»"] {
            assert_eq!(without_quotations(theirs), "«…»");
        }
    }
}
