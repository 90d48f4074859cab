//! How the council is organised: which body each hangs from, and what each does.

use chrono::NaiveDate;

use crate::document::{ChartNode, OrganisationChart};
use crate::model::{Body, BodyId, Funding, MoneyUnit, Power};
use crate::norsk::{self, MemberWords, fill};
use crate::workspace::Workspace;

/// More boxes than this in a row are too narrow to read; advisory bodies without a group share one then.
const MOST: usize = 5;

/// What a body hangs from.
#[derive(Clone, Copy, PartialEq)]
enum HangsFrom<'a> {
    Members,
    Secretariat,
    Body(&'a BodyId),
}

/// The bodies on a day, each with what it hangs from.
struct Organisation<'a> {
    workspace: &'a Workspace,
    day: NaiveDate,
    words: &'static MemberWords,
    placed: Vec<(HangsFrom<'a>, &'a Body)>,
}

/// The bodies there are on `day`, in the order the council has written them.
pub fn bodies_on(workspace: &Workspace, day: NaiveDate) -> Vec<&Body> {
    let mut bodies: Vec<&Body> = workspace.council.bodies.values().collect();
    bodies.retain(|body| body.exists.holds_on(day));
    bodies.sort_by_key(|body| body.span.start);
    bodies
}

/// How the council is organised on `day`.
pub fn chart(workspace: &Workspace, day: NaiveDate) -> OrganisationChart {
    let words = &workspace.council.language.wording().members;
    let bodies = bodies_on(workspace, day);
    let mut placed = Vec::new();
    for body in &bodies {
        placed.push((above(body, &bodies, day), *body));
    }
    let organisation = Organisation { workspace, day, words, placed };
    let mut members = 0;
    for member in &workspace.people.members {
        members += usize::from(member.is_member_on(day));
    }
    let top = ChartNode {
        name: words.participants.to_owned(),
        about: fill(words.count, &[("antall", &members.to_string())]),
        below: organisation.below(HangsFrom::Members),
        is_group: false,
    };
    let mut alternative = fill(words.drawn, &[("råd", &workspace.council.short_name)]);
    alternative.push_str(&format!(" {}.", top.told()));
    tell(&top, words, &mut alternative);
    OrganisationChart { top, alternative }
}

/// What hangs from each, from the top.
fn tell(node: &ChartNode, words: &MemberWords, told: &mut String) {
    let mut names = Vec::new();
    for inner in &node.below {
        names.push(inner.name.as_str());
    }
    if !names.is_empty() {
        let values = [("navn", node.name.as_str()), ("liste", &norsk::list(&names))];
        told.push_str(&format!(" {}", fill(words.under, &values)));
    }
    for inner in &node.below {
        tell(inner, words, told);
    }
}

/// What `body` hangs from: who owns it, else who elects it, and what only advises from the secretariat.
fn above<'a>(body: &'a Body, bodies: &[&'a Body], day: NaiveDate) -> HangsFrom<'a> {
    let (mut at, mut first) = (body, None);
    // Bodies that own each other in a ring hang from the secretariat.
    for _ in bodies {
        let elected_by =
            at.elected_by.on(day).filter(|_| at.is_elected()).map(|row| row.value.value.as_str());
        let named = at.owner.as_ref().map(|owner| owner.value.as_str()).or(elected_by);
        let known =
            named.and_then(|id| bodies.iter().find(|known| known.id.as_str() == id && known.id != at.id));
        let here = match known {
            Some(known) => HangsFrom::Body(&known.id),
            None if at.is_elected() => HangsFrom::Members,
            None => HangsFrom::Secretariat,
        };
        let first = *first.get_or_insert(here);
        match known {
            Some(known) => at = known,
            None => return first,
        }
    }
    HangsFrom::Secretariat
}

impl Organisation<'_> {
    fn below(&self, above: HangsFrom<'_>) -> Vec<ChartNode> {
        let mut nodes = Vec::new();
        let mut groups: Vec<(&str, Vec<ChartNode>)> = Vec::new();
        let (mut here, mut alone) = (Vec::new(), 0);
        for (known, body) in &self.placed {
            if *known == above {
                here.push(*body);
                alone += usize::from(body.group.is_none() && !body.is_elected());
            }
        }
        for body in here {
            let is_one_of_many = alone > MOST && !body.is_elected();
            let shared = if is_one_of_many { Some(self.words.others) } else { None };
            let node = self.node(body);
            let Some(group) = body.group.as_deref().or(shared) else {
                nodes.push(node);
                continue;
            };
            match groups.iter_mut().find(|(known, _)| *known == group) {
                Some((_, of_group)) => of_group.push(node),
                None => groups.push((group, vec![node])),
            }
        }
        for (name, mut of_group) in groups {
            if of_group.len() == 1 {
                nodes.append(&mut of_group);
                continue;
            }
            let ending = if name.ends_with("gruppe") { "r" } else { "" };
            let name = norsk::capitalised(&format!("{name}{ending}"));
            nodes.push(ChartNode { name, about: String::new(), below: of_group, is_group: true });
        }
        if self.secretariat_hangs_from() == above {
            let name = self.workspace.council.secretariat.clone();
            let below = self.below(HangsFrom::Secretariat);
            nodes.push(ChartNode { name, about: String::new(), below, is_group: false });
        }
        nodes
    }

    fn node(&self, body: &Body) -> ChartNode {
        ChartNode {
            name: body.name_on(self.day).to_owned(),
            about: self.about(body),
            below: self.below(HangsFrom::Body(&body.id)),
            is_group: false,
        }
    }

    /// The body that carries out what the supreme body decides; else the supreme one.
    fn secretariat_hangs_from(&self) -> HangsFrom<'_> {
        let mut supreme = HangsFrom::Members;
        for (_, body) in &self.placed {
            if body.is_supreme_on(self.day) {
                supreme = HangsFrom::Body(&body.id);
            } else if body.is_elected() && body.can(Power::Decide, self.day) {
                return HangsFrom::Body(&body.id);
            }
        }
        supreme
    }

    /// «velges av representantskapet, treffer vedtak og møtes vanligvis fem ganger i året»
    fn about(&self, body: &Body) -> String {
        let mut said = Vec::new();
        match body.elected_by.on(self.day) {
            _ if !body.is_elected() => said.push(self.words.advises.to_owned()),
            Some(_) if body.is_supreme_on(self.day) => said.push(self.words.of_members.to_owned()),
            Some(row) => {
                let by = self.workspace.body_name(&row.value.value, self.day);
                said.push(fill(self.words.elected_by, &[("organ", &by)]));
            }
            None => {}
        }
        for (power, can) in [(Power::Decide, self.words.decides), (Power::Recommend, self.words.recommends)] {
            if body.can(power, self.day) {
                said.push(can.to_owned());
            }
        }
        if let Some(mirrored) = body.mirrors.on(self.day) {
            let of = self.workspace.body_name(&mirrored.value.value, self.day);
            said.push(fill(self.words.mirrors, &[("organ", &of)]));
        }
        if let Some(count) = body.meetings_per_year.on(self.day) {
            said.push(fill(self.words.meets, &[("antall", &count.value.words())]));
        }
        let owner =
            body.owner.as_ref().map(|owner| self.workspace.body_name(&owner.value.as_str().into(), self.day));
        let until = body.exists.until.map(norsk::date);
        let funding = self.funding(body);
        let of_group = [&owner, &funding, &body.mandate, &until];
        for (template, value) in self.words.of_group.into_iter().zip(of_group) {
            if let Some(value) = value {
                said.push(fill(template, &[("verdi", value)]));
            }
        }
        norsk::list(&said)
    }

    /// «Klimasats med 900 000 kroner i 2023 og Asker med 200 000 kroner, til sammen 1 100 000 kroner»
    fn funding(&self, body: &Body) -> Option<String> {
        let (mut told, mut amounts) = (Vec::new(), Vec::new());
        for row in body.funding.all_on(self.day) {
            let Funding { by, amount, year, .. } = &row.value;
            let mut said = by.clone();
            if let Some(amount) = *amount {
                amounts.push(amount);
                let amount = MoneyUnit::Kroner.amount(amount);
                said.push_str(&fill(self.words.funded[0], &[("beløp", &amount)]));
            }
            if let Some(year) = year {
                said.push_str(&fill(self.words.funded[1], &[("år", &year.to_string())]));
            }
            told.push(said);
        }
        if told.is_empty() {
            return None;
        }
        let mut told = norsk::list(&told);
        if amounts.len() > 1 {
            let sum = MoneyUnit::Kroner.amount(amounts.iter().sum());
            told.push_str(&fill(self.words.funded[2], &[("beløp", &sum)]));
        }
        Some(told)
    }
}
