//! A command line as people write it, made into one that is read.

#![allow(clippy::disallowed_methods, reason = "it reads the command line")]

use std::ffi::{OsStr, OsString};

use crate::disk;

/// The command line of the process.
pub fn given() -> Vec<OsString> {
    std::env::args_os().collect()
}

/// `ipr help sak new` asks for the help of a command, a title needs no quotes while nothing else follows it,
/// and nothing at all asks what is urgent where there is a council.
pub fn meant(line: Vec<OsString>) -> Vec<OsString> {
    let Some((program, words)) = line.split_first() else { return line };
    let mut meant = vec![program.clone()];
    match words {
        [] if disk::find_root(None).is_ok() => meant.extend(["status", "--kort"].map(OsString::from)),
        [] => meant.push("--help".into()),
        [first, rest @ ..] if ["help", "hjelp"].iter().any(|word| first == word) => {
            meant.extend_from_slice(rest);
            meant.push("--help".into());
        }
        [sak, new, rest @ ..] if sak == "sak" && ["new", "ny"].iter().any(|word| new == word) => {
            meant.extend([sak.clone(), new.clone()]);
            meant.extend(with_whole_title(rest));
        }
        _ => return line,
    }
    meant
}

/// The words before the first option as one.
fn with_whole_title(words: &[OsString]) -> Vec<OsString> {
    let is_option = |word: &&OsString| word.to_string_lossy().starts_with('-');
    let titles = words.iter().position(|word| is_option(&word)).unwrap_or(words.len());
    let (title, rest) = words.split_at(titles);
    let mut whole = Vec::new();
    if !title.is_empty() {
        whole.push(title.join(OsStr::new(" ")));
    }
    whole.extend_from_slice(rest);
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(line: &str) -> Vec<String> {
        let line = line.split(' ').map(OsString::from).collect();
        meant(line).iter().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_line_is_read_as_it_is_meant() {
        assert_eq!(read("ipr help sak new"), ["ipr", "sak", "new", "--help"]);
        assert_eq!(read("ipr hjelp"), ["ipr", "--help"]);
        assert_eq!(
            read("ipr sak new Svar på høring --type uttalelse"),
            ["ipr", "sak", "new", "Svar på høring", "--type", "uttalelse"]
        );
        assert_eq!(
            read("ipr sak ny --type uttalelse Svar"),
            ["ipr", "sak", "ny", "--type", "uttalelse", "Svar"]
        );
        assert_eq!(read("ipr sak show 2027-005"), ["ipr", "sak", "show", "2027-005"]);
    }
}
