//! SHA-256 of files and texts: by it a paper is known again. The only file that names the library.

use std::fmt;

use sha2::{Digest as _, Sha256};

/// The ends of names of files that hold text, in which git may write line ends as the system likes them.
const TEXTS: [&str; 6] = [".md", ".txt", ".csv", ".yaml", ".eml", ".ics"];

/// The SHA-256 of something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest([u8; 32]);

impl Digest {
    /// The digest of `bytes`.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// One digest of several texts, each with its length, so that no word can move from one to the next.
    pub fn of_parts<T: AsRef<str>>(parts: &[T]) -> Self {
        let mut hasher = Sha256::new();
        for part in parts {
            let part = part.as_ref();
            hasher.update((part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize().into())
    }

    /// The digest that 64 hexadecimal digits stand for.
    pub fn parse(text: &str) -> Option<Self> {
        let is_digit = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        if text.len() != 64 || !text.bytes().all(is_digit) {
            return None;
        }
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks(2)) {
            *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
        }
        Some(Self(bytes))
    }
}

impl fmt::Display for Digest {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(formatter, "{byte:02x}"))
    }
}

/// Where the calendars lie that others subscribe to.
const FEEDS: &str = "kalender/";

/// A calendar without the lines that say when its entries were changed, which follow from what was published
/// before and not from what they are.
fn without_changes(bytes: &[u8]) -> Vec<u8> {
    let mut kept = Vec::with_capacity(bytes.len());
    for line in bytes.split(|byte| *byte == b'\n') {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        let changes: [&[u8]; 3] = [b"DTSTAMP:", b"LAST-MODIFIED:", b"SEQUENCE:"];
        if !changes.iter().any(|name| line.starts_with(name)) {
            kept.extend_from_slice(line);
            kept.push(b'\n');
        }
    }
    kept
}

/// By what a file is known again: how many bytes it had, and their digest. Of a text the line ends are
/// counted as line feeds, since git may give it others on another machine.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Seal {
    /// How many bytes.
    pub bytes: u64,
    /// Their digest.
    pub digest: Digest,
}

impl Seal {
    /// The seal of the file at `path`, which holds `bytes`.
    pub fn of(path: &str, bytes: &[u8]) -> Self {
        if path.starts_with(FEEDS) && path.ends_with(".ics") {
            return Self::of_bytes(&without_changes(bytes));
        }
        let is_text = TEXTS.iter().any(|end| path.ends_with(end));
        if is_text && memchr::memchr(b'\r', bytes).is_some() {
            let mut plain = Vec::with_capacity(bytes.len());
            let pairs = bytes.iter().zip(bytes.iter().skip(1).map(Some).chain([None]));
            plain.extend(
                pairs.filter(|(byte, next)| **byte != b'\r' || *next != Some(&b'\n')).map(|(byte, _)| byte),
            );
            return Self::of_bytes(&plain);
        }
        Self::of_bytes(bytes)
    }

    /// The seal of these bytes, whatever they are.
    fn of_bytes(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, digest: Digest::of(bytes) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digest_is_what_others_say_it_is() {
        let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
        assert_eq!(Digest::of(b"abc").to_string(), abc);
        assert_eq!(Digest::parse(abc), Some(Digest::of(b"abc")));
        for wrong in ["", "ba78", &abc.to_uppercase(), &abc.replace('b', "+"), &"æ".repeat(32)] {
            assert_eq!(Digest::parse(wrong), None, "{wrong}");
        }
        assert_ne!(Digest::of_parts(&["ab", "c"]), Digest::of_parts(&["a", "bc"]));
    }

    #[test]
    fn a_text_is_the_same_with_the_line_ends_of_another_system() {
        let seal = |path: &str, text: &str| Seal::of(path, text.as_bytes());
        assert_eq!(seal("a.md", "a\r\nb\r\n"), seal("a.md", "a\nb\n"));
        assert_ne!(seal("a.md", "a\rb"), seal("a.md", "ab"));
        assert_ne!(seal("a.pdf", "a\r\n"), seal("a.pdf", "a\n"));
        assert_eq!(seal("a.md", "a\r\n").bytes, 2);
    }
}
