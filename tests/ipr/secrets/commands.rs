//! Every command there is, as the secretariat gives it. The commands are those that the program reads, so
//! that a new one fails here until it is walked.

use std::collections::BTreeSet;

use clap::{Command, Subcommand};
use ipr::action::Action;

use crate::program::leaves_of;

/// A step on the way of a meeting.
pub enum Step {
    /// A command.
    Run(&'static str),
    /// A command that makes PDFs.
    Pdf(&'static str),
    /// A command that is only tried, since it would lead another way, or is refused.
    Try(&'static str),
    /// The meeting is held, and written down.
    Held,
}

/// What the secretariat does with a meeting, in order. Each is given in every format it has, and tried before
/// it is done; what it makes is searched without more.
pub const STEPS: &[Step] = &[
    Step::Run("explain"),
    Step::Run("explain O02"),
    Step::Run("regler"),
    Step::Run("skjema sak"),
    Step::Run(
        "sak new \"Klage fra Zqnytittel\" --type prinsippsak --unntatt \"offl. § 13 første ledd\" \
         --jf \"fvl. § 13 første ledd nr. 1\" --offentlig-tittel Klagesak --dato 2024-02-05",
    ),
    Step::Try(
        "sak new \"Klage fra Zqnytittel\" --type prinsippsak --unntatt \"offl. § 13 første ledd\" \
         --jf \"fvl. § 13 første ledd nr. 1\" --møte \"styret 16. februar\" --dato 2024-02-05",
    ),
    Step::Try("sak advance 2024-001 2024-002 2024-003 --møte styret --dato 2024-02-05"),
    Step::Try("sak vurder 2024-003 --svar tid ja --dato 2024-02-05"),
    Step::Run("sak vurder 2024-003 --dato 2024-02-05"),
    Step::Try("sak avvis 2024-002 --grunn Zqnygrunn --dato 2024-02-05"),
    Step::Try("sak fullmakt 2024-003 innkjop --beløp 100 --av kari-vik --dato 2024-02-05"),
    Step::Try("sak ta-opp 2024-002 --dato 2024-02-05"),
    Step::Run("sak list --forslag"),
    Step::Try("sak ny-id 2024-003 --dato 2024-02-05"),
    Step::Try("mote new styret 2024-04-12 --dato 2024-02-05"),
    Step::Try("mote flytt 2024-02-16-styret 2024-02-23 --dato 2024-02-05"),
    Step::Try("mote avlys 2024-02-16-styret --dato 2024-02-05"),
    Step::Try("mote plasser 2024-02-16-styret 2024-002 --foran 2024-001 --dato 2024-02-05"),
    Step::Try("mote ta-av 2024-02-16-styret 2024-002 --dato 2024-02-05"),
    Step::Try("innkalling 2024-02-16-styret --sak 2024-002 --dato 2024-02-06"),
    Step::Try("person ny \"Eli Strand\" --kommune Holmsund --dato 2024-02-05"),
    Step::Try("person endre \"Per Nes\" --epost per@strandas.example --dato 2024-02-05"),
    Step::Try("person slutt \"Per Nes\" 2024-02-29 --dato 2024-02-05"),
    Step::Try("verv nytt \"Siri Dal\" styret 2024-02-12 --dato 2024-02-05"),
    Step::Try("verv slutt \"Per Nes\" styret 2024-02-12 --dato 2024-02-05"),
    Step::Try("verv bytt \"Per Nes\" \"Jon Moe\" alle 2024-02-12 --dato 2024-02-05"),
    Step::Pdf("innkalling 2024-02-16-styret --dato 2024-02-06"),
    Step::Pdf("utsending 2024-02-16-styret --dato 2024-02-06"),
    Step::Run("sak list"),
    Step::Run("sak show 2024-002"),
    Step::Run("sak show 2024-003"),
    Step::Run("mote list"),
    Step::Run("mote show 2024-02-16-styret"),
    Step::Run("referat 2024-02-16-styret --dato 2024-02-16"),
    Step::Try("referat 2024-02-16-styret --les --dato 2024-02-16"),
    Step::Run("check --dato 2024-02-17"),
    Step::Held,
    Step::Run("sak advance 2024-002 --utfall vedtatt --som-foreslått --dato 2024-02-17"),
    Step::Run("sak advance 2024-003 --utfall vedtatt --dato 2024-02-17"),
    Step::Try("sak advance 2024-003 --møte 2024-02-16-styret --dato 2024-02-17"),
    Step::Try("mote rett 2024-02-16-styret --av ola-berg --grunn Tellefeil --dato 2024-05-03"),
    Step::Run("sak show 2024-003 --dato 2024-02-17"),
    Step::Run("mote show 2024-02-16-styret --dato 2024-02-17"),
    Step::Pdf("utskrift 2024-002 --dato 2024-02-17"),
    Step::Pdf("utskrift 2024-003 --dato 2024-02-17"),
    Step::Pdf("utskrift --møte styret --dato 2024-02-17"),
    Step::Try("brev 2024-002 --til Departementet --send --dato 2024-02-17"),
    Step::Pdf("statusrapport --sak 2024-001 --dato 2024-02-17"),
    Step::Pdf("statusrapport 2024 --årsrapport --sak 2024-001 --dato 2024-02-17"),
    Step::Pdf("program 2024 --sak 2024-001 --dato 2024-02-17"),
    Step::Pdf("budsjett 2024 --sak 2024-001 --dato 2024-02-17"),
    Step::Run("vedtak --dato 2024-02-17"),
    Step::Run("vedtak --innstillinger --dato 2024-02-17"),
    Step::Run("oppfolging 2024-003 --ny Zqoppgave --hvem Zqutforer --frist 2024-06-01 --dato 2024-02-17"),
    Step::Run("oppfolging --dato 2024-02-17"),
    Step::Run("oppfolging --alle --dato 2024-06-17"),
    Step::Run("plan 2024 --dato 2024-02-17"),
    Step::Run("plan 2024 --bindinger --dato 2024-02-17"),
    Step::Run("plan 2025 --foreslå --dato 2024-02-17"),
    Step::Run("status --dato 2024-02-05"),
    Step::Run("status --dato 2024-06-17"),
    Step::Run("kontingent 2024"),
    Step::Run("medlemmer"),
    Step::Pdf("medlemmer --papir --dato 2024-02-17"),
    Step::Run("budsjett 2024"),
    Step::Run("program 2024"),
    Step::Run("program ny-godsterminal"),
    Step::Run("kalender --dato 2024-02-17"),
    Step::Run("sok saken"),
    Step::Run("apne 2024-002"),
    Step::Try("sak slett 2024-003"),
    Step::Run("fullforing bash"),
    Step::Try("manualsider manual"),
    Step::Run("rydd --dato 2024-02-17"),
    Step::Run("lagre"),
    Step::Try("hent"),
    Step::Run("angre --liste"),
    Step::Try("angre"),
    Step::Try("del"),
    Step::Try("init --navn \"Et nytt råd\" --dato 2024-02-17"),
    Step::Run("check --siden HEAD~1 --dato 2024-02-17"),
    Step::Try("sak nytt-navn 2024-003 --dato 2024-02-17"),
];

/// The meeting is moved before it is held, and then called off.
#[cfg(feature = "pdf")]
pub const ANOTHER_WAY: &[Step] = &[
    Step::Pdf("utsending 2024-02-16-styret --dato 2024-02-05"),
    Step::Run("kalender --dato 2024-02-06"),
    Step::Run("mote flytt 2024-02-16-styret 2024-02-23 --dato 2024-02-06"),
    Step::Pdf("utsending 2024-02-23-styret --dato 2024-02-12"),
    Step::Run("mote avlys 2024-02-23-styret --dato 2024-02-13"),
    Step::Run("kalender --dato 2024-02-13"),
    Step::Run("mote list"),
    Step::Run("mote show 2024-02-23-styret"),
];

/// What shows exempt text by right, as the words that a line begins and ends with, and the reason.
const MAY_SHOW: [(&str, &str, &str); 2] = [
    ("check", "--format plain", "it quotes the lines of the files for those who have them"),
    ("check", "--format json", "the same, for an editor in which the files are open"),
];

/// Every command, read as the program reads it.
fn commands() -> Command {
    Action::augment_subcommands(Command::new("ipr").no_binary_name(true))
}

/// The words of a command line; double quotes hold words together.
pub fn words(line: &str) -> Vec<&str> {
    let parts = line.split('"').enumerate();
    let words = parts.flat_map(|(index, part)| match index % 2 {
        0 => part.split_whitespace().collect(),
        _ => vec![part],
    });
    words.collect()
}

/// The command that a line gives, by name, and what it takes.
fn command_of(line: &str) -> (String, Command) {
    let mut command = commands();
    let mut names = Vec::new();
    for word in words(line) {
        let Some(inner) = command.find_subcommand(word).cloned() else { break };
        names.push(inner.get_name().to_owned());
        command = inner;
    }
    (names.join(" "), command)
}

/// The line in every format that the command has.
pub fn in_every_format(line: &str) -> Vec<String> {
    let (_, command) = command_of(line);
    let format = command.get_arguments().find(|argument| argument.get_long() == Some("format"));
    let Some(format) = format else { return vec![line.to_owned()] };
    // What makes a paper answers in no other format.
    for other in command.get_arguments() {
        let is_there =
            other.get_long().is_some_and(|long| words(line).contains(&format!("--{long}").as_str()));
        if is_there && command.get_arg_conflicts_with(other).contains(&format) {
            return vec![line.to_owned()];
        }
    }
    let formats = format.get_possible_values();
    assert!(formats.len() > 1, "{line}");
    formats.iter().map(|value| format!("{line} --format {}", value.get_name())).collect()
}

/// Whether the line shows by right what is exempt.
pub fn may_show(line: &str) -> bool {
    MAY_SHOW.iter().any(|(begin, end, _)| line.starts_with(begin) && line.ends_with(end))
}

/// The line as a trial; none for a command that cannot be tried.
pub fn as_trial(line: &str) -> Option<String> {
    let (_, command) = command_of(line);
    let can_be_tried = command.get_arguments().any(|argument| argument.get_id() == "dry_run");
    can_be_tried.then(|| format!("{line} --dry-run"))
}

#[test]
fn every_command_is_walked() {
    let mut walked = BTreeSet::new();
    for step in STEPS {
        if let Step::Run(line) | Step::Pdf(line) | Step::Try(line) = step {
            walked.insert(command_of(line).0);
        }
    }
    assert_eq!(leaves_of(&commands()), walked);
}
