//! The writing of marked runs: where each mark begins and ends on the line.

use super::escape::{Place, escaped};
use super::run::{Markup, Piece, TextRun, code};

/// Nothing to the reader, but a punctuation mark to the rules of where a mark may begin and end.
const SEPARATOR: &str = "<!-- -->";

/// `runs` as Markdown, within one cell where it stands in a table.
pub(super) fn written(runs: &[TextRun], table: bool) -> String {
    let mut line = OutputLine { text: String::new(), table, open: Vec::new(), closed: false };
    for at in 0..runs.len() {
        line.run(runs, at);
    }
    line.close(0, None);
    line.text.trim_matches(' ').to_owned()
}

/// The line being written, and the marks that are open in it.
struct OutputLine {
    text: String,
    table: bool,
    open: Vec<Markup>,
    /// Whether the last thing written was the end of a mark.
    closed: bool,
}

impl OutputLine {
    fn run(&mut self, runs: &[TextRun], at: usize) {
        let run = &runs[at];
        let kept = self.open.iter().take_while(|mark| run.marks.contains(mark)).count();
        let first = self.first_character(run);
        self.close(kept, Some(first));
        let mut opened: Vec<&Markup> = run.marks.iter().filter(|mark| !self.open.contains(mark)).collect();
        // What lasts longest goes outermost.
        let lasts = |mark: &Markup| runs[at..].iter().take_while(|run| run.marks.contains(mark)).count();
        opened.sort_by_key(|mark| std::cmp::Reverse(lasts(mark)));
        let opened: Vec<Markup> = opened.into_iter().cloned().collect();
        match &run.piece {
            Piece::Text(text) if !opened.is_empty() && text.starts_with(char::is_whitespace) => {
                // A mark cannot begin before a blank.
                let words = text.trim_start();
                self.piece(&Piece::Text(text[..text.len() - words.len()].to_owned()));
                self.begin(&opened, words.chars().next().unwrap_or(' '));
                self.piece(&Piece::Text(words.to_owned()));
            }
            piece => {
                self.begin(&opened, first);
                self.piece(piece);
            }
        }
    }

    /// Ends all marks but the outermost `kept`; `next` is what comes after.
    fn close(&mut self, kept: usize, next: Option<char>) {
        if self.open.len() == kept {
            return;
        }
        let last = self.text.chars().next_back();
        let mut sticks = self.open.len() - kept > 1 || last.is_some_and(may_be_sign);
        while self.open.len() > kept {
            let delimiter = self.delimiter(self.open.len() - 1);
            sticks |= delimiter.starts_with('_');
            if let Some(Markup::Link(address)) = self.open.pop() {
                self.text.push_str(&format!("]({address})"));
            } else {
                self.text.push_str(delimiter);
            }
        }
        self.closed = true;
        if sticks && next.is_some_and(|next| !sets_apart(next)) {
            self.text.push_str(SEPARATOR);
        }
    }

    fn begin(&mut self, marks: &[Markup], next: char) {
        let outer = self.open.len();
        self.open.extend_from_slice(marks);
        let delimiters: Vec<&str> = (outer..self.open.len()).map(|at| self.delimiter(at)).collect();
        let within_word = delimiters.iter().any(|delimiter| delimiter.starts_with('_'));
        let last = self.text.chars().next_back();
        let stuck = last.is_some_and(|last| !sets_apart(last));
        let delimited = marks.iter().any(|mark| !matches!(mark, Markup::Link(_)));
        if delimited && (self.closed || stuck && (within_word || marks.len() > 1 || may_be_sign(next))) {
            self.text.push_str(SEPARATOR);
        }
        for delimiter in delimiters {
            if delimiter == "[" { self.bracket() } else { self.text.push_str(delimiter) }
        }
    }

    /// How the open mark number `at` begins. Emphasis in emphasis has signs of its own, since
    /// asterisks between signs could be read as either end.
    fn delimiter(&self, at: usize) -> &'static str {
        let stressed = |mark: &Markup| matches!(mark, Markup::Strong | Markup::Emphasis);
        let inner = self.open[..at].iter().any(stressed);
        match (&self.open[at], inner) {
            (Markup::Link(_), _) => "[",
            (Markup::Struck, _) => "~~",
            (Markup::Strong, false) => "**",
            (Markup::Strong, true) => "__",
            (Markup::Emphasis, false) => "*",
            (Markup::Emphasis, true) => "_",
        }
    }

    fn piece(&mut self, piece: &Piece) {
        self.closed = false;
        let line = self.text.is_empty() || self.text.ends_with('\n');
        match piece {
            Piece::Text(text) => {
                let link = self.open.iter().any(|mark| matches!(mark, Markup::Link(_)));
                if text.starts_with(':') && self.text.ends_with(']') {
                    // Else the note before would become a note's own text.
                    self.text.push('\\');
                }
                let place = Place { line, table: self.table, link };
                self.text.push_str(&escaped(text, place));
            }
            Piece::Code(text) => self.text.push_str(&code(text, self.table)),
            Piece::Note(number) => {
                self.bracket();
                self.text.push_str(&format!("^{number}]"));
            }
            Piece::Break if self.table => self.text.push_str("<br>"),
            Piece::Break => {
                self.text.truncate(self.text.trim_end_matches(' ').len());
                self.text.push_str("\\\n");
            }
        }
    }

    /// A bracket; an exclamation mark before it would make a picture of it.
    fn bracket(&mut self) {
        if self.text.ends_with('!') {
            self.text.pop();
            self.text.push_str("\\!");
        }
        self.text.push('[');
    }

    /// The first character that `run` will write, its marks aside.
    fn first_character(&self, run: &TextRun) -> char {
        match &run.piece {
            Piece::Text(text) => {
                let first = text.chars().next().unwrap_or(' ');
                if run.marks.iter().any(|mark| matches!(mark, Markup::Link(_)) && !self.open.contains(mark)) {
                    '['
                } else {
                    first
                }
            }
            Piece::Code(_) => '`',
            Piece::Note(_) => '[',
            Piece::Break => '\\',
        }
    }
}

/// Whether Markdown may count `character` as punctuation: anything but letters, digits and blanks.
fn may_be_sign(character: char) -> bool {
    !character.is_alphanumeric() && !character.is_whitespace()
}

/// Whether Markdown surely counts `character` as punctuation or as a blank.
fn sets_apart(character: char) -> bool {
    character.is_ascii_punctuation() || character.is_whitespace() || "«»–—“”‘’…".contains(character)
}
