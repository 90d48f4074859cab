//! What the paper of an item is made of, part by part.

/// A part of what the paper of an item is made of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaperPart {
    /// The title.
    Title,
    /// What the body is asked to adopt.
    Proposal,
    /// The presentation.
    Presentation,
    /// The attachments.
    Attachments,
    /// All of an exempt case in one, so that nobody can try out what one part may be.
    Whole,
    /// The number on the agenda, which no paper is made of.
    Number,
    /// When the item begins.
    Time,
    /// What papers say of it under its title.
    Remark,
    /// The day on which its papers are to follow, which are not among the parts before they do.
    Awaited,
    /// How the treatment ended.
    Outcome,
    /// What was recommended or adopted.
    Decision,
    /// How the votes fell, or who was elected.
    Vote,
    /// That the doors were closed.
    Closing,
    /// Those who were disqualified or excused.
    Recusals,
    /// What else the minutes hold of it, and all they hold of an exempt case.
    Treatment,
}

impl PaperPart {
    /// Every part that has a digest, with its word in files.
    pub const WORDS: [(&'static str, Self); 14] = [
        ("tittel", Self::Title),
        ("forslag", Self::Proposal),
        ("saksfremstilling", Self::Presentation),
        ("vedlegg", Self::Attachments),
        ("alt", Self::Whole),
        ("utfall", Self::Outcome),
        ("vedtak", Self::Decision),
        ("stemmer", Self::Vote),
        ("lukking", Self::Closing),
        ("habilitet", Self::Recusals),
        ("behandling", Self::Treatment),
        ("tid", Self::Time),
        ("opplysning", Self::Remark),
        ("ettersendes", Self::Awaited),
    ];

    /// The word in files.
    pub fn word(self) -> &'static str {
        super::word_for(&Self::WORDS, &self)
    }

    /// Its place among the words that papers have for the parts.
    pub fn place(self) -> usize {
        self as usize
    }

    /// Whether it is part of what minutes hold, and not of what was put before the body.
    pub fn is_of_record(self) -> bool {
        matches!(
            self,
            Self::Outcome | Self::Decision | Self::Vote | Self::Closing | Self::Recusals | Self::Treatment
        )
    }
}
