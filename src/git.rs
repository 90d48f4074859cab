//! The only room that runs git: the program itself, so that hooks, signing and settings hold.

mod added;
mod commit;
mod environment;
mod hindrance;
mod history;
mod ledger;
mod merge;
mod remote;
mod repository;

pub use commit::Committed;
pub use hindrance::{Deed, Hindrance};
pub use history::Revision;
pub use ledger::Repository;
pub use merge::{Blob, ClashedFile, Merge, PastDeed, TreeEntry};
pub use remote::{Distance, Pushed, SharedStore};
pub use repository::Git;
