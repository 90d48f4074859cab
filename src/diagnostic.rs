//! What is found, and where.

use chrono::NaiveDate;

use crate::action::{Action, TidyFiles};
use crate::text::{Placed, Span};

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Must be mended: the run fails.
    Error,
    /// Ought to be looked at; fails only a strict run.
    Warning,
    /// Worth knowing.
    Hint,
}

impl Severity {
    /// The word for it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Error => "feil",
            Self::Warning => "advarsel",
            Self::Hint => "tips",
        }
    }
}

/// A place with a few words on why it matters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// Why, short; may be empty for the place of the fault itself.
    pub text: String,
}

/// That a finding is set aside, and on whose word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waived {
    /// Where the waiver is written.
    pub place: Span,
    /// Why, in its author's words.
    pub reason: String,
    /// Who allowed it, by name.
    pub by: String,
    /// Its last day, if it has one.
    pub until: Option<NaiveDate>,
}

/// One finding in the user's files.
#[derive(Debug, Clone, PartialEq)]
pub struct Diagnostic {
    /// The rule's code, as `L01`.
    pub code: &'static str,
    /// How grave.
    pub severity: Severity,
    /// What is wrong, one Norwegian sentence without a full stop at the end.
    pub message: String,
    /// The place of the fault.
    pub place: Span,
    /// Other places that explain it, first of all the row of bodies.yaml that demands it.
    pub labels: Vec<Label>,
    /// What demands it: a § or a named source of the council.
    pub basis: String,
    /// What to do about it.
    pub advice: String,
    /// The deeds that the advice names: all of them, in this order, are what to do.
    pub remedies: Vec<Action>,
    /// What is to stand at its place instead, where only one thing can be meant.
    pub becomes: Option<String>,
    /// The day it falls due. Until then it is only outstanding («gjenstår»).
    pub due: Option<NaiveDate>,
    /// Whether a step that would bring it in is refused. What is outstanding is work that remains
    /// and refuses nothing, unless the finding says otherwise.
    pub refuses_step: bool,
    /// Whether it rests on law, which a council cannot set aside.
    pub is_law: bool,
    /// That it is set aside. Then it fails no run and refuses no step.
    pub waived: Option<Waived>,
    /// Whether the text at its places must not be shown with it: a log may be public.
    pub is_private: bool,
    /// Whether it is about what the public may not see: a public report tells no more than its rule.
    pub is_secret: bool,
}

impl Diagnostic {
    /// A finding of `code` at `place`; the rest is added with the `with_` functions.
    pub fn new(code: &'static str, severity: Severity, place: Span, message: impl Into<String>) -> Self {
        Self {
            code,
            severity,
            message: message.into(),
            place,
            labels: Vec::new(),
            basis: String::new(),
            advice: String::new(),
            remedies: Vec::new(),
            becomes: None,
            due: None,
            refuses_step: severity == Severity::Error,
            is_law: false,
            is_private: false,
            is_secret: false,
            waived: None,
        }
    }

    /// Adds what demands it.
    #[must_use]
    pub fn with_basis(mut self, basis: impl Into<String>) -> Self {
        self.basis = basis.into();
        self
    }

    /// Sets what it rests on, where that is written.
    #[must_use]
    pub fn with_written_basis(mut self, basis: &Option<Placed<String>>) -> Self {
        if let Some(basis) = basis {
            self.basis.clone_from(&basis.value);
        }
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn with_advice(mut self, advice: impl Into<String>) -> Self {
        self.advice = advice.into();
        self
    }

    /// Adds the deeds that the advice names.
    #[must_use]
    pub fn with_remedies(mut self, actions: impl IntoIterator<Item = Action>) -> Self {
        self.remedies.extend(actions);
        self
    }

    /// Adds what is to stand at its place instead, and how it is written.
    #[must_use]
    pub fn becoming(mut self, text: impl Into<String>) -> Self {
        self.advice.push_str(&format!(" «{}» skriver det.", Action::Tidy(TidyFiles::default())));
        self.becomes = Some(text.into());
        self
    }

    /// Adds a second place, if there is one.
    #[must_use]
    pub fn with_label(mut self, span: impl Into<Option<Span>>, text: impl Into<String>) -> Self {
        self.labels.extend(span.into().map(|span| Label { span, text: text.into() }));
        self
    }

    /// Sets the day it falls due.
    #[must_use]
    pub fn due_on(mut self, day: NaiveDate) -> Self {
        self.due = Some(day);
        self.refuses_step = false;
        self
    }

    /// A step that would bring it in is refused even while it is only outstanding.
    #[must_use]
    pub fn refusing_step(mut self) -> Self {
        self.refuses_step = true;
        self
    }

    /// It rests on law, so that no waiver covers it.
    #[must_use]
    pub fn resting_on_law(mut self) -> Self {
        self.is_law = true;
        self
    }

    /// The same, where what demands it is law.
    #[must_use]
    pub fn resting_on_law_when(mut self, is_law: bool) -> Self {
        self.is_law |= is_law;
        self
    }

    /// Whether a step that brings it in is refused.
    pub fn stops_step(&self) -> bool {
        self.refuses_step && self.waived.is_none()
    }

    /// The text at its places is not shown with it.
    #[must_use]
    pub fn in_private(mut self) -> Self {
        self.is_private = true;
        self
    }

    /// Whether it is still only outstanding on the day `today`.
    pub fn is_outstanding(&self, today: NaiveDate) -> bool {
        self.due.is_some_and(|due| today <= due)
    }
}
