//! The languages that texts are written in, which are more than those that papers speak themselves.

/// A language that a case, or all that a body writes itself, is written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextLanguage {
    /// Bokmål.
    Bokmal,
    /// Nynorsk.
    Nynorsk,
    /// Davvisámegiella.
    NorthSami,
    /// Julevsámegiella.
    LuleSami,
    /// Åarjelsaemien gïele.
    SouthSami,
    /// Kvääni.
    Kven,
    /// English.
    English,
}

impl TextLanguage {
    /// Every language with its word in files; those that have no form of Norwegian also by their code.
    pub const WORDS: [(&'static str, Self); 12] = [
        ("bokmål", Self::Bokmal),
        ("nynorsk", Self::Nynorsk),
        ("nordsamisk", Self::NorthSami),
        ("lulesamisk", Self::LuleSami),
        ("sørsamisk", Self::SouthSami),
        ("kvensk", Self::Kven),
        ("engelsk", Self::English),
        ("se", Self::NorthSami),
        ("smj", Self::LuleSami),
        ("sma", Self::SouthSami),
        ("fkv", Self::Kven),
        ("en", Self::English),
    ];

    /// The language as a BCP 47 tag, which readers of a PDF go by.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Bokmal => "nb-NO",
            Self::Nynorsk => "nn-NO",
            Self::NorthSami => "se-NO",
            Self::LuleSami => "smj-NO",
            Self::SouthSami => "sma-NO",
            Self::Kven => "fkv-NO",
            Self::English => "en-GB",
        }
    }
}
