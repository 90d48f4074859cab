//! A meeting gets another day: a new one in a folder of its own takes over the agenda, the old one stays
//! as it was sent, and every case follows. Meetings held together are moved together.

use chrono::{Datelike, NaiveDate};

use super::advance::put_on_agenda;
use super::edited::edited;
use super::front_matter::{self, FieldChange};
use super::new_meeting::time_range;
use super::planned::{self, is_planned_in};
use super::routing_plan::RoutingPlan;
use super::tree::Tree;
use super::{Change, NewText, StepError, find_meeting, refuse};
use crate::action::MoveMeeting;
use crate::model::{AgendaItem, Meeting, MeetingId, MeetingStatus, Series};
use crate::norsk::{self, Language};
use crate::read;
use crate::workspace::Workspace;

/// What belongs to the day the meeting was to be held, and is asked for anew.
const OF_THE_OLD_DAY: [&str; 9] = [
    "flere-dager",
    "påmelding",
    "sendt",
    "oppdatert",
    "kunngjort",
    "oppmøte",
    "møteleder",
    "møteleder-valgt",
    "enige-i-fremgangsmåten",
];

/// The texts of the meeting it was and of the one it becomes, and of every case on its agenda.
///
/// # Errors
/// When the meeting does not exist, is over, called off or moved already, is on that day, or another
/// one lies where it would be put.
pub fn move_meeting(workspace: &Workspace, asked: &MoveMeeting) -> Result<Change, StepError> {
    let meeting = find_meeting(workspace, &asked.meeting)?;
    let time = asked.time.as_deref().map(time_range).transpose()?;
    let asked = MoveMeeting {
        time: time.map(|time| time.to_string()),
        reason: planned::reason(asked.reason.as_deref())?,
        ..asked.clone()
    };
    let mut moving = vec![meeting];
    moving.extend(workspace.joint_meetings(meeting));
    let mut texts = Vec::new();
    let mut notes = Vec::new();
    for meeting in &moving {
        planned::refuse_once_begun(workspace, meeting, "flyttes")?;
        refuse_taken_day(workspace, meeting, asked.day)?;
        texts.push(old(workspace, meeting)?);
        texts.push(new(workspace, meeting, &asked)?);
        notes.extend(to_look_at(workspace, meeting, asked.day));
    }
    for case in &workspace.cases {
        let mut plan = RoutingPlan::new(case);
        for (index, step) in case.routing.iter().enumerate() {
            let Some(meeting) = moving.iter().find(|meeting| is_planned_in(step, meeting)) else { continue };
            plan.set_meeting(index, asked.day);
            if loses_numbers(workspace, meeting, asked.day) {
                plan.drop_number(index);
            }
        }
        texts.extend(planned::rewritten(workspace, &plan)?);
    }
    let what = planned::named_together(workspace, &moving, meeting.date.value);
    let message = format!("{what} er flyttet til {}", norsk::date(asked.day));
    Ok(Change { texts, message, notes })
}

/// The first case that waits for `lost`, a meeting that is to be on `day` instead, put on the agenda it has
/// there; none when no case does, or it cannot be put there.
pub fn follow_meeting(workspace: &Workspace, lost: &Meeting, day: NaiveDate) -> Option<Change> {
    let stands = workspace.meeting(&id_on(lost, day))?;
    for case in &workspace.cases {
        let Some(index) = case.routing.iter().position(|step| is_planned_in(step, lost)) else { continue };
        let mut plan = RoutingPlan::new(case);
        plan.set_meeting(index, day);
        if case.routing[index].number.is_some() {
            plan.drop_number(index);
        }
        let mut notes = Vec::new();
        let agenda = put_on_agenda(workspace, &mut plan, index, stands, false, &mut notes).ok()?;
        let mut texts = vec![planned::rewritten(workspace, &plan).ok()??];
        texts.extend(agenda);
        let message = format!(
            "Sak {} sto på møtet {}, og følger med til {}",
            case.id.value,
            norsk::date(lost.date.value),
            norsk::date(day)
        );
        return Some(Change { texts, message, notes });
    }
    None
}

/// The folder name of `meeting` on `day`.
fn id_on(meeting: &Meeting, day: NaiveDate) -> MeetingId {
    MeetingId::of(day, &meeting.body.value)
}

/// Refuses the day the meeting is on already, and a day on which its body has another.
fn refuse_taken_day(workspace: &Workspace, meeting: &Meeting, day: NaiveDate) -> Result<(), StepError> {
    let path = &workspace.source(meeting.source).path;
    if day < workspace.today {
        return refuse(format!(
            "{} er over. Velg en dag som ikke er det.",
            norsk::capitalised(&norsk::full_date(day))
        ));
    }
    if meeting.date.value == day {
        return refuse(format!(
            "Møtet {} er allerede {}. Er det bare tid eller sted som er nytt, rett det i {path}.",
            meeting.id,
            norsk::full_date(day)
        ));
    }
    let id = id_on(meeting, day);
    let other = workspace.meeting(&id).or_else(|| workspace.meeting_on(&meeting.body.value, day));
    if let Some(other) = other {
        let was_here = workspace.earlier_meetings(meeting).iter().any(|earlier| earlier.id == other.id);
        return refuse(if was_here {
            format!(
                "Møtet ble flyttet fra {} i sin tid. Skal flyttingen gjøres om, angre den med «ipr \
                 angre».",
                norsk::date(day)
            )
        } else {
            format!("Det finnes allerede et møte den dagen: {}. Velg en annen dag.", other.id)
        });
    }
    if workspace.is_broken_meeting(&id) {
        return refuse(format!("Det finnes allerede et møte den dagen, men filen har feil: {id}."));
    }
    Ok(())
}

/// Whether the numbers of the agenda belong to a year that the new day is not in.
fn loses_numbers(workspace: &Workspace, meeting: &Meeting, day: NaiveDate) -> bool {
    let body = workspace.council.body(&meeting.body.value);
    let row = body.and_then(|body| body.numbering.on(day));
    meeting.date.value.year() != day.year() && row.is_none_or(|row| row.value.series == Series::Year)
}

/// The meeting as it was, but for its status.
fn old(workspace: &Workspace, meeting: &Meeting) -> Result<NewText, StepError> {
    let value = Tree::text(MeetingStatus::Moved.word());
    edited(workspace, meeting.source, &[FieldChange::Set { key: "status", value }])
}

/// The meeting as it is to be: planned, with the agenda and its numbers, and nothing sent.
fn new(workspace: &Workspace, meeting: &Meeting, asked: &MoveMeeting) -> Result<NewText, StepError> {
    let set = |key, value: &str| FieldChange::Set { key, value: Tree::text(value) };
    let mut changes: Vec<FieldChange> =
        OF_THE_OLD_DAY.into_iter().map(|key| FieldChange::Drop { key }).collect();
    changes.push(set("dato", &asked.day.to_string()));
    if meeting.weekday.is_some() {
        changes.push(set("ukedag", Language::Bokmal.weekday(asked.day)));
    }
    if let Some(time) = &asked.time {
        changes.push(set("tid", time));
    }
    if let Some(place) = &asked.place {
        changes.push(set("sted", place));
    }
    changes.push(set("status", MeetingStatus::Planned.word()));
    changes.push(set("flyttet-fra", meeting.id.as_str()));
    changes.push(match &asked.reason {
        Some(reason) => set("flyttet-fordi", reason),
        None => FieldChange::Drop { key: "flyttet-fordi" },
    });
    let renumbers = loses_numbers(workspace, meeting, asked.day);
    for (index, item) in meeting.agenda.iter().enumerate() {
        let mut drop = |key| changes.push(FieldChange::DropIn { list: "saksliste", index, key });
        if renumbers && item.number.is_some() {
            drop("sak");
        }
        if !item.attachments().is_empty() {
            let value = led_back(meeting, item);
            changes.push(FieldChange::SetIn { list: "saksliste", index, key: "vedlegg", value });
        }
        let mut drop = |key| changes.push(FieldChange::DropIn { list: "saksliste", index, key });
        // What was too late for the first notice comes with the new one.
        if item.came_late() {
            drop("tillegg");
        }
        if item.followed().is_some() {
            drop("ettersendes");
            drop("ettersendt");
        }
    }
    let path = format!("{}{}{}", read::MEETINGS, id_on(meeting, asked.day), read::MEETING_FILE);
    let text = front_matter::change(&path, &relinked(workspace, meeting), &changes)?;
    Ok(NewText { path, text })
}

/// The files that go with an item, which stay where they lie, with the way there from the new folder.
fn led_back(meeting: &Meeting, item: &AgendaItem) -> Tree {
    let mut files = Vec::new();
    for attachment in item.attachments() {
        let file = &attachment.file.raw().value;
        let path =
            if file.starts_with(['/', '.']) { file.clone() } else { format!("../{}/{file}", meeting.id) };
        files.push(match &attachment.title {
            Some(title) => Tree::Map(vec![
                ("fil".to_owned(), Tree::text(path)),
                ("tittel".to_owned(), Tree::text(title.raw().as_str())),
            ]),
            None => Tree::text(path),
        });
    }
    Tree::List(files)
}

/// The file's text, in which links to what lies in the old folder lead back to it.
fn relinked(workspace: &Workspace, meeting: &Meeting) -> String {
    let mut text = workspace.source(meeting.source).text.clone();
    for link in meeting.links.iter().rev() {
        if link.value.starts_with(['/', '#', '.']) {
            continue;
        }
        // A picture that is itself a link has moved the end of that link; the rules tell of what is left.
        let Some(written) = text.get(link.span.range()) else { continue };
        let led_back =
            written.replacen(&format!("({}", link.value), &format!("(../{}/{}", meeting.id, link.value), 1);
        text.replace_range(link.span.range(), &led_back);
    }
    text
}

/// What the program does not change, and somebody should look at.
fn to_look_at(workspace: &Workspace, meeting: &Meeting, day: NaiveDate) -> Vec<String> {
    let mut notes = Vec::new();
    let id = id_on(meeting, day);
    if meeting.sent.is_some() {
        let is_sealed = workspace.manifest_of(meeting).is_some();
        let command = if is_sealed { "utsending" } else { "innkalling" };
        notes.push(format!(
            "Innkallingen som er sendt, blir liggende i mappen {}. «ipr {command} {id}» kaller inn til den \
             nye dagen.",
            meeting.id
        ));
    }
    if loses_numbers(workspace, meeting, day) && meeting.agenda.iter().any(|item| item.number.is_some()) {
        notes.push(format!("Sakene får nye numre i {}, når innkallingen lages.", day.year()));
    }
    if !meeting.attendance.is_empty() {
        notes.push("Forfall er meldt til den gamle dagen og er ikke tatt med. Spør på nytt.".to_owned());
    }
    if !meeting.arrangement().more_days.is_empty() {
        notes.push(format!(
            "Møtet gikk over flere dager. Skriv de nye dagene under «flere-dager» i {id}, eller la det være \
             én dag."
        ));
    }
    if meeting.arrangement().register_by.is_some() {
        notes.push(format!("Påmeldingsfristen gjaldt den gamle dagen. Skriv den nye i {id}."));
    }
    if !meeting.waivers.is_empty() {
        notes.push(format!("Avvikene i {id} fulgte med. Se etter om de gjelder den nye dagen også."));
    }
    notes.extend(planned::mentions(workspace, meeting, &id));
    notes
}
