//! `ipr hent` and `ipr del`: what others have done, brought in, and what is done here, shared with them.

use std::sync::Arc;

use anyhow::{Context, Result};

use super::arguments::Global;
use super::clashes::{self, Choice, ClashOver, Replaced, people};
use super::given_way::given_way;
use super::merging::{MergedFolder, Merging, faults_in, is_fault, is_odd};
use super::passing::{Exchange, pass_on};
use super::run::Run;
use super::store::{Connected, connect, first_commands, refuse_example};
use super::{RunOutcome, output, past, tell};
use crate::action::{Action, ShareOut, ShareWork};
use crate::attempt::{Attempt, Findings, Refusal, attempt};
use crate::desk::Desk;
use crate::diagnostic::Diagnostic;
use crate::git::{Distance, Git, PastDeed, Pushed, Revision, SharedStore};
use crate::norsk;
use crate::render::screen;
use crate::rules::{self, Work};
use crate::steps::joined::Whose;
use crate::steps::own_work::Thing;

/// How many deeds of others are told, one by one.
const TOLD: usize = 12;

/// `ipr hent`
///
/// # Errors
/// When there is nothing to fetch from, it cannot be reached, or git refuses.
pub fn fetch(global: &Global, asked: &ShareWork) -> Result<RunOutcome> {
    bring_in(global, asked, Errand::Fetch)
}

fn bring_in(global: &Global, asked: &ShareWork, errand: Errand) -> Result<RunOutcome> {
    let (outcome, old_papers) = SharedFolder::begin(global, asked, errand)?.gather()?;
    remake(global, &old_papers)?;
    Ok(outcome)
}

/// `ipr del`
///
/// # Errors
/// As [`fetch`], and when what is here is refused.
pub fn share(global: &Global, asked: &ShareOut) -> Result<RunOutcome> {
    let ShareOut { to, work: asked } = asked;
    if let Some(place) = to
        && connect(global, asked, place)? == Connected::Tried
    {
        return Ok(RunOutcome::Clean);
    }
    let mut sharer = Sharer { global, asked, folder: None, is_first: false };
    let passed = pass_on(&mut sharer)?;
    let (Some(shared), Some(folder)) = (passed, &sharer.folder) else { return Ok(RunOutcome::Found) };
    let (address, deeds) = (folder.git.address(&folder.store), norsk::count(shared, "endring", "endringer"));
    if shared == 0 {
        output::print("Alt du har gjort, er delt fra før.\n");
        return Ok(RunOutcome::Clean);
    }
    if asked.trial.dry_run {
        let told = format!("Ville delt {deeds} (prøvekjøring: ingenting er sendt).\nTil: {address}\n");
        output::print(&told);
        return Ok(RunOutcome::Clean);
    }
    let deeds = if sharer.is_first { "alt som er lagret" } else { &deeds };
    output::print(&format!("Delt: {deeds}.\nSendt til: {address}\n"));
    if to.is_some() {
        output::print(&first_commands(&address));
    }
    let faults = faults_in(&folder.desk);
    if faults > 0 {
        let faults = norsk::count(faults, "feil", "feil");
        output::print(&screen::paragraph(&format!(
            "Med det de andre nå får, følger {faults}. «ipr check» viser dem; rett dem, og kjør «ipr del» \
             igjen."
        )));
    }
    Ok(RunOutcome::Clean)
}

/// What passes on what is here. Others may write in the folder between two tries.
struct Sharer<'a> {
    global: &'a Global,
    asked: &'a ShareWork,
    folder: Option<SharedFolder<'a>>,
    /// Whether the store is empty.
    is_first: bool,
}

impl Exchange for Sharer<'_> {
    fn bring_in(&mut self) -> Result<Option<usize>> {
        self.folder = None;
        if bring_in(self.global, self.asked, Errand::Share)? == RunOutcome::Found {
            return Ok(None);
        }
        let folder = SharedFolder::begin(self.global, self.asked, Errand::Share)?;
        let theirs = folder.git.their_last(&folder.store);
        self.is_first = theirs.is_none();
        let ahead = match theirs {
            Some(theirs) => folder.git.distance(&theirs)?.ahead,
            None => 1,
        };
        self.folder = Some(folder);
        Ok(Some(ahead))
    }

    fn push(&mut self) -> Result<Pushed> {
        let folder = self.folder.as_ref().context(NO_STORE)?;
        if self.asked.trial.dry_run { Ok(Pushed::Done) } else { folder.git.push(&folder.store) }
    }
}

const UNREACHED: &str = "Får ikke kontakt med det felles lageret, så ingenting er hentet eller delt. Alt du \
    har gjort, ligger trygt på din maskin; prøv igjen når du er på nett. Git sier hvorfor:";
const NO_STORE: &str = "Mappen er ikke knyttet til noe felles lager. «ipr del --til STED» knytter den til en \
    mappe på en felles disk, som /felles/raad.git eller \\\\server\\felles\\raad.git, eller til en adresse \
    hos GitHub eller GitLab. Er det en mappe på en disk, lages lageret der.";

const UNSAVED: &str =
    "Det som er skrevet og ikke lagret, er ikke regnet med; uten prøvekjøring lagres det først.";

/// What the folder is opened for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Errand {
    Fetch,
    Share,
}

/// How it went, and what makes the papers again that it made old.
type Gathered = (RunOutcome, Vec<Action>);

/// One folder and what it is shared through.
struct SharedFolder<'a> {
    asked: &'a ShareWork,
    /// Keeps others from writing meanwhile.
    run: Run,
    git: Git,
    store: SharedStore,
    desk: Desk,
    choices: Vec<Choice>,
}

impl<'a> SharedFolder<'a> {
    /// The folder with everything in it saved.
    fn begin(global: &Global, asked: &'a ShareWork, errand: Errand) -> Result<Self> {
        let choices = Choice::read(&asked.keep)?;
        let mut run = Run::open_to_write(global)?;
        run.commits = true;
        let git = run.repository(&[])?.context("Mappen ligger ikke i git, så det er ingen å dele med.")?;
        let store = git.shared()?.context(NO_STORE)?;
        let desk = run.desk(global);
        if errand == Errand::Share {
            refuse_example(&desk, asked, &git.address(&store))?;
        }
        if !asked.trial.dry_run {
            run.commit_what_is_owed(true)?;
            run.save_own_work(&git, desk.workspace(), |_| true)?;
        } else if !git.unsaved()?.0.is_empty() {
            output::print(&screen::paragraph(UNSAVED));
        }
        Ok(Self { asked, run, git, store, desk, choices })
    }

    /// Brings in what others have shared, when it goes together with what is here.
    fn gather(&self) -> Result<Gathered> {
        self.git.fetch(&self.store).context(UNREACHED)?;
        let Some(theirs) = self.git.their_last(&self.store) else {
            output::print("Det felles lageret er tomt.\n");
            return Ok((RunOutcome::Clean, Vec::new()));
        };
        let ours = self.git.revision("HEAD").ok().flatten();
        let ours = ours.context("Ingenting er lagret i git her ennå. Kjør «ipr lagre» først.")?;
        if self.git.is_part_of(&theirs, &ours) {
            output::print("Alt de andre har delt, er hentet.\n");
            return Ok((RunOutcome::Clean, Vec::new()));
        }
        let their_files = self.git.files(&theirs, self.git.prefix())?;
        let their_desk = Desk::look(their_files, self.desk.workspace().today, None, &|_| ());
        let folders = [self.desk.workspace().as_ref(), their_desk.workspace().as_ref()];
        let deeds = past::deeds(&self.git, &folders, (Some(&ours), &theirs), &[], usize::from(u16::MAX))?;
        if self.git.is_part_of(&ours, &theirs) {
            return self.take((&ours, &theirs), &deeds, &their_desk, &[]);
        }
        let merge = self.git.merge(None, &ours, &theirs)?;
        let undecided = Merging {
            git: &self.git,
            ours: (&ours, &self.desk),
            theirs: (&theirs, &their_desk),
            choices: &[],
            papers_of: Whose::Theirs,
            today: self.desk.workspace().today,
        };
        if !self.choices.is_empty() {
            let clashes = undecided.settle(&merge)?.err().unwrap_or_default();
            clashes::refuse_unknown(&self.choices, &clashes)?;
        }
        let merging = Merging { choices: &self.choices, ..undecided };
        let merged = match merging.settle(&merge)? {
            Ok(merged) => merged,
            Err(clashes) => {
                self.tell_clashes(&clashes, &ours, &theirs)?;
                return Ok((RunOutcome::Found, Vec::new()));
            }
        };
        let stops = merging.brought(&merged, |finding| is_fault(finding, merging.today));
        if !stops.is_empty() && !self.asked.anyway {
            self.refuse(&merged, &stops, &deeds);
            return Ok((RunOutcome::Found, Vec::new()));
        }
        let mut message = format!("Hentet det {} har gjort", people(&deeds));
        for (place, replaced) in merged.replaced.iter().enumerate() {
            let before = if place == 0 { "\n\n" } else { "\n" };
            message.push_str(before);
            message.push_str(&self.noted(replaced, (&ours, &theirs))?);
        }
        let commit = self.git.commit_tree(&merged.tree, &[&ours, &theirs], &message)?;
        let gathered = self.take((&ours, &commit), &deeds, &merged.desk, &merged.notes)?;
        tell::odd(&merging.brought(&merged, is_odd));
        Ok(gathered)
    }

    /// What is noted in git of a text that gives way to another's: the file, the places, and who wrote it.
    fn noted(&self, replaced: &Replaced, (ours, theirs): (&Revision, &Revision)) -> Result<String> {
        let path = format!("{}{}", self.git.prefix(), replaced.path);
        let (from, to) = if replaced.whose == Whose::Ours { (ours, theirs) } else { (theirs, ours) };
        let writers = people(&self.git.deeds(Some(from), to, &[path], TOLD)?);
        let name = Thing::at(self.desk.workspace(), &replaced.path);
        let name = name.name().unwrap_or("filen").to_owned();
        Ok(format!("Erstattet: {name} | {} | {writers}", replaced.places.join(", ")))
    }

    /// Says where somebody has chosen between two texts, of those that have been brought in.
    fn tell_replaced(&self, deeds: &[PastDeed], after: &Desk) -> Result<()> {
        for deed in deeds {
            for noted in &deed.replaced {
                let [name, places, writers] = noted.split(" | ").collect::<Vec<_>>()[..] else { continue };
                let folders = [self.desk.workspace().as_ref(), after.workspace().as_ref()];
                let places = if past::is_open_thing(&folders, name) { places } else { "" };
                let places = if places.is_empty() { String::new() } else { format!(" ({places})") };
                let words = given_way(&self.git, deed, name, after.workspace())?;
                let in_git = if words.is_some() { "" } else { " Det ligger fortsatt i git." };
                output::print(&screen::paragraph(&format!(
                    "{} valgte mellom to tekster i {name}{places}: det {writers} skrev der, står ikke \
                     lenger.{in_git}",
                    deed.author
                )));
                output::print(&words.unwrap_or_default());
            }
        }
        Ok(())
    }

    /// Lays a commit that has been judged in the folder, and makes again the papers that it makes old.
    fn take(
        &self,
        (ours, commit): (&Revision, &Revision),
        deeds: &[PastDeed],
        after: &Desk,
        notes: &[String],
    ) -> Result<Gathered> {
        let is_trial = self.asked.trial.dry_run;
        if !is_trial {
            let mut message = format!("Hentet det {} har gjort", people(deeds));
            for note in notes {
                // Said also by the command that finishes this one, should it be cut off.
                message.push_str(&format!(". {}", note.trim_end_matches('.')));
            }
            self.run.take_up(&self.git, (ours, commit), message)?;
        }
        let verb = if is_trial { "Ville hentet" } else { "Hentet" };
        output::print(&format!("{verb} {}:\n", norsk::count(deeds.len(), "endring", "endringer")));
        for deed in deeds.iter().filter(|deed| !deed.is_merge).take(TOLD) {
            output::print(&screen::paragraph(&format!("{}: {}.", deed.author, deed.subject)));
        }
        if deeds.len() > TOLD {
            output::print(&format!("og {} til.\n", norsk::number(deeds.len() - TOLD)));
        }
        self.tell_replaced(deeds, after)?;
        for note in notes {
            output::print(&screen::paragraph(note));
        }
        let today = after.workspace().today;
        let brought = self.desk.brought_in(after);
        let faults = brought.iter().filter(|finding| is_fault(finding, today)).count();
        if faults > 0 {
            let faults = norsk::count(faults, "ny feil", "nye feil");
            output::print(&format!("Filene har nå {faults}. «ipr check» viser dem.\n"));
        }
        let old_papers = if is_trial { Vec::new() } else { old_papers(&self.desk, after) };
        Ok((RunOutcome::Clean, old_papers))
    }

    /// Says what both have changed, and how to decide.
    fn tell_clashes(&self, clashes: &[ClashOver], ours: &Revision, theirs: &Revision) -> Result<()> {
        for clash in clashes {
            let path = format!("{}{}", self.git.prefix(), clash.path);
            let theirs = self.git.deeds(Some(ours), theirs, &[path], 1)?;
            let other = people(&theirs);
            output::print(&format!("{}\n", clash.told(&other)));
            let name = clash.name();
            output::print(&screen::paragraph(&format!(
                "Spør {other} hva som skal stå. «ipr hent --behold min {name}» beholder din tekst der, og \
                 «--behold deres {name}» den andre. Den som ikke velges, ligger fortsatt i git."
            )));
        }
        output::print("Ingenting er hentet, og mappen er som den var.\n");
        Ok(())
    }

    /// Says what is wrong with the two together.
    fn refuse(&self, merged: &MergedFolder, stops: &[&Diagnostic], deeds: &[PastDeed]) {
        let folder = Arc::clone(merged.desk.workspace());
        let found = stops.iter().copied().cloned().collect();
        let others = people(deeds);
        let mut chosen = String::new();
        for pair in self.asked.keep.chunks(2) {
            chosen.push_str(&format!(" --behold {}", pair.join(" ")));
        }
        let closing = vec![
            "Hver for seg er det i orden, men ikke sammen.".to_owned(),
            "Ingenting er hentet, og mappen er som den var.".to_owned(),
            format!(
                "Rett ditt eget først, i samråd med {others}, og kjør «ipr hent» igjen; eller ta det inn med \
                 «ipr hent{chosen} --likevel», og rett det med én gang."
            ),
        ];
        tell::refusal(&Refusal { findings: Findings { folder, found }, closing, is_judged: true });
    }
}

/// What makes again the papers that were right `before`, and are old `after` somebody's work was brought in.
/// What is sent is never among it.
pub fn old_papers(before: &Desk, after: &Desk) -> Vec<Action> {
    let mut makings: Vec<Action> = Vec::new();
    for finding in before.brought_in(after) {
        for action in &finding.remedies {
            if is_made_unasked(action)
                && rules::work(finding.code) == Work::RemakePapers
                && !makings.contains(action)
            {
                makings.push(action.clone());
            }
        }
    }
    makings
}

/// Makes papers again, each in a run of its own.
///
/// # Errors
/// When they cannot be written.
pub fn remake(global: &Global, makings: &[Action]) -> Result<()> {
    for action in makings {
        let run = Run::open_to_write(global)?;
        match attempt(run.desk(global), &run.session, action) {
            Ok(Attempt::Change(change)) => run.carry_out(&change, false, true)?,
            _ => output::print(&screen::paragraph(&format!("Papirene må lages på nytt: «{action}»."))),
        }
    }
    Ok(())
}

/// Whether papers are made by it that nobody is sent by that.
fn is_made_unasked(action: &Action) -> bool {
    matches!(
        action,
        Action::Notice(_)
            | Action::Calendar(_)
            | Action::Extract(_)
            | Action::StatusReport(_)
            | Action::Budget(_)
            | Action::Programme(_)
            | Action::Plan(_)
            | Action::MembershipFee(_)
            | Action::Members(_)
    )
}

/// How far the folder is from what others had shared when it was last asked, as it would be said; none when
/// nothing is between.
pub fn distance_told(git: &Git) -> Option<String> {
    let theirs = git.their_last(&git.shared().ok()??)?;
    let Distance { ahead, behind } = git.distance(&theirs).ok()?;
    let mut parts = Vec::new();
    if behind > 0 {
        let count = norsk::count(behind, "endring", "endringer");
        parts.push(format!("{count} fra andre er ikke tatt inn («ipr hent»)"));
    }
    if ahead > 0 {
        let count = norsk::count(ahead, "endring", "endringer");
        parts.push(format!("{count} herfra er ikke delt («ipr del»)"));
    }
    if parts.is_empty() { None } else { Some(format!("{}.", norsk::capitalised(&norsk::list(&parts)))) }
}
