//! What mails and calendar entries say in so many words.

/// What the mails of a meeting say.
#[derive(Debug)]
pub struct MailWords {
    /// What the first mail is about: `{møte}`.
    pub subject: &'static str,
    /// What a later one is about: `{møte}`, in its `{versjon}`.
    pub supplement_subject: &'static str,
    /// What a mail is about that calls `{møte}` off.
    pub cancelled_subject: &'static str,
    /// Before the subject of a copy.
    pub copy_subject: &'static str,
    /// To the members of `{organ}`.
    pub to_members: &'static str,
    /// To the mayors of all members.
    pub to_mayors: &'static str,
    /// To `{hvem}`.
    pub to_others: &'static str,
    /// To those who may speak in `{organ}`, or be present.
    pub to_onlookers: &'static str,
    /// Calls to `{møte}`.
    pub call: &'static str,
    /// Sends a copy of the notice of `{møte}`.
    pub copy: &'static str,
    /// That the notice of `{møte}` is changed, in `{versjon}`.
    pub supplement: &'static str,
    /// That `{møte}` is called off.
    pub cancelled: &'static str,
    /// The same with the `{grunn}`.
    pub cancelled_because: &'static str,
    /// That the meeting was to be on `{dato}`.
    pub moved: &'static str,
    /// Over what has changed.
    pub changes: &'static str,
    /// That `{vara}` is called instead of `{medlem}`.
    pub called: &'static str,
    /// Over what is attached.
    pub enclosed: &'static str,
    /// What a calendar entry is called among what is attached.
    pub calendar: &'static str,
    /// Over the items with papers that are exempt.
    pub exempt: &'static str,
    /// How those papers come.
    pub exempt_papers: &'static str,
    /// Before who sends it.
    pub regards: &'static str,
}

/// What a calendar entry says.
#[derive(Debug)]
pub struct AppointmentWords {
    /// A `{møte}` in the council `{råd}`.
    pub summary: &'static str,
    /// A meeting in `{organ}`.
    pub meeting: &'static str,
    /// Before a meeting that is called off.
    pub cancelled: &'static str,
    /// That nobody has said when it ends.
    pub open_end: &'static str,
    /// That the papers are at `{nettsted}`.
    pub papers: &'static str,
}

/// What a calendar to subscribe to says.
#[derive(Debug)]
pub struct CalendarWords {
    /// The name of the calendar of all meetings in `{råd}`. Names have no comma, which some programs show as
    /// they find it.
    pub all: &'static str,
    /// The name of that of one `{organ}` in `{råd}`.
    pub body: &'static str,
    /// The name of that with the secretariat's own days.
    pub secretariat: &'static str,
    /// That it is made of other files, and where to write instead.
    pub made: &'static str,
    /// When the papers of `{møte}` must leave.
    pub dispatch: &'static str,
    /// When they must be finished.
    pub papers_done: &'static str,
    /// When its `{referat}` must be written.
    pub minutes_done: &'static str,
    /// The last day to answer a hearing: `{sak}`.
    pub hearing: &'static str,
    /// The day set for `{sak}`.
    pub deadline: &'static str,
    /// That a day is `{antall}` calendar days before the meeting.
    pub calendar_days: &'static str,
    /// That it is `{antall}` working days before the papers leave.
    pub before_dispatch: &'static str,
    /// That it is `{antall}` working days after the meeting.
    pub after_meeting: &'static str,
    /// What a day rests on: `{grunnlag}`.
    pub basis: &'static str,
}
