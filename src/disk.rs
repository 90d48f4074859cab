//! The only room that touches the disk.

mod folder;
pub mod save;

pub use folder::{
    find_root, folder_in_repository, load, locate, names_in, read_attachment, read_file, read_picture, seals,
    workspace_path,
};
