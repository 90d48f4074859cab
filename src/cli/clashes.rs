//! Where two have changed the same: what it is, both texts, and whom to ask.

use anyhow::{Result, bail};

use super::moved_twice::MovedTwice;
use crate::git::PastDeed;
use crate::model::CaseId;
use crate::norsk;
use crate::read;
use crate::render::screen;
use crate::rules::{WithheldParts, withheld_parts};
use crate::steps::joined::{Clash, Whose};
use crate::steps::own_work::Thing;
use crate::workspace::Workspace;

/// So many lines of a text that gave way are told at each place.
const LINES: usize = 12;

/// What somebody has decided: whose text is to stand in a case, a meeting or a file.
pub struct Choice {
    /// Whose.
    pub whose: Whose,
    what: String,
}

impl Choice {
    /// What was said on the command line, two words at a time.
    ///
    /// # Errors
    /// When a first word is neither of the two, or nothing is named.
    pub fn read(words: &[String]) -> Result<Vec<Self>> {
        let mut choices = Vec::new();
        for pair in words.chunks(2) {
            let [whose, what] = pair else {
                bail!("Skriv «--behold min SAK» eller «--behold deres SAK».")
            };
            let whose = match whose.as_str() {
                "min" => Whose::Ours,
                "deres" => Whose::Theirs,
                _ => bail!(
                    "«{whose}» er verken min eller deres. Skriv «--behold min {what}» eller «--behold deres \
                     {what}»."
                ),
            };
            choices.push(Self { whose, what: what.clone() });
        }
        Ok(choices)
    }

    /// Whether it is about what is called `name`: by all of it, or by a case's id without zeros.
    fn is_short_for(&self, name: &str) -> bool {
        name == self.what || CaseId::from(name).is_like(&CaseId::from(self.what.as_str()))
    }

    /// Whether it is about the file at `path`.
    pub fn names(&self, path: &str) -> bool {
        let rest = path.strip_suffix(self.what.as_str());
        rest.is_some_and(|rest| rest.is_empty() || rest.ends_with('/'))
    }
}

/// Refuses a choice about what nobody disagrees on, and says what there is to choose between.
///
/// # Errors
/// When there is one.
pub fn refuse_unknown(choices: &[Choice], clashes: &[ClashOver]) -> Result<()> {
    for choice in choices {
        if clashes.iter().any(|clash| clash.is_meant_by(choice)) {
            continue;
        }
        let mut names: Vec<&str> = Vec::new();
        for clash in clashes {
            if !names.contains(&clash.name()) {
                names.push(clash.name());
            }
        }
        let what = &choice.what;
        if names.is_empty() {
            bail!(
                "Dere har ikke endret det samme noe sted, så det er ingenting å velge i «{what}». Kjør \
                 kommandoen uten --behold. Ingenting er hentet."
            );
        }
        let first = names[0];
        bail!(
            "Dere har ikke endret det samme i «{what}». Det dere har endret begge to, er {}. Skriv «--behold \
             min {first}» eller «--behold deres {first}». Ingenting er hentet.",
            norsk::list(&names)
        );
    }
    Ok(())
}

/// Where somebody has decided whose text stands.
pub struct Replaced {
    /// The file, by its path in the folder.
    pub path: String,
    /// The places in it that may be told.
    pub places: Vec<String>,
    /// Whose text stands.
    pub whose: Whose,
}

/// A file that both have changed.
pub struct ClashOver {
    /// Its path; from the top of the repository when it lies outside the folder.
    pub path: String,
    thing: Option<Thing>,
    places: Vec<Clash>,
    /// Whether its texts may be shown.
    is_open: bool,
    why: Option<String>,
}

impl ClashOver {
    /// The file at `path`, as both have it.
    pub fn new(ours: &Workspace, theirs: &Workspace, path: &str) -> Self {
        let is_open_in = |folder: &Workspace| matches!(withheld_parts(folder, path), WithheldParts::Nothing);
        Self {
            path: path.to_owned(),
            thing: Some(Thing::at(ours, path)),
            places: Vec::new(),
            is_open: read::is_read(path) && is_open_in(ours) && is_open_in(theirs),
            why: None,
        }
    }

    /// A file that is none of the council's.
    pub fn outside(path: &str) -> Self {
        let why =
            Some("Filen ligger utenfor rådets mappe, og den som kan git hos dere, må se på den.".to_owned());
        Self { path: path.to_owned(), thing: None, places: Vec::new(), is_open: false, why }
    }

    /// Two cases with one id, of which ours, at `path`, cannot give way, because of a `bond`.
    pub fn of_id(folder: &Workspace, path: &str, bond: &str) -> Self {
        let id = read::id_in_name(path);
        let why = Some(format!(
            "Det finnes nå to saker {id}, og din {bond}, så den kan ikke få en annen id. Be den som laget \
             den andre, kjøre «ipr sak ny-id» på sin."
        ));
        Self {
            path: path.to_owned(),
            thing: Some(Thing::at(folder, path)),
            places: Vec::new(),
            is_open: false,
            why,
        }
    }

    /// A meeting that both have moved.
    pub fn of_move(folder: &Workspace, moved: &MovedTwice) -> Self {
        let path = moved.path();
        let thing = Some(Thing::at(folder, &path));
        Self { path, thing, places: Vec::new(), is_open: false, why: Some(moved.told.clone()) }
    }

    /// What is told of it when somebody has decided: the places only where everybody may know them.
    pub fn replaced(self, whose: Whose) -> Replaced {
        let mut places: Vec<String> = Vec::new();
        for clash in self.places {
            if self.is_open && !clash.place.is_empty() && !places.contains(&clash.place) {
                places.push(clash.place);
            }
        }
        Replaced { path: self.path, places, whose }
    }

    /// The same, at these places.
    pub fn at(self, places: Vec<Clash>) -> Self {
        Self { places, ..self }
    }

    /// The same, of a file that one has taken away and the other written in.
    pub fn gone(self, is_ours: bool) -> Self {
        let why = if is_ours {
            "Du har fjernet filen, og den andre har skrevet i den."
        } else {
            "Den andre har fjernet filen, og du har skrevet i den."
        };
        Self { why: Some(why.to_owned()), ..self }
    }

    /// The same, of files that both have added under names that are one to many disks.
    pub fn alike(self) -> Self {
        let why = "Dere har lagt til hver sin fil, med navn som bare skiller seg i store og små bokstaver. \
                   På mange maskiner er det én fil. Gi din et annet navn, og kjør kommandoen igjen; \
                   «--behold» lar bare den ene stå.";
        Self { why: Some(why.to_owned()), ..self }
    }

    /// The same, of what both have sent.
    pub fn sent_twice(self) -> Self {
        let why = "Dere har begge sendt ut til dette møtet. Velg den utgaven som faktisk gikk ut. Gikk begge \
                   ut, kjør «ipr utsending» etterpå, så går resten ut som tillegg.";
        Self { why: Some(why.to_owned()), ..self }
    }

    /// Whether somebody has decided about it.
    pub fn is_meant_by(&self, choice: &Choice) -> bool {
        let name = self.thing.as_ref().and_then(Thing::name);
        name.is_some_and(|name| choice.is_short_for(name)) || choice.names(&self.path)
    }

    /// What one writes to decide about it.
    pub fn name(&self) -> &str {
        let name = self.thing.as_ref().and_then(Thing::name);
        name.unwrap_or(&self.path)
    }

    /// Whether everybody may see its texts.
    pub fn is_open(&self) -> bool {
        self.is_open
    }

    /// What one side wrote and is not to stand, as much as a reader can take in; none when it is not for
    /// everybody, or that side only took something out.
    pub fn lost(&self, whose: Whose) -> Option<String> {
        let mut text = String::new();
        for place in self.places.iter().filter(|_| self.is_open) {
            let version = if whose == Whose::Ours { &place.ours } else { &place.theirs };
            let Some(version) = version.as_deref().map(str::trim_end).filter(|words| !words.is_empty())
            else {
                continue;
            };
            let heading = format!("Under «{}» sto det:\n", place.place);
            text.push_str(if place.place.is_empty() { "Der sto det:\n" } else { &heading });
            let lines: Vec<&str> = version.lines().filter(|line| !line.trim().is_empty()).collect();
            for line in lines.iter().take(LINES) {
                text.push_str(&format!("    {line}\n"));
            }
            if lines.len() > LINES {
                let rest = norsk::count(lines.len() - LINES, "linje", "linjer");
                text.push_str(&format!("    … og {rest} til\n"));
            }
        }
        if text.is_empty() { None } else { Some(text) }
    }

    /// What it is, as it would be said.
    fn said(&self) -> String {
        match &self.thing {
            Some(thing @ Thing::Other(_)) if !self.path.contains('/') => format!("{thing} ({})", self.path),
            Some(thing) => thing.to_string(),
            None => self.path.clone(),
        }
    }

    /// What both have done, where `other` is who did theirs.
    pub fn told(&self, other: &str) -> String {
        let mut text = screen::paragraph(&format!("Du og {other} har endret det samme i {}.", self.said()));
        if let Some(why) = &self.why {
            text.push_str(&screen::paragraph(why));
        }
        if !self.is_open && !self.places.is_empty() {
            let is_withheld = if read::is_read(&self.path) {
                "Noe der er unntatt offentlighet, så tekstene vises ikke."
            } else {
                "Tekstene vises ikke her."
            };
            let count = norsk::count(self.places.len(), "sted", "steder");
            text.push_str(&screen::paragraph(&format!("{count}. {is_withheld}")));
            return text;
        }
        for place in &self.places {
            let named = match place.place.as_str() {
                "" => String::new(),
                name => format!("Under «{name}»:\n"),
            };
            text.push_str(&format!("\n{named}"));
            for (who, version) in [("Du", &place.ours), (other, &place.theirs)] {
                match version.as_deref().map(str::trim_end) {
                    Some(version) => {
                        text.push_str(&format!("  {who} skrev:\n"));
                        for line in version.lines() {
                            text.push_str(&format!("    {line}\n"));
                        }
                    }
                    None => text.push_str(&format!("  {who} har tatt det bort.\n")),
                }
            }
        }
        text
    }
}

/// The people who have done this, as they would be said.
pub fn people(deeds: &[PastDeed]) -> String {
    let mut people: Vec<&str> = Vec::new();
    for deed in deeds {
        if !people.contains(&deed.author.as_str()) {
            people.push(&deed.author);
        }
    }
    if people.is_empty() { "de andre".to_owned() } else { norsk::list(&people) }
}
