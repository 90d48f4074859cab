//! The whole year 2024 of one case through the program: «Forslag til prosess for invitasjon til
//! fylkeskommuner som medlemmer til Osloregionen», from a title in January until what styret wanted done is
//! reported done in November; and beside it an uttalelse with a høringsfrist, a case that is put off, a
//! meeting that is moved, and the report of the third quarter. The days are those of the real year as far as
//! they are known; what was said is invented.

mod autumn;
mod compare;
mod desk;
mod spring;
mod winter;

use crate::program::Folder;
use desk::Desk;

const FYLKE: &str = "cases/2024/2024-001-forslag-til-prosess-for-invitasjon-til.md";
const UTTALELSE: &str = "cases/2024/2024-002-horingsuttalelse-til-nou-2023-25.md";
const PRINSIPPER: &str = "cases/2024/2024-003-felles-prinsipper-for-energistasjoner.md";
const SOMMER: &str = "cases/2024/2024-004-invitasjonen-til-fylkeskommunene-status.md";
const RAPPORT: &str = "cases/2024/2024-005-statusrapport-for-tredje-kvartal.md";

const KG: &str = "2024-01-30-koordineringsgruppen";
const IPU: &str = "2024-01-31-interessepolitisk-utvalg";
const STYRET: &str = "2024-02-16-styret";
const STYRET_APRIL: &str = "2024-04-26-styret";
/// As it was called, and as it was held.
const IPU_CALLED: &str = "2024-06-06-interessepolitisk-utvalg";
const IPU_HELD: &str = "2024-06-12-interessepolitisk-utvalg";
const STYRET_JUNE: &str = "2024-06-21-styret";
const STYRET_OCTOBER: &str = "2024-10-25-styret";

/// What interessepolitisk utvalg recommended, in the words of the real case.
const INNSTILLING: &str = "Styret slutter seg til forslag til prosess for å invitere fylkeskommunene som \
    medlem i Osloregionen IPR.";

/// How the standing items go.
const GODKJENT: &[(&str, &str)] = &[("Avstemning", "Enstemmig"), ("Vedtak", "Godkjent.")];
const ORIENTERING: &[(&str, &str)] = &[("Vedtak", "Saken tas til orientering.")];

/// A meeting's own file.
fn meeting(id: &str) -> String {
    format!("meetings/{id}/meeting.md")
}

#[test]
fn the_year_2024() {
    let mut desk = Desk::new(folder());
    winter::cases_are_written(&mut desk);
    winter::koordineringsgruppen_meets(&mut desk);
    winter::interessepolitisk_utvalg_meets(&mut desk);
    winter::styret_is_called(&mut desk);
    winter::styret_meets(&mut desk);
    winter::decisions_are_found_again(&mut desk);
    spring::the_case_put_off_is_decided(&mut desk);
    spring::a_meeting_is_moved(&mut desk);
    spring::styret_gets_a_late_item(&mut desk);
    autumn::the_third_quarter_is_reported(&mut desk);
    autumn::everything_is_done(&mut desk);
    compare::sealed_files_are_as_they_were_sent(desk.folder());
    compare::papers_say_what_they_should(desk.folder());
    compare::compare(desk.folder());
}

/// Osloregionen as 2024 begins. The row that sends the minutes of koordineringsgruppen with the notices is
/// from 2025 and is let hold the whole year; the one substitute is invented, since no source names any.
fn folder() -> Folder {
    let folder = Folder::at_the_start();
    let row = "{fra: 2025-01-16, referat-fra: koordineringsgruppen, grunnlag: mandat-2025 pkt. 3}";
    let bodies = folder.read("bodies.yaml");
    assert_eq!(bodies.matches(row).count(), 2, "styret and interessepolitisk utvalg");
    let from_january = "{fra: 2024-01-01, referat-fra: koordineringsgruppen, grunnlag: antatt}";
    folder.write("bodies.yaml", bodies.replace(row, from_january));
    let substitute = "  kari-moen: {navn: Kari Moen, tittel: varaordfører, kommune: Lier, epost: \
        kari.moen@lier.example}\n\n\
                      verv:\n  - {organ: styret, person: kari-moen, rolle: vara, representerer: drammen, \
                      nummer: 1, fra: 2023-11-10, grunnlag: antatt}\n";
    let members = folder.read("members.yaml");
    assert_eq!(members.matches("\nverv:\n").count(), 1);
    folder.write("members.yaml", members.replace("\nverv:\n", &format!("\n{substitute}")));
    folder.git(&["commit", "--quiet", "--all", "--message", "Osloregionen ved årsskiftet"]);
    folder
}
