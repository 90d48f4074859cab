mod circumstances;
mod intake;

use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule};
use crate::workspace::Workspace;

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{
    BodyId, Case, CaseId, ItemKind, MEMBER_COUNCILS, Meeting, MeetingId, PersonId, RowValue, TakingTurns,
    Waiver, census, dated_key,
};
use crate::norsk;
use crate::read::fields::nearest;
use crate::text::Placed;
pub(super) static RULE: Rule = Rule {
    code: "F11",
    name: "unknown-name",
    title: "Ukjent organ, person, sak eller møte",
    severity: Severity::Error,
    basis: "filformatet",
    page: include_str!("unknown_name.md"),
    check: Check::Everywhere(
        check,
        |workspace, case, found| Names { workspace, found }.judge_case(case),
        |workspace, meeting, found| Names { workspace, found }.judge_meeting(meeting),
    ),
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, found: &mut Vec<Diagnostic>) {
    Names { workspace, found }.judge_rows();
}

/// So many meetings on each side of a day are compared with it, so that a folder in which every day is
/// wrong costs no more than one in which every day is right.
const NEAR: usize = 24;

/// Whether a text that may be words or a name from the files looks like such a name: no word of its own is
/// small letters with a hyphen between.
fn is_id(text: &str) -> bool {
    text.contains('-')
        && text.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-')
}

struct Names<'a> {
    workspace: &'a Workspace,
    found: &'a mut Vec<Diagnostic>,
}

impl Names<'_> {
    fn judge_rows(&mut self) {
        let Workspace { council, people, .. } = self.workspace;
        for row in dated_key::each(council, people).iter().flat_map(|key| &key.rows) {
            self.basis(row.basis.as_ref());
            self.names_in(&row.value);
        }
        for case_type in council.case_types.values() {
            self.basis(case_type.basis.as_ref());
        }
        self.basis(council.agreement.as_ref().and_then(|agreement| agreement.basis.as_ref()));
        for body in council.bodies.values() {
            body.focus_areas.iter().for_each(|area| self.focus_area(area));
            let owner = body.owner.as_ref().filter(|owner| is_id(&owner.value));
            owner.iter().for_each(|owner| self.body_or_group(owner));
        }
        self.censuses();
        self.programmes();
    }

    /// What the programmes name.
    fn programmes(&mut self) {
        for programme in self.workspace.programmes.iter() {
            self.basis(programme.basis.as_ref());
            programme.by.iter().for_each(|body| _ = self.body(body));
            programme.areas.iter().for_each(|(area, _)| self.focus_area(area));
            for point in &programme.points {
                self.basis(point.basis.as_ref());
                point.area.iter().for_each(|area| self.focus_area(area));
                let who = point.responsible.as_ref().filter(|who| is_id(&who.value));
                who.iter().for_each(|who| self.body_or_person(who));
            }
        }
    }

    fn names_in(&mut self, value: &RowValue<'_>) {
        match value {
            RowValue::RoutingRule(rule) => {
                self.body(&rule.before);
                self.body_or_group(&rule.by);
                rule.case_types.iter().for_each(|case_type| self.case_type(case_type));
            }
            RowValue::DecidedBy(body) => _ = self.body(body),
            RowValue::CycleStep(step) => _ = self.body(&step.body),
            RowValue::Criterion(criterion) => _ = self.body(&criterion.before),
            RowValue::Authority(authority) => self.authority(authority),
            RowValue::MembershipFee(rate) => _ = rate.by.as_ref().map(|body| self.body(body)),
            RowValue::ElectedBy(who)
            | RowValue::ElectedAmong(who)
            | RowValue::LedBy(who)
            | RowValue::Mirrors(who) => {
                if who.value.as_str() != MEMBER_COUNCILS {
                    self.body(who);
                }
            }
            RowValue::MeetsBefore(rule) => _ = self.body(&rule.body),
            RowValue::Enclosure(rule) => self.body_or_group(&rule.minutes_of),
            RowValue::Invitation(rule) => self.body_or_group(&rule.leaders_of),
            RowValue::Copy(copy) => copy.point_out.iter().for_each(|case_type| self.case_type(case_type)),
            RowValue::Member(member) => member.region.iter().for_each(|region| self.region(region)),
            RowValue::Seat(seat) => {
                self.body(&seat.body);
                self.person(&seat.person);
                seat.represents.iter().for_each(|named| self.region_or_member(named));
            }
            RowValue::Rotation(rotation) => {
                for name in &rotation.order {
                    match rotation.among {
                        TakingTurns::Regions => self.region(name),
                        TakingTurns::Members => self.member(name),
                    }
                }
            }
            RowValue::Holds
            | RowValue::AdvisoryGroups(_)
            | RowValue::WorkingTimes(_)
            | RowValue::Avoidance(_)
            | RowValue::Storage(_)
            | RowValue::FocusArea(_)
            | RowValue::Name(_)
            | RowValue::Powers(_)
            | RowValue::Numbering(_)
            | RowValue::Dispatch(_)
            | RowValue::StandingItem(_)
            | RowValue::MeetingsPerYear(_)
            | RowValue::Wish(_)
            | RowValue::Size(_)
            | RowValue::Term(_)
            | RowValue::OnePerRegion(_)
            | RowValue::PassesToSuccessor(_)
            | RowValue::CallSubstitutes(_)
            | RowValue::Outsiders(_) => {}
        }
    }

    /// The tables of inhabitants, each of one day.
    fn censuses(&mut self) {
        let people = &self.workspace.people;
        let names: BTreeSet<String> = match people.censuses.as_slice() {
            [] => BTreeSet::new(),
            _ => people.members.iter().map(census::name_of).collect(),
        };
        for census in &people.censuses {
            self.basis(census.basis.as_ref());
            for (name, count) in census.counts.iter().filter(|(name, _)| !names.contains(*name)) {
                let name = Placed::new(name.clone(), count.span);
                self.unknown(&name, "deltaker", "deltakere i members.yaml", names.iter().map(String::as_str));
            }
        }
    }

    fn judge_case(&mut self, case: &Case) {
        self.waivers(&case.waivers);
        if let Some(case_type) = &case.case_type {
            self.case_type(case_type);
        }
        for area in &case.focus_areas {
            self.focus_area(area);
        }
        let signed_by = case.letter.iter().flat_map(|letter| &letter.signed_by);
        for person in case.responsible.iter().chain(signed_by) {
            self.person(person);
        }
        for related in &case.related {
            self.case(related);
        }
        case.intake.iter().for_each(|intake| self.intake(intake));
        case.authority_uses.iter().for_each(|one| self.authority_use(one));
        for (member, _) in &case.member_decisions {
            self.member(member);
        }
        if let Some(demand) = &case.demand {
            self.body(&demand.body);
            for person in &demand.by {
                self.person(person);
            }
        }
        for who in case.follow_up.iter().filter_map(|item| item.who.as_ref()) {
            if is_id(&who.raw().value) {
                self.body_or_person(who.raw());
            }
        }
        for step in &case.routing {
            if self.body(&step.body)
                && let Some(day) = step.meeting
                && step.between.is_none()
            {
                self.meeting(&step.body, day);
            }
        }
    }

    fn waivers(&mut self, waivers: &[Waiver]) {
        for waiver in waivers {
            self.body_or_person(&waiver.by);
            self.basis(waiver.basis.as_ref());
        }
    }

    fn judge_meeting(&mut self, meeting: &Meeting) {
        self.waivers(&meeting.waivers);
        if !self.body(&meeting.body) {
            return;
        }
        let body = &self.workspace.council.bodies[&meeting.body.value];
        self.circumstances(meeting);
        meeting.arrangement().contact.iter().for_each(|contact| self.person(contact));
        if meeting.has_record {
            meeting.persons().into_iter().for_each(|person| self.person(person));
        }
        for item in &meeting.agenda {
            if let Some(record) = &item.record {
                let elected_to = record.election.as_ref().and_then(|election| election.body.as_ref());
                record.urgent_for.iter().chain(elected_to).for_each(|body| _ = self.body(body));
                record.agenda_proposals.iter().for_each(|proposal| _ = self.body(&proposal.body));
            }
            match &item.kind {
                ItemKind::Case(id) => self.case(id),
                ItemKind::Standing(name) => {
                    let known = body.standing_items.rows.iter().map(|row| row.value.name.as_str());
                    if !known.clone().any(|known| known == name.value) {
                        self.unknown(name, "fast sak for dette organet", "faste-saker i bodies.yaml", known);
                    }
                }
                ItemKind::Plain => {}
            }
        }
    }

    fn body(&mut self, name: &Placed<BodyId>) -> bool {
        let known = self.workspace.council.body(&name.value).is_some();
        if !known {
            self.unknown_body(name);
        }
        known
    }

    fn unknown_body(&mut self, name: &Placed<impl AsRef<str>>) {
        let bodies = self.workspace.council.bodies.keys();
        self.unknown(name, "organ", "organer i bodies.yaml", bodies.map(BodyId::as_str));
    }

    fn body_or_group(&mut self, name: &Placed<String>) {
        let council = &self.workspace.council;
        if council.bodies_named(&name.value).next().is_none() {
            self.unknown_body(name);
        }
    }

    fn case_type(&mut self, name: &Placed<String>) {
        self.key_of(&self.workspace.council.case_types, name, "sakstype", "sakstyper i bodies.yaml");
    }

    fn person(&mut self, name: &Placed<PersonId>) {
        self.key_of(&self.workspace.people.persons, name, "person", "personer i members.yaml");
    }

    /// Nothing is said when either file is broken, since the name may stand in that one.
    fn body_or_person(&mut self, name: &Placed<String>) {
        let Workspace { council, people, .. } = self.workspace;
        let known =
            council.bodies.keys().map(BodyId::as_str).chain(people.persons.keys().map(PersonId::as_str));
        if !known.clone().any(|known| known == name.value) && !self.is_broken("members.yaml") {
            let place = "personer i members.yaml og organer i bodies.yaml";
            self.unknown(name, "organ eller person", place, known);
        }
    }

    fn member(&mut self, name: &Placed<String>) {
        let members = &self.workspace.people.members;
        let known = members.iter().map(|member| member.name.value.as_str());
        if !known.clone().any(|known| known == name.value) {
            self.unknown(name, "deltaker", "deltakere i members.yaml", known);
        }
    }

    fn region(&mut self, name: &Placed<String>) {
        self.key_of(&self.workspace.people.regions, name, "delregion", "delregioner i members.yaml");
    }

    fn region_or_member(&mut self, name: &Placed<String>) {
        let people = &self.workspace.people;
        if !people.has_member(&name.value) && !people.regions.contains_key(&name.value) {
            let members = people.members.iter().map(|member| member.name.value.as_str());
            let known = people.regions.keys().map(String::as_str).chain(members);
            self.unknown(name, "delregion eller deltaker", "delregioner og deltakere i members.yaml", known);
        }
    }

    fn focus_area(&mut self, name: &Placed<String>) {
        let areas = &self.workspace.council.focus_areas;
        let known = areas.iter().map(|row| row.value.name.as_str());
        if !known.clone().any(|known| known == name.value) {
            self.unknown(name, "innsatsområde", "innsatsområder i bodies.yaml", known);
        }
    }

    fn case(&mut self, id: &Placed<CaseId>) {
        let known = self.workspace.has_case(&id.value) || self.workspace.is_broken_case(&id.value);
        if !known {
            self.found.push(
                RULE.at(id.span, format!("Det finnes ingen sak med id {}", id.value))
                    .with_advice("Rett id-en; «ipr sak list» viser dem som finnes."),
            );
        }
    }

    fn meeting(&mut self, body: &Placed<BodyId>, day: Placed<chrono::NaiveDate>) {
        if self.workspace.meeting_on(&body.value, day.value).is_some() {
            return;
        }
        let folder = MeetingId::of(day.value, &body.value);
        if self.workspace.is_broken_meeting(&folder) {
            return;
        }
        let name = self.workspace.council.bodies[&body.value].running_name_on(day.value);
        let near = self.workspace.meetings_near(&body.value, day.value, NEAR);
        let days: Vec<String> = near.map(|meeting| meeting.date.value.to_string()).collect();
        let action = Action::new_meeting(&body.value, day.value);
        let advice = match nearest(&day.value.to_string(), days.iter().map(String::as_str)) {
            Some(nearest) => {
                format!("Mente du {nearest}? Ellers lager «{action}» møtet.")
            }
            None => format!("Rett datoen, eller lag møtet med «{action}»."),
        };
        let message = format!("Det finnes ikke noe møte i {name} {}", norsk::date(day.value));
        self.found.push(RULE.at(day.span, message).with_advice(advice).with_remedies([action]));
    }

    /// The first word of a basis is a source of the council, unless it names a law.
    fn basis(&mut self, basis: Option<&Placed<String>>) {
        let Some(basis) = basis else { return };
        let name = basis.value.split([' ', ',']).next().unwrap_or("");
        let sources = &self.workspace.council.sources;
        if !basis.value.contains('§') && !sources.contains_key(name) {
            let named = Placed::new(name.to_owned(), basis.span);
            self.unknown(&named, "kilde", "kilder i bodies.yaml", sources.keys().map(String::as_str));
        }
    }

    /// Whether `place` names a file that could not be read, of which nothing can be said.
    fn is_broken(&self, place: &str) -> bool {
        (place.ends_with("bodies.yaml") && self.workspace.council_is_broken)
            || (place.ends_with("members.yaml") && self.workspace.people_are_broken)
    }

    fn key_of<K: Ord + AsRef<str>, T>(
        &mut self,
        known: &BTreeMap<K, T>,
        name: &Placed<K>,
        what: &str,
        place: &str,
    ) {
        if !known.contains_key(&name.value) {
            self.unknown(name, what, place, known.keys().map(AsRef::as_ref));
        }
    }

    fn unknown<'n>(
        &mut self,
        name: &Placed<impl AsRef<str>>,
        what: &str,
        place: &str,
        known: impl Iterator<Item = &'n str>,
    ) {
        if self.is_broken(place) {
            return;
        }
        let written = name.value.as_ref();
        let known: Vec<&str> = known.collect();
        let finding = RULE.at(name.span, format!("«{written}» er ikke kjent som {what}"));
        self.found.push(match self.workspace.meant(written, &known) {
            Some(meant) => finding.with_advice(format!("Filene skriver «{meant}».")).becoming(meant),
            None => finding.with_advice(match nearest(written, known.into_iter()) {
                Some(nearest) => format!("Mente du «{nearest}»? Navnene står under {place}."),
                None => format!("Navnene står under {place}."),
            }),
        });
    }
}
