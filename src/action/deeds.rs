//! The deeds that findings, lists of work and cases name, made of what they are about.

use chrono::NaiveDate;

use super::{
    Action, Advance, Answer, AssessCase, CancelMeeting, CaseAction, FollowUpCases, MakeExtract, MakeLetter,
    MakeMinutes, MakeNotice, MakePapers, MeetingAction, NewMeeting, NewName, ReportStatus, ShowBudget,
    ShowProgramme, TakeOffItem, TakeUpCase, Trial, UseAuthority,
};
use crate::model::{AgendaItem, BodyId, CaseId, MeetingId, ReportKind};

impl Action {
    /// Whether what it makes is sealed, or sent to others, so that all that it rests on is to be saved.
    pub fn is_for_others(&self) -> bool {
        match self {
            Self::Budget(asked) => return asked.case.is_some(),
            Self::Programme(asked) => return asked.case.is_some(),
            _ => {}
        }
        matches!(
            self,
            Self::Notice(_)
                | Self::Dispatch(_)
                | Self::Minutes(_)
                | Self::Extract(_)
                | Self::Letter(_)
                | Self::StatusReport(_)
                | Self::MembershipFee(_)
                | Self::Members(_)
                | Self::Calendar(_)
                | Self::Meeting(
                    MeetingAction::Move(_) | MeetingAction::Cancel(_) | MeetingAction::Correct(_)
                )
        )
    }

    /// Makes the letter of `case`.
    pub fn letter_of(case: &CaseId) -> Self {
        Self::Letter(MakeLetter { case: case.clone(), ..MakeLetter::default() })
    }

    /// Makes a report of `year` again that `case` takes to a body.
    pub fn report(kind: ReportKind, year: i32, case: &CaseId) -> Self {
        let (case, of_case) = (case.clone(), Some(case.clone()));
        match kind {
            ReportKind::Budget => {
                Self::Budget(ShowBudget { year: Some(year), case: of_case, ..Default::default() })
            }
            ReportKind::Programme => {
                let what = Some(year.to_string());
                Self::Programme(ShowProgramme { what, case: of_case, ..Default::default() })
            }
            ReportKind::Annual | ReportKind::Quarter(_) => {
                let quarter = if let ReportKind::Quarter(quarter) = kind { Some(quarter) } else { None };
                let annual = quarter.is_none();
                let (year, trial) = (Some(year), Trial::default());
                Self::StatusReport(ReportStatus { year, quarter, annual, case, trial })
            }
        }
    }

    /// Shows the case with the id `case`.
    pub fn show_case(case: &CaseId) -> Self {
        Self::Case(CaseAction::Show { id: case.clone(), answer: Answer::default() })
    }

    /// Puts `case` on the agenda of `meeting`.
    pub fn put_on_agenda(case: &CaseId, meeting: &MeetingId) -> Self {
        Self::Case(CaseAction::Advance(Advance {
            cases: vec![case.clone()],
            meeting: Some(meeting.to_string()),
            ..Advance::default()
        }))
    }

    /// Asks what the council asks of `case` before it is taken up.
    pub fn assess(case: &CaseId) -> Self {
        Self::Case(CaseAction::Assess(AssessCase { case: case.clone(), ..AssessCase::default() }))
    }

    /// Takes up `case`, which was turned down.
    pub fn take_up(case: &CaseId) -> Self {
        Self::Case(CaseAction::TakeUp(TakeUpCase { case: case.clone(), ..TakeUpCase::default() }))
    }

    /// Tells that what was decided in `case` by an authority was reported on `day`.
    pub fn report_use(case: &CaseId, authority: &str, day: NaiveDate) -> Self {
        let (case, authority, reported) = (case.clone(), authority.to_owned(), Some(day));
        Self::Case(CaseAction::Authority(UseAuthority {
            case,
            authority,
            reported,
            ..UseAuthority::default()
        }))
    }

    /// Lists what is to be done after the decision in `case`.
    pub fn follow_up(case: &CaseId) -> Self {
        Self::FollowUp(FollowUpCases { cases: vec![case.clone()], ..FollowUpCases::default() })
    }

    /// Tells that what has this number in the follow-up of `case` is done.
    pub fn mark_done(case: &CaseId, number: usize) -> Self {
        Self::FollowUp(FollowUpCases {
            cases: vec![case.clone()],
            done: vec![number],
            ..FollowUpCases::default()
        })
    }

    /// Closes `case`, of which all is done.
    pub fn close(case: &CaseId) -> Self {
        Self::FollowUp(FollowUpCases { cases: vec![case.clone()], close: true, ..FollowUpCases::default() })
    }

    /// Shows `meeting`.
    pub fn show_meeting(meeting: &MeetingId) -> Self {
        Self::Meeting(MeetingAction::Show { meeting: meeting.to_string(), answer: Answer::default() })
    }

    /// Makes a meeting of `body` on `day`.
    pub fn new_meeting(body: &BodyId, day: NaiveDate) -> Self {
        Self::Meeting(MeetingAction::New(NewMeeting { body: body.to_string(), day, ..NewMeeting::default() }))
    }

    /// Makes the notice of `meeting` and its papers.
    pub fn notice_of(meeting: &MeetingId) -> Self {
        let papers = MakePapers { meeting: meeting.to_string(), ..MakePapers::default() };
        Self::Notice(MakeNotice { papers, only: Vec::new() })
    }

    /// Sends the papers of `item`, which were to follow the notice of `meeting`.
    pub fn send_awaited(meeting: &MeetingId, item: &AgendaItem, is_sealed: bool) -> Self {
        let asked = MakePapers {
            meeting: meeting.to_string(),
            follow: item.asked_for().map(str::to_owned).into_iter().collect(),
            ..MakePapers::default()
        };
        if is_sealed {
            Self::Dispatch(asked)
        } else {
            Self::Notice(MakeNotice { papers: asked, only: Vec::new() })
        }
    }

    /// Seals what is sent to `meeting`.
    pub fn dispatch_of(meeting: &MeetingId) -> Self {
        Self::Dispatch(MakePapers { meeting: meeting.to_string(), ..MakePapers::default() })
    }

    /// Drafts the minutes of `meeting`.
    pub fn minutes_of(meeting: &MeetingId) -> Self {
        Self::Minutes(MakeMinutes { meeting: meeting.to_string(), ..MakeMinutes::default() })
    }

    /// Reads the minutes of `meeting`.
    pub fn read_minutes_of(meeting: &MeetingId) -> Self {
        let meeting = meeting.to_string();
        Self::Minutes(MakeMinutes { meeting, read_back: true, ..MakeMinutes::default() })
    }

    /// Takes `case` off the agenda of `meeting`.
    pub fn take_off(meeting: &MeetingId, case: &CaseId) -> Self {
        Self::Meeting(MeetingAction::TakeOff(TakeOffItem {
            meeting: meeting.to_string(),
            items: vec![case.to_string()],
            ..TakeOffItem::default()
        }))
    }

    /// Calls `meeting` off, or makes again what calls it off.
    pub fn cancel_of(meeting: &MeetingId) -> Self {
        let meeting = meeting.to_string();
        Self::Meeting(MeetingAction::Cancel(CancelMeeting { meeting, ..CancelMeeting::default() }))
    }

    /// Gives the file of `case` the name that everybody may see.
    pub fn new_name_of(case: &CaseId) -> Self {
        Self::Case(CaseAction::NewName(NewName { case: case.clone(), ..NewName::default() }))
    }

    /// Makes the extract of `case`.
    pub fn extract_of(case: &CaseId) -> Self {
        Self::Extract(MakeExtract { cases: vec![case.clone()], ..MakeExtract::default() })
    }

    /// What is so when it has not been done, as the beginning of a sentence.
    pub fn undone(&self) -> &'static str {
        match self {
            Self::Case(CaseAction::New(_)) => "Saken er ikke laget",
            Self::Case(CaseAction::Advance(asked)) if asked.cases.len() > 1 => "Sakene står der de stod",
            Self::Case(CaseAction::Advance(_)) => "Saken står der den stod",
            Self::Case(CaseAction::NewId(_)) => "Saken har ikke fått ny id",
            Self::Case(CaseAction::Assess(_)) => "Vurderingen er ikke ført inn",
            Self::Case(CaseAction::TurnDown(_) | CaseAction::TakeUp(_)) => "Saken står der den stod",
            Self::Case(CaseAction::Authority(_)) => "Bruken av fullmakten er ikke ført inn",
            Self::Case(CaseAction::NewName(_)) => "Filen har ikke fått nytt navn",
            Self::Meeting(MeetingAction::New(_)) => "Møtet er ikke laget",
            Self::Meeting(MeetingAction::Move(_)) => "Møtet er ikke flyttet",
            Self::Meeting(MeetingAction::Cancel(_)) => "Møtet er ikke avlyst",
            Self::Meeting(MeetingAction::Place(_) | MeetingAction::TakeOff(_)) => "Sakslisten er som den var",
            Self::Meeting(MeetingAction::Correct(_)) => "Rettelsen er ikke ført inn",
            Self::Person(_) | Self::Seat(_) => "Personer og verv er som de var",
            Self::Tidy(_) => "Filene er som de var",
            Self::Minutes(_) => "Referatet er ikke lest inn",
            Self::FollowUp(_) => "Oppfølgingen er ikke ført inn",
            Self::Plan(_) => "Møtene er ikke laget",
            _ => "Kommandoen er ikke utført",
        }
    }

    /// Explains the rule with this code.
    pub fn explain(code: &str) -> Self {
        Self::Explain { code: Some(code.to_owned()) }
    }
}
