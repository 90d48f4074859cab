//! The only room that runs git: the program itself, so that hooks, signing and settings hold.

mod history;
mod repository;

pub use history::Revision;
pub use repository::{Committed, Git};
