//! When files came into the folder.

use anyhow::Result;

use super::repository::{Git, run};

/// Stands before what each commit did.
const COMMIT: &[u8] = b"\x01";

impl Git {
    /// How many commits ago each of these files, by path from the folder, was added, also when it was called
    /// something else then; none for one that no commit has added. Of two branches the author's clock says
    /// which commit came first.
    ///
    /// # Errors
    /// When git fails.
    pub fn ages(&self, paths: &[String]) -> Result<Vec<Option<usize>>> {
        let log = run(self.command(&[
            "log",
            "--author-date-order",
            "--relative",
            "--find-renames",
            "--diff-filter=ADR",
            "--name-status",
            "-z",
            "--format=%x01",
        ]))?;
        let mut names: Vec<&[u8]> = paths.iter().map(|path| path.as_bytes()).collect();
        let mut ages = vec![None; paths.len()];
        let mut is_gone = vec![false; paths.len()];
        let mut commits = 0;
        let mut words = log.stdout.split(|&byte| byte == 0);
        while let Some(word) = words.next() {
            match word.trim_ascii_start() {
                COMMIT => commits += 1,
                b"A" => {
                    let added = words.next();
                    for place in 0..names.len() {
                        if Some(names[place]) == added && ages[place].is_none() && !is_gone[place] {
                            ages[place] = Some(commits);
                        }
                    }
                }
                // Whatever had the name before that was another file.
                b"D" => {
                    let gone = words.next();
                    for place in 0..names.len() {
                        is_gone[place] |= Some(names[place]) == gone && ages[place].is_none();
                    }
                }
                [b'R', ..] => {
                    let (was, is) = (words.next(), words.next());
                    for (name, age) in names.iter_mut().zip(&ages) {
                        if age.is_none()
                            && Some(*name) == is
                            && let Some(was) = was
                        {
                            *name = was;
                        }
                    }
                }
                _ => {}
            }
        }
        Ok(ages)
    }
}
