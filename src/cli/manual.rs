//! Pages for man(1), one for each command.

#![allow(clippy::disallowed_methods, reason = "it writes where it is told, which is no folder of a council")]

use std::path::Path;

use anyhow::{Context, Result};
use clap::Command;
use clap_mangen::Man;

use super::{RunOutcome, help, output};
use crate::norsk;

/// What the headings are called.
const HEADINGS: [(&str, &str); 6] = [
    ("NAME", "NAVN"),
    ("SYNOPSIS", "BRUK"),
    ("DESCRIPTION", "BESKRIVELSE"),
    ("OPTIONS", "VALG"),
    ("SUBCOMMANDS", "KOMMANDOER"),
    ("EXTRA", "EKSEMPLER"),
];

/// `ipr manualsider`
///
/// # Errors
/// When the pages cannot be written.
pub fn write(folder: &Path) -> Result<RunOutcome> {
    let mut root = help::command().before_help("").help_template(crate::action::TEMPLATE);
    root.build();
    let mut pages = Vec::new();
    collect(&root, "ipr", &mut pages)?;
    let failed = || format!("Manualsidene kan ikke skrives i {}.", folder.display());
    std::fs::create_dir_all(folder).with_context(failed)?;
    for (name, page) in &pages {
        let path = folder.join(format!("{name}.1"));
        // A link that lies there is not followed, and what is no file is not waited for.
        if path.symlink_metadata().is_ok_and(|there| !there.is_file()) {
            std::fs::remove_file(&path).with_context(failed)?;
        }
        std::fs::write(path, page).with_context(failed)?;
    }
    let count = norsk::count(pages.len(), "manualside", "manualsider");
    output::print(&format!("{count} skrevet i {}.\n", folder.display()));
    Ok(RunOutcome::Clean)
}

/// The page of `command`, which is called `name`, and of each below it.
fn collect(command: &Command, name: &str, pages: &mut Vec<(String, String)>) -> Result<()> {
    let mut page = Vec::new();
    Man::new(command.clone()).manual("ipr").source("ipr").render(&mut page)?;
    let mut page = String::from_utf8(page)?.replace("[OPTIONS]", "[VALG]");
    for (heading, said) in HEADINGS {
        page = page.replace(&format!(".SH {heading}\n"), &format!(".SH {said}\n"));
    }
    pages.push((name.to_owned(), page));
    for inner in command.get_subcommands() {
        collect(inner, &format!("{name}-{}", inner.get_name()), pages)?;
    }
    Ok(())
}
