//! Turns a [`Document`](crate::document::Document) into bytes, or into lines on a screen. Nothing here knows
//! of cases or meetings.

pub mod eml;
pub mod ics;
pub mod markdown;
#[cfg(feature = "pdf")]
pub mod pdf;
pub mod screen;
pub mod sheet;
pub mod typst;
