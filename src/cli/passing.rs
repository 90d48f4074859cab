//! Passing on what is done here to whatever it is shared through. Asks for one thing at a time, so that it
//! can be tried on a store that fails.

use anyhow::{Context, Result, bail};

use crate::git::Pushed;

/// How often we try to share, when others are there first.
const TRIES: usize = 3;
const UNSHARED: &str =
    "Det felles lageret tok ikke imot. Alt du har gjort, ligger trygt på din maskin. Git sier hvorfor:";

/// A folder, and the store that it is shared through.
pub trait Exchange {
    /// Saves what is here and brings in what others have shared; how many deeds the store lacks then. None
    /// when the two do not go together; why, is told.
    ///
    /// # Errors
    /// When the store cannot be reached, or git refuses.
    fn bring_in(&mut self) -> Result<Option<usize>>;

    /// Gives the store what is here.
    ///
    /// # Errors
    /// When it cannot be reached, or refuses. Nobody knows then whether it has it.
    fn push(&mut self) -> Result<Pushed>;
}

/// Shares what is here, and brings in what others did first, again while somebody is faster. How many deeds
/// were shared; none when what others did does not go together with them.
///
/// # Errors
/// As for what is asked; and when somebody is faster each time.
pub fn pass_on(sharing: &mut impl Exchange) -> Result<Option<usize>> {
    let mut lock = None;
    for _ in 0..TRIES {
        let ahead = sharing.bring_in()?;
        if matches!(ahead, None | Some(0)) {
            return Ok(ahead);
        }
        lock = match sharing.push().context(UNSHARED)? {
            Pushed::Done => return Ok(ahead),
            Pushed::Behind => None,
            Pushed::Locked(said) => Some(said),
        };
    }
    if let Some(said) = lock {
        bail!("{UNSHARED}\n{said}");
    }
    bail!(
        "Noen andre delte noe hver gang vi prøvde. Ingenting er mistet: vent litt, og kjør «ipr del» igjen."
    )
}
