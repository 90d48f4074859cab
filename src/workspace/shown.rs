//! Texts of the folder as papers show them: the one way from a file to what is made of it.

use super::Workspace;
use crate::links;
use crate::model::{AgendaItem, Attachment, Case, Edition, Meeting, MeetingWords, Openness, Passages};
use crate::norsk;
use crate::text::{Span, marks};

impl Workspace {
    /// The text at a place in `case` as a paper of `edition` has it, with `seals` for its passages: instead
    /// of one, before and after it. None when nothing of it is shown.
    pub fn case_text(&self, case: &Case, place: Span, edition: Edition, seals: [&str; 3]) -> Option<String> {
        let passages: &[Span] = match (edition, case.openness(), &case.passages) {
            (Edition::Public, Openness::Withheld, _) => return None,
            (Edition::Public, Openness::Outside(passages), _) => passages,
            (Edition::Closed, _, Passages::Whole(passages)) => passages,
            _ => &[],
        };
        let text = &self.source(case.source).text;
        Some(marks::sealed(text, place, passages, edition == Edition::Closed, seals))
    }

    /// The text of a meeting as its notice has it; none when there is nothing, it shows the title of an
    /// exempt case, or marks are in it: they withhold nothing there, so that whoever wrote them thought of
    /// more than the public may see.
    pub fn notice_text(&self, meeting: &Meeting) -> Option<&str> {
        let text = self.raw_text(meeting.text);
        let is_open = meeting.openness_of(MeetingWords::Text).is_open() && marks::marks(text).is_empty();
        (!text.trim().is_empty() && is_open).then_some(text)
    }

    /// The path of what the secretary has written of a meeting, when anything is.
    pub fn written_minutes(&self, meeting: &Meeting) -> Option<String> {
        let body = self.council.body(&meeting.body.value)?;
        let path = format!("meetings/{}/{}.md", meeting.id, body.minutes_file());
        self.sources.has(&path).then_some(path)
    }

    /// The minutes of a meeting as anybody may read them; none when there are none, or something that was
    /// said there is kept from the public: it may stand in any line.
    pub fn open_minutes(&self, meeting: &Meeting) -> Option<&str> {
        let source = self.sources.find(&self.written_minutes(meeting)?)?;
        let text = &self.sources[source].text;
        let is_open = |item: &AgendaItem| item.closing().is_none() && self.openness_of(item).is_open();
        (marks::marks(text).is_empty() && meeting.agenda.iter().all(is_open)).then_some(text)
    }

    /// How much the public may see of the link to a meeting: it leads into the room, so that all of it must
    /// be open. Meetings of a body that is held to the law are, when no item is to be closed (koml. § 11-5).
    pub fn openness_of_link(&self, meeting: &Meeting) -> Openness<'static> {
        let may_be_closed = |item: &AgendaItem| !self.openness_of(item).is_open() || item.closing().is_some();
        if self.elected_body(meeting).is_some() && !meeting.agenda.iter().any(may_be_closed) {
            Openness::Open
        } else {
            Openness::Withheld
        }
    }

    /// Whether the file at `path` may not go to the public: it is the closed edition of a paper, belongs to a
    /// case that is exempt, or is an attachment that is. A case's own text never goes as it is, since notes
    /// to itself may stand in it, and nothing from without the folder. Whether letters are large or small is
    /// nothing to go by: to many disks they are the same.
    pub fn withholds_path(&self, path: &str) -> bool {
        let Some(path) = links::resolve("", path) else { return true };
        let path = one_form(&path);
        links::is_closed_edition(&path) || self.cases.iter().any(|case| self.withholds_file(case, &path))
    }

    /// Whether the file at `path` is the text of `case`, or one in its folder that the public may not see.
    fn withholds_file(&self, case: &Case, path: &str) -> bool {
        let source = one_form(&self.source(case.source).path);
        let folder = source.trim_end_matches(".md");
        let lies_within = path.strip_prefix(folder).is_some_and(|rest| rest.starts_with('/'));
        let is_it = |file: &str| links::resolve(folder, &one_form(file)).as_deref() == Some(path);
        let is_exempt = |one: &Attachment| !one.openness().is_open() && is_it(&one.file.raw().value);
        path == source
            || lies_within && (!case.openness().is_open() || case.attachments.iter().any(is_exempt))
    }
}

/// A path in one form, however its letters are stored and whatever their size.
fn one_form(path: &str) -> String {
    norsk::composed(path).to_lowercase()
}
