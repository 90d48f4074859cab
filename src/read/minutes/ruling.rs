//! How a treatment ended, out of the words of the minutes.

use super::label::Label;
use crate::model::{Outcome, Ruling, Words};
use crate::norsk;

/// Words that add nothing to how it ended.
const FILLING: [&str; 14] = [
    "enstemmig",
    "samroystes",
    "einstemmig",
    "ble",
    "vart",
    "blei",
    "blir",
    "vert",
    "er",
    "var",
    "det",
    "dermed",
    "styrets",
    "til",
];
/// Ways to say that the proposal was followed.
const AS_PROPOSED: [&str; 40] = [
    "som innstilt",
    "som foreslatt",
    "som innstillingen",
    "som innstillinga",
    "som forslaget",
    "som forslag",
    "som foreslege",
    "som foreslegen",
    "som framlegg",
    "som framlegget",
    "som framlagt",
    "som tilradd",
    "som tilrading",
    "som tilradinga",
    "som innstilt pa",
    "vedtatt",
    "vedteke",
    "vedtatt som innstilt",
    "vedtatt som foreslatt",
    "vedteke som innstilt",
    "vedteke som foreslatt",
    "vedteke som foreslege",
    "vedteke som framlegg",
    "vedteke som framlegget",
    "innstilt som foreslatt",
    "innstilt som framlegget",
    "forslaget vedtatt",
    "forslag vedtak vedtatt",
    "forslaget vedtak vedtatt",
    "innstillingen vedtatt",
    "innstillinga vedteken",
    "innstillinga vedteke",
    "framlegget vedteke",
    "framlegg vedtak vedteke",
    "forslaget vedteke",
    "innstillingen tiltradt",
    "innstillingen fulgt",
    "forslaget tiltradt",
    "i samsvar med innstillingen",
    "i samsvar med forslaget",
];
/// Ways to say that it was voted down.
const REJECTED: [&str; 16] = [
    "ikke vedtatt",
    "ikkje vedteke",
    "ikkje vedteken",
    "forslaget ikke vedtatt",
    "innstillingen ikke vedtatt",
    "framlegget ikkje vedteke",
    "innstillinga ikkje vedteken",
    "forslaget falt",
    "framlegget fall",
    "falt",
    "forslaget nedstemt",
    "nedstemt",
    "forslaget forkastet",
    "forkastet",
    "innstillingen falt",
    "innstillinga fall",
];
/// Ways to say that it was taken as information.
const NOTED: [&str; 10] = [
    "tatt orientering",
    "saken tatt orientering",
    "saken tas orientering",
    "teke orientering",
    "teken orientering",
    "saka teken orientering",
    "saka tatt orientering",
    "saka teke orientering",
    "tas orientering",
    "orienteringen tatt orientering",
];
/// Ways to say that it was discussed.
const DISCUSSED: [&str; 5] = ["droftet", "saken droftet", "drofta", "saka drofta", "saken ble droftet"];
/// How it begins when it was put off, sent back or taken off; more may follow.
const PUT_OFF: [(&str, Outcome); 26] = [
    ("utsatt", Outcome::Postponed),
    ("saken utsatt", Outcome::Postponed),
    ("saken utsettes", Outcome::Postponed),
    ("utsettes", Outcome::Postponed),
    ("utsett", Outcome::Postponed),
    ("saka utsett", Outcome::Postponed),
    ("saka utset", Outcome::Postponed),
    ("behandlingen av saken utsettes", Outcome::Postponed),
    ("sendt tilbake", Outcome::SentBack),
    ("saken sendt tilbake", Outcome::SentBack),
    ("saken sendes tilbake", Outcome::SentBack),
    ("sendes tilbake", Outcome::SentBack),
    ("send tilbake", Outcome::SentBack),
    ("sendt attende", Outcome::SentBack),
    ("send attende", Outcome::SentBack),
    ("saka send tilbake", Outcome::SentBack),
    ("saka sendt tilbake", Outcome::SentBack),
    ("saka send attende", Outcome::SentBack),
    ("saken returneres", Outcome::SentBack),
    ("trukket", Outcome::Withdrawn),
    ("saken trukket", Outcome::Withdrawn),
    ("saken trekkes", Outcome::Withdrawn),
    ("saken tas av sakslisten", Outcome::Withdrawn),
    ("trekt", Outcome::Withdrawn),
    ("saka trekt", Outcome::Withdrawn),
    ("saka trukken", Outcome::Withdrawn),
];

/// What the words come to, before it is known what they were said under.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Said {
    /// This is how it ended.
    Outcome(Outcome),
    /// The proposal was followed.
    AsProposed,
    /// The proposal was followed with changes that are not written out.
    ProposedWithMore,
    /// They are the words of a decision or a recommendation.
    Words,
}

/// What `text` says.
pub fn said(text: &str) -> Said {
    // What is longer than this is no phrase.
    let all = norsk::slug(&text.chars().take(400).collect::<String>(), 400);
    let words: Vec<&str> = all.split('-').filter(|word| !FILLING.contains(word)).collect();
    let phrase = words.join(" ");
    let is_one_of = |phrases: &[&str]| phrases.contains(&phrase.as_str());
    let begins =
        |start: &str| phrase.strip_prefix(start).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    if let Some((_, outcome)) = PUT_OFF.iter().find(|(start, _)| begins(start)) {
        return Said::Outcome(*outcome);
    }
    match () {
        () if is_one_of(&NOTED) => Said::Outcome(Outcome::Noted),
        () if is_one_of(&DISCUSSED) => Said::Outcome(Outcome::Discussed),
        () if is_one_of(&REJECTED) => Said::Outcome(Outcome::Rejected),
        () if is_one_of(&AS_PROPOSED) => Said::AsProposed,
        () if phrase.is_empty() && all.contains("stemmig") || all == "samroystes" => Said::AsProposed,
        () if begins("som innstilt") || begins("som foreslatt") || begins("som framlegget") => {
            Said::ProposedWithMore
        }
        () => Said::Words,
    }
}

/// Whether the words begin as if they told of the proposal instead of being a decision.
pub fn speaks_of_proposal(text: &str) -> bool {
    let start = text.split_whitespace().next().map(|word| norsk::slug(word, 40));
    let starts = ["enstemmig", "samroystes", "innstillingen", "innstillinga", "forslaget", "framlegget"];
    start.is_some_and(|start| starts.contains(&start.as_str()))
}

/// How it ended, when `text` stands under `label`. `proposal` is what was put before the body.
pub fn ruling(label: Label, text: &str, proposal: Option<&str>) -> Option<Ruling> {
    let own = match label {
        Label::Recommendation => Outcome::Recommended,
        _ => Outcome::Adopted,
    };
    let ruling = |outcome, words| Some(Ruling { outcome, words });
    match said(text) {
        Said::Outcome(Outcome::Rejected) => ruling(Outcome::Rejected, Words::Given(plain(text))),
        Said::Outcome(outcome) => ruling(outcome, Words::None),
        // «Som innstilt», where it was to be taken as information.
        Said::AsProposed => match proposal.map(said) {
            Some(Said::Outcome(Outcome::Noted)) => ruling(Outcome::Noted, Words::None),
            _ => ruling(own, Words::AsProposed),
        },
        Said::ProposedWithMore => None,
        Said::Words => ruling(own, Words::Given(plain(text))),
    }
}

/// The words as they are to stand in the case: without the marks of a quotation, or lines to write on.
pub fn plain(text: &str) -> String {
    let is_line_to_write_on = |line: &&str| {
        let line = line.trim();
        line.is_empty() || !line.chars().all(|character| character == '_')
    };
    let lines: Vec<&str> = text.lines().filter(is_line_to_write_on).collect();
    let is_quoted = lines.iter().all(|line| line.trim().is_empty() || line.trim_start().starts_with('>'));
    let bare = |line: &&str| {
        let line = line.trim_end();
        let inner = if is_quoted { line.trim_start().strip_prefix('>').unwrap_or("") } else { line };
        if is_quoted { inner.strip_prefix(' ').unwrap_or(inner).to_owned() } else { inner.to_owned() }
    };
    lines.iter().map(bare).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_known_in_both_forms() {
        for (text, expected) in [
            ("Som innstilt.", Said::AsProposed),
            ("Enstemmig som foreslått", Said::AsProposed),
            ("Forslaget ble enstemmig vedtatt.", Said::AsProposed),
            ("Innstillinga vart samrøystes vedteken.", Said::AsProposed),
            ("Framlegget vart vedteke", Said::AsProposed),
            ("Forslag til vedtak ble enstemmig vedtatt", Said::AsProposed),
            ("Enstemmig.", Said::AsProposed),
            ("Som innstilt, med et nytt punkt 3.", Said::ProposedWithMore),
            ("Saken utsettes til neste møte.", Said::Outcome(Outcome::Postponed)),
            ("Saka vart utsett.", Said::Outcome(Outcome::Postponed)),
            ("Saka vert send tilbake til sekretariatet", Said::Outcome(Outcome::SentBack)),
            ("Saken ble trukket.", Said::Outcome(Outcome::Withdrawn)),
            ("Saka er trekt", Said::Outcome(Outcome::Withdrawn)),
            ("Saken tas til orientering.", Said::Outcome(Outcome::Noted)),
            ("Saka vert teken til orientering.", Said::Outcome(Outcome::Noted)),
            ("Forslaget ble ikke vedtatt.", Said::Outcome(Outcome::Rejected)),
            ("Ikkje vedteke", Said::Outcome(Outcome::Rejected)),
            ("Styret tar redegjørelsen til orientering.", Said::Words),
            ("Styret vedtar uttalelsen.", Said::Words),
        ] {
            assert_eq!(said(text), expected, "{text}");
        }
    }

    #[test]
    fn a_quotation_is_taken_without_its_marks() {
        assert_eq!(plain("\n> Styret vedtar\n>\n> - en\n"), "Styret vedtar\n\n- en");
        assert_eq!(plain(" Styret\r\nvedtar \n____\n"), "Styret\nvedtar");
        assert_eq!(plain("Styret:\n> ja"), "Styret:\n> ja");
    }
}
