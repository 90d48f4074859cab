//! One of several cases with the same id gets another, wherever it is named and has not been sent.

use std::collections::BTreeMap;

use chrono::Datelike;

use super::case_files::{CaseFiles, follow};
use super::front_matter::FieldChange;
use super::new_case::next_id;
use super::tree::Tree;
use super::{Change, NewText, StepError, refuse};
use crate::model::{Case, CaseId, ItemKind, Meeting, SealedItem, SealedKind, Step};
use crate::norsk;
use crate::read;
use crate::text::{Placed, SourceId};
use crate::workspace::Workspace;

const RELATED: &str = "hører-sammen-med";
const AGENDA: &str = "saksliste";
const ROUTING: &str = "saksgang";

/// The cases that share an id.
pub struct Sharing<'a> {
    /// All of them, in order of path.
    pub cases: Vec<&'a Case>,
    /// The one that was pointed at, by its place among them.
    named: Option<usize>,
}

/// What gives a case another id.
pub struct Renumbered {
    /// The new texts; that of the case at its new path.
    pub change: Change,
    /// Every file that gets another path, the case's own first: from and to.
    pub moved: Vec<(String, String)>,
}

/// The cases that share the id `asked`, or that of the case in the file `asked`.
///
/// # Errors
/// When there are not several.
pub fn sharing<'a>(workspace: &'a Workspace, asked: &str) -> Result<Sharing<'a>, StepError> {
    let path = asked.replace('\\', "/");
    let is_in_file = |case: &&Case| {
        let of_case = workspace.source(case.source).path.as_str();
        of_case == path.trim_start_matches("./") || of_case.rsplit('/').next() == Some(path.as_str())
    };
    let in_file = workspace.cases.iter().find(is_in_file);
    let id = match in_file {
        Some(case) => case.id.value.clone(),
        None => CaseId::from(asked),
    };
    let cases: Vec<&Case> = workspace.cases_with(&id).collect();
    match cases.len() {
        0 => refuse(format!("Det finnes ingen sak {asked}. «ipr sak list» viser sakene.")),
        1 => refuse(format!("Bare én sak har id-en {id}. En id endres ikke uten at flere saker har den.")),
        _ => {
            let named = in_file.and_then(|meant| cases.iter().position(|case| case.source == meant.source));
            Ok(Sharing { cases, named })
        }
    }
}

/// Gives one of them the next free id: the one that was pointed at, or else the one that came last into the
/// folder and has not been sent or treated under the id. `ages` says for each how many commits ago it came;
/// none for one that has not been committed.
///
/// # Errors
/// When nobody but the secretariat can say which of them it should be, or a file cannot be changed.
pub fn new_id(
    workspace: &Workspace,
    sharing: &Sharing<'_>,
    ages: &[Option<usize>],
) -> Result<Renumbered, StepError> {
    let mut notes = Vec::new();
    let chosen = match sharing.named {
        Some(named) => named,
        None => choose(workspace, &sharing.cases, ages, &mut notes)?,
    };
    let case = sharing.cases[chosen];
    let others: Vec<&Case> =
        sharing.cases.iter().filter(|other| other.source != case.source).copied().collect();
    let old = &case.id.value;
    let year = old.as_str().split('-').next().and_then(|year| year.parse().ok());
    let new = next_id(workspace, year.unwrap_or(workspace.today.year()));
    let stem = read::stem(&workspace.source(case.source).path);
    let rest = stem.strip_prefix(read::id_in_name(stem)).unwrap_or_default();
    let files = CaseFiles { workspace, case, stem: format!("{new}{rest}") };
    let moved = files.moved();
    let renaming = Renaming { workspace, case, others, new, files };
    let mut texts = renaming.texts(&mut notes)?;
    follow(&mut texts, &moved);
    if renaming.others.len() > 1 {
        notes.push(format!(
            "Ennå har {} saker id-en {old}. Kjør kommandoen én gang til.",
            norsk::number(renaming.others.len())
        ));
    }
    let title = if workspace.withholds(case) {
        String::new()
    } else {
        format!(" («{}»)", case.open_title(workspace.council.language))
    };
    let message = format!("En av sakene med id {old} har fått ny id: {}{title}", renaming.new);
    Ok(Renumbered { change: Change { texts, message, notes }, moved })
}

/// The case that came last, of those that nothing binds to the id.
fn choose(
    workspace: &Workspace,
    cases: &[&Case],
    ages: &[Option<usize>],
    notes: &mut Vec<String>,
) -> Result<usize, StepError> {
    let path = |place: usize| workspace.source(cases[place].source).path.as_str();
    // What has not been committed is newer than all that has.
    let age = |place: usize| ages.get(place).copied().flatten().map_or(0, |age| age + 1);
    let bonds: Vec<Option<String>> = cases.iter().map(|case| bond(workspace, case)).collect();
    let free: Vec<usize> = (0..cases.len()).filter(|place| bonds[*place].is_none()).collect();
    let Some(&newest) = free.iter().min_by_key(|place| age(**place)) else {
        let mut reasons = Vec::new();
        for (place, bond) in bonds.iter().enumerate() {
            reasons.push(format!("{} {}", path(place), bond.as_deref().unwrap_or_default()));
        }
        return refuse(format!(
            "Ingen av sakene kan uten videre få en ny id: {}. Pek på den som skal ha ny, med filens navn.",
            norsk::list(&reasons)
        ));
    };
    let as_new: Vec<&str> =
        free.iter().filter(|place| age(**place) == age(newest)).map(|place| path(*place)).collect();
    if as_new.len() > 1 {
        return refuse(format!(
            "Git viser ikke hvilken av sakene som er nyest: {}. Pek på den som skal ha ny id, med filens \
             navn.",
            norsk::list(&as_new)
        ));
    }
    for (place, bond) in bonds.iter().enumerate() {
        if let Some(bond) = bond
            && age(place) < age(newest)
        {
            notes.push(format!("{} er nyere, men {bond}, og beholder id-en.", path(place)));
        }
    }
    Ok(newest)
}

/// What binds the case in the file at `path` to its id, in words that follow its name; none when it is free.
pub fn binding(workspace: &Workspace, path: &str) -> Option<String> {
    let case = workspace.cases.iter().find(|case| workspace.source(case.source).path == path)?;
    bond(workspace, case)
}

/// What binds a case to its id: that it was sent, or treated, under it.
fn bond(workspace: &Workspace, case: &Case) -> Option<String> {
    for step in &case.routing {
        if let Some(meeting) = workspace.meeting_of_step(step)
            && is_sealed(workspace, meeting, &case.id.value)
        {
            return Some(format!("er sendt ut til {}", meeting.id));
        }
        if step.ended().is_some() {
            return Some(format!("er behandlet i {}", treated_in(workspace, step)));
        }
    }
    None
}

fn treated_in(workspace: &Workspace, step: &Step) -> String {
    let day = workspace.day_of(step);
    format!("{} {}", workspace.body_name(&step.body.value, day), norsk::date(day))
}

/// Whether a version of the papers that have been sent names the id.
fn is_sealed(workspace: &Workspace, meeting: &Meeting, id: &CaseId) -> bool {
    let Some(manifest) = workspace.manifest_of(meeting) else { return false };
    let mut items = manifest.versions.iter().flat_map(|version| &version.agenda);
    items.any(|item| matches!(&item.kind, SealedKind::Case(sealed) if sealed == id))
}

/// A case on its way to another id.
struct Renaming<'a> {
    workspace: &'a Workspace,
    case: &'a Case,
    /// Those that keep the id.
    others: Vec<&'a Case>,
    new: CaseId,
    files: CaseFiles<'a>,
}

impl Renaming<'_> {
    /// The new text of every file that names the case, at the path it has now.
    fn texts(&self, notes: &mut Vec<String>) -> Result<Vec<NewText>, StepError> {
        let mut changes: BTreeMap<SourceId, Vec<FieldChange>> = BTreeMap::new();
        let id = FieldChange::Set { key: "id", value: Tree::text(self.new.as_str()) };
        changes.entry(self.case.source).or_default().push(id);
        for (index, step) in self.case.routing.iter().enumerate() {
            if let Some(meeting) = self.workspace.meeting_of_step(step) {
                self.on_agenda(meeting, (index, step), &mut changes, notes);
            }
        }
        self.in_related(&mut changes, notes);
        let mut texts = self.files.texts(&changes)?;
        self.in_lists_of_papers(&mut texts);
        Ok(texts)
    }

    /// What papers that are not sent were made of names the case by its new id: where only it stands on the
    /// agenda, or its title is the one that was shown.
    fn in_lists_of_papers(&self, texts: &mut Vec<NewText>) {
        let own = format!("{}/", self.workspace.attachment_folder(self.case));
        for made in self.workspace.made_papers.values() {
            let meeting = made.folder.strip_prefix(read::MEETINGS).map(|folder| folder.trim_end_matches('/'));
            let meeting = meeting.and_then(|folder| self.workspace.meeting_in(folder));
            let mut makings = made.makings.clone();
            for item in makings.iter_mut().flat_map(|making| &mut making.agenda) {
                let is_old = matches!(&item.kind, SealedKind::Case(id) if *id == self.case.id.value);
                if is_old && (made.folder == own || self.is_meant(meeting, item)) {
                    item.kind = SealedKind::Case(self.new.clone());
                }
            }
            let text = read::made_papers::write(&made.folder, &makings);
            let source = self.workspace.source(made.source);
            if text != source.text.replace("\r\n", "\n") {
                texts.push(NewText { path: source.path.clone(), text });
            }
        }
    }

    /// Whether an item of what papers were made of is this case, and none of those that share its id.
    fn is_meant(&self, meeting: Option<&Meeting>, item: &SealedItem) -> bool {
        let is_in = |case: &Case, meeting: &Meeting| case.routing.iter().any(|step| step.is_in(meeting));
        match meeting {
            Some(meeting) => {
                is_in(self.case, meeting) && !self.others.iter().any(|other| is_in(other, meeting))
            }
            None => {
                let shows = |case: &&Case| self.workspace.shows_title(case, item);
                shows(&self.case) && !self.others.iter().any(shows)
            }
        }
    }

    /// The item of the agenda that is this case's gets the new id. Where the cases have one between them, as
    /// when two added the same line, this one gets an item of its own.
    fn on_agenda(
        &self,
        meeting: &Meeting,
        (index, step): (usize, &Step),
        changes: &mut BTreeMap<SourceId, Vec<FieldChange>>,
        notes: &mut Vec<String>,
    ) {
        let mut items = Vec::new();
        for (place, item) in meeting.agenda.iter().enumerate() {
            if matches!(&item.kind, ItemKind::Case(id) if id.value == self.case.id.value) {
                items.push(place);
            }
        }
        let Some(&last) = items.last() else { return };
        let is_here = |case: &&&Case| case.routing.iter().any(|step| step.is_in(meeting));
        let others = self.others.iter().filter(is_here).count();
        let agenda = changes.entry(meeting.source).or_default();
        if others == 0 || items.len() > others {
            let number = |place: &usize| meeting.agenda[*place].number.as_ref().map(|number| &number.value);
            let of_step = step.number.as_ref().map(|number| &number.value);
            let own = items.iter().copied().find(|place| of_step.is_some() && number(place) == of_step);
            let mine = if others == 0 { items.clone() } else { vec![own.unwrap_or(last)] };
            for index in mine {
                let value = Tree::text(self.new.as_str());
                agenda.push(FieldChange::SetIn { list: AGENDA, index, key: "id", value });
            }
            return;
        }
        let entry = vec![("id", self.new.to_string())];
        agenda.push(FieldChange::Insert { list: AGENDA, index: last + 1, entry });
        notes.push(format!(
            "Sakene sto som én sak på sakslisten til {}. Nå står {} rett etter den andre.",
            meeting.id, self.new
        ));
        if step.number.is_some() {
            let drop = FieldChange::DropIn { list: ROUTING, index, key: "sak" };
            changes.entry(self.case.source).or_default().push(drop);
        }
    }

    /// A case that belongs together with this one alone says so by its new id; of the rest only the
    /// secretariat knows which one they mean.
    fn in_related(&self, changes: &mut BTreeMap<SourceId, Vec<FieldChange>>, notes: &mut Vec<String>) {
        let old = &self.case.id.value;
        let names = |case: &Case, id: &CaseId| case.related.iter().any(|related| related.value == *id);
        let mut unsure = Vec::new();
        for case in &self.workspace.cases {
            let is_sharing = case.id.value == *old;
            if is_sharing || !names(case, old) {
                continue;
            }
            let id = &case.id.value;
            if !names(self.case, id) || self.others.iter().any(|other| names(other, id)) {
                unsure.push(id.as_str());
                continue;
            }
            let renamed = |related: &Placed<CaseId>| {
                if related.value == *old { self.new.to_string() } else { related.value.to_string() }
            };
            let ids = case.related.iter().map(|related| Tree::text(renamed(related))).collect();
            let set = FieldChange::Set { key: RELATED, value: Tree::List(ids) };
            changes.entry(case.source).or_default().push(set);
        }
        if !unsure.is_empty() {
            notes.push(format!(
                "«{RELATED}» i {} viser fortsatt til {old}. Se etter om det er den saken som er ment.",
                norsk::list(&unsure)
            ));
        }
    }
}
