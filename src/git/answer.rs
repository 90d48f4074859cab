//! What git says, as it may be told. Git names files, and one that lies among cases or meetings may be called
//! by what is exempt.

use chrono::NaiveDate;

use crate::read::{CASES, MEETINGS, id_in_name};

/// What git puts after a path that it does not quote.
const REASONS: [&str; 4] =
    [": Permission denied", ": No such file or directory", ": No space left on device", ": File exists"];

/// The paths of files without the words they are called by, each once: `cases/2024/2024-003-*`, which a shell
/// understands.
pub fn told_paths(paths: &[String]) -> Vec<String> {
    let mut told: Vec<String> = Vec::new();
    for path in paths {
        let path = told_path(path);
        if !told.contains(&path) {
            told.push(path);
        }
    }
    told
}

fn told_path(path: &str) -> String {
    let Some(at) = start_of(path) else { return path.to_owned() };
    let mut parts = path[at..].split('/');
    let mut told = format!("{}{}", &path[..at], parts.next().unwrap_or_default());
    for part in parts {
        let is_day = part.get(..10).is_some_and(|day| day.parse::<NaiveDate>().is_ok());
        let is_number = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let id = id_in_name(part);
        if !is_number(part) && !is_day {
            let is_id = id.split_once('-').is_some_and(|(year, rest)| is_number(year) && is_number(rest));
            return if is_id { format!("{told}/{id}-*") } else { format!("{told}/*") };
        }
        told.push_str(&format!("/{part}"));
    }
    told
}

/// What git says, with each file among cases and meetings by its told path.
pub fn told(said: &str) -> String {
    let mut told = String::new();
    for line in said.lines() {
        let mut at = 0;
        while let Some(start) = start_of(&line[at..]) {
            let (before, from) = line.split_at(at + start);
            let length = length_of(before, from);
            told.push_str(&format!("{}{}", &before[at..], told_path(&from[..length])));
            at += start + length;
        }
        told.push_str(&format!("{}\n", &line[at..]));
    }
    told.trim_end().to_owned()
}

/// Where in `text` a path among cases or meetings begins.
fn start_of(text: &str) -> Option<usize> {
    let lower = text.to_ascii_lowercase();
    let is_begun = |at: usize| !lower[..at].ends_with(|sign: char| sign.is_alphanumeric() || sign == '-');
    let mut first = None;
    for top in [CASES, MEETINGS] {
        for (at, _) in lower.match_indices(top) {
            if is_begun(at) && first.is_none_or(|known| at < known) {
                first = Some(at);
            }
        }
    }
    first
}

/// How long the path is that begins `from`, after `before` on its line. Rather too much than too little: a
/// name may have blanks and quotes in it.
fn length_of(before: &str, from: &str) -> usize {
    if let Some(quote) = ['\'', '"'].into_iter().find(|quote| before.matches(*quote).count() % 2 == 1) {
        return from.rfind(quote).unwrap_or(from.len());
    }
    // As reports name a place in a text.
    if let Some((path, place)) = from.split_once(".md:")
        && place.starts_with(|sign: char| sign.is_ascii_digit())
    {
        return path.len() + ".md".len();
    }
    let reason = REASONS.iter().find(|reason| from.ends_with(**reason));
    from.len() - reason.map_or(0, |reason| reason.len())
}
