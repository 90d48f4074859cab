//! The only room that runs git: the program itself, so that hooks, signing and settings hold.

mod added;
mod answer;
mod commit;
mod deeds;
mod environment;
mod hindrance;
mod history;
mod laid;
mod ledger;
mod merge;
mod remote;
mod repository;
mod store;

pub use answer::{told, told_paths};
pub use commit::Committed;
pub use deeds::PastDeed;
pub use hindrance::{Deed, Hindrance};
pub use history::Revision;
pub use laid::BranchPlace;
pub use ledger::Repository;
pub use merge::{Blob, ClashedFile, Merge, TreeEntry};
pub use remote::{Distance, Pushed, SharedStore};
pub use repository::Git;
pub use store::{StorePlace, whole_path};
