//! How a schedule is told.

use super::{Bound, Stage};
use crate::norsk;
use crate::schedule::requirement::Deliverable;

impl Stage<'_> {
    /// What stands in the way of a treatment that cannot be had in time.
    pub fn why(&self) -> String {
        let Some(latest) = self.latest else { return String::new() };
        let name = self.body.running_name_on(latest);
        let until = norsk::date(latest);
        match (self.planned, self.misses, self.papers, self.finished) {
            (Some(planned), ..) => {
                format!("{name} møtes {}, og må møtes senest {until}", norsk::date(planned))
            }
            (_, Some(missed), ..) => {
                format!("{name} må møtes senest {until}, og møtes først {}", norsk::date(missed.day))
            }
            (_, _, Some(papers), Some(finished)) if latest >= finished => format!(
                "papirene til {name} {until} måtte vært ferdige {} og sendt {}",
                norsk::date(finished),
                norsk::date(papers)
            ),
            _ => format!("{name} måtte møtes senest {until}"),
        }
    }
}

impl Bound<'_> {
    /// What binds, after a colon: «referatet skal følge papirene til styret 6. mai 2025 (mandat-2025 pkt.
    /// 3)».
    pub fn text(&self) -> String {
        match self {
            Self::Requirement { requirement, later, day } => {
                let (name, day) = (later.running_name_on(*day), norsk::date(*day));
                let what = match requirement.what {
                    Deliverable::Minutes => format!("referatet skal følge papirene til {name} {day}"),
                    Deliverable::Recommendation => {
                        format!("innstillingen skal være i papirene til {name} {day}")
                    }
                    Deliverable::Discussion => format!("saken bør være drøftet før {name} {day}"),
                };
                format!("{what} ({})", requirement.basis)
            }
            Self::Order(later, day) => {
                format!("saken skal videre til {} {}", later.running_name_on(*day), norsk::date(*day))
            }
            Self::Hearing(day) => format!("høringsfristen er {}", norsk::date(*day)),
            Self::Deadline(day) => format!("saken skal være avgjort {}", norsk::date(*day)),
        }
    }
}
