//! How each deed answers.

use super::{Action, CaseAction, MeetingAction, RegisterFormat};

impl Action {
    /// How it answers.
    pub fn format(&self) -> RegisterFormat {
        match self {
            Self::Rules { answer, .. }
            | Self::Case(CaseAction::Show { answer, .. })
            | Self::Meeting(MeetingAction::List { answer, .. } | MeetingAction::Show { answer, .. }) => {
                answer.format.into()
            }
            Self::Case(CaseAction::List(asked)) => asked.answer.format.into(),
            Self::Case(CaseAction::Assess(asked)) => asked.answer.format.into(),
            Self::Meeting(MeetingAction::Move(asked)) => asked.answer.format.into(),
            Self::FollowUp(asked) => asked.answer.format.into(),
            Self::Plan(asked) => asked.answer.format.into(),
            Self::Status(asked) => asked.answer.format.into(),
            Self::Search(asked) => asked.answer.format.into(),
            Self::Decisions(asked) => asked.answer.format,
            Self::MembershipFee(asked) => asked.answer.format,
            Self::Members(asked) => asked.answer.format,
            Self::Budget(asked) => asked.answer.format,
            Self::Programme(asked) => asked.answer.format.into(),
            // A report has formats of its own, and a change is told to people.
            Self::Check(_)
            | Self::Explain { .. }
            | Self::Schema { .. }
            | Self::Case(
                CaseAction::New(_)
                | CaseAction::Advance(_)
                | CaseAction::NewId(_)
                | CaseAction::NewName(_)
                | CaseAction::TurnDown(_)
                | CaseAction::TakeUp(_)
                | CaseAction::Authority(_)
                | CaseAction::Delete(_),
            )
            | Self::Meeting(
                MeetingAction::New(_)
                | MeetingAction::Cancel(_)
                | MeetingAction::Correct(_)
                | MeetingAction::Place(_)
                | MeetingAction::TakeOff(_),
            )
            | Self::Person(_)
            | Self::Seat(_)
            | Self::Tidy(_)
            | Self::Notice(_)
            | Self::Dispatch(_)
            | Self::Minutes(_)
            | Self::Extract(_)
            | Self::Letter(_)
            | Self::StatusReport(_)
            | Self::Calendar(_)
            | Self::Init(_)
            | Self::Open(_)
            | Self::Completion { .. }
            | Self::Manual { .. }
            | Self::Fetch(_)
            | Self::Share(_)
            | Self::Undo(_)
            | Self::Save {} => RegisterFormat::Plain,
        }
    }
}
