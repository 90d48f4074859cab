use super::*;

#[test]
fn what_is_settled_is_not_reopened() {
    for (_, from) in Status::WORDS {
        for (_, to) in Status::WORDS {
            let stays_settled = !from.is_settled() || from.can_be_treated_again() || to.is_settled();
            assert!(!from.can_become(to) || stays_settled, "{} to {}", from.word(), to.word());
        }
    }
    assert!(!Status::Adopted.can_become(Status::Rejected));
}

#[test]
fn a_push_may_hold_several_steps() {
    assert!(Status::Draft.can_become(Status::Adopted));
    assert!(Status::Postponed.can_become(Status::Recommended));
    assert!(!Status::Rejected.can_become(Status::FollowUp));
}
