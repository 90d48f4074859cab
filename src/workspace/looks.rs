//! What a question about one case or meeting has looked at in the rest of the folder.
//!
//! A rule is asked again after a change only where its answer can be another. That is not said rule by rule,
//! where it could be forgotten: every way from a workspace to a case or a meeting notes what it was asked
//! for, and an answer is as good as new while nothing has changed at any place that was looked at. Where
//! nothing is recorded, a note costs a look at a flag.

use std::cell::{Cell, RefCell};

use chrono::NaiveDate;

use crate::model::{BodyId, CaseId, MeetingId};

/// One look at the folder. Names stand as short digests: two that are alike make a rule be asked once too
/// often, and never too seldom.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Look {
    /// For the cases with an id.
    Case(u32),
    /// For the file at a path.
    File(u32),
    /// For the meeting in a folder.
    Folder(u32),
    /// For meetings of a body, or of [any](ANY), from a day to another, both with.
    Meetings { body: u32, first: NaiveDate, last: NaiveDate },
    /// At every case or meeting there is.
    All,
}

/// Stands for all bodies.
pub(super) const ANY: u32 = 0;

thread_local! {
    static IS_RECORDING: Cell<bool> = const { Cell::new(false) };
    static NOTED: RefCell<Vec<Look>> = const { RefCell::new(Vec::new()) };
}

/// Everything that was looked at while one question was answered.
#[derive(Debug, Clone, Default)]
pub struct Looks(Box<[Look]>);

/// What `answer` gives, and what it looked at. It must stay on its thread: what others do for it is not seen.
pub fn recorded<T>(answer: impl FnOnce() -> T) -> (T, Looks) {
    let outer = NOTED.take();
    let was_recording = IS_RECORDING.replace(true);
    let given = answer();
    IS_RECORDING.set(was_recording);
    let mut noted = NOTED.replace(outer);
    noted.dedup();
    (given, Looks(noted.into_boxed_slice()))
}

pub(super) fn is_recording() -> bool {
    IS_RECORDING.get()
}

/// Notes a look, when looks are recorded.
pub(super) fn note(look: impl FnOnce() -> Look) {
    if is_recording() {
        NOTED.with_borrow_mut(|noted| noted.push(look()));
    }
}

/// A name in a few bytes; none of them is [`ANY`].
pub(super) fn short(name: &str) -> u32 {
    let mixed =
        name.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    mixed.max(ANY + 1)
}

/// What a change has touched: everything by which somebody could have come to what was there before, or would
/// come to what is there now.
#[derive(Debug, Clone, Default)]
pub struct Touched {
    looks: Vec<Look>,
}

impl Touched {
    /// The cases with this id.
    pub(super) fn case(&mut self, id: &CaseId) {
        self.looks.push(Look::Case(short(id.as_str())));
    }

    /// The file at `path`.
    pub(super) fn file(&mut self, path: &str) {
        self.looks.push(Look::File(short(path)));
    }

    /// The meeting in the folder `id`.
    pub(super) fn folder(&mut self, id: &MeetingId) {
        self.looks.push(Look::Folder(short(id.as_str())));
    }

    /// The meetings of `body` on `day`.
    pub(super) fn meeting(&mut self, body: &BodyId, day: NaiveDate) {
        self.looks.push(Look::Meetings { body: short(body.as_str()), first: day, last: day });
    }

    /// Whether any of it was seen by `looks`.
    pub fn concerns(&self, looks: &Looks) -> bool {
        let is_touched = |seen: &Look| self.looks.iter().any(|touched| seen.meets(*touched));
        !self.looks.is_empty() && looks.0.iter().any(is_touched)
    }
}

impl Look {
    /// Whether it would have seen what was touched.
    fn meets(self, touched: Self) -> bool {
        match (self, touched) {
            (Self::All, _) => true,
            (Self::Meetings { body, first, last }, Self::Meetings { body: of, first: day, .. }) => {
                (body == of || body == ANY) && first <= day && day <= last
            }
            _ => self == touched,
        }
    }
}
