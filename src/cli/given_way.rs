//! The words that gave way where somebody chose between two texts, for whoever wrote them.

use anyhow::Result;

use super::clashes::ClashOver;
use crate::git::{Blob, Git, PastDeed};
use crate::read::{self, FileContent};
use crate::steps::joined::{ThreeTexts, Whose, is_joined, joined};
use crate::steps::own_work::Thing;
use crate::workspace::Workspace;

/// What stood in `name` and was not chosen in a deed, as it is told, with where all of it lies; none when it
/// cannot be found again, or not everybody may see it, now or as it was in either of the two.
///
/// # Errors
/// When git fails.
pub fn given_way(git: &Git, deed: &PastDeed, name: &str, now: &Workspace) -> Result<Option<String>> {
    let parents = ["^1", "^2"].map(|nth| git.revision(&format!("{}{nth}", deed.commit)).ok().flatten());
    let [Some(ours), Some(theirs)] = parents else { return Ok(None) };
    let as_it_was =
        |revision| -> Result<Workspace> { Ok(read::read(git.files(revision, git.prefix())?, now.today).0) };
    let folders = (as_it_was(&ours)?, as_it_was(&theirs)?);
    for file in git.merge(None, &ours, &theirs)?.clashed {
        let Some(path) = file.path.strip_prefix(git.prefix()) else { continue };
        if Thing::at(&folders.0, path).name() != Some(name) || !ClashOver::new(now, now, path).is_open() {
            continue;
        }
        let stands = git.blob(&deed.commit, &file.path)?;
        let blobs = [file.ours.as_ref(), file.theirs.as_ref(), file.base.as_ref()];
        let Some([our_text, their_text, base]) = texts_of(git, path, blobs)? else { continue };
        let Some([stands, ..]) = texts_of(git, path, [stands.as_ref(), None, None])? else { continue };
        let base = file.base.as_ref().map(|_| base.as_str());
        let texts = ThreeTexts { path, base, ours: &our_text, theirs: &their_text };
        let Err(places) = joined(&texts, None) else { continue };
        let clash = ClashOver::new(&folders.0, &folders.1, path).at(places);
        for (chosen, left, lost) in
            [(Whose::Ours, &theirs, Whose::Theirs), (Whose::Theirs, &ours, Whose::Ours)]
        {
            if joined(&texts, Some(chosen)).is_ok_and(|text| text == stands) {
                let all = format!("{}:{}", &left.name()[..10], file.path);
                return Ok(clash
                    .lost(lost)
                    .map(|words| format!("{words}Hele filen slik den var, viser «git show {all}».\n")));
            }
        }
    }
    Ok(None)
}

/// The texts of a file that people write in, as git has them; none of another.
///
/// # Errors
/// When git does not have it.
pub fn texts_of(git: &Git, path: &str, blobs: [Option<&Blob>; 3]) -> Result<Option<[String; 3]>> {
    if !is_joined(path) {
        return Ok(None);
    }
    let mut texts = [String::new(), String::new(), String::new()];
    for (text, blob) in texts.iter_mut().zip(blobs) {
        let Some(blob) = blob else { continue };
        match FileContent::from_bytes(&git.content(blob)?) {
            FileContent::Text(content) => *text = content,
            _ => return Ok(None),
        }
    }
    Ok(Some(texts))
}
