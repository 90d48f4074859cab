//! What papers say in so many words, whichever the form of Norwegian. Names between braces stand for
//! what [`super::fill`] puts in.

mod agenda;
mod arrangement;
mod assessment;
mod correction;
mod letter;
mod members;
mod membership_fee;
mod mail;
mod programme;
mod register;
mod supplement;
mod year;

pub use agenda::AgendaWords;
pub use arrangement::{ArrangementWords, CircumstanceWords};
pub use assessment::AssessmentWords;
pub use correction::CorrectionWords;
pub use letter::LetterWords;
pub use mail::{AppointmentWords, CalendarWords, MailWords};
pub use members::MemberWords;
pub use membership_fee::MembershipFeeWords;
pub use programme::ProgrammeWords;
pub use register::{ExtractWords, StatusReportWords};
pub use supplement::SupplementWords;
pub use year::YearWords;
/// The words of every paper.
#[derive(Debug)]
pub struct Wording {
    /// Headings of a case.
    pub headings: HeadingWords,
    /// What several papers say.
    pub common: CommonWords,
    /// What is said of a line of an agenda.
    pub agenda: AgendaWords,
    /// What only the notice says.
    pub notice: NoticeWords,
    /// What is said of a meeting that is not like any other.
    pub circumstances: CircumstanceWords,
    /// What is said of how it is arranged.
    pub arrangement: ArrangementWords,
    /// What only a cancellation says.
    pub cancellation: CancellationWords,
    /// What only the book of papers says.
    pub book: BookWords,
    /// What only the minutes say.
    pub minutes: MinutesWords,
    /// What only mails say.
    pub mail: MailWords,
    /// What only calendar entries say.
    pub appointment: AppointmentWords,
    /// What only calendars to subscribe to say.
    pub calendar: CalendarWords,
    /// What only the extract says.
    pub extract: ExtractWords,
    /// What only the letter says that sends what was adopted.
    pub letter: LetterWords,
    /// What only the status report says.
    pub status_report: StatusReportWords,
    /// What only the membership fee says.
    pub membership_fee: MembershipFeeWords,
    /// What programmes, budgets and annual reports say.
    pub programme: ProgrammeWords,
    /// What only a supplement to a notice says.
    pub supplement: SupplementWords,
    /// What minutes that are sent, and corrections of them, say.
    pub correction: CorrectionWords,
    /// What the list of members says.
    pub members: MemberWords,
    /// What is said of how a case was weighed.
    pub assessment: AssessmentWords,
    /// What the papers of a year say.
    pub year: YearWords,
}

/// The headings that a case is given unless the council has its own.
#[derive(Debug)]
pub struct HeadingWords {
    /// Over what the secretariat proposes.
    pub proposal: &'static str,
    /// Over what `{organ}` recommends.
    pub recommendation: &'static str,
    /// Over what `{organ}` has adopted.
    pub decision: &'static str,
    /// Over the presentation.
    pub presentation: &'static str,
    /// How a presentation is wont to begin.
    pub opening: &'static str,
}

/// What several papers say.
#[derive(Debug)]
pub struct CommonWords {
    /// The title of a case whose title is kept from the public.
    pub exempt_title: &'static str,
    /// Before the body.
    pub body: &'static str,
    /// Before the day.
    pub date: &'static str,
    /// Before the time.
    pub time: &'static str,
    /// Before the place.
    pub place: &'static str,
    /// Before how the meeting is held.
    pub form: &'static str,
    /// Before the day the papers were sent.
    pub sent: &'static str,
    /// Before the day they were changed.
    pub updated: &'static str,
    /// What a screen reader says of the logo of `{råd}`.
    pub logo: &'static str,
    /// The meeting before, when its day is not known.
    pub previous: &'static str,
    /// A meeting by `{organ}` and `{dato}`.
    pub meeting_in: &'static str,
    /// Minutes as `{referat}`, of `{møte}`.
    pub minutes_of: &'static str,
    /// Over the agenda.
    pub agenda: &'static str,
    /// What a screen reader says of the agenda of `{møte}`.
    pub agenda_summary: &'static str,
    /// Over the numbers of cases.
    pub number: &'static str,
    /// Over the titles of cases.
    pub case: &'static str,
    /// Over the person responsible.
    pub responsible: &'static str,
    /// Over names.
    pub name: &'static str,
    /// Over the regions that seats represent.
    pub represents: &'static str,
    /// Over what a seat is.
    pub seat: &'static str,
    /// What a screen reader says of a table with `{kolonner}`.
    pub table_summary: &'static str,
    /// What a screen reader says of a picture in `{fil}` that nobody has written words for.
    pub wordless_picture: &'static str,
    /// What every page of a closed edition says, with each `{hjemmel}`.
    pub restriction: &'static str,
    /// Instead of a passage that the public may not see, with its `{hjemmel}`.
    pub passage_left_out: &'static str,
    /// Before such a passage in the closed edition, with its `{hjemmel}`.
    pub passage_from: &'static str,
    /// After it.
    pub passage_to: &'static str,
    /// Instead of what a body said behind closed doors.
    pub spoken_behind_doors: &'static str,
}

/// What only the notice says.
#[derive(Debug)]
pub struct NoticeWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The title, of `{møte}`.
    pub title: &'static str,
    /// The first sentence, with `{møte}`, `{organ}`, `{dato}`, `{tid}` and `{sted}`.
    pub invitation: &'static str,
    /// Instead of a place, for a meeting in writing.
    pub in_writing: &'static str,
    /// Instead of a place, for a meeting on a screen.
    pub remote: &'static str,
    /// The same with the `{sted}` that leads there.
    pub remote_at: &'static str,
    /// That `{hvem}` are told that `{saker}` are `{hva}`.
    pub pointed_out: &'static str,
    /// One case of a `{sakstype}` whose gender is not known, and several.
    pub of_type: [&'static str; 2],
    /// Over the council's own text.
    pub about: &'static str,
    /// Under the title of an exempt case, with its `{hjemmel}`.
    pub exempt: &'static str,
    /// Under the title of a case of which parts are exempt, with the `{hjemmel}`.
    pub partly_exempt: &'static str,
    /// Over the papers and absences.
    pub papers_heading: &'static str,
    /// That the papers come with the notice.
    pub papers: &'static str,
    /// That they are on `{nettsted}`.
    pub published: &'static str,
    /// That `{referater}` come with the notice.
    pub enclosed: &'static str,
    /// What somebody does who cannot come, with `{sekretariat}` and `{når}`.
    pub absence: &'static str,
    /// By which `{dato}` it is done.
    pub absence_by: &'static str,
    /// When it is done where no day is said, or it has passed.
    pub absence_soon: &'static str,
    /// That the secretariat calls the substitute.
    pub called_by_secretariat: &'static str,
    /// That who cannot come calls the substitute.
    pub called_by_member: &'static str,
    /// Over the recipients.
    pub recipients: &'static str,
    /// The recipients when the members of `{organ}` are not known by name.
    pub members_of: &'static str,
    /// What a screen reader says of the recipients in `{organ}`.
    pub recipients_summary: &'static str,
    /// Over offices.
    pub office: &'static str,
    /// Who are the mayors, as files may call them.
    pub mayors: &'static [&'static str],
    /// The copy to the mayors of so many (`{antall}`) kommuner.
    pub copy_to_mayors: &'static str,
    /// The copy to `{hvem}`.
    pub copy_to: &'static str,
}

/// What only a cancellation says.
#[derive(Debug)]
pub struct CancellationWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The title, of `{møte}`.
    pub title: &'static str,
    /// Before the day it was called off.
    pub day: &'static str,
    /// That the meeting in `{organ}` `{dato}` is called off.
    pub cancelled: &'static str,
    /// The same with the `{grunn}`.
    pub cancelled_because: &'static str,
    /// Before the cases that were to be treated.
    pub cases: &'static str,
}

/// What only the book of papers says.
#[derive(Debug)]
pub struct BookWords {
    /// What kind of paper it is.
    pub kind: &'static str,
    /// The title, of `{møte}`.
    pub title: &'static str,
    /// Over the pages on which papers begin.
    pub page: &'static str,
    /// What a screen reader says of the agenda of `{møte}` with proposals.
    pub agenda_summary: &'static str,
    /// What kind of paper a case paper is.
    pub case_paper: &'static str,
    /// Before the meeting.
    pub meeting: &'static str,
    /// Instead of an exempt case's paper, with its `{hjemmel}`.
    pub exempt: &'static str,
    /// Over the treatments before this one.
    pub earlier: &'static str,
    /// What a screen reader says of them.
    pub earlier_summary: &'static str,
    /// Over a hearing.
    pub hearing: &'static str,
    /// Over what `{organ}` said of the case on `{dato}`, and that the public may not see it.
    pub input: [&'static str; 2],
    /// That `{organ}` sent the case on a hearing on `{dato}`; more follows.
    pub hearing_sent: &'static str,
    /// To whom: `{hvem}`.
    pub hearing_to: &'static str,
    /// Until when: `{dato}`.
    pub hearing_until: &'static str,
    /// That nobody has answered.
    pub no_answers: &'static str,
    /// What a screen reader says of the answers.
    pub answers_summary: &'static str,
    /// Over those who have answered.
    pub answer_from: &'static str,
    /// Over the days on which they did.
    pub answer_on: &'static str,
    /// Over outcomes.
    pub outcome: &'static str,
    /// Over attachments.
    pub attachments: &'static str,
    /// Instead of an exempt attachment, with its `{hjemmel}`.
    pub exempt_attachment: &'static str,
    /// What kind of paper the closed edition is.
    pub closed_kind: &'static str,
    /// The title of the closed edition, of `{møte}`.
    pub closed_title: &'static str,
    /// Above a case paper of which parts are left out, with the `{hjemmel}`.
    pub partly_exempt: &'static str,
    /// Above the whole paper of an exempt case, with its `{hjemmel}`.
    pub closed_paper: &'static str,
    /// The same of a case of which parts are exempt.
    pub partly_closed_paper: &'static str,
    /// A heading, `{overskrift}`, that the public may not see.
    pub exempt_heading: &'static str,
    /// What is said of the public file of an exempt attachment, with its `{hjemmel}`.
    pub public_attachment: &'static str,
}

/// What only the minutes say.
#[derive(Debug)]
pub struct MinutesWords {
    /// Before the time it was called to.
    pub called_to: &'static str,
    /// Before the day the notice was sent.
    pub notice_sent: &'static str,
    /// When it began.
    pub began: &'static str,
    /// Who led it.
    pub chair: &'static str,
    /// Over who was there.
    pub attendance: &'static str,
    /// Who were there, who were not, and substitutes.
    pub attendance_lines: [&'static str; 3],
    /// What a screen reader says of who was there.
    pub attendance_summary: &'static str,
    /// Over whether somebody came.
    pub came: &'static str,
    /// Over who came instead.
    pub substitute: &'static str,
    /// Over what else there is to say of somebody who came.
    pub remark: &'static str,
    /// How many of `{organ}` with `{medlemmer}` must be there: `{flertall}`.
    pub quorum: &'static str,
    /// One member, and many.
    pub members: [&'static str; 2],
    /// Who else came.
    pub others: &'static str,
    /// Over those who are invited to single items, and over the items.
    pub invited: [&'static str; 2],
    /// That they leave before an item that is kept from the public.
    pub invited_leave: &'static str,
    /// Over the list of how each case ended.
    pub overview: &'static str,
    /// What a screen reader says of that list in the minutes of `{møte}`.
    pub overview_summary: &'static str,
    /// Over the cases.
    pub cases: &'static str,
    /// What a body that advises writes of an item, and last what it wants the next body to know of a case.
    pub advisory_lines: [&'static str; 3],
    /// How to fill in the minutes of `{møte}`.
    pub help: &'static str,
    /// How to fill in who met.
    pub attendance_help: &'static str,
    /// How to fill in what happened with the cases.
    pub cases_help: &'static str,
    /// How a body that only advises says what others should take up.
    pub advisory_help: &'static str,
    /// What was filled in beforehand, and what is to be done with it.
    pub prefilled_help: &'static str,
    /// That somebody was there.
    pub there: &'static str,
    /// That all agreed.
    pub unanimous: &'static str,
    /// That it was decided as proposed, and as recommended.
    pub followed: [&'static str; 2],
    /// Before what is to be done after the decision.
    pub follow_up: &'static str,
    /// Over the substitutes in the order they were elected.
    pub substitutes: &'static str,
    /// Before the substitutes who were called and did not come.
    pub absent_substitutes: &'static str,
    /// That the case or its papers came after the notice.
    pub late: &'static str,
    /// Before those who would not have it treated then.
    pub objectors: &'static str,
    /// Before those who may not treat the case.
    pub recused: &'static str,
    /// Before the § for closing the doors.
    pub closed: &'static str,
    /// How to fill in why the doors were closed.
    pub closed_help: &'static str,
    /// That the doors were closed (`{lukket}`), when (`{tid}`), and after `{hjemmel}`.
    pub was_closed: &'static str,
    /// That they were closed; that all agreed to it; and that `{for}` did against `{mot}`.
    pub closed_vote: [&'static str; 3],
    /// Before what was said and done.
    pub treatment: &'static str,
    /// Before what was proposed in the meeting.
    pub proposals: &'static str,
    /// Before the vote.
    pub ballot: &'static str,
    /// The rounds of an election, whether lots were drawn, and who was elected.
    pub election_lines: [&'static str; 4],
    /// Before what was decided.
    pub decision: &'static str,
    /// Before what was recommended.
    pub recommendation: &'static str,
    /// That it is not quite what was proposed, and not quite what was recommended.
    pub changed: [&'static str; 2],
    /// Before what a member wants in the minutes.
    pub statement: &'static str,
    /// Instead of what was said of an exempt case, with its `{hjemmel}`.
    pub exempt: &'static str,
    /// The same where the § is not known.
    pub exempt_alone: &'static str,
    /// The same of an item for which the doors were closed by `{hjemmel}`.
    pub closed_item: &'static str,
    /// Until when (`{dato}`) the decisions can be brought before the ministry, by way of `{organ}`.
    pub review: &'static str,
    /// The same day where a meeting has several, and which of them it is for.
    pub review_of_day: &'static str,
    /// Over the end.
    pub signature: &'static str,
    /// When it ended.
    pub ended: &'static str,
    /// Who wrote.
    pub secretary: &'static str,
}
