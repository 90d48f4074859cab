//! The only room that touches the disk.

mod find;
mod folder;
mod home;
mod journal;
mod owed;
mod pointers;
mod save;
mod system;

pub use find::{empty_root, find_root, folder_in_repository, locate, workspace_path};
pub use folder::{Folder, load, read_whole, seals};
pub use owed::{BroughtCommit, Owed, PendingCommit};
pub use save::{Lock, Replacement};
pub use system::{Disk, EntryType, RealDisk};

/// Said of what is read or written as a file and is none.
const NOT_PLAIN: &str = "den er ikke en vanlig fil";
