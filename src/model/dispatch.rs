//! What was sent: the papers of a meeting, sealed version by version.

use chrono::NaiveDate;

use super::{AgendaItem, CaseId, Form, ItemKind, MeetingId, PaperPart};
use crate::text::digest::{Digest, Seal};
use crate::text::{SourceId, Span};

/// What was sent of one meeting, as its `utsending/manifest.yaml` says.
#[derive(Debug, Clone)]
pub struct Manifest {
    /// The file it is read from.
    pub source: SourceId,
    /// The meeting's folder name.
    pub meeting: MeetingId,
    /// The notice, and each supplement to it; empty when only the minutes were sealed.
    pub versions: Vec<Version>,
    /// The minutes as they were sent, and each time they were corrected. They have letters of their own.
    pub minutes: Vec<Version>,
}

/// What was sent on one day: the notice, which is version A, or a supplement.
#[derive(Debug, Clone)]
pub struct Version {
    /// A for the notice, B for the first supplement.
    pub letter: char,
    /// The day it was sent.
    pub sent: NaiveDate,
    /// When and where the meeting was to be.
    pub frame: Frame,
    /// The files that were made for it.
    pub files: Vec<SealedFile>,
    /// Files from elsewhere that went with it: the minutes of other meetings, and attachments of the cases.
    pub enclosed: Vec<SealedFile>,
    /// The whole agenda, as it was then.
    pub agenda: Vec<SealedItem>,
    /// What minutes hold of the meeting as a whole; none for a notice.
    pub record: Option<SealedRecord>,
    /// Where it is written; none while it is being made.
    pub span: Option<Span>,
}

/// What minutes hold of a meeting as a whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedRecord {
    /// Who met and who chaired.
    pub attendance: Digest,
    /// The corrections made until then.
    pub corrections: Digest,
}

/// The papers in a folder and what they were made of, as its `papirer.yaml` says.
#[derive(Debug, Clone)]
pub struct MadePapers {
    /// The file it is read from.
    pub source: SourceId,
    /// The folder, with a slash at its end.
    pub folder: String,
    /// What was made last of each kind.
    pub makings: Vec<Making>,
}

/// What papers were made by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MadeBy {
    /// The notice and the book of papers.
    Notice,
    /// The minutes, as they were read.
    Minutes,
    /// What calls a meeting off.
    Cancellation,
    /// All that bodies have done with a case.
    Extract,
    /// What has been adopted, as it is sent.
    Letter,
    /// Where the cases stand.
    StatusReport,
    /// The calendars that others subscribe to.
    Calendars,
    /// The meeting plan or the wheel of a year.
    YearPaper,
    /// What each member pays.
    MembershipFee,
    /// Who sits in the bodies.
    MemberLists,
}

impl MadeBy {
    /// Each with its word in files, which is that of the command where there is one.
    pub const WORDS: [(&'static str, Self); 10] = [
        ("innkalling", Self::Notice),
        ("referat", Self::Minutes),
        ("avlysning", Self::Cancellation),
        ("utskrift", Self::Extract),
        ("brev", Self::Letter),
        ("statusrapport", Self::StatusReport),
        ("kalender", Self::Calendars),
        ("år", Self::YearPaper),
        ("kontingent", Self::MembershipFee),
        ("medlemmer", Self::MemberLists),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Whether such papers say which day they were made, or what was so on that day.
    pub fn hangs_on_day(self) -> bool {
        matches!(
            self,
            Self::Cancellation | Self::Letter | Self::StatusReport | Self::Calendars | Self::MemberLists
        )
    }
}

/// Papers that were made at one time.
#[derive(Debug, Clone)]
pub struct Making {
    /// What made them.
    pub by: MadeBy,
    /// The day they were made, where what they say hangs on it.
    pub day: Option<NaiveDate>,
    /// The papers.
    pub papers: Vec<MadePaper>,
    /// Of a notice and of minutes the whole agenda, as it was then; of others the cases whose titles they
    /// show.
    pub agenda: Vec<SealedItem>,
}

impl Making {
    /// Whether `newer` made the papers of this again. Reports and papers of several years lie together, and a
    /// letter beside the one that puts it right; all else of a kind is made at one time.
    pub fn is_replaced_by(&self, newer: &Self) -> bool {
        let is_numbered = matches!(
            self.by,
            MadeBy::Letter | MadeBy::StatusReport | MadeBy::YearPaper | MadeBy::MembershipFee
        );
        self.by == newer.by && (!is_numbered || self.first() == newer.first())
    }

    /// Whether both made the same, whichever day it was.
    pub fn is_same_as(&self, other: &Self) -> bool {
        let mut papers = self.papers.iter().zip(&other.papers);
        let is_same = |(one, other): (&MadePaper, &MadePaper)| {
            one.file.path == other.file.path
                && one.file.seal == other.file.seal
                && one.content == other.content
        };
        self.papers.len() == other.papers.len() && papers.all(is_same) && self.agenda == other.agenda
    }

    /// The first of the papers.
    pub fn first(&self) -> Option<&str> {
        Some(&self.papers.first()?.file.path)
    }
}

/// A paper as it was made.
#[derive(Debug, Clone)]
pub struct MadePaper {
    /// The file.
    pub file: SealedFile,
    /// The digest of what it says.
    pub content: Digest,
}

/// When, where and how a meeting was to be held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Frame {
    /// From and to.
    pub time: Option<String>,
    /// The place.
    pub place: Option<String>,
    /// In a room, on a screen or in writing.
    pub form: Option<Form>,
    /// What the meeting's own text said.
    pub about: Option<Digest>,
    /// What it was called, its further days and how to take part.
    pub arrangement: Option<Digest>,
    /// Of a meeting that has been held, when its notice was sent, when its papers last changed, and when it
    /// was announced.
    pub called: [Option<NaiveDate>; 3],
}

/// A file as it was sent.
#[derive(Debug, Clone)]
pub struct SealedFile {
    /// Workspace path.
    pub path: String,
    /// What it is recognised by.
    pub seal: Seal,
    /// Where it is written; none while it is being made.
    pub span: Option<Span>,
}

/// A line of the agenda as it was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SealedItem {
    /// Its number.
    pub number: Option<String>,
    /// What it was.
    pub kind: SealedKind,
    /// What its paper was made of.
    pub parts: Vec<(PaperPart, Digest)>,
}

/// What a line of a sealed agenda was. A case is known by its id alone: its title may be kept from the
/// public, then or later.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SealedKind {
    /// A case, by id.
    Case(CaseId),
    /// A standing item, by name.
    Standing(String),
    /// Only a title.
    Plain(String),
}

/// A way in which a meeting differs from what was last sent of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Difference {
    /// The time has changed.
    Time,
    /// The place has changed.
    Place,
    /// It is held in another form.
    Form,
    /// The meeting's own text has changed.
    About,
    /// What it is called, its further days or how to take part have changed.
    Arrangement,
    /// An item is new; its place on the agenda.
    Added(usize),
    /// An item, by its place on the agenda, has changed in these parts.
    Changed(usize, Vec<PaperPart>),
    /// An item is taken off.
    Removed(SealedItem),
    /// The items stand in another order.
    Order,
    /// Enclosed minutes, by path, have changed.
    Minutes(String),
    /// Minutes that should have gone with it, by path, are there now.
    MissedMinutes(String),
    /// Other people met or chaired than the minutes that were sealed say.
    Attendance,
    /// The notice was sent or announced on another day than was told.
    Called,
    /// What is written of the corrections is not what it was.
    Corrections,
}

impl Manifest {
    /// What was sent last.
    pub fn last(&self) -> Option<&Version> {
        self.versions.last()
    }

    /// The day the notice was sent.
    pub fn first_sent(&self) -> Option<NaiveDate> {
        Some(self.versions.first()?.sent)
    }

    /// Items whose papers left after `limit`, each with the day: those that were new then, or had other
    /// papers than before.
    pub fn sent_after(&self, limit: NaiveDate) -> Vec<(NaiveDate, &SealedItem)> {
        let mut late = Vec::new();
        for pair in self.versions.windows(2) {
            let [before, version] = pair else { continue };
            if version.sent <= limit {
                continue;
            }
            for item in &version.agenda {
                let twin = before.agenda.iter().find(|twin| twin.kind == item.kind);
                if item.has_papers() && twin.is_none_or(|twin| twin.papers() != item.papers()) {
                    late.push((version.sent, item));
                }
            }
        }
        late
    }

    /// The minutes of each enclosed meeting as they were sent last, by path. The attachments of cases are not
    /// among them: what has become of those is told with their case, and after the meeting the case may go on
    /// with others.
    pub fn enclosed_minutes(&self) -> Vec<&SealedFile> {
        let mut newest: Vec<&SealedFile> = Vec::new();
        for version in self.versions.iter().rev() {
            for file in &version.enclosed {
                let is_minutes = file.path.starts_with("meetings/");
                if is_minutes && newest.iter().all(|newer| newer.path != file.path) {
                    newest.push(file);
                }
            }
        }
        newest.sort_by(|one, other| one.path.cmp(&other.path));
        newest
    }

    /// The letter of the version after the last; none after Z.
    pub fn next_letter(&self) -> Option<char> {
        letter_after(self.last())
    }

    /// The same of the minutes.
    pub fn next_minutes_letter(&self) -> Option<char> {
        letter_after(self.minutes.last())
    }
}

fn letter_after(last: Option<&Version>) -> Option<char> {
    let last = last.map_or('@', |version| version.letter);
    ('A'..='Z').find(|letter| *letter > last)
}

impl SealedItem {
    /// The digest of a part of its paper, when it has that part.
    pub fn digest(&self, wanted: PaperPart) -> Option<Digest> {
        let (_, digest) = self.parts.iter().find(|(part, _)| *part == wanted)?;
        Some(*digest)
    }

    /// Whether its papers were among what was sent, or it needs none.
    fn has_papers(&self) -> bool {
        self.digest(PaperPart::Awaited).is_none()
    }

    /// What its papers were made of: not when it begins and what the agenda alone says of it.
    fn papers(&self) -> Vec<(PaperPart, Digest)> {
        let is_paper = |part| !matches!(part, PaperPart::Time | PaperPart::Remark);
        self.parts.iter().copied().filter(|(part, _)| is_paper(*part)).collect()
    }

    /// Whether what it was made of was shown to everybody.
    pub fn was_open(&self) -> bool {
        !self.parts.is_empty() && self.digest(PaperPart::Whole).is_none()
    }
}

impl SealedKind {
    /// What `item` is sealed as.
    pub fn of(item: &AgendaItem) -> Self {
        match &item.kind {
            ItemKind::Case(id) => Self::Case(id.value.clone()),
            ItemKind::Standing(name) => Self::Standing(name.value.clone()),
            ItemKind::Plain => {
                Self::Plain(item.title.as_ref().map_or_else(|| "–".to_owned(), |title| title.raw().clone()))
            }
        }
    }

    /// The first item of an agenda that would be sealed as this.
    pub fn in_agenda<'m>(&self, agenda: &'m [AgendaItem]) -> Option<&'m AgendaItem> {
        agenda.iter().find(|item| Self::of(item) == *self)
    }
}

impl Difference {
    /// The place on the agenda of an item that is new or changed.
    pub fn item(&self) -> Option<usize> {
        match self {
            Self::Added(index) | Self::Changed(index, _) => Some(*index),
            _ => None,
        }
    }

    /// Whether the papers of an item go out again because of it.
    pub fn has_papers(&self) -> bool {
        let is_of_agenda =
            |part: &PaperPart| matches!(part, PaperPart::Number | PaperPart::Time | PaperPart::Remark);
        match self {
            Self::Changed(_, parts) => !parts.iter().all(is_of_agenda),
            _ => self.item().is_some(),
        }
    }

    /// Whether members have been sent something else than what holds now. Minutes that were missed are
    /// no change of what was sent.
    pub fn is_change(&self) -> bool {
        !matches!(self, Self::MissedMinutes(_))
    }
}
