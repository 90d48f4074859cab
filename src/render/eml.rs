//! Drafts of mail as a mail program opens them (RFC 5322, MIME), with mail-builder.
//!
//! All that the crate would make up itself, the boundary between parts, the id and the date, comes from the
//! mail, so that the same mail is the same bytes.

use std::collections::BTreeMap;
use std::fmt;

use chrono::NaiveTime;
use mail_builder::MessageBuilder;
use mail_builder::headers::address::Address;
use mail_builder::headers::content_type::ContentType;
use mail_builder::headers::raw::Raw;
use mail_builder::mime::{BodyPart, MimePart};

use super::ics;
use crate::document::{Appointment, AttachmentContent, Enclosed, Mail, Mailbox};
use crate::text::address::one_line;

/// Why there is no draft: the file at `path` was to be attached, and its bytes were not handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MissingFile {
    /// Workspace path.
    pub path: String,
}

impl fmt::Display for MissingFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Vedlegget {} finnes ikke", self.path)
    }
}

impl std::error::Error for MissingFile {}

/// The draft of `mail`. `files` are the bytes of what it attaches, by workspace path.
///
/// # Errors
/// When the bytes of a file are missing: a mail without what it says is attached is not made.
pub fn render(mail: &Mail, files: &BTreeMap<String, Vec<u8>>) -> Result<Vec<u8>, MissingFile> {
    let mut parts = vec![text(mail)];
    for enclosed in &mail.enclosed {
        parts.push(attachment(enclosed, files)?);
    }
    let boundary = boundary(&parts);
    let mixed = ContentType::new("multipart/mixed").attribute("boundary", boundary);
    // This one header makes mail programs open the file as something to send, and not as something received.
    let mut message = MessageBuilder::new().header("X-Unsent", Raw::new("1"));
    if let Some(from) = &mail.from {
        message = message.from(address(from));
    }
    for (name, mailboxes) in [("To", &mail.to), ("Cc", &mail.copies), ("Bcc", &mail.blind_copies)] {
        if !mailboxes.is_empty() {
            message = message.header(name, Address::new_list(mailboxes.iter().map(address).collect()));
        }
    }
    // There is only a day to go by, and noon in UTC is that day here, summer and winter.
    let noon = NaiveTime::from_hms_opt(12, 0, 0).unwrap_or_default();
    let mut draft = Vec::new();
    message
        .subject(one_line(&mail.subject))
        .date(mail.date.and_time(noon).and_utc().timestamp())
        .message_id(message_id(&mail.message_id))
        .body(MimePart::new(mixed, parts))
        .serialize(&mut draft);
    Ok(draft)
}

fn address(mailbox: &Mailbox) -> Address<'_> {
    let name = Some(mailbox.name()).filter(|name| !name.is_empty());
    Address::new_address(name, mailbox.address())
}

/// The id with nothing but what one may hold.
fn message_id(id: &str) -> String {
    id.chars().filter(|letter| letter.is_ascii_alphanumeric() || ".@-_".contains(*letter)).collect()
}

/// The paragraphs, each line as long as it is: the encoding breaks it for the way, and the reader's program
/// on the screen.
fn text(mail: &Mail) -> MimePart<'static> {
    let paragraph = |lines: &Vec<String>| {
        let lines: Vec<String> = lines.iter().map(|line| one_line(line)).collect();
        lines.join("\r\n")
    };
    let paragraphs: Vec<String> = mail.text.iter().map(paragraph).collect();
    let kind = ContentType::new("text/plain").attribute("charset", "utf-8");
    MimePart::new(kind, paragraphs.join("\r\n\r\n") + "\r\n").language(one_line(&mail.language))
}

fn attachment(
    enclosed: &Enclosed,
    files: &BTreeMap<String, Vec<u8>>,
) -> Result<MimePart<'static>, MissingFile> {
    let (media_type, bytes) = match &enclosed.content {
        AttachmentContent::File { path, media_type } => {
            (media_type, files.get(path).ok_or_else(|| MissingFile { path: path.clone() })?)
        }
        AttachmentContent::Given { bytes, media_type } => (media_type, bytes),
        AttachmentContent::Calendar(appointments) => return Ok(calendar(&enclosed.name, appointments)),
    };
    let part = MimePart::new(kind_of(media_type), BodyPart::Binary(bytes.clone().into()));
    Ok(part.attachment(file_name(&enclosed.name)))
}

/// The entries as a part. Where the calendar says what it does, its part must say the same (RFC 5545 § 8.1).
fn calendar(name: &str, appointments: &[Appointment]) -> MimePart<'static> {
    let mut kind = ContentType::new("text/calendar").attribute("charset", "utf-8");
    if let Some(method) = ics::method(appointments) {
        kind = kind.attribute("method", method);
    }
    let is_plain = |letter: &char| letter.is_ascii_alphanumeric() || ".-_".contains(*letter);
    let name: String = file_name(name).chars().filter(is_plain).collect();
    // What mail-builder itself marks as attached it encodes as bytes, without line ends; this is text (RFC
    // 2045 § 6.7).
    let disposition = Raw::new(format!("attachment; filename=\"{name}\""));
    MimePart::new(kind, ics::render(appointments)).header("Content-Disposition", disposition)
}

/// The media type; what is not one says only that there are bytes.
fn kind_of(media_type: &str) -> ContentType<'static> {
    let is_token = |part: &str| {
        !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"+-.".contains(&byte))
    };
    let is_one = media_type.split_once('/').is_some_and(|(kind, of)| is_token(kind) && is_token(of));
    ContentType::new(if is_one { media_type.to_owned() } else { "application/octet-stream".to_owned() })
}

/// The name on one line, and without what would lead to another folder.
fn file_name(name: &str) -> String {
    one_line(name).replace(['/', '\\'], "-")
}

/// What stands between the parts, and in none of them.
fn boundary(parts: &[MimePart<'_>]) -> String {
    let mut boundary = "=_ipr".to_owned();
    let holds = |part: &MimePart<'_>, boundary: &str| match &part.contents {
        BodyPart::Text(text) => text.contains(boundary),
        BodyPart::Binary(bytes) => memchr::memmem::find(bytes, boundary.as_bytes()).is_some(),
        BodyPart::Multipart(_) => false,
    };
    while parts.iter().any(|part| holds(part, &boundary)) {
        boundary.push('_');
    }
    boundary
}

#[cfg(test)]
mod tests;
