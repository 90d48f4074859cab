//! What a paper says, and nothing of how it looks.
//!
//! A plan builds a [`Document`]; a renderer turns it into Markdown or PDF. Neither knows the other:
//! a plan never says bold, font or margin, and a renderer never hears of a case or a meeting.

mod appointment;
mod foreign;
mod mail;
mod mailbox;
mod organisation;
mod walk;
mod year;

use std::borrow::Cow;

use chrono::NaiveDate;

use crate::action::Action;

pub use appointment::{Alarm, Appointment, Calendar, Hours, Prospect};
pub use foreign::in_language;
pub use mail::{AttachmentContent, Enclosed, Mail};
pub use mailbox::Mailbox;
pub use organisation::{ChartNode, OrganisationChart};
pub use walk::PaperPiece;
pub use year::{FreeTime, MarkSeries, Ring, When, YearMark, YearWheel};

/// A whole paper: a notice, a book of case papers, a minutes skeleton.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The title, as in the PDF's metadata and window title.
    pub title: String,
    /// The issuing council in full, printed on the front and in the metadata as author.
    pub council: String,
    /// The language as a BCP 47 tag, `nb-NO` or `nn-NO`.
    pub language: String,
    /// The day the paper is dated; the only date in the file's metadata.
    pub date: NaiveDate,
    /// The running head of every page after the first.
    pub running_head: String,
    /// What stands at the top of every page, the first too, when the paper is not for everybody.
    pub restriction: Option<String>,
    /// What makes the paper the council's own.
    pub mark: Mark,
    /// The content in reading order.
    pub blocks: Vec<Block>,
}

/// What makes a paper the council's own, besides its name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mark {
    /// A picture above the council's name on the front, by workspace path.
    pub logo: Option<Picture>,
    /// The one colour of its papers, as «#143f6b»; a quiet blue when it has none.
    pub colour: Option<String>,
}

/// A picture, named by its path in the workspace; the bytes are handed to the renderer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Picture {
    /// Workspace path with forward slashes.
    pub path: String,
    /// What the picture shows, in words. Never empty.
    pub alternative: String,
}

/// A piece of a paper that stands on its own.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// The head of a paper: the kind in capitals («SAKSFRAMLEGG»), then lines of place, date, number.
    Masthead {
        /// The kind of paper, as «Møteinnkalling».
        kind: String,
        /// Label and value, in order: («Dato», «16. februar 2024»).
        facts: Vec<(String, String)>,
    },
    /// A new paper inside a book: starts a page, changes the running head.
    Part {
        /// The running head from here on.
        running_head: String,
    },
    /// A heading. Level 1 is a paper's title, 2 its sections, and so on to 6.
    Heading {
        /// 1 to 6; renderers close gaps so that no level is jumped.
        level: u8,
        /// The number before it, as «Sak 05/24».
        number: Option<String>,
        /// The heading's text.
        text: Vec<Inline>,
    },
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// Text set apart because it is what the body is asked to decide.
    Proposal(Vec<Block>),
    /// Something the reader must not miss: the special remark of a notice.
    Notice(Vec<Inline>),
    /// A list.
    List {
        /// The first number, or none for an unordered list.
        start: Option<u64>,
        /// Each item's blocks.
        items: Vec<Vec<Block>>,
    },
    /// Label and value in two columns.
    Facts(Vec<(String, Vec<Inline>)>),
    /// What happens when: a day, or what stands for one, and words beside it.
    Entries(Vec<(String, Vec<Inline>)>),
    /// A table with one header row.
    Table(Table),
    /// What is to be treated, in order.
    Agenda(Agenda),
    /// A label and what it says, in whatever form that is.
    Labelled {
        /// The label, without a colon.
        label: String,
        /// What it says.
        blocks: Vec<Block>,
    },
    /// A table to be pinned up on a wall.
    OnePageTable(OnePageTable),
    /// A year drawn as a wheel, and in words.
    YearWheel(Box<YearWheel>),
    /// How bodies hang together, drawn and in words.
    OrganisationChart(Box<OrganisationChart>),
    /// Somebody else's words.
    Quote(Vec<Block>),
    /// Preformatted text.
    Preformatted(String),
    /// A picture.
    Picture(Picture),
    /// A line to be signed or filled in by hand, with its label.
    FillIn {
        /// What is to be written there.
        label: String,
    },
    /// Words to whoever fills the paper in, which nobody else shall read.
    Hint(String),
    /// A break in the subject without a heading.
    Rule,
}

impl Block {
    /// A heading without a number.
    pub fn heading(level: u8, text: impl Into<String>) -> Self {
        Self::Heading { level, number: None, text: plain(text) }
    }

    /// A heading with a number, or without one where that is empty.
    pub fn numbered(level: u8, number: String, text: impl Into<String>) -> Self {
        Self::Heading { level, number: Some(number).filter(|number| !number.is_empty()), text: plain(text) }
    }

    /// A paragraph of plain text.
    pub fn paragraph(text: impl Into<String>) -> Self {
        Self::Paragraph(plain(text))
    }

    /// Plain text that the reader must not miss.
    pub fn notice(text: impl Into<String>) -> Self {
        Self::Notice(plain(text))
    }
}

/// A table: one header row, rows of equal length.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// What the table holds, for those who cannot see it.
    pub summary: String,
    /// How each column is set.
    pub columns: Vec<Column>,
    /// The header cells.
    pub header: Vec<Vec<Inline>>,
    /// The body; each row has as many cells as `header`.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

impl Table {
    /// The table as it is where there are no pages; none when it has no columns.
    pub fn without_pages(&self) -> Option<Cow<'_, Self>> {
        if self.columns.len().max(self.header.len()) == 0 {
            return None;
        }
        let Some(page) = self.columns.iter().position(|column| *column == Column::Page) else {
            return Some(Cow::Borrowed(self));
        };
        let mut table = self.clone();
        table.columns.remove(page);
        for row in [&mut table.header].into_iter().chain(&mut table.rows) {
            if page < row.len() {
                row.remove(page);
            }
        }
        Some(Cow::Owned(table))
    }

    /// The table without the column at `index`, if no row has a word in it.
    #[must_use]
    pub fn without_empty_column(mut self, index: usize) -> Self {
        let is_empty =
            |row: &Vec<Vec<Inline>>| row.get(index).is_none_or(|cell| text_of(cell).trim().is_empty());
        if index < self.header.len() && self.rows.iter().all(is_empty) {
            self.columns.remove(index);
            self.header.remove(index);
            for row in self.rows.iter_mut().filter(|row| index < row.len()) {
                row.remove(index);
            }
        }
        self
    }
}

/// A row of exactly `count` cells: the missing are empty, and the last takes what is too much.
pub fn whole_row(row: &[Vec<Inline>], count: usize) -> Vec<Vec<Inline>> {
    let mut cells: Vec<Vec<Inline>> = vec![Vec::new(); count];
    for (at, cell) in row.iter().enumerate() {
        let Some(target) = cells.get_mut(at.min(count.saturating_sub(1))) else { break };
        if at >= count {
            target.push(Inline::LineBreak);
        }
        target.extend_from_slice(cell);
    }
    cells
}

/// Rows under headings, as a spreadsheet takes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sheet {
    /// The headings.
    pub headings: Vec<String>,
    /// Each with a cell for every heading.
    pub rows: Vec<Vec<String>>,
}

/// What a column holds, from which the renderer decides its width and alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// Short text that should not be broken, such as a number or a date.
    Short,
    /// Running text.
    Text,
    /// Figures, set flush right.
    Figure,
    /// Where there are pages, the one on which the paper begins that the cell names by its number and title;
    /// elsewhere the column is left out.
    Page,
}

/// A piece of running text.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Plain text.
    Text(String),
    /// Stressed.
    Emphasis(Vec<Inline>),
    /// Strongly stressed.
    Strong(Vec<Inline>),
    /// Struck out.
    Struck(Vec<Inline>),
    /// In another language than the paper: its BCP 47 tag, and the text.
    Foreign(&'static str, Vec<Inline>),
    /// Literal text, such as a file name.
    Code(String),
    /// Something the reader can have done: a command line in a terminal, a button on a page.
    Action(Box<Action>),
    /// A link; only `http`, `https` and `mailto` addresses get this far.
    Link {
        /// The address.
        address: String,
        /// The text that is read.
        text: Vec<Inline>,
    },
    /// A note at the foot of the page.
    Footnote(Vec<Block>),
    /// A new line in the same paragraph.
    LineBreak,
}

impl Inline {
    /// Plain text from anything that becomes a string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// The deed, where running text is asked for.
    pub fn action(action: Action) -> Self {
        Self::Action(Box::new(action))
    }
}

/// One plain run of text, where a list of inlines is asked for.
pub fn plain(text: impl Into<String>) -> Vec<Inline> {
    vec![Inline::text(text)]
}

/// A row of a table with nothing but plain text.
pub fn plain_row<T: Into<String>, const N: usize>(cells: [T; N]) -> Vec<Vec<Inline>> {
    cells.map(plain).to_vec()
}

/// Whether an address leads to a page or a mailbox, and to nothing that a reader could run.
pub fn may_be_followed(address: &str) -> bool {
    address.split_once(':').is_some_and(|(scheme, rest)| {
        !rest.is_empty() && ["http", "https", "mailto"].iter().any(|known| scheme.eq_ignore_ascii_case(known))
    })
}

/// The text of `inlines` without its marking, as for a bookmark or a table of contents.
pub fn text_of(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(value) | Inline::Code(value) => text.push_str(value),
            Inline::Action(action) => text.push_str(&action.to_string()),
            Inline::Emphasis(inner)
            | Inline::Strong(inner)
            | Inline::Struck(inner)
            | Inline::Foreign(_, inner) => collect(inner, text),
            Inline::Link { text: inner, .. } => collect(inner, text),
            Inline::LineBreak => text.push(' '),
            Inline::Footnote(_) => {}
        }
    }
}

/// An agenda: in each row a number, a title, and what else is told of the item.
#[derive(Debug, Clone, PartialEq)]
pub struct Agenda {
    /// The table.
    pub table: Table,
    /// The rows that are not as they were when the reader last saw it, which their words say too.
    pub news: Vec<usize>,
}

/// A table that is to stand on one page. What its first column says is said once for the rows that share it.
#[derive(Debug, Clone, PartialEq)]
pub struct OnePageTable {
    /// The table.
    pub table: Table,
    /// The rows that are there so that they are not forgotten, and are not what the table is about.
    pub quiet: Vec<usize>,
}
