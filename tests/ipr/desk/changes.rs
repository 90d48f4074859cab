//! Changes of all the kinds that people make, and some that nobody would.

use ipr::read::{BODIES, FileContent, Files, MEMBERS, is_read};
use ipr::steps::NewText;

use crate::corpus::generator::random::Random;

/// The texts of a folder, to draw changes from.
pub struct Changes {
    texts: Vec<(String, String)>,
    /// Ids, days and names of bodies, as they stand in the texts.
    words: Vec<Vec<String>>,
}

impl Changes {
    pub fn among(files: &Files) -> Self {
        let of_text = |(path, content): &(String, FileContent)| match content {
            FileContent::Text(text) => Some((path.clone(), text.clone())),
            _ => None,
        };
        let mut texts: Vec<(String, String)> =
            files.texts.iter().filter(|(path, _)| is_read(path)).filter_map(of_text).collect();
        texts.sort();
        let mut words = vec![Vec::new(), Vec::new(), Vec::new()];
        for word in texts.iter().flat_map(|(_, text)| text.split([' ', '\n', ',', '{', '}', '[', ']'])) {
            if let Some(kind) = kind_of(word) {
                words[kind].push(word.to_owned());
            }
        }
        words.iter_mut().for_each(|words| {
            words.sort();
            words.dedup();
        });
        Self { texts, words }
    }

    /// One to three texts, each changed in some way.
    pub fn draw(&self, random: &mut Random) -> Vec<NewText> {
        let mut new: Vec<NewText> = Vec::new();
        for _ in 0..=random.below(6) / 3 {
            let text = self.draw_one(random);
            new.retain(|other| other.path != text.path);
            new.push(text);
        }
        new
    }

    fn draw_one(&self, random: &mut Random) -> NewText {
        // What is wide is changed now and then.
        let texts: Vec<&(String, String)> = match random.below(25) {
            0 => self.texts.iter().filter(|(path, _)| path == BODIES || path == MEMBERS).collect(),
            _ => self.texts.iter().filter(|(path, _)| path != BODIES && path != MEMBERS).collect(),
        };
        let (path, text) = random.pick(&texts);
        let mut new = NewText { path: path.clone(), text: text.clone() };
        match random.below(16) {
            0 => new.text = format!("---\n: [\n{text}"),
            1 => new.text.truncate(text.floor_char_boundary(random.below(text.len() + 1))),
            2 => new.text = random.pick(&texts).1.clone(),
            3 => new.text.push_str("\n01017012345 og 13097248022\n"),
            4 => new.text.clear(),
            5 | 6 => self.copy(random, &mut new),
            _ => {
                for _ in 0..=random.below(3) {
                    new.text = self.edited(random, &new.text, &texts);
                }
            }
        }
        new
    }

    /// A new file beside the one it is a copy of, under another name.
    fn copy(&self, random: &mut Random, new: &mut NewText) {
        let (old, word) =
            match new.path.split('/').find_map(|part| Some((part.get(..10)?, kind_of(part.get(..10)?)?))) {
                Some((day, kind)) => (day.to_owned(), random.pick(&self.words[kind]).clone()),
                None => {
                    let name = new.path.rsplit('/').next().unwrap_or_default();
                    let Some(id) = name.get(..8).filter(|id| kind_of(id) == Some(0)) else { return };
                    (id.to_owned(), format!("{}-{:03}", &id[..4], 900 + random.below(99)))
                }
            };
        new.path = new.path.replace(&old, &word);
        // Somebody may forget to write it in the text too.
        if random.below(3) > 0 {
            new.text = new.text.replace(&old, &word);
        }
    }

    /// A line lost, doubled, moved, taken from another file, or with another word of the same kind in it.
    fn edited(&self, random: &mut Random, text: &str, others: &[&(String, String)]) -> String {
        let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
        if lines.is_empty() {
            return String::new();
        }
        let (at, other) = (random.below(lines.len()), random.below(lines.len()));
        match random.below(10) {
            0 => drop(lines.remove(at)),
            1 => lines.insert(other, lines[at].clone()),
            2 => lines.swap(at, other),
            3 | 4 => {
                let key = lines[at].split_once(':').map_or_else(String::new, |(key, _)| format!("{key}:"));
                let (_, theirs) = random.pick(others);
                let line = theirs.split_inclusive('\n').find(|line| line.starts_with(&key));
                lines[at] = line.unwrap_or("\n").to_owned();
            }
            _ => self.exchange(random, &mut lines),
        }
        lines.concat()
    }

    /// Another id, day or body in a line that has one.
    fn exchange(&self, random: &mut Random, lines: &mut [String]) {
        let kind = random.below(self.words.len());
        let has = |line: &&mut String| self.words[kind].iter().any(|word| line.contains(word.as_str()));
        let mut with_word: Vec<&mut String> = lines.iter_mut().filter(has).collect();
        if with_word.is_empty() {
            return;
        }
        let at = random.below(with_word.len());
        let line: &mut String = with_word[at];
        let stands: Vec<&String> =
            self.words[kind].iter().filter(|word| line.contains(word.as_str())).collect();
        let old = random.pick(&stands).as_str().to_owned();
        *line = line.replacen(&old, random.pick::<String>(&self.words[kind]), 1);
    }
}

/// Whether a word is an id, a day or the name of a body, or says how something stands.
fn kind_of(word: &str) -> Option<usize> {
    const NAMES: [&str; 16] = [
        "styret",
        "ipu",
        "representantskapet",
        "koordineringsgruppen",
        "innstilt",
        "vedtatt",
        "drøftet",
        "utsatt",
        "trukket",
        "avlyst",
        "flyttet",
        "avholdt",
        "innkalt",
        "tatt-til-orientering",
        "avvist",
        "planlagt",
    ];
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    match word.split('-').collect::<Vec<_>>()[..] {
        [year, number] if year.len() == 4 && number.len() == 3 && digits(year) && digits(number) => Some(0),
        [year, month, day]
            if year.len() == 4 && month.len() == 2 && [year, month, day].into_iter().all(digits) =>
        {
            Some(1)
        }
        _ => NAMES.contains(&word).then_some(2),
    }
}
