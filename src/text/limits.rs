//! How large things may be. What is read, drawn or sent is held against these before it is taken into memory,
//! and docs/grenser.md is made of them.

/// How much of something there may be.
#[derive(Debug)]
pub struct SizeLimit {
    /// What it is that has the limit, in Norwegian.
    pub of: &'static str,
    /// The most there may be.
    pub most: u64,
    /// What is counted.
    pub unit: Unit,
}

/// What a limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unit {
    /// Bytes.
    Bytes,
    /// The dots of a picture.
    Pixels,
    /// Letters, signs and spaces.
    Characters,
    /// Things.
    Pieces,
}

/// A text that is read. A case of a hundred pages is a fifth of it.
pub const TEXT: SizeLimit = SizeLimit {
    of: "en tekst som leses: en sak, en møtefil, et referat",
    most: 2_000_000,
    unit: Unit::Bytes,
};

/// A picture as a file.
pub const PICTURE: SizeLimit =
    SizeLimit { of: "en bildefil på et papir", most: 20_000_000, unit: Unit::Bytes };

/// A picture as it is drawn. Each dot takes some bytes of memory, whatever the file is packed into; no
/// telephone takes pictures of more.
pub const PIXELS: SizeLimit = SizeLimit { of: "et bilde på et papir", most: 64_000_000, unit: Unit::Pixels };

/// All pictures of a paper as they are drawn.
pub const ALL_PIXELS: SizeLimit =
    SizeLimit { of: "bildene på ett papir til sammen", most: 256_000_000, unit: Unit::Pixels };

/// The pictures of a paper.
pub const PICTURES: SizeLimit = SizeLimit { of: "bilder på ett papir", most: 500, unit: Unit::Pieces };

/// An attachment that goes with a mail, and a file that is known again by its digest.
pub const ATTACHMENT: SizeLimit = SizeLimit { of: "et vedlegg", most: 50_000_000, unit: Unit::Bytes };

/// All that goes with one mail. What most mailboxes take is less, and told.
pub const MAIL: SizeLimit =
    SizeLimit { of: "vedleggene i én e-post til sammen", most: 100_000_000, unit: Unit::Bytes };

/// As much as most mailboxes take with one mail. More is told, and sent.
pub const MAILBOX: SizeLimit =
    SizeLimit { of: "vedleggene i én e-post, før det sies fra", most: 20_000_000, unit: Unit::Bytes };

/// The files that go with one mail.
pub const ATTACHMENTS: SizeLimit = SizeLimit { of: "vedlegg i én e-post", most: 500, unit: Unit::Pieces };

/// A heading, and the words for a picture: a PDF holds them whole.
pub const HEADING: SizeLimit =
    SizeLimit { of: "en overskrift, eller ordene for et bilde", most: 2_000, unit: Unit::Characters };

/// A word without a space.
pub const WORD: SizeLimit = SizeLimit { of: "et ord uten mellomrom", most: 2_000, unit: Unit::Characters };

/// The rows of a table. To set one takes longer for each row that is in it.
pub const ROWS: SizeLimit = SizeLimit { of: "radene i én tabell", most: 5_000, unit: Unit::Pieces };

/// The columns of a table: more of them run into each other on a sheet of A4.
pub const COLUMNS: SizeLimit = SizeLimit { of: "kolonnene i én tabell", most: 12, unit: Unit::Pieces };

/// The address of a link.
pub const ADDRESS: SizeLimit = SizeLimit { of: "adressen i en lenke", most: 2_000, unit: Unit::Characters };

/// Every limit, in the order of the table.
pub const ALL: [&SizeLimit; 14] = [
    &TEXT,
    &PICTURE,
    &PIXELS,
    &ALL_PIXELS,
    &PICTURES,
    &ATTACHMENT,
    &MAIL,
    &MAILBOX,
    &ATTACHMENTS,
    &HEADING,
    &WORD,
    &ROWS,
    &COLUMNS,
    &ADDRESS,
];

impl SizeLimit {
    /// Whether there may be so much.
    pub fn allows(&self, amount: u64) -> bool {
        amount <= self.most
    }

    /// «er på 1200 MB, og grensen for et vedlegg er 50 MB»; nothing when there may be so much.
    pub fn exceeded(&self, amount: u64) -> Option<String> {
        if self.allows(amount) {
            return None;
        }
        let (amount, most) = (self.unit.words(amount), self.words());
        Some(format!("er på {amount}, og grensen for {} er {most}", self.of))
    }

    /// «50 MB»
    pub fn words(&self) -> String {
        self.unit.words(self.most)
    }
}

impl Unit {
    /// So much of it, rounded up: what is over a limit never looks as if it were not.
    fn words(self, amount: u64) -> String {
        let (amount, unit) = match self {
            Self::Bytes => (amount.div_ceil(1_000_000), "MB"),
            Self::Pixels => (amount.div_ceil(1_000_000), "megapiksler"),
            Self::Characters => (amount, "tegn"),
            Self::Pieces => (amount, "stykker"),
        };
        format!("{amount} {unit}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_too_large_says_how_large_it_may_be() {
        assert_eq!(ATTACHMENT.exceeded(50_000_000), None);
        let said = ATTACHMENT.exceeded(1_200_000_000);
        assert_eq!(said.as_deref(), Some("er på 1200 MB, og grensen for et vedlegg er 50 MB"));
        assert!(ATTACHMENT.exceeded(50_000_001).is_some_and(|said| said.contains("51 MB")));
    }
}
