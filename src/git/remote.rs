//! The repository that several share: on a server, or a bare folder on a file share.

use anyhow::{Context, Result, bail};

use super::answer;
use super::history::Revision;
use super::repository::{Git, run};

/// Where what one has done is shared with others.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SharedStore {
    /// What git calls it.
    remote: String,
    /// The branch there.
    branch: String,
}

/// What came of sharing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Pushed {
    /// The others can have it.
    Done,
    /// Somebody was there first.
    Behind,
    /// The branch is locked: somebody is at it now, or was cut off. What git says of it.
    Locked(String),
}

/// How far two histories are from each other, in commits.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Distance {
    /// Only here.
    pub ahead: usize,
    /// Only there.
    pub behind: usize,
}

impl SharedStore {
    /// What git calls it.
    pub fn remote(&self) -> &str {
        &self.remote
    }
}

impl Git {
    /// The repository that the branch we are on is shared through; none when there is none, or several and
    /// nobody has said which.
    ///
    /// # Errors
    /// When no branch is checked out.
    pub fn shared(&self) -> Result<Option<SharedStore>> {
        let branch = run(self.command(&["symbolic-ref", "--short", "HEAD"]))?.stdout;
        let branch = String::from_utf8_lossy(&branch).trim().to_owned();
        let said = |key: &str| {
            let output =
                self.command(&["config", "--get", &format!("branch.{branch}.{key}")]).output().ok()?;
            let said = String::from_utf8_lossy(&output.stdout).trim().to_owned();
            if output.status.success() && !said.is_empty() { Some(said) } else { None }
        };
        if let Some(remote) = said("remote").filter(|remote| remote != ".") {
            let merge = said("merge").unwrap_or_default();
            let there = merge.strip_prefix("refs/heads/").unwrap_or(&branch).to_owned();
            return Ok(Some(SharedStore { remote, branch: there }));
        }
        let remotes = run(self.command(&["remote"]))?.stdout;
        let remotes = String::from_utf8_lossy(&remotes).into_owned();
        let remotes: Vec<&str> = remotes.lines().collect();
        let remote = match remotes[..] {
            [only] => Some(only),
            _ if remotes.contains(&"origin") => Some("origin"),
            _ => None,
        };
        let Some(remote) = remote else { return Ok(None) };
        Ok(Some(SharedStore { remote: remote.to_owned(), branch }))
    }

    /// Where it is, as it may be shown: without a user's name and password.
    pub fn address(&self, shared: &SharedStore) -> String {
        let asked = self.command(&["remote", "get-url", "--push", &shared.remote]).output();
        let told = match asked {
            Ok(output) if output.status.success() => String::from_utf8_lossy(&output.stdout).into_owned(),
            _ => shared.remote.clone(),
        };
        shown(told.trim())
    }

    /// Learns what others have shared, and touches no file.
    ///
    /// # Errors
    /// When it cannot be reached.
    pub fn fetch(&self, shared: &SharedStore) -> Result<()> {
        run(self.command(&["fetch", "--quiet", &shared.remote]))?;
        Ok(())
    }

    /// What others had shared when it was last asked; none when it is empty.
    pub fn their_last(&self, shared: &SharedStore) -> Option<Revision> {
        let name = format!("refs/remotes/{}/{}", shared.remote, shared.branch);
        self.revision(&name).ok().flatten()
    }

    /// Shares what has been committed here.
    ///
    /// # Errors
    /// When it cannot be reached, or it refuses.
    pub fn push(&self, shared: &SharedStore) -> Result<Pushed> {
        let to = format!("HEAD:refs/heads/{}", shared.branch);
        let output = self.hooked(&["push", "--porcelain", "--set-upstream", &shared.remote, &to]).output();
        let output = output.context("Kan ikke kjøre git.")?;
        if output.status.success() {
            return Ok(Pushed::Done);
        }
        let (out, err) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
        let is_late = |line: &str| {
            line.starts_with('!')
                && ["fetch first", "non-fast-forward", "stale info", "incorrect old value"]
                    .iter()
                    .any(|reason| line.contains(reason))
        };
        // Two at once: git held the branch against where it was when we asked.
        let is_overtaken = err.contains("cannot lock ref") && err.contains("but expected");
        if out.lines().any(is_late) || is_overtaken {
            return Ok(Pushed::Behind);
        }
        let refused = out.lines().find(|line| line.starts_with('!')).unwrap_or_default();
        let said = answer::told(format!("{}\n{refused}", err.trim()).trim());
        if err.contains("cannot lock ref") {
            return Ok(Pushed::Locked(format!("git svarte: {said}")));
        }
        bail!("git svarte: {said}")
    }

    /// How far what is committed here is from what others had shared when it was last asked.
    ///
    /// # Errors
    /// When git fails.
    pub fn distance(&self, theirs: &Revision) -> Result<Distance> {
        let range = format!("HEAD...{theirs}");
        let answer = run(self.command(&["rev-list", "--left-right", "--count", &range]))?.stdout;
        let answer = String::from_utf8_lossy(&answer).into_owned();
        let mut numbers = answer.split_whitespace().map(str::parse);
        match (numbers.next(), numbers.next()) {
            (Some(Ok(ahead)), Some(Ok(behind))) => Ok(Distance { ahead, behind }),
            _ => bail!("git svarte: {answer}"),
        }
    }
}

/// An address without who goes there.
fn shown(address: &str) -> String {
    let (scheme, rest) = match address.split_once("://") {
        Some((scheme, rest)) => (format!("{scheme}://"), rest),
        None => (String::new(), address),
    };
    let end = if scheme.is_empty() { rest.find([':', '/', '\\']) } else { rest.find(['/', '?', '#']) };
    let host = match end {
        // A path has no user, whatever stands in its names.
        None if scheme.is_empty() => return address.to_owned(),
        Some(end) if scheme.is_empty() && !rest[end..].starts_with(':') => return address.to_owned(),
        Some(end) => &rest[..end],
        None => rest,
    };
    let user = host.rfind('@').map_or(0, |at| at + 1);
    let place = &rest[user..];
    // What is asked for may be a token.
    let place = if scheme.is_empty() { place } else { place.split(['?', '#']).next().unwrap_or(place) };
    format!("{scheme}{place}")
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn an_address_is_shown_without_who_goes_there() {
        for (address, told) in [
            ("https://kari:hemmelig@git.example/raad.git", "https://git.example/raad.git"),
            ("https://kari:p@ss@git.example/raad.git?token=x", "https://git.example/raad.git"),
            ("ssh://git@git.example:22/raad.git", "ssh://git.example:22/raad.git"),
            ("git@git.example:raad.git", "git.example:raad.git"),
            ("/felles/a@b/raad.git", "/felles/a@b/raad.git"),
            ("../a@b:c.git", "../a@b:c.git"),
            (r"C:\felles\a@b.git", r"C:\felles\a@b.git"),
            (r"\\server\felles\raad.git", r"\\server\felles\raad.git"),
        ] {
            assert_eq!(shown(address), told);
        }
    }
}
