//! A mail as it lies ready to be sent, without its format.

use chrono::NaiveDate;

use super::{Appointment, Mailbox};

/// A mail that nobody has sent yet.
#[derive(Debug, Clone, PartialEq)]
pub struct Mail {
    /// Who sends it; none leaves it to the program that opens it.
    pub from: Option<Mailbox>,
    /// Those it is sent to, whom every reader sees.
    pub to: Vec<Mailbox>,
    /// Those who get a copy, whom every reader sees.
    pub copies: Vec<Mailbox>,
    /// Those who get a copy and are seen by nobody.
    pub blind_copies: Vec<Mailbox>,
    /// What it is about.
    pub subject: String,
    /// The day it is dated.
    pub date: NaiveDate,
    /// What sets it apart from every other mail, as `2024-02-16-styret.a.medlemmer@osloregionen.no`.
    pub message_id: String,
    /// The language as a BCP 47 tag.
    pub language: String,
    /// Its paragraphs, each of one line or more.
    pub text: Vec<Vec<String>>,
    /// What is attached, in order.
    pub enclosed: Vec<Enclosed>,
}

/// Something attached to a mail.
#[derive(Debug, Clone, PartialEq)]
pub struct Enclosed {
    /// The file name the reader sees, as `innkalling.pdf`.
    pub name: String,
    /// What it holds.
    pub content: AttachmentContent,
}

/// What an attachment holds.
#[derive(Debug, Clone, PartialEq)]
pub enum AttachmentContent {
    /// A file of the workspace; its bytes are handed to the renderer.
    File {
        /// Workspace path with forward slashes.
        path: String,
        /// Its kind, as `application/pdf`.
        media_type: String,
    },
    /// Bytes that are at hand.
    Given {
        /// The bytes.
        bytes: Vec<u8>,
        /// Their kind, as `application/pdf`.
        media_type: String,
    },
    /// An entry for the reader's calendar.
    Calendar(Vec<Appointment>),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_mailbox_begins_a_line_of_its_own() {
        assert_eq!(Mailbox::new("Kari", "kari@b.no\r\nBcc: ola@b.no"), None);
        assert_eq!(Mailbox::new("Kari", ""), None);
        let kari = Mailbox::new("Kari\r\nBcc: ola@b.no", "kari@b.no").expect("a mailbox");
        assert_eq!(kari.name(), "Kari Bcc: ola@b.no");
    }
}
