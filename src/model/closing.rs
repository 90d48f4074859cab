//! By what the doors of a meeting were closed, as everybody may read it.

use super::Closing;
use crate::norsk;

/// What a § may be written with; the first word that is none of these ends it.
const CITED: [&str; 25] = [
    "koml",
    "kommuneloven",
    "kommunelova",
    "offl",
    "offentleglova",
    "offentlighetsloven",
    "fvl",
    "forvaltningsloven",
    "forvaltningslova",
    "§",
    "§§",
    "jf",
    "og",
    "nr",
    "ledd",
    "bokstav",
    "punktum",
    "setning",
    "første",
    "andre",
    "annet",
    "tredje",
    "fjerde",
    "femte",
    "sjette",
];

impl Closing {
    /// The § after which the doors were closed, and no word more.
    pub fn citation(&self) -> String {
        let written = self.legal_basis.as_ref().map_or("", |basis| basis.value.as_str());
        let is_cited = |word: &&str| {
            let bare = norsk::composed(word.trim_matches(['.', ',', '(', ')'])).to_lowercase();
            let bare = bare.trim_start_matches('§');
            let is_number = bare.chars().all(|letter| letter.is_ascii_digit() || "-–".contains(letter));
            is_number || bare.chars().count() == 1 || CITED.contains(&bare)
        };
        let cited: Vec<&str> = written.split_whitespace().take_while(is_cited).collect();
        let cited = cited.join(" ");
        let cited = cited.trim_end_matches([',', ' ']);
        let is_whole = cited.contains('§') && cited.contains(|letter: char| letter.is_ascii_digit());
        if is_whole { cited.to_owned() } else { "koml. § 11-5".to_owned() }
    }
}
