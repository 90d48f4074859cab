//! The letter that sends what a case has had adopted: made while it may still be written, sealed when it is
//! sent, and put right afterwards by sending another.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};

use super::judge::{Judged, files};
use super::made::PaperFiles;
use super::outcome::{Attempt, Shelf, Viewing};
use crate::action::MakeLetter;
use crate::desk::Desk;
use crate::model::{Case, MadeBy};
use crate::norsk;
use crate::papers::elsewhere::{letter_holds, letter_stem, of_letter};
use crate::plans::mail::mail_of_letter;
use crate::readiness::faults_in_case;
use crate::render;
use crate::steps::advance::find_case;
use crate::steps::edited::edited;
use crate::steps::front_matter::FieldChange;
use crate::steps::letter::letter_entry;
use crate::text::FileChange;
use crate::workspace::{NotAdopted, Workspace};

/// Makes the letter of a case, or sends it.
pub fn letter(desk: &Desk, shelf: &dyn Shelf, asked: &MakeLetter) -> Result<Attempt> {
    let folder = desk.workspace();
    let case = find_case(folder, &asked.case)?;
    let id = case.id.value.clone();
    if case.withholds() {
        bail!("Sak {id} er unntatt offentlighet, helt eller delvis, og ipr lager ikke brev av den.");
    }
    if let Err(why) = folder.adopted_text(case) {
        bail!("{}", not_adopted(folder, case, why));
    }
    let sent = case.letter.as_ref().and_then(|letter| letter.last_sent());
    match (sent, &asked.correct) {
        (Some(day), None) => return as_sent(folder, case, asked, &norsk::date(day)),
        (None, Some(_)) => bail!("Brevet i sak {id} er ikke sendt ennå. «ipr brev {id}» lager det på nytt."),
        (_, Some(reason)) if reason.trim().is_empty() => {
            bail!("Skriv hvorfor brevet rettes, som --rett \"Et tall var feil.\". Det står i brevet.")
        }
        _ => {}
    }
    let is_sending = asked.send || asked.correct.is_some();
    let mut texts = Vec::new();
    let Some(entry) = letter_entry(folder, case, asked) else {
        bail!("Si hvem brevet er til, som «ipr brev {id} --til \"Klima- og miljødepartementet\"».");
    };
    if is_sending || asked.says_anything() {
        let change = FieldChange::Set { key: "brev", value: entry };
        texts.push(edited(folder, case.source, &[change])?);
    }
    let judged = match Judged::of(desk, &texts) {
        Ok(judged) => judged,
        Err(refusal) => return Ok(Attempt::Refused(refusal)),
    };
    let after = judged.after.workspace();
    let case = after.case(&id).context("Saken forsvant.")?;
    let faults = faults_in_case(after, judged.after.found(), case);
    if !faults.is_empty() {
        let closing = "Brevet er ikke laget, og ingenting er endret.";
        return Ok(Attempt::refused(&judged.after, faults, closing));
    }
    let now = of_letter(after, case).context("Brevet kan ikke lages av det som står i saken.")?;
    let mut made = PaperFiles::new(after, shelf);
    made.add_now(MadeBy::Letter, now)?;
    if is_sending {
        add_mail(after, case, &mut made)?;
        made.notes.push("Brevet er låst slik det er nå. ipr sender ikke noe selv.".to_owned());
    }
    let record = made.record(&format!("{}/", after.attachment_folder(case)));
    made.files.push(record);
    let message = match (is_sending, &asked.correct) {
        (_, Some(_)) => format!("Rettelse av brevet i sak {id}"),
        (true, None) => format!("Brevet i sak {id} til utsending"),
        (false, None) => format!("Brevet i sak {id}"),
    };
    let PaperFiles { files: papers, notes, .. } = made;
    let files = [files(&texts), papers].concat();
    Ok(judged.into_papers(message, files, notes))
}

/// A letter that has been sent: it is as it was, or nothing is done.
fn as_sent(folder: &Workspace, case: &Case, asked: &MakeLetter, day: &str) -> Result<Attempt> {
    let id = &case.id.value;
    let is_changed = asked.says_anything() || !letter_holds(folder, case);
    if is_changed {
        bail!(
            "Brevet i sak {id} ble sendt {day}, og det er noe annet nå. Er det en rettelse, kjør «ipr brev \
             {id} --rett \"grunnen\"»; ellers sett det tilbake."
        );
    }
    let said = vec![format!("Alt er som det ble sendt {day}.")];
    Ok(Attempt::Look(Box::new(Viewing { said, ..Viewing::default() })))
}

/// Adds the draft of the mail with the letter, sealed with it unless somebody is to write an address in it.
fn add_mail(folder: &Workspace, case: &Case, made: &mut PaperFiles<'_>) -> Result<()> {
    let pdf = made.files.iter().find(|file| file.path.ends_with(".pdf"));
    let pdf = pdf.context("Brevet er ikke laget som PDF.")?;
    let mail = mail_of_letter(folder, case, &pdf.path).context("Brevet kan ikke sendes.")?;
    let attached = BTreeMap::from([(pdf.path.clone(), pdf.bytes.clone())]);
    let bytes = render::eml::render(&mail, &attached)?;
    let path = format!("{}.eml", letter_stem(folder, case).context("Brevet er rettet for mange ganger.")?);
    let file = FileChange { path, bytes };
    if mail.to.is_empty() {
        made.files.push(file);
        made.notes.push(
            "Brevet har ingen e-postadresse. Skriv den i utkastet, eller som --epost neste gang.".into(),
        );
    } else {
        made.add_sent(file);
    }
    Ok(())
}

/// Why there is nothing to send, and what to do about it.
fn not_adopted(folder: &Workspace, case: &Case, why: NotAdopted) -> String {
    let id = &case.id.value;
    match why {
        NotAdopted::Undecided => {
            let next = case.next_step().and_then(|step| folder.council.body(&step.body.value));
            let next = next.map_or_else(String::new, |body| {
                format!(" Neste organ er {}.", body.running_name_on(folder.today))
            });
            format!("Sak {id} er ikke vedtatt, og et brev sier bare det som er vedtatt.{next}")
        }
        NotAdopted::Unwritten => {
            format!("Ingen har skrevet hva som ble vedtatt i sak {id}. Skriv det i saken først.")
        }
        NotAdopted::Otherwise => format!(
            "Vedtaket i sak {id} er et annet enn det som var foreslått, så forslaget er ikke det som ble \
             vedtatt. Skriv uttalelsen slik den ble vedtatt, under «## Vedtatt uttalelse»."
        ),
        NotAdopted::Changed => format!(
            "Teksten i sak {id} er endret etter at papirene ble sendt. Sett den tilbake, eller skriv \
             uttalelsen slik den ble vedtatt, under «## Vedtatt uttalelse»."
        ),
        NotAdopted::Several => format!(
            "Flere avsnitt i sak {id} kan være uttalelsen. Kall det som ble vedtatt «## Vedtatt uttalelse»."
        ),
        NotAdopted::Closed => {
            format!("Vedtaket i sak {id} ble gjort for lukkede dører, og ipr lager ikke brev av det.")
        }
    }
}
