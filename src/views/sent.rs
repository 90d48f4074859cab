//! What was sent to a meeting, as its view tells of it.

use chrono::NaiveDate;
use serde::Serialize;

use super::{bullets, heading};
use crate::document::{Block, Inline};
use crate::model::{Manifest, Meeting};
use crate::norsk;
use crate::workspace::Workspace;

/// A version as a program reads it.
#[derive(Serialize)]
pub struct VersionOutput {
    #[serde(rename = "hva")]
    what: &'static str,
    #[serde(rename = "versjon")]
    letter: char,
    #[serde(rename = "sendt")]
    sent: String,
    #[serde(rename = "filer")]
    files: Vec<String>,
}

impl VersionOutput {
    /// The files, under a heading. A path is to be opened, and never broken.
    pub fn blocks(&self) -> [Block; 2] {
        let paths = self.files.iter().map(|path| vec![Inline::Code(path.clone())]);
        [
            heading(format!("{}, sendt ut som versjon {}", norsk::capitalised(self.what), self.letter)),
            bullets(paths),
        ]
    }
}

/// Each version of what was sent, the minutes last, with the paths of its files and of what was enclosed.
pub fn versions(workspace: &Workspace, meeting: &Meeting) -> Vec<VersionOutput> {
    let Some(manifest) = workspace.manifests.get(&meeting.id) else { return Vec::new() };
    let output = manifest.versions.iter().chain(&manifest.minutes).map(|version| VersionOutput {
        what: if version.record.is_some() { "referat" } else { "innkalling" },
        letter: version.letter,
        sent: version.sent.to_string(),
        files: version.files.iter().chain(&version.enclosed).map(|file| file.path.clone()).collect(),
    });
    output.collect()
}

/// The day the notice was sealed, or that somebody has written that it was sent.
pub fn day(workspace: &Workspace, meeting: &Meeting) -> Option<NaiveDate> {
    let sealed = workspace.manifest_of(meeting).and_then(Manifest::first_sent);
    sealed.or(meeting.sent.map(|sent| sent.value))
}

/// «versjon B, 12. februar 2024»
pub fn last(workspace: &Workspace, meeting: &Meeting) -> Option<String> {
    let last = workspace.manifest_of(meeting).and_then(Manifest::last)?;
    Some(format!("versjon {}, {}", last.letter, norsk::date(last.sent)))
}
