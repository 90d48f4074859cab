//! Seeds, and what is done to them.

use std::fs;

use crate::corpus::generator::random::Random;
use crate::program::{files, repository};

/// Larger inputs than this only take longer.
const LARGEST: usize = 40_000;

/// What means something to one of the readers, or to the system under them.
const TOKENS: [&str; 76] = [
    "---\n",
    "---",
    "\n",
    "\r\n",
    "\r",
    "\t",
    " ",
    "  - ",
    "- ",
    "{",
    "}",
    "[",
    "]",
    ", ",
    ": ",
    ":",
    "|\n",
    ">\n",
    "\"",
    "'",
    "''",
    "\\",
    "#",
    " # ",
    "## ",
    "# ",
    "> ",
    "&a ",
    "*a",
    "!x ",
    "? ",
    "~",
    "null",
    "ja",
    "nei",
    "<!--",
    "-->",
    "<b>",
    "<<<<<<< HEAD\n",
    ">>>>>>> b\n",
    "=======\n",
    "```\n",
    "~~~\n",
    "![",
    "](",
    ")",
    "[^1]",
    "[^1]: x\n",
    "***\n",
    "===\n",
    "| a | b |\n",
    "|---|\n",
    "1. ",
    "../",
    "../../../etc/passwd",
    "/etc/passwd",
    "C:\\x",
    "\\\\tjener\\x",
    "%2e%2e/",
    "%00",
    "\0",
    "\u{feff}",
    "\u{85}",
    "\u{a0}",
    "\u{2028}",
    "\u{202e}",
    "\u{30a}",
    "é",
    "🎉",
    "2024-02-30",
    "0000-00-00",
    "9999-12-31",
    "99999999999999999999",
    "-1",
    "12:00–15:00",
    "\u{fffd}",
];

/// Files to begin from.
pub struct Seeds {
    /// The smallest whole folder: paths and contents.
    pub folder: Vec<(String, Vec<u8>)>,
    /// Any text at all.
    pub texts: Vec<Vec<u8>>,
}

impl Seeds {
    /// The standard folder, the hostile seeds, and the real folder for its variety.
    pub fn gather() -> Self {
        let read = |top: &str| -> Vec<(String, Vec<u8>)> {
            let top = repository().join(top);
            let texts =
                files(&top).into_iter().filter(|path| path.ends_with(".md") || path.ends_with(".yaml"));
            texts.map(|path| (path.clone(), fs::read(top.join(&path)).expect("a seed"))).collect()
        };
        let mut folder = read("tests/folders/standard");
        // The notice of its last meeting is sent.
        let sent = read("tests/fuzz").into_iter().find(|(path, _)| path == "manifest.yaml");
        let path = "meetings/2024-02-16-styret/utsending/manifest.yaml".to_owned();
        folder.extend(sent.map(|(_, bytes)| (path, bytes)));
        let others = ["tests/fuzz", "tests/folders/story", "cases", "meetings"].map(read);
        let all = others.iter().flatten().chain(&folder);
        let mut texts: Vec<Vec<u8>> = all.map(|(_, bytes)| bytes.clone()).collect();
        assert!(texts.len() > 40, "the seeds are where they were");
        texts.sort();
        texts.dedup();
        Self { folder, texts }
    }

    /// Any of the texts.
    pub fn any<'a>(&'a self, random: &mut Random) -> &'a [u8] {
        random.pick::<Vec<u8>>(&self.texts)
    }
}

/// `bytes` with some of it changed, moved, doubled or put in from elsewhere.
pub fn mutate(seeds: &Seeds, random: &mut Random, bytes: &[u8]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for _ in 0..=random.below(5) {
        change(seeds, random, &mut bytes);
        bytes.truncate(LARGEST);
    }
    bytes
}

fn change(seeds: &Seeds, random: &mut Random, bytes: &mut Vec<u8>) {
    let at = random.below(bytes.len() + 1);
    let end = (at + random.below(30)).min(bytes.len());
    match random.below(12) {
        0 if at < bytes.len() => bytes[at] = random.below(256) as u8,
        1 => drop(bytes.drain(at..end)),
        2 => {
            let again = bytes[at..end].to_vec();
            bytes.splice(at..at, again);
        }
        3 => bytes.truncate(at),
        4 => {
            let count = 1 + random.below(3) * random.below(800);
            let token = random.pick(&TOKENS).repeat(count);
            bytes.splice(at..at, token.into_bytes());
        }
        5 => {
            let tail = seeds.any(random);
            bytes.splice(at.., tail[random.below(tail.len() + 1)..].iter().copied());
        }
        6 | 7 => bytes.splice(at..end, random.pick(&TOKENS).bytes()).for_each(drop),
        _ => lines(seeds, random, bytes),
    }
}

/// A line is lost, doubled, swapped with another, given another value, or comes from another file.
fn lines(seeds: &Seeds, random: &mut Random, bytes: &mut Vec<u8>) {
    let mut lines: Vec<Vec<u8>> = bytes.split_inclusive(|&byte| byte == b'\n').map(<[u8]>::to_vec).collect();
    if lines.is_empty() {
        return;
    }
    let (at, other) = (random.below(lines.len()), random.below(lines.len()));
    match random.below(6) {
        0 => drop(lines.remove(at)),
        // As a program on Windows saves it.
        1 => lines.iter_mut().filter(|line| line.ends_with(b"\n")).for_each(|line| {
            line.insert(line.len() - 1, b'\r');
        }),
        2 => {
            let again = vec![lines[at].clone(); 1 + random.below(2) * random.below(300)];
            lines.splice(at..at, again);
        }
        3 => lines.swap(at, other),
        4 => {
            let text = String::from_utf8_lossy(&lines[at]).into_owned();
            let key = text.split_once(':').map_or("", |(key, _)| key);
            lines[at] = format!("{key}: {}\n", random.pick(&TOKENS)).into_bytes();
        }
        _ => {
            let theirs: Vec<&[u8]> = seeds.any(random).split_inclusive(|&byte| byte == b'\n').collect();
            if !theirs.is_empty() {
                lines[at] = random.pick(&theirs).to_vec();
            }
        }
    }
    *bytes = lines.concat();
}
