//! What is sealed, and whether it still is what it was.

use super::outcome::Attempt;
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Severity};
use crate::model::{Manifest, SealedFile};
use crate::text::FileChange;
use crate::text::digest::Seal;

/// Said when nothing is sent.
pub(super) const NOT_SENT: &str = "Ingenting er sendt ut, og ingenting er endret.";

/// Each file with the seal by which it is known again.
pub(super) fn sealed(made: &[FileChange]) -> Vec<SealedFile> {
    let seal = |file: &FileChange| SealedFile {
        path: file.path.clone(),
        seal: Seal::of(&file.path, &file.bytes),
        span: None,
    };
    made.iter().map(seal).collect()
}

/// Which of the files that were sent are not what they were; then nothing more is sent until they are.
pub(super) fn broken_seal(desk: &Desk, manifest: &Manifest) -> Option<Attempt> {
    let is_broken = |found: &&Diagnostic| {
        found.place.source == manifest.source && found.severity == Severity::Error && found.waived.is_none()
    };
    let broken: Vec<&Diagnostic> = desk.found().iter().filter(is_broken).collect();
    if broken.is_empty() { None } else { Some(Attempt::refused(desk, broken, NOT_SENT)) }
}
