//! The mails that send the minutes of a meeting, and those that bring them corrected.

use super::{Dispatched, MailReader, Post, VersionMail, Withheld, each, listed};
use crate::document::Mail;
use crate::norsk::{self, fill};
use crate::plans::{Subject, minutes};

/// The mails that send minutes; with what has been put right in them since they were sent last, if anything.
///
/// # Errors
/// As [`super::post`].
pub fn post_minutes(subject: &Subject<'_>, sent: &Dispatched) -> Result<Post, Withheld> {
    let mut post = each(subject, sent, |letter, reader, stem, mailboxes| {
        let (name, mail) = letter.mail(reader, &format!("referat-{stem}"), mailboxes);
        let enclosed = sent.files.clone();
        (
            name,
            Mail { subject: letter.title_of_minutes(), text: letter.about_minutes(reader), enclosed, ..mail },
        )
    })?;
    // Nobody is called to a meeting that has been held.
    post.unreached.without_substitute.clear();
    Ok(post)
}

impl VersionMail<'_, '_> {
    fn title_of_minutes(&self) -> String {
        let words = &self.subject.words().correction;
        let template = if self.sent.changes.is_empty() { words.subject } else { words.corrected_subject };
        let title = minutes::title(self.subject);
        // After a word of its own it stands within a sentence.
        let title = if self.sent.changes.is_empty() { title } else { norsk::decapitalised(&title) };
        fill(template, &[("referat", &title)])
    }

    fn about_minutes(&self, reader: MailReader<'_>) -> Vec<Vec<String>> {
        let words = self.subject.words();
        let title = norsk::decapitalised(&minutes::title(self.subject));
        let is_first = self.sent.changes.is_empty();
        let template = if is_first { words.correction.sent } else { words.correction.corrected };
        let names: Vec<String> = self.sent.files.iter().map(|enclosed| enclosed.name.clone()).collect();
        let mut text = vec![vec![self.greeting(reader)], vec![fill(template, &[("referat", &title)])]];
        text.push(self.sent.changes.clone());
        text.push(listed(words.mail.enclosed, &names));
        text.push(self.signature());
        text.retain(|lines| !lines.is_empty());
        text
    }
}
