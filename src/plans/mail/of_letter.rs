//! The mail that carries the letter of a case to whom it is to.

use super::{domain_of, listed};
use crate::document::{AttachmentContent, Enclosed, Mail, Mailbox};
use crate::model::Case;
use crate::norsk::{self, fill_owned};
use crate::plans::appointment::secretariat;
use crate::plans::letter::subject;
use crate::workspace::Workspace;

/// The mail with the letter of `case` as the PDF at `path`; none when not everybody may see all of it.
pub fn mail_of_letter(workspace: &Workspace, case: &Case, path: &str) -> Option<Mail> {
    let letter = case.letter.as_deref()?;
    let council = &workspace.council;
    let wording = council.language.wording();
    let subject = subject(workspace, case)?;
    let open = case.openness();
    let to = letter.to.as_ref()?.open(open)?;
    let email = letter.email.as_ref().and_then(|email| email.open(open));
    let earlier = match letter.corrections.len() {
        0 => None,
        1 => letter.sent.map(|sent| sent.value),
        count => Some(letter.corrections[count - 2].day.value),
    };
    let values = [
        ("emne", subject.clone()),
        ("råd", council.name.clone()),
        ("før", earlier.map_or_else(String::new, norsk::date)),
    ];
    let template =
        if earlier.is_some() { wording.letter.enclosed_corrected } else { wording.letter.enclosed };
    let mut text = vec![vec![fill_owned(template, &values)]];
    if let Some(reference) = &letter.reference
        && let Some(reference) = reference.open(open)
    {
        text.push(vec![format!("{} {}", wording.letter.their_reference, reference.value)]);
    }
    let mut copies = Vec::new();
    for copy in &letter.copies {
        copies.extend(copy.open(open).map(|copy| copy.value.clone()));
    }
    text.push(listed(&format!("{}:", wording.letter.copies), &copies));
    text.push(vec![wording.mail.regards.to_owned(), council.secretariat.clone()]);
    text.retain(|lines| !lines.is_empty());
    let version = letter.version()?.to_ascii_lowercase();
    let domain = match domain_of(council) {
        Some(domain) => domain.to_owned(),
        None => format!("{}.invalid", norsk::slug(&council.short_name, 40)),
    };
    let name = path.rsplit('/').next().unwrap_or(path).to_owned();
    let content = AttachmentContent::File { path: path.to_owned(), media_type: "application/pdf".to_owned() };
    Some(Mail {
        from: secretariat(workspace),
        to: email.and_then(|email| Mailbox::new(&to.value, &email.value)).into_iter().collect(),
        copies: Vec::new(),
        blind_copies: Vec::new(),
        subject,
        date: letter.last_sent().unwrap_or(workspace.today),
        message_id: format!("{}.{version}.brev@{domain}", case.id.value),
        language: council.language.tag().to_owned(),
        text,
        enclosed: vec![Enclosed { name, content }],
    })
}
