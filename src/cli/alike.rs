//! Files that two have added, each under a name that is the other's to many disks: those that do not tell
//! large letters from small, nor letters made in one way from those made in another.

use anyhow::Result;

use super::clashes::ClashOver;
use super::merging::{Merging, TreeChanges};
use crate::git::{Merge, TreeEntry};
use crate::norsk;
use crate::steps::joined::Whose;
use crate::text::{Became, ChangedFile};

impl Merging<'_> {
    /// Asks which of two such files is to stand, and leaves out the other when somebody has decided.
    pub(super) fn settle_alike(
        &self,
        merge: &Merge,
        entries: &mut TreeChanges,
        clashes: &mut Vec<ClashOver>,
    ) -> Result<()> {
        let own = self.git.differing(self.theirs.0, &merge.tree)?;
        let brought = self.git.differing(self.ours.0, &merge.tree)?;
        for [our, their] in named_alike(&own, &brought) {
            let clash = ClashOver::new(self.ours.1.workspace(), self.theirs.1.workspace(), &our).alike();
            match self.chosen(|choice| clash.is_meant_by(choice)) {
                Some(whose) => {
                    let lost = if whose == Whose::Ours { their } else { our };
                    entries.push((format!("{}{lost}", self.git.prefix()), TreeEntry::Gone));
                }
                None => clashes.push(clash),
            }
        }
        Ok(())
    }
}

/// The paths of ours, each with that of theirs which is the same to such a disk.
fn named_alike(ours: &[ChangedFile], theirs: &[ChangedFile]) -> Vec<[String; 2]> {
    let mut alike = Vec::new();
    for our in ours {
        let name = norsk::composed(&our.path).to_lowercase();
        for their in theirs {
            let are_new = our.became == Became::New && their.became == Became::New;
            if are_new && our.path != their.path && norsk::composed(&their.path).to_lowercase() == name {
                alike.push([our.path.clone(), their.path.clone()]);
            }
        }
    }
    alike
}
