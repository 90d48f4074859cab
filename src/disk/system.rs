//! The disk of the machine, and what is asked of one. Nothing else in the program touches it, but for finding
//! the folder; tests put one in its place that fails where it is told to.

#![allow(clippy::disallowed_methods, reason = "it is the disk")]

use std::fs::{self, File, FileType, Metadata, OpenOptions};
use std::io::{self, ErrorKind, Read, Write};
use std::path::{Path, PathBuf};

/// What lies somewhere; a link is not followed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EntryType {
    /// A plain file.
    File,
    /// A folder.
    Folder,
    /// A symbolic link, or what is like one on Windows.
    Link,
    /// A device, a pipe, a socket.
    Other,
}

/// What is asked of a disk. Each is one thing that happens or does not.
pub trait Disk: Sync {
    /// What is held as long as nobody else may write.
    type Lock;

    /// What lies at `path`; none when nothing does.
    fn kind(&self, path: &Path) -> io::Result<Option<EntryType>>;

    /// Calls `take` with each name in `folder`, none when it is no text, and what it is.
    fn list(
        &self,
        folder: &Path,
        take: &mut dyn FnMut(Option<&str>, io::Result<EntryType>),
    ) -> io::Result<()>;

    /// What a plain file holds, in `buffer`: as many bytes as it has when it is opened, or their number when
    /// they are more than `most`. Nothing else than a plain file is read.
    fn read(&self, path: &Path, most: u64, buffer: &mut Vec<u8>) -> io::Result<Result<(), u64>>;

    /// Whether a file was written, or put where it lies, after another was.
    fn written_after(&self, path: &Path, than: &Path) -> io::Result<bool>;

    /// Where `path` leads when every link on the way is followed.
    fn real(&self, path: &Path) -> io::Result<PathBuf>;

    /// Whether a file can be moved between these two folders.
    fn is_same_volume(&self, one: &Path, other: &Path) -> bool;

    /// Makes a file that was not there, with all its bytes, and comes back when they are kept. It may be read
    /// and written by those who may `like`.
    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()>;

    /// Moves a file to where nothing lies; fails with [`ErrorKind::AlreadyExists`] when something does.
    fn place(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Lets two files change places.
    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()>;

    /// Moves a file over another, or to where nothing lies.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()>;

    /// Removes a file.
    fn remove(&self, path: &Path) -> io::Result<()>;

    /// Removes a folder that nothing lies in; fails when something does.
    fn remove_folder(&self, path: &Path) -> io::Result<()>;

    /// Makes a folder in one that is there, to be used by those who may use `like`.
    fn make_folder(&self, path: &Path, like: Option<&Path>) -> io::Result<()>;

    /// Comes back when what has been made, moved and removed in `folder` is kept.
    fn sync_folder(&self, folder: &Path) -> io::Result<()>;

    /// Takes the lock that `path` is, made if need be, waiting for another that holds it.
    fn lock(&self, path: &Path) -> io::Result<Self::Lock>;
}

/// The disk of the machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct RealDisk;

impl Disk for RealDisk {
    type Lock = File;

    fn kind(&self, path: &Path) -> io::Result<Option<EntryType>> {
        match fs::symlink_metadata(path) {
            Ok(metadata) => Ok(Some(kind_of(metadata.file_type()))),
            Err(error) if matches!(error.kind(), ErrorKind::NotFound | ErrorKind::NotADirectory) => Ok(None),
            Err(error) => Err(error),
        }
    }

    fn list(
        &self,
        folder: &Path,
        take: &mut dyn FnMut(Option<&str>, io::Result<EntryType>),
    ) -> io::Result<()> {
        for entry in fs::read_dir(folder)? {
            match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
                Ok((name, kind)) => take(name.to_str(), Ok(kind_of(kind))),
                Err(error) => take(None, Err(error)),
            }
        }
        Ok(())
    }

    fn read(&self, path: &Path, most: u64, buffer: &mut Vec<u8>) -> io::Result<Result<(), u64>> {
        let (file, metadata) = open_plain(path, File::options().read(true))?;
        let length = metadata.len();
        if length > most {
            return Ok(Err(length));
        }
        buffer.clear();
        buffer.reserve(usize::try_from(length).unwrap_or(0));
        file.take(length).read_to_end(buffer)?;
        Ok(Ok(()))
    }

    fn written_after(&self, path: &Path, than: &Path) -> io::Result<bool> {
        Ok(written_at(&fs::symlink_metadata(path)?)? > written_at(&fs::symlink_metadata(than)?)?)
    }

    fn real(&self, path: &Path) -> io::Result<PathBuf> {
        fs::canonicalize(path)
    }

    fn is_same_volume(&self, one: &Path, other: &Path) -> bool {
        let (Ok(one), Ok(other)) = (volume(one), volume(other)) else { return false };
        one == other
    }

    fn create(&self, path: &Path, bytes: &[u8], like: Option<&Path>) -> io::Result<()> {
        let like = like.map(fs::metadata).transpose()?;
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if like.is_some() {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        let mut file = options.open(path)?;
        if let Some(like) = like {
            give_rights(&file, &like)?;
        }
        file.write_all(bytes)?;
        file.sync_all()
    }

    fn place(&self, from: &Path, to: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        match renamed(from, to, rustix::fs::RenameFlags::NOREPLACE) {
            Err(error) if is_beyond(&error) => {}
            result => return result,
        }
        // A link is not made over what lies there.
        match fs::hard_link(from, to) {
            Ok(()) => fs::remove_file(from),
            Err(error) if error.kind() == ErrorKind::AlreadyExists => Err(error),
            Err(_) if self.kind(to)?.is_some() => Err(ErrorKind::AlreadyExists.into()),
            Err(_) => fs::rename(from, to),
        }
    }

    fn exchange(&self, one: &Path, other: &Path) -> io::Result<()> {
        #[cfg(any(target_os = "linux", target_os = "macos"))]
        match renamed(one, other, rustix::fs::RenameFlags::EXCHANGE) {
            Err(error) if is_beyond(&error) => {}
            result => return result,
        }
        let aside = one.with_extension("gml");
        let _ = fs::remove_file(&aside);
        if fs::hard_link(other, &aside).is_err() {
            fs::copy(other, &aside)?;
        }
        fs::rename(one, other)?;
        fs::rename(aside, one)
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }

    fn make_folder(&self, path: &Path, like: Option<&Path>) -> io::Result<()> {
        fs::create_dir(path)?;
        match like {
            Some(like) => fs::set_permissions(path, fs::metadata(like)?.permissions()),
            None => Ok(()),
        }
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        // Windows keeps what happens in a folder without being asked, and opens no folder.
        if cfg!(unix) { File::open(folder)?.sync_all() } else { Ok(()) }
    }

    fn lock(&self, path: &Path) -> io::Result<File> {
        // Somebody else who uses the folder may have made it; to read it is enough to lock it.
        let (file, _) = match open_plain(path, File::options().read(true).write(true).create(true)) {
            Err(error) if error.kind() == ErrorKind::PermissionDenied => {
                open_plain(path, File::options().read(true))?
            }
            opened => opened?,
        };
        file.lock()?;
        Ok(file)
    }
}

fn kind_of(kind: FileType) -> EntryType {
    if kind.is_file() {
        EntryType::File
    } else if kind.is_dir() {
        EntryType::Folder
    } else if kind.is_symlink() {
        EntryType::Link
    } else {
        EntryType::Other
    }
}

/// Opens a plain file. A pipe that nobody writes in is not waited for, no link is followed, and a device
/// gives nothing.
fn open_plain(path: &Path, options: &mut OpenOptions) -> io::Result<(File, Metadata)> {
    #[cfg(unix)]
    {
        use rustix::fs::OFlags;
        let flags = (OFlags::NONBLOCK | OFlags::NOFOLLOW | OFlags::NOCTTY).bits();
        std::os::unix::fs::OpenOptionsExt::custom_flags(options, flags.cast_signed());
    }
    let file = options.open(path)?;
    let metadata = file.metadata()?;
    if metadata.is_file() { Ok((file, metadata)) } else { Err(io::Error::other(super::NOT_PLAIN)) }
}

#[cfg(any(target_os = "linux", target_os = "macos"))]
fn renamed(from: &Path, to: &Path, flags: rustix::fs::RenameFlags) -> io::Result<()> {
    use rustix::fs::CWD;
    Ok(rustix::fs::renameat_with(CWD, from, CWD, to, flags)?)
}

/// Whether the file system, or the system, does not know how.
#[cfg(any(target_os = "linux", target_os = "macos"))]
fn is_beyond(error: &io::Error) -> bool {
    matches!(error.kind(), ErrorKind::InvalidInput | ErrorKind::Unsupported)
}

/// Gives a file the rights and, where that may be done, the owners of another. A group that it cannot be
/// given to gets none.
#[cfg(unix)]
fn give_rights(file: &File, like: &Metadata) -> io::Result<()> {
    use std::os::unix::fs::{MetadataExt, PermissionsExt, fchown};
    let own = file.metadata()?;
    let mut mode = like.mode() & 0o777;
    if own.uid() != like.uid() {
        let _ = fchown(file, Some(like.uid()), None);
    }
    if own.gid() != like.gid() && fchown(file, None, Some(like.gid())).is_err() {
        mode &= 0o707;
    }
    file.set_permissions(fs::Permissions::from_mode(mode))
}

/// On Windows a file has the rights of the folder that it is made in.
#[cfg(not(unix))]
fn give_rights(_file: &File, _like: &Metadata) -> io::Result<()> {
    Ok(())
}

/// When a file was written or moved, by the clock of the volume that it is on.
#[cfg(unix)]
fn written_at(metadata: &Metadata) -> io::Result<(i64, i64)> {
    use std::os::unix::fs::MetadataExt;
    let written = (metadata.mtime(), metadata.mtime_nsec());
    Ok(written.max((metadata.ctime(), metadata.ctime_nsec())))
}

/// When a file was written.
#[cfg(not(unix))]
fn written_at(metadata: &Metadata) -> io::Result<std::time::SystemTime> {
    metadata.modified()
}

/// By what the volume of a folder is known.
#[cfg(unix)]
fn volume(folder: &Path) -> io::Result<u64> {
    Ok(std::os::unix::fs::MetadataExt::dev(&fs::metadata(folder)?))
}

#[cfg(not(unix))]
fn volume(folder: &Path) -> io::Result<Option<std::ffi::OsString>> {
    let full = fs::canonicalize(folder)?;
    Ok(full.components().next().map(|first| first.as_os_str().to_owned()))
}
