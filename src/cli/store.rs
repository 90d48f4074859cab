//! `ipr del --til`: the store that several share, begun where all of them reach it.

use std::path::Path;

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::output;
use super::run::Run;
use crate::action::ShareWork;
use crate::desk::Desk;
use crate::git::{Git, StorePlace, whole_path};
use crate::render::screen;

/// What came of connecting the folder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Connected {
    /// It is connected.
    Done,
    /// It was only tried.
    Tried,
}

/// Connects the folder to the store at `place`, which is made when it is an empty folder, or none yet.
///
/// # Errors
/// When the folder is connected to another, or something else lies there, or it cannot be reached.
pub fn connect(global: &Global, asked: &ShareWork, place: &str) -> Result<Connected> {
    let mut run = Run::open_to_write(global)?;
    run.commits = true;
    let git = run.repository(&[])?.context("Mappen ligger ikke i git, så det er ingen å dele med.")?;
    refuse_example(&run.desk(global), asked, place)?;
    let whole = if is_address(place) { Some(place.to_owned()) } else { whole_path(place) };
    let address = whole.with_context(|| format!("«{place}» er ikke et sted et felles lager kan ligge."))?;
    if let Some(store) = git.shared()? {
        let known = git.address(&store);
        if known == address {
            return Ok(Connected::Done);
        }
        bail!(
            "Mappen er allerede knyttet til {known}. Skal den flyttes til {address}, kan den som kan git hos \
             dere, kjøre «git remote set-url {} \"{address}\"». Ingenting er endret.",
            store.remote()
        );
    }
    let is_to_be_made = !is_address(place) && look_at_place(&git, &address)? == StorePlace::Free;
    let verb = match (is_to_be_made, asked.trial.dry_run) {
        (true, true) => "Ville laget et felles lager i",
        (true, false) => "Laget et felles lager i",
        (false, true) => "Ville knyttet mappen til",
        (false, false) => "Mappen er knyttet til",
    };
    if asked.trial.dry_run {
        output::print(&screen::paragraph(&format!("{verb} {address} (prøvekjøring: ingenting er endret).")));
        return Ok(Connected::Tried);
    }
    if is_to_be_made {
        git.make_store(Path::new(&address)).with_context(|| {
            format!("Kan ikke lage et felles lager i {address}. Ingenting er endret her. Git sier hvorfor:")
        })?;
    }
    git.connect(&address)?;
    output::print(&format!("{verb} {address}.\n"));
    Ok(Connected::Done)
}

/// What lies at a path where a store may be, or be made.
fn look_at_place(git: &Git, address: &str) -> Result<StorePlace> {
    let place = git.place_of_store(Path::new(address));
    match place {
        StorePlace::Free | StorePlace::Store => Ok(place),
        StorePlace::Within => bail!(
            "{address} ligger i rådets egen mappe. Velg et sted utenfor, som alle når. Ingenting er endret."
        ),
        StorePlace::Unreached => bail!(
            "Finner ikke mappen som {address} skal ligge i. Er den felles disken koblet til? \
             Ingenting er endret."
        ),
        StorePlace::Taken => bail!(
            "Det ligger noe annet i {address}. Velg en mappe som er tom eller ikke finnes ennå, som \
             raad.git ved siden av. Ingenting er endret."
        ),
    }
}

/// Whether a place is somewhere else than on a disk.
fn is_address(place: &str) -> bool {
    if place.contains("://") {
        return true;
    }
    // One letter before a colon is a disk on Windows.
    let host = place.split_once(':').map(|(host, _)| host);
    host.is_some_and(|host| host.len() > 1 && !host.contains(['/', '\\']))
}

/// What a colleague runs first, each command on a line of its own, to be copied.
pub fn first_commands(address: &str) -> String {
    let told = "Fra da av er det «ipr hent» og «ipr del» hos alle. Sier git at mappen eies av noen andre, \
                sier den også hva som må kjøres én gang.";
    format!(
        "\nDe andre begynner med dette, der de vil ha mappen:\n\n  git clone \"{address}\" raad\n  cd raad\n\
         \x20 ipr status\n\n{}",
        screen::paragraph(told)
    )
}

/// Refuses to share what is only an example.
///
/// # Errors
/// When it is, and nobody has said that it is to be shared all the same.
pub fn refuse_example(desk: &Desk, asked: &ShareWork, address: &str) -> Result<()> {
    if desk.workspace().council.example_day.is_none() || asked.anyway {
        return Ok(());
    }
    bail!(
        "Mappen er et eksempel («eksempeldag» i bodies.yaml), så det du prøver i den, sendes ikke til \
         {address}. Er den blitt deres egen, ta bort «eksempeldag». Skal det sendes likevel, kjør «ipr del \
         --likevel». Ingenting er endret."
    )
}

#[cfg(test)]
mod tests {
    use super::is_address;

    #[test]
    fn a_disk_is_told_from_a_server() {
        for (place, is_elsewhere) in [
            ("https://git.example/raad.git", true),
            ("git@git.example:raad.git", true),
            ("/felles/raad.git", false),
            ("../felles disk/raad.git", false),
            (r"C:\felles\raad.git", false),
            (r"\\server\felles\raad.git", false),
        ] {
            assert_eq!(is_address(place), is_elsewhere, "{place}");
        }
    }
}
