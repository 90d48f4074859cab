//! What a rule is: a value, and the function that looks for the wrong.

use super::work::Work;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Case, Meeting};
use crate::text::Span;
use crate::workspace::Workspace;

/// One thing that can be wrong.
#[derive(Debug)]
pub struct Rule {
    /// The code, for ever the same: `L01`.
    pub code: &'static str,
    /// The wrong, in English, for readers of the code.
    pub name: &'static str,
    /// The wrong, in Norwegian, for the table of rules.
    pub title: &'static str,
    /// How grave it is unless the case at hand says otherwise.
    pub severity: Severity,
    /// The § or the council's own source.
    pub basis: &'static str,
    /// The page, in Markdown.
    pub page: &'static str,
    /// What looks for it.
    pub check: Check,
    /// What its findings ask somebody to do.
    pub work: Work,
    /// The title of a finding that is only outstanding, since nothing is wrong yet; empty where the title
    /// holds all the same.
    pub before_due: &'static str,
}

/// What looks for a wrong.
#[derive(Debug, Clone, Copy)]
pub enum Check {
    /// Reading itself: the file cannot be made sense of.
    Reading,
    /// A function of the whole workspace.
    Workspace(fn(&Workspace, &mut Vec<Diagnostic>)),
    /// A function of the workspace, of every area, and of what all others found.
    Findings(fn(&Workspace, &[&Area], &[Diagnostic], &mut Vec<Diagnostic>)),
    /// A function of one case, asked of every case.
    Case(CaseCheck),
    /// A function of one meeting, asked of every meeting.
    Meeting(MeetingCheck),
    /// The same wrong in what is neither case nor meeting, and in meetings.
    WorkspaceAndMeeting(fn(&Workspace, &mut Vec<Diagnostic>), MeetingCheck),
    /// The same wrong in cases and in meetings.
    CaseAndMeeting(CaseCheck, MeetingCheck),
    /// The same wrong also in what is neither.
    Everywhere(fn(&Workspace, &mut Vec<Diagnostic>), CaseCheck, MeetingCheck),
}

/// Looks for a wrong in one case.
pub type CaseCheck = fn(&Workspace, &Case, &mut Vec<Diagnostic>);

/// Looks for a wrong in one meeting.
pub type MeetingCheck = fn(&Workspace, &Meeting, &mut Vec<Diagnostic>);

impl Rule {
    /// What a rule is unless it says otherwise. The fields above `work` are for every rule to say.
    pub(super) const PLAIN: Self = Self {
        code: "",
        name: "",
        title: "",
        severity: Severity::Error,
        basis: "",
        page: "",
        check: Check::Reading,
        work: Work::Mend,
        before_due: "",
    };

    /// What is told of a finding when its own words must not be.
    pub fn title_of(&self, is_outstanding: bool) -> &'static str {
        if is_outstanding && !self.before_due.is_empty() { self.before_due } else { self.title }
    }

    /// Whether its findings come from reading, and mean that something in a file is not known.
    pub fn is_of_reading(&self) -> bool {
        matches!(self.check, Check::Reading)
    }

    /// A finding of this rule at `place`.
    pub fn at(&self, place: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic::new(self.code, self.severity, place, message).with_basis(self.basis)
    }
}

/// Rules that belong together.
#[derive(Debug)]
pub struct Area {
    /// The letter its codes begin with.
    pub letter: char,
    /// What it is about, in Norwegian.
    pub title: &'static str,
    /// Whether a council may set its rules aside in one case: what it has decided itself, it may; law
    /// and the form of the files, it may not.
    pub waivable: bool,
    /// Its rules, in order of code.
    pub rules: &'static [&'static Rule],
}

impl Area {
    /// Whether the rule with this code is one of it.
    pub fn has(&self, code: &str) -> bool {
        code.starts_with(self.letter)
    }

    /// Its rule with this code, in any case of letters.
    pub fn find(&self, code: &str) -> Option<&'static Rule> {
        self.rules.iter().find(|rule| rule.code.eq_ignore_ascii_case(code)).copied()
    }
}
