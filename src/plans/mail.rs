//! The mails that send the papers of a meeting, one for each kind of recipient. None carries what is exempt
//! from the public, to anybody.

mod of_letter;
mod of_minutes;

use std::fmt;

use chrono::NaiveDate;

use super::appointment::{MeetingHistory, agenda, appointments, secretariat};
use super::recipients::{Unreached, circle};
use super::{Subject, notice};
use crate::document::{AttachmentContent, Enclosed, Mail, Mailbox};
use crate::model::{Case, CaseId, Council};
use crate::norsk::{self, fill, fill_owned};
use crate::text::address::is_domain;

pub use of_letter::mail_of_letter;
pub use of_minutes::post_minutes;

/// The calendar entry that goes with every mail, by file name.
pub const CALENDAR: &str = "mote.ics";

/// What is sent, and when.
#[derive(Debug, Clone)]
pub struct Dispatched {
    /// The letter of the version: A for the notice, B for the first that follows it.
    pub version: char,
    /// The day it is sent.
    pub day: NaiveDate,
    /// What has changed since the version before, each a sentence that the public may read.
    pub changes: Vec<String>,
    /// The files that go along, all of them public.
    pub files: Vec<Enclosed>,
    /// What has become of the meeting since it was first set up.
    pub history: MeetingHistory,
}

/// The mails of one version, and those they do not reach.
#[derive(Debug)]
pub struct Post {
    /// The mails, each with its file name, as `medlemmer-b.eml`.
    pub mails: Vec<(String, Mail)>,
    /// Those who ought to get one and do not.
    pub unreached: Unreached,
}

/// Why no mail is made: something that was to go along may not be seen by the public.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Withheld {
    /// A file, by workspace path.
    File(String),
    /// A file name or a line of what has changed, for the case with this id.
    Title(CaseId),
}

impl fmt::Display for Withheld {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::File(path) => write!(f, "{path} er unntatt offentlighet og kan ikke sendes med e-post"),
            Self::Title(case) => {
                write!(f, "E-posten ville ha røpet tittelen på sak {case}, som er unntatt offentlighet")
            }
        }
    }
}

impl std::error::Error for Withheld {}

/// To whom a mail is.
#[derive(Clone, Copy, PartialEq, Eq)]
enum MailReader<'a> {
    Members,
    /// Those who get a copy, by the word for them in bodies.yaml, and whether something is pointed out to
    /// them.
    Copied(&'a str, bool),
    Onlookers,
}

/// The mails that send a version of the papers.
///
/// # Errors
/// When one of the files, or a word of what has changed, may not be seen by the public: then there is no mail
/// at all.
pub fn post(subject: &Subject<'_>, sent: &Dispatched) -> Result<Post, Withheld> {
    each(subject, sent, |letter, reader, stem, mailboxes| letter.mail(reader, stem, mailboxes))
}

/// A mail to each kind of recipient, as `make` makes it.
fn each(
    subject: &Subject<'_>,
    sent: &Dispatched,
    make: impl Fn(&VersionMail<'_, '_>, MailReader<'_>, &str, Vec<Mailbox>) -> (String, Mail),
) -> Result<Post, Withheld> {
    if let Some(withheld) = withheld(subject, sent) {
        return Err(withheld);
    }
    let circle = circle(subject);
    let letter = VersionMail { subject, sent, called: &circle.called };
    let mut mails = vec![make(&letter, MailReader::Members, "medlemmer", circle.members)];
    let mut stems: Vec<String> = Vec::new();
    for (copy, mailboxes) in circle.copies {
        let mut stem = format!("kopi-{}", norsk::slug(&copy.who, 40));
        // Two that begin with the same words are told apart by their number.
        if stems.contains(&stem) {
            stem = format!("{stem}-{}", stems.len() + 1);
        }
        let reader = MailReader::Copied(&copy.who, copy.point_out.is_some());
        mails.push(make(&letter, reader, &stem, mailboxes));
        stems.push(stem);
    }
    if let Some(mailboxes) = circle.onlookers {
        mails.push(make(&letter, MailReader::Onlookers, "observatorer", mailboxes));
    }
    Ok(Post { mails, unreached: circle.unreached })
}

/// What of that which was handed over the public may not see.
fn withheld(subject: &Subject<'_>, sent: &Dispatched) -> Option<Withheld> {
    let workspace = subject.workspace;
    let mut handed: Vec<String> = sent.changes.iter().map(|change| change.to_lowercase()).collect();
    for enclosed in &sent.files {
        if let AttachmentContent::File { path, .. } = &enclosed.content
            && workspace.withholds_path(path)
        {
            return Some(Withheld::File(path.clone()));
        }
        handed.push(enclosed.name.to_lowercase());
    }
    for case in &workspace.cases {
        if case.title_is_told_by(&handed, workspace.council.language) {
            return Some(Withheld::Title(case.id.value.clone()));
        }
    }
    None
}

/// What the mails of one version have in common.
struct VersionMail<'l, 'a> {
    subject: &'l Subject<'a>,
    sent: &'l Dispatched,
    called: &'l [(String, String)],
}

impl VersionMail<'_, '_> {
    /// The mail to one kind of reader, with its file name.
    fn mail(&self, reader: MailReader<'_>, stem: &str, mailboxes: Vec<Mailbox>) -> (String, Mail) {
        let from = secretariat(self.subject.workspace);
        let version = self.sent.version.to_ascii_lowercase();
        let name = if self.is_first() { format!("{stem}.eml") } else { format!("{stem}-{version}.eml") };
        // Those who get a copy are many, from all over, and did not ask: none of them sees the others'
        // addresses, and an answer to all reaches the secretariat alone. Members are shown who else is
        // called.
        let (to, blind_copies) = match reader {
            MailReader::Copied(..) => (from.iter().cloned().collect(), mailboxes),
            MailReader::Members | MailReader::Onlookers => (mailboxes, Vec::new()),
        };
        let mail = Mail {
            from,
            to,
            copies: Vec::new(),
            blind_copies,
            subject: self.title(reader),
            date: self.sent.day,
            message_id: self.message_id(stem),
            language: self.subject.language().tag().to_owned(),
            text: self.text(reader),
            enclosed: self.enclosed(),
        };
        (name, mail)
    }

    /// Whether it is the notice itself, and not what follows it.
    fn is_first(&self) -> bool {
        self.sent.version.eq_ignore_ascii_case(&'a')
    }

    /// The letter of the version, as it is written on papers.
    fn version(&self) -> String {
        self.sent.version.to_ascii_uppercase().to_string()
    }

    /// «Innkalling til styremøte 16. februar 2024»
    fn title(&self, reader: MailReader<'_>) -> String {
        let words = &self.subject.words().mail;
        let values = [("møte", self.subject.occasion()), ("versjon", self.version())];
        let title = match self.is_first() {
            _ if !self.subject.meeting.takes_place() => fill_owned(words.cancelled_subject, &values),
            true => fill_owned(words.subject, &values),
            false => fill_owned(words.supplement_subject, &values),
        };
        match reader {
            MailReader::Copied(..) => fill(words.copy_subject, &[("emne", &title)]),
            MailReader::Members | MailReader::Onlookers => title,
        }
    }

    /// `2024-02-16-styret.a.medlemmer@osloregionen.no`
    fn message_id(&self, stem: &str) -> String {
        let council = &self.subject.workspace.council;
        let domain = match domain_of(council) {
            Some(domain) => domain.to_owned(),
            // A name that no mail can ever come from, for a council that has said none (RFC 2606).
            None => format!("{}.invalid", norsk::slug(&council.short_name, 40)),
        };
        let meeting = norsk::slug(self.subject.meeting.id.as_str(), 80);
        format!("{meeting}.{}.{stem}@{domain}", self.sent.version.to_ascii_lowercase())
    }

    fn enclosed(&self) -> Vec<Enclosed> {
        let entries = appointments(self.subject, &self.sent.history);
        let mut enclosed = self.sent.files.clone();
        let content = AttachmentContent::Calendar(entries);
        enclosed.push(Enclosed { name: CALENDAR.to_owned(), content });
        enclosed
    }

    /// The paragraphs, from greeting to signature.
    fn text(&self, reader: MailReader<'_>) -> Vec<Vec<String>> {
        let subject = self.subject;
        let is_off = !self.subject.meeting.takes_place();
        let is_members = reader == MailReader::Members;
        let mut text = vec![vec![self.greeting(reader)], vec![self.opening(reader)]];
        text.push(self.moved().into_iter().collect());
        text.push(self.facts(reader));
        text.push(self.changes());
        if matches!(reader, MailReader::Copied(_, true)) && !is_off {
            text.push(notice::pointed_out(subject).into_iter().collect());
        }
        if !is_off {
            text.push(agenda(subject));
        }
        if reader == MailReader::Onlookers && !is_off {
            text.push(notice::invited(subject).into_iter().collect());
        }
        if is_members && !is_off {
            text.push(self.called());
            text.extend(self.exempt());
        }
        text.push(self.list());
        if !is_off && self.is_first() {
            text.push(vec![notice::papers(subject)]);
        }
        if is_members && !is_off {
            text.push(vec![notice::absence(subject, Some(self.sent.day))]);
        }
        text.push(self.signature());
        text.retain(|lines| !lines.is_empty());
        text
    }

    fn greeting(&self, reader: MailReader<'_>) -> String {
        let words = &self.subject.words().mail;
        let body = self.subject.body.running_name_on(self.subject.meeting.date.value);
        match reader {
            MailReader::Members => fill(words.to_members, &[("organ", &body)]),
            MailReader::Copied(who, _) if self.subject.is_mayors(who) => words.to_mayors.to_owned(),
            MailReader::Copied(who, _) => {
                fill(words.to_others, &[("hvem", &self.subject.language().definite_plural(who))])
            }
            MailReader::Onlookers => fill(words.to_onlookers, &[("organ", &body)]),
        }
    }

    fn opening(&self, reader: MailReader<'_>) -> String {
        let words = &self.subject.words().mail;
        let occasion = self.subject.occasion();
        let template = match (self.is_first(), reader) {
            _ if !self.subject.meeting.takes_place() => {
                return self.cancelled(&norsk::capitalised(&occasion));
            }
            (true, MailReader::Members) => words.call,
            (true, _) => words.copy,
            (false, _) => words.supplement,
        };
        fill(template, &[("møte", &occasion), ("versjon", &self.version())])
    }

    /// That the meeting is called off, and why.
    fn cancelled(&self, occasion: &str) -> String {
        let words = &self.subject.words().mail;
        match self.subject.meeting.cancelled_because() {
            Some(reason) => fill(words.cancelled_because, &[("møte", occasion), ("grunn", reason)]),
            None => fill(words.cancelled, &[("møte", occasion)]),
        }
    }

    /// The day the meeting was to be on before it was moved. Of one that is called off that is no news any
    /// more.
    fn moved(&self) -> Option<String> {
        if !self.subject.meeting.takes_place() {
            return None;
        }
        let before = self.subject.workspace.meeting(self.sent.history.earlier.last()?)?;
        let date = self.subject.language().full_date(before.date.value);
        Some(fill(self.subject.words().mail.moved, &[("dato", &date)]))
    }

    /// When and where, and how it is held.
    fn facts(&self, reader: MailReader<'_>) -> Vec<String> {
        let words = &self.subject.words().common;
        let wanted = [words.date, words.time, words.place, words.form];
        let mut lines = Vec::new();
        for (label, value) in self.subject.facts() {
            if wanted.contains(&label.as_str()) {
                lines.push(format!("{label}: {value}"));
            }
        }
        // Those who are called get the link to a meeting that is closed to others.
        let of_members = reader == MailReader::Members;
        let subject = if of_members { self.subject.closed() } else { self.subject.public() };
        lines.extend(subject.ways_in().iter().map(|(label, value)| format!("{label}: {value}")));
        lines
    }

    fn changes(&self) -> Vec<String> {
        let mut lines = Vec::new();
        for change in listed(self.subject.words().mail.changes, &self.sent.changes) {
            // A change may go on over several lines.
            lines.extend(change.split('\n').map(str::to_owned));
        }
        lines
    }

    /// Which substitutes are called, and for whom.
    fn called(&self) -> Vec<String> {
        let template = self.subject.words().mail.called;
        let line = |(substitute, member): &(String, String)| {
            fill(template, &[("vara", substitute), ("medlem", member)])
        };
        self.called.iter().map(line).collect()
    }

    /// The items with papers that the public may not see, by number and the title the public sees, and how
    /// those papers come.
    fn exempt(&self) -> Vec<Vec<String>> {
        let words = &self.subject.words().mail;
        let mut lines = Vec::new();
        for item in &self.subject.meeting.agenda {
            if self.subject.case_of(item).is_some_and(Case::withholds) {
                lines.push(self.subject.entry_of(item));
            }
        }
        if lines.is_empty() {
            return Vec::new();
        }
        vec![listed(words.exempt, &lines), vec![words.exempt_papers.to_owned()]]
    }

    /// What is attached, by file name.
    fn list(&self) -> Vec<String> {
        let words = &self.subject.words().mail;
        let mut files: Vec<String> = self.sent.files.iter().map(|enclosed| enclosed.name.clone()).collect();
        files.push(format!("{CALENDAR} ({})", words.calendar));
        listed(words.enclosed, &files)
    }

    fn signature(&self) -> Vec<String> {
        let council = &self.subject.workspace.council;
        let mut lines = vec![self.subject.words().mail.regards.to_owned(), council.secretariat.clone()];
        if let Some(mailbox) = secretariat(self.subject.workspace) {
            lines.push(mailbox.address().to_owned());
        }
        lines.extend(council.website.clone());
        lines
    }
}

/// A heading and under it a line for each; nothing when there is none.
fn listed(heading: &str, lines: &[String]) -> Vec<String> {
    if lines.is_empty() {
        return Vec::new();
    }
    let mut listed = vec![heading.to_owned()];
    listed.extend(lines.iter().map(|line| format!("– {line}")));
    listed
}

/// The domain of the council: that of its address, else that of its web site.
fn domain_of(council: &Council) -> Option<&str> {
    if let Some(address) = &council.email
        && let Some((_, domain)) = address.rsplit_once('@')
        && is_domain(domain)
    {
        return Some(domain);
    }
    let site = council.website.as_deref()?;
    let host = site.trim_start_matches("https://").trim_start_matches("http://");
    let host = host.split('/').next().unwrap_or(host).trim_start_matches("www.");
    if is_domain(host) { Some(host) } else { None }
}
