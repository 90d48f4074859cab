//! How often a body meets.

use crate::norsk;

/// How many meetings a body holds in a year: «4», or «4–5».
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingCount {
    /// The fewest.
    pub least: u32,
    /// The most it usually holds.
    pub most: u32,
}

impl MeetingCount {
    /// «4», «4–5»
    pub fn figures(self) -> String {
        if self.least == self.most {
            self.least.to_string()
        } else {
            format!("{}–{}", self.least, self.most)
        }
    }

    /// «fire», «fire til fem»
    pub fn words(self) -> String {
        let [least, most] = [self.least, self.most].map(|count| norsk::number(count as usize));
        if self.least == self.most { least } else { format!("{least} til {most}") }
    }
}
