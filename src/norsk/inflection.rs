//! Words that are one word in different forms: «jernbane», «jernbanen», «jernbanene».

/// How forms of a word end.
const ENDINGS: [&str; 21] = [
    "", "a", "ane", "anes", "ar", "as", "e", "en", "ene", "enes", "ens", "er", "ers", "es", "et", "ets", "n",
    "ne", "r", "s", "t",
];
/// The longest of them.
const LONGEST: usize = 4;
/// A word has at least these letters before its ending.
const SHORTEST: usize = 3;
/// What begins with at least this much of a word may be made of it: «jernbaneutbygging».
const LONG: usize = 6;
/// What has fewer letters is looked for as a word, and not as a part of one.
const PART: usize = 5;

/// Whether `word` is a form of `wanted`, or is made of it; both in small letters.
pub fn is_form_of(word: &str, wanted: &str) -> bool {
    let mut common = 0;
    for ((at, one), other) in word.char_indices().zip(wanted.chars()) {
        if one != other {
            break;
        }
        common = at + one.len_utf8();
    }
    if common >= LONG && ENDINGS.contains(&&wanted[common..]) {
        return true;
    }
    for cut in (SHORTEST..=common).rev().take(LONGEST + 1) {
        if let (Some(one), Some(other)) = (word.get(cut..), wanted.get(cut..))
            && ends(&word[..cut], one)
            && ends(&word[..cut], other)
        {
            return true;
        }
    }
    word == wanted
}

/// Whether `word` is a form of `wanted`, or is made of it and another: «ferjetakster» of «ferje» and «takst».
pub fn is_made_of(word: &str, wanted: &str) -> bool {
    if is_form_of(word, wanted) || wanted.chars().count() < PART {
        return is_form_of(word, wanted);
    }
    let begins = word.starts_with(wanted);
    begins || word.char_indices().skip(SHORTEST).any(|(at, _)| is_form_of(&word[at..], wanted))
}

/// Whether a word that begins so can end so: «havn» is no form of «hav».
fn ends(beginning: &str, ending: &str) -> bool {
    let is_after_vowel = matches!(ending, "n" | "ne" | "r");
    ENDINGS.contains(&ending)
        && (!is_after_vowel || beginning.ends_with(['a', 'e', 'i', 'o', 'u', 'y', 'æ', 'ø', 'å']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_found_and_other_words_are_not() {
        for (wanted, forms) in [
            ("jernbanen", "jernbane Jernbanen jernbaner jernbanene jernbanens jernbaneutbygging"),
            ("vedtak", "vedtak vedtaket vedtakene vedtakets"),
            ("kommune", "kommune kommunen kommuner kommunene kommunar kommunane"),
            ("høring", "høring høringen høringa høringer høringsfrist"),
            ("by", "by"),
        ] {
            for form in forms.split(' ') {
                assert!(is_form_of(&form.to_lowercase(), wanted), "{wanted}: {form}");
            }
        }
        for (word, part) in
            [("ferjetakster", "ferje"), ("ferjetakstene", "takst"), ("klimautvalget", "utvalg")]
        {
            assert!(is_made_of(word, part) && !is_form_of(word, part), "{word}: {part}");
        }
        assert!(!is_made_of("tredjedel", "del") && !is_made_of("imøtekomme", "møter"));
        for (wanted, other) in [("by", "bygg"), ("vei", "veileder"), ("hav", "havn"), ("plan", "planke")] {
            assert!(!is_form_of(other, wanted), "{wanted}: {other}");
        }
    }
}
