//! What happens at the secretary's desk: a command on a day, words written into a file, minutes filled in.

use crate::program::{Folder, asked_to_confirm};

/// Words for the minutes: under each heading that begins so, what follows each label, or what the last two
/// cells of a member's row hold.
pub type Entries<'e> = [(&'e str, &'e [(&'e str, &'e str)])];

/// The folder on a day.
pub struct Desk {
    folder: Folder,
    day: &'static str,
}

impl Desk {
    /// The folder as the year begins.
    pub fn new(folder: Folder) -> Self {
        Self { folder, day: "2024-01-01" }
    }

    /// The folder itself.
    pub fn folder(&self) -> &Folder {
        &self.folder
    }

    /// Another day comes. When the day before ended there was no error.
    pub fn day(&mut self, day: &'static str) {
        assert!(self.day < day, "the year only goes forward");
        self.checked();
        self.day = day;
    }

    /// `ipr check` finds no error; the codes of what it warns of.
    pub fn checked(&self) -> Vec<String> {
        let said = self.ok(&["check"]);
        assert!(!said.contains("feil["), "{}\n{said}", self.day);
        let mut codes: Vec<String> = said
            .lines()
            .filter_map(|line| line.strip_prefix("advarsel[")?.get(..3).map(str::to_owned))
            .collect();
        codes.dedup();
        codes
    }

    /// Runs a command today, which must succeed; what it said.
    pub fn ok(&self, arguments: &[&str]) -> String {
        self.folder.ok(&[arguments, &["--dato", self.day]].concat())
    }

    /// Runs a command today that changes something, and once more: then nothing changes. Nothing is left for
    /// git, save what the secretary has written elsewhere. What it said, every word on one line.
    pub fn twice(&self, arguments: &[&str]) -> String {
        let state = || self.folder.git(&["status", "--porcelain"]);
        let (before, unsaved) = (self.head(), state());
        let said = self.ok(arguments);
        let (head, left) = (self.head(), state());
        assert_ne!(head, before, "{arguments:?} is told in git\n{said}");
        let again = self.ok(arguments);
        assert!(!again.contains("skrevet  "), "{arguments:?}\n{again}");
        assert_eq!(self.head(), head, "{arguments:?}");
        assert_eq!(state(), left, "{arguments:?}");
        assert!(left.lines().all(|line| unsaved.contains(line)), "{arguments:?} leaves\n{left}");
        on_one_line(&said)
    }

    /// Runs a command today that must be refused with this code, and leave no trace.
    pub fn refused(&self, arguments: &[&str], code: &str) {
        let state = || (self.head(), self.folder.git(&["status", "--porcelain"]));
        let before = state();
        let said = self.folder.ipr(&[arguments, &["--dato", self.day]].concat());
        assert_eq!(said.code, 1, "{arguments:?}\n{}{}", said.out, said.err);
        assert!(said.out.contains(&format!("feil[{code}]")), "{}", said.out);
        assert!(said.out.contains("ingenting er endret"), "{}", said.out);
        assert_eq!(state(), before);
    }

    fn head(&self) -> String {
        self.folder.git(&["rev-parse", "HEAD"])
    }

    /// Puts a case on the agenda of a meeting.
    pub fn put_on(&self, meeting: &str, case: &str) {
        self.ok(&["sak", "advance", case, "--møte", meeting]);
    }

    /// Writes in a file: the first of each text, which must be there, becomes the other.
    pub fn write(&self, path: &str, changes: &[(&str, &str)]) {
        let mut text = self.folder.read(path);
        for (from, to) in changes {
            assert!(text.contains(from), "{from}\nis not in {path}\n{text}");
            text = text.replacen(from, to, 1);
        }
        self.folder.write(path, text);
    }

    /// Writes over what a new case asks for, in order.
    pub fn answer_prompts(&self, path: &str, answers: &[&str]) {
        let text = self.folder.read(path);
        let prompts: Vec<&str> = text.lines().filter(|line| line.starts_with("<!--")).collect();
        assert_eq!(prompts.len(), answers.len(), "{text}");
        let changes: Vec<(&str, &str)> = prompts.into_iter().zip(answers.iter().copied()).collect();
        self.write(path, &changes);
    }

    /// Makes the skeleton of a meeting's minutes, fills it in, and reads it back; what was said then.
    pub fn minutes(&self, meeting: &str, entries: &Entries<'_>) -> String {
        self.twice(&["referat", meeting]);
        let path = format!("meetings/{meeting}/referat.md");
        self.folder.write(&path, filled(&self.folder.read(&path), entries));
        let read = ["referat", "--les", meeting];
        let tried = self.folder.ipr(&[&read[..], &["--dry-run", "--dato", self.day]].concat());
        match asked_to_confirm(&tried.out) {
            Some(count) => self.twice(&[&read[..], &["--bekreft", &count]].concat()),
            None => self.twice(&read),
        }
    }
}

/// Every word on one line.
pub fn on_one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The skeleton with what is to be written in it. Everything must have its place.
fn filled(text: &str, entries: &Entries<'_>) -> String {
    let mut left: Vec<(&str, &str, &str)> = entries
        .iter()
        .flat_map(|(heading, words)| words.iter().map(|(label, words)| (*heading, *label, *words)))
        .collect();
    let mut heading = "";
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches(['#', ' ']);
        }
        let place = left.iter().position(|(start, label, _)| {
            let is_row = line.strip_prefix("| ").is_some_and(|row| row.starts_with(label));
            let is_line =
                || line.strip_prefix(label).is_some_and(|rest| rest == ":" || rest.starts_with(": "));
            heading.starts_with(start) && (is_row || is_line())
        });
        lines.push(match place.map(|place| left.remove(place)) {
            Some((_, _, words)) if line.starts_with('|') => {
                let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
                format!("| {} | {words} |", cells[..cells.len() - 2].join(" | "))
            }
            Some((_, label, words)) => format!("{label}: {words}").trim_end().to_owned(),
            None => line.to_owned(),
        });
    }
    assert!(left.is_empty(), "no place for {left:?}\n{text}");
    lines.join("\n") + "\n"
}
