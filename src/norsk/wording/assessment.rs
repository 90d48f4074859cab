//! What a case paper says of how the case was weighed.

/// The words of how a case was weighed before it was taken up.
#[derive(Debug)]
pub struct AssessmentWords {
    /// Over the section.
    pub heading: &'static str,
    /// What a screen reader says of the table.
    pub summary: &'static str,
    /// Over the questions, the answers, and why.
    pub question: &'static str,
    /// Over the answers.
    pub verdict: &'static str,
    /// Over why.
    pub reason: &'static str,
    /// Instead of an answer.
    pub unanswered: &'static str,
    /// That it was weighed, `{hvem}` and when.
    pub weighed: &'static str,
    /// One who did: `{navn}` on `{dato}`.
    pub by: &'static str,
}
