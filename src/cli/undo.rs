//! `ipr angre`: a deed undone by another, told in words, as long as nothing rests on it and nobody has been
//! sent it.

use std::sync::Arc;

use anyhow::{Context, Result, bail};

use super::arguments::Global;
use super::clashes::ClashOver;
use super::merging::{MergedFolder, Merging, is_fault};
use super::past::{self, AGAIN, UNDONE};
use super::run::Run;
use super::sharing::{old_papers, remake};
use super::{RunOutcome, output, tell};
use crate::action::UndoDeed;
use crate::attempt::{Findings, Refusal};
use crate::desk::Desk;
use crate::diagnostic::{Diagnostic, Severity};
use crate::git::{Git, PastDeed, Revision};
use crate::norsk;
use crate::papers::elsewhere::letter_holds;
use crate::read;
use crate::render::screen;
use crate::rules::{self, Work};
use crate::steps::exposed::exposed;
use crate::steps::joined::Whose;
use crate::text::wrap;
use crate::workspace::Workspace;

/// How many deeds are looked through for the one that is meant, and how many are listed.
const LOOKED_THROUGH: usize = 500;
const LISTED: usize = 15;

/// `ipr angre`
///
/// # Errors
/// When it cannot be told which deed is meant, or git refuses.
pub fn undo(global: &Global, asked: &UndoDeed) -> Result<RunOutcome> {
    let mut run = Run::open_to_write(global)?;
    run.commits = true;
    let git =
        run.repository(&[])?.context("Mappen ligger ikke i git, så det finnes ingen historie å angre i.")?;
    let head = git.revision("HEAD")?.context("Ingenting er gjort ennå.")?;
    let desk = run.desk(global);
    let deeds = past::deeds(&git, &[desk.workspace()], (None, &head), &[], LOOKED_THROUGH)?;
    if asked.list {
        list(&git, &deeds);
        return Ok(RunOutcome::Clean);
    }
    let deed = match &asked.deed {
        Some(words) => meant(&deeds, words)?,
        None => last_own(&git, &deeds)?,
    };
    // What is refused saves nothing: what somebody is in the middle of writing is theirs to save.
    let unsaved: Vec<String> = git.unsaved()?.0.into_iter().map(|file| file.path).collect();
    let written = git.as_if_saved(&head, &unsaved)?;
    let undoing = Undoing { git: &git, desk: &desk, deed };
    let Some(mut after) = undoing.judged(&written)? else { return Ok(RunOutcome::Found) };
    let message = sentence(deed);
    if asked.trial.dry_run {
        output::print(&screen::paragraph(&format!("{message} (prøvekjøring: ingenting er skrevet).")));
        return Ok(RunOutcome::Clean);
    }
    run.commit_what_is_owed(true)?;
    run.save_own_work(&git, desk.workspace(), |_| true)?;
    let head = git.revision("HEAD")?.context("Ingenting er gjort ennå.")?;
    // Hooks may have written in what was saved.
    if !git.differing(&written, &head)?.is_empty() {
        match undoing.judged(&head)? {
            Some(judged) => after = judged,
            None => return Ok(RunOutcome::Found),
        }
    }
    let told = format!("{message}\n\nAngrer: {}", deed.commit);
    let commit = git.commit_tree(&after.tree, &[&head], &told)?;
    run.take_up(&git, (&head, &commit), message.clone())?;
    output::print(&screen::paragraph(&format!("{message}.")));
    output::print(&format!("Lagret i git som {}.\n", short(&commit)));
    let papers = old_papers(&desk, &after.desk);
    drop(run);
    remake(global, &papers)?;
    Ok(RunOutcome::Clean)
}

/// What is said of undoing a deed. To undo what undid something does that again.
fn sentence(deed: &PastDeed) -> String {
    for (undid, again) in [(UNDONE, AGAIN), (AGAIN, UNDONE)] {
        if let Some(first) = deed.subject.strip_prefix(undid)
            && deed.undoes.is_some()
        {
            return format!("{again}{first}");
        }
    }
    // A name keeps its first letter: «Angre: Eva Næss Karlsen slutter».
    let begins_with_a_name =
        deed.subject.split(' ').nth(1).is_some_and(|second| second.starts_with(char::is_uppercase));
    match begins_with_a_name {
        true => format!("{UNDONE}{}", deed.subject),
        false => format!("{UNDONE}{}", norsk::decapitalised(&deed.subject)),
    }
}

fn short(commit: &Revision) -> &str {
    &commit.name()[..7]
}

/// The deeds that can be named, the newest first, each with a number.
fn list(git: &Git, deeds: &[PastDeed]) {
    let undone = undone(deeds);
    for (index, deed) in deeds.iter().take(LISTED).enumerate() {
        let by = if is_own(git, deed) { String::new() } else { format!(" ({})", deed.author) };
        let is_undone = if undone.contains(&deed.commit.name()) { ", angret" } else { "" };
        let day = deed.day.parse().map_or_else(|_| deed.day.clone(), norsk::short_date);
        let before = format!("{:>3}  {day}  ", index + 1);
        let indent = before.chars().count();
        let told = wrap(&format!("{}{by}{is_undone}", deed.subject), screen::WIDTH - indent);
        output::print(&format!("{before}{}\n", told.replace('\n', &format!("\n{:indent$}", ""))));
    }
    output::print("«ipr angre» angrer ditt siste; «ipr angre 3» det med nummer 3.\n");
}

/// The names of the commits that others among them undo, unless those are undone themselves.
fn undone(deeds: &[PastDeed]) -> Vec<&str> {
    let mut undone: Vec<&str> = Vec::new();
    for deed in deeds {
        if let Some(other) = deed.undoes.as_deref()
            && !undone.contains(&deed.commit.name())
        {
            undone.push(other);
        }
    }
    undone
}

fn is_own(git: &Git, deed: &PastDeed) -> bool {
    git.own_address().is_some_and(|own| own.eq_ignore_ascii_case(&deed.email))
}

/// The last thing that whoever asks has done, and that is not undone. To undo again goes further back.
fn last_own<'d>(git: &Git, deeds: &'d [PastDeed]) -> Result<&'d PastDeed> {
    let undone = undone(deeds);
    for deed in deeds {
        let is_open = !deed.is_merge && deed.undoes.is_none() && !undone.contains(&deed.commit.name());
        if is_open && is_own(git, deed) {
            return Ok(deed);
        }
    }
    bail!("Du har ikke gjort noe her som kan angres. «ipr angre --liste» viser hva alle har gjort.")
}

/// The deed somebody means: by its number in the list, by its name in git, or by words of it.
fn meant<'d>(deeds: &'d [PastDeed], words: &str) -> Result<&'d PastDeed> {
    if let Some(number) = words.parse::<usize>().ok().filter(|number| *number < 1_000) {
        let why = || format!("Listen har ikke noe nummer {number}. «ipr angre --liste» viser den.");
        return deeds.iter().take(LISTED).nth(number.wrapping_sub(1)).with_context(why);
    }
    let is_name = words.len() >= 7 && words.bytes().all(|byte| byte.is_ascii_hexdigit());
    let wanted = words.to_lowercase();
    let undone = undone(deeds);
    let (mut found, mut subjects) = (Vec::new(), Vec::new());
    for deed in deeds {
        let is_open = deed.undoes.is_none() && !undone.contains(&deed.commit.name());
        let is_told = is_open && deed.subject.to_lowercase().contains(&wanted);
        if (is_name && deed.commit.name().starts_with(&wanted)) || (!is_name && is_told) {
            found.push(deed);
            subjects.push(deed.subject.as_str());
        }
    }
    match found[..] {
        [only] => Ok(only),
        [] => bail!("Ingenting som er gjort, heter «{words}». «ipr angre --liste» viser hva som er gjort."),
        [..] => bail!(
            "«{words}» kan være {}. Skriv mer av det du mener, eller nummeret i «ipr angre --liste».",
            norsk::some(&subjects)
        ),
    }
}

/// Whether a finding is that something else is to be sent.
fn is_supplement(finding: &Diagnostic) -> bool {
    rules::work(finding.code) == Work::Supplement
}

/// Whether a finding is that something exempt can be seen, in the name of a file or on a paper. It is not
/// made to be told afterwards.
fn tells(finding: &Diagnostic) -> bool {
    let is_exposing = rules::work(finding.code) == Work::Retitle
        || (finding.code.starts_with('O') && finding.severity == Severity::Error);
    is_exposing && finding.waived.is_none()
}

/// A deed that is to be undone.
struct Undoing<'a> {
    git: &'a Git,
    desk: &'a Desk,
    deed: &'a PastDeed,
}

impl Undoing<'_> {
    /// The folder as `head` has it without the deed; none, with the reasons told, when something stands in
    /// the way.
    fn judged(&self, head: &Revision) -> Result<Option<MergedFolder>> {
        let (git, deed) = (self.git, self.deed);
        if deed.is_merge {
            bail!(
                "«{}» er det andre har gjort, satt sammen med ditt. Angre det enkelte i stedet.",
                deed.subject
            );
        }
        let Some(before) = git.parent(&deed.commit)? else {
            bail!(
                "«{}» er det første som ble lagret, og før det er det ingenting å gå tilbake til.",
                deed.subject
            );
        };
        self.refuse_sent(&before, head)?;
        let before_files = git.files(&before, git.prefix())?;
        let today = self.desk.workspace().today;
        let before_desk = Desk::look(before_files, today, None, &|_| ());
        let merge = git.merge(Some(&deed.commit), head, &before)?;
        let merging = Merging {
            git,
            ours: (head, self.desk),
            theirs: (&before, &before_desk),
            choices: &[],
            papers_of: Whose::Ours,
            today,
        };
        let after = match merging.settle(&merge)? {
            Ok(after) => after,
            Err(clashes) => {
                return self.refuse_later(head, &clashes);
            }
        };
        self.refuse_letters(after.desk.workspace())?;
        if git.differing(head, &after.tree)?.is_empty() {
            bail!("«{}» er allerede gjort om, og det er ingenting å angre.", deed.subject);
        }
        let opened = exposed(self.desk.workspace(), after.desk.workspace());
        if !opened.is_empty() {
            bail!(
                "«{}» kan ikke angres slik, for da ville noe som er unntatt i sak {}, stå åpent. Skal det \
                 være åpent, ta bort det som unntar det, i saken selv, og kjør «ipr check». Ingenting er \
                 endret.",
                deed.subject,
                norsk::list(&opened)
            );
        }
        Ok(if self.is_stopped(&after) { None } else { Some(after) })
    }

    /// Whether the rules refuse the folder as it would be; why, is told.
    fn is_stopped(&self, after: &MergedFolder) -> bool {
        let today = self.desk.workspace().today;
        let mut stops = self.desk.brought_in(&after.desk);
        stops.retain(|finding| is_fault(finding, today) || is_supplement(finding) || tells(finding));
        if stops.is_empty() {
            return false;
        }
        let folder = Arc::clone(after.desk.workspace());
        let (why, instead) = if stops.iter().any(|finding| tells(finding)) {
            ("da ville noe som er unntatt, kunne leses", "Rett det i stedet")
        } else {
            ("noe annet bygger på det", "Angre det andre først, eller rett det i stedet")
        };
        let closing = vec![
            format!("«{}» kan ikke angres, for {why}.", self.deed.subject),
            format!("Ingenting er endret. {instead}."),
        ];
        let found = stops.into_iter().cloned().collect();
        tell::refusal(&Refusal { findings: Findings { folder, found }, closing, is_judged: true });
        true
    }

    /// Refuses what has been sent: it is corrected, and never unsent.
    fn refuse_sent(&self, before: &Revision, head: &Revision) -> Result<()> {
        let changed = self.git.differing(before, &self.deed.commit)?;
        let later = self.git.differing(&self.deed.commit, head)?;
        let seal = |path: &str| path.find(read::SENT).filter(|_| path.starts_with(read::MEETINGS));
        let mut sealed = None;
        for file in &changed {
            if let Some(end) = seal(&file.path) {
                sealed = Some(&file.path[..end]);
            }
            for other in &later {
                // The meeting that something of was sent after this.
                if let Some(end) = seal(&other.path)
                    && file.path.starts_with(&other.path[..=end])
                {
                    sealed = Some(&other.path[..end]);
                }
            }
        }
        if let Some(folder) = sealed {
            bail!(
                "«{}» er sendt ut, eller ligger under noe som er det, og det som er sendt, kan ikke gjøres \
                 usendt.{} Er noe feil, rett det i saken eller møtefilen og kjør «ipr utsending», så går \
                 rettelsen ut som tillegg; et referat rettes med «ipr mote rett», og et møte avlyses med \
                 «ipr mote avlys». Ingenting er endret.",
                self.deed.subject,
                self.dispatch_told(folder)
            );
        }
        Ok(())
    }

    /// Refuses what would make a letter that has been sent another than it was.
    fn refuse_letters(&self, after: &Workspace) -> Result<()> {
        let workspace = self.desk.workspace();
        for case in &workspace.cases {
            let Some(day) = case.letter.as_ref().and_then(|letter| letter.last_sent()) else { continue };
            let is_as_sent = |folder: &Workspace| {
                let letter = folder.case(&case.id.value).and_then(|case| case.letter.as_ref());
                letter.and_then(|letter| letter.last_sent()) == Some(day) && letter_holds(folder, case)
            };
            if is_as_sent(workspace) && !is_as_sent(after) {
                let id = &case.id.value;
                bail!(
                    "«{}» kan ikke angres, for brevet i sak {id} bygger på det, og det ble sendt {}. Det som \
                     er sendt, kan ikke gjøres usendt. Er noe feil, rett det i saken, og send brevet på nytt \
                     med «ipr brev {id} --rett \"grunnen\"». Ingenting er endret.",
                    self.deed.subject,
                    norsk::date(day)
                );
            }
        }
        Ok(())
    }

    /// What was sent last of the meeting in `folder`, with a blank before it.
    fn dispatch_told(&self, folder: &str) -> String {
        let workspace = self.desk.workspace();
        let meeting = workspace.meeting_in(folder.strip_prefix(read::MEETINGS).unwrap_or(folder));
        let Some(meeting) = meeting else { return format!(" Det gjelder {folder}.") };
        let Some(manifest) = workspace.manifests.get(&meeting.id) else { return String::new() };
        let day = meeting.date.value;
        let (what, last) = match (manifest.minutes.last(), manifest.versions.last()) {
            (Some(last), _) => ("referatet fra", last),
            (None, Some(last)) => ("innkallingen til", last),
            (None, None) => return String::new(),
        };
        format!(
            " Det som står i veien, er {what} {} {}, som ble sendt {}.",
            workspace.body_name(&meeting.body.value, day),
            norsk::date(day),
            norsk::date(last.sent)
        )
    }

    /// Says what has been done since to the same files.
    fn refuse_later(&self, head: &Revision, clashes: &[ClashOver]) -> Result<Option<MergedFolder>> {
        if let Some((old, new)) = self.new_id() {
            bail!(
                "«{}» kan ikke angres, for sak {old} har fått id {new} siden, og det som er gjort etterpå, \
                 bygger på den. Er saken et utkast som ikke står på noen saksliste, tar «ipr sak slett \
                 {new}» den bort. Ingenting er endret.",
                self.deed.subject
            );
        }
        let mut paths = Vec::new();
        for clash in clashes {
            paths.push(format!("{}{}", self.git.prefix(), clash.path));
        }
        let folder = self.desk.workspace();
        let later = past::deeds(self.git, &[folder], (Some(&self.deed.commit), head), &paths, LISTED)?;
        let mut text =
            format!("«{}» kan ikke angres, for dette er gjort siden, og bygger på det:", self.deed.subject);
        text = screen::paragraph(&text);
        for deed in &later {
            text.push_str(&screen::paragraph(&format!("– {} ({})", deed.subject, deed.author)));
        }
        text.push_str("Ingenting er endret. Angre det først, eller rett det i stedet.\n");
        output::print(&text);
        Ok(None)
    }

    /// The id that a case had which the deed was about, and the one that it has got since.
    fn new_id(&self) -> Option<(String, String)> {
        let workspace = self.desk.workspace();
        for file in &self.deed.files {
            let is_case = read::case_file_of(&file.path).as_ref() == Some(&file.path);
            if !is_case || workspace.sources.has(&file.path) {
                continue;
            }
            let stem = read::stem(&file.path);
            let old = read::id_in_name(stem);
            for case in workspace.cases.iter() {
                let id = case.id.value.as_str();
                let now = read::stem(&workspace.source(case.source).path);
                if id != old && now.strip_prefix(id) == stem.strip_prefix(old) {
                    return Some((old.to_owned(), id.to_owned()));
                }
            }
        }
        None
    }
}
