//! Phrases that tell how a treatment ended, word for word, and those that nearly do.

use super::phrase;
use crate::model::Outcome;

/// Words that add nothing to how it ended.
pub const FILLING: [&str; 14] = [
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
pub const AS_PROPOSED: [&str; 40] = [
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
pub const REJECTED: [&str; 16] = [
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
pub const NOTED: [&str; 10] = [
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
pub const DISCUSSED: [&str; 5] = ["droftet", "saken droftet", "drofta", "saka drofta", "saken ble droftet"];
/// Ways to say that it was sent to others for their opinion, which are read elsewhere.
const HEARD: [&str; 3] = ["saken sendes pa horing", "saken sendt pa horing", "sender saken pa horing"];
/// More slips of the pen than these make other words,
const MOST_SLIPS: usize = 2;
/// and so do those that leave fewer letters than these to each.
const LETTERS_TO_A_SLIP: usize = 4;
/// What is longer is none of them.
const LONGEST: usize = 50;
/// How it begins when it was followed with changes.
pub const PROPOSED_WITH_MORE: [&str; 5] =
    ["som innstilt", "som foreslatt", "som framlegget", "vedtok som innstilt", "vedtok som foreslatt"];
/// How it begins when it was put off, sent back or taken off; more may follow.
pub const PUT_OFF: [(&str, Outcome); 32] = [
    ("utsatt", Outcome::Postponed),
    ("saken utsatt", Outcome::Postponed),
    ("saken utsettes", Outcome::Postponed),
    ("utsettes", Outcome::Postponed),
    ("utsett", Outcome::Postponed),
    ("saka utsett", Outcome::Postponed),
    ("saka utset", Outcome::Postponed),
    ("behandlingen av saken utsettes", Outcome::Postponed),
    ("behandlingen av saken utsatt", Outcome::Postponed),
    ("sakens behandling utsettes", Outcome::Postponed),
    ("sakens behandling utsatt", Outcome::Postponed),
    ("behandlinga av saka utsett", Outcome::Postponed),
    ("handsaminga av saka utsett", Outcome::Postponed),
    ("handsaminga utsett", Outcome::Postponed),
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

/// Whether the words are a slip of the pen away from some that are known, also one that joins two words.
pub fn is_mistyped(core: &str) -> bool {
    if core.len() > LONGEST {
        return false;
    }
    let starts = PUT_OFF.iter().map(|(start, _)| *start);
    let mut known: Vec<String> = Vec::new();
    for phrase in
        AS_PROPOSED.into_iter().chain(NOTED).chain(DISCUSSED).chain(REJECTED).chain(HEARD).chain(starts)
    {
        known.push(phrase.replace("orientering", "etterretning"));
        known.push(phrase.replace("orientering", "til orientering"));
        known.push(phrase.to_owned());
    }
    for (verb, place, _) in phrase::ACTIVE {
        for case in phrase::CASES {
            known.push(format!("{verb} {case} {place}"));
        }
    }
    let core = core.replace(' ', "");
    known.into_iter().any(|phrase| {
        let phrase = phrase.replace(' ', "");
        let most = MOST_SLIPS.min(phrase.len() / LETTERS_TO_A_SLIP);
        phrase.len().abs_diff(core.len()) <= most && strsim::osa_distance(&phrase, &core) <= most
    })
}

/// Whether the words are too few to be those of a decision, and have no verb: «Ja», «Avslått», «Alle enige».
/// What a body decides is a sentence, «Planen godkjennes».
pub fn is_no_sentence(core: &str, has_body: bool) -> bool {
    let words: Vec<&str> = core.split(' ').collect();
    let is_verb = |word: &&str| word.len() > 2 && word.ends_with(['r', 's']);
    match words[..] {
        [word] => word == "godkjennes" || !is_verb(&word),
        [_, _] => !has_body && !words.iter().any(is_verb),
        _ => false,
    }
}
