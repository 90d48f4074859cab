//! `ipr skjema`

use anyhow::{Result, bail};

use super::{RunOutcome, output};
use crate::norsk;
use crate::read::schema;
use crate::read::shape::FILES;

/// Prints the schema of a kind of file.
pub fn print(asked: &str) -> Result<RunOutcome> {
    let simple = norsk::slug(asked, 80);
    let Some(file) = FILES.iter().find(|file| file.name == simple) else {
        let known: Vec<&str> = FILES.iter().map(|file| file.name).collect();
        bail!("Det finnes ikke noe skjema «{asked}». Velg blant {}.", norsk::list(&known));
    };
    output::print(&output::json(&schema::schema(file))?);
    Ok(RunOutcome::Clean)
}
