//! How a treatment ended, out of the words of the minutes.

use super::hearing;
use super::known::{
    AS_PROPOSED, DISCUSSED, FILLING, NOTED, PROPOSED_WITH_MORE, PUT_OFF, REJECTED, is_mistyped,
    is_no_sentence,
};
use super::label::MinutesLabel;
use super::phrase::{self, Said};
use crate::model::{Comparison, Outcome, Ruling, Words};
use crate::norsk;

/// What `text` says.
pub fn said(text: &str) -> Said {
    if phrase::is_quotation(text) {
        return Said::Words;
    }
    let mut sentences = phrase::sentences(text);
    let is_vote = |sentence: &str| matches!(sentence_says(sentence), (Said::AsProposed, true));
    if sentences.len() > 1 {
        sentences.retain(|sentence| !is_vote(sentence));
    }
    let Some(first) = sentences.first() else { return sentence_says(text).0 };
    match (sentence_says(first).0, sentences.len()) {
        (said, 1) => said,
        (Said::AsProposed | Said::ProposedWithMore, _) => Said::ProposedWithMore,
        // A body may note what it was told and then decide something.
        (Said::Outcome(Outcome::Noted | Outcome::Discussed) | Said::Words | Said::Unclear, _) => Said::Words,
        // What is sent, to whom and until when may take several sentences.
        (Said::Outcome(Outcome::SentToHearing), _) => Said::Outcome(Outcome::SentToHearing),
        (Said::Outcome(_), _) => Said::Unclear,
    }
}

/// What one sentence says, and whether it says of a vote and nothing besides.
fn sentence_says(sentence: &str) -> (Said, bool) {
    let all = phrase::words(sentence);
    if let Some((outcome, has_more)) = done_with_case(&all) {
        // Slugs have no punctuation, which sets what is more apart.
        let has_more = has_more || sentence.contains([',', ';']);
        // What is noted with more besides is a decision of its own.
        let more = if outcome == Outcome::Noted { phrase::unknown(sentence) } else { Said::Unclear };
        return (if has_more { more } else { Said::Outcome(outcome) }, false);
    }
    if hearing::is_sent(phrase::without_body(&all)) {
        return (Said::Outcome(Outcome::SentToHearing), false);
    }
    let core = core(&all, &FILLING);
    let is_one_of = |phrases: &[&str]| phrases.contains(&core.as_str());
    let has_body = phrase::without_body(&all).len() < all.len();
    let is_agreement = core.is_empty() && all.iter().any(|word| is_unanimous(word));
    let said = match () {
        () if is_one_of(&NOTED) => Said::Outcome(Outcome::Noted),
        () if is_one_of(&DISCUSSED) => Said::Outcome(Outcome::Discussed),
        () if is_one_of(&REJECTED) => Said::Outcome(Outcome::Rejected),
        () if is_one_of(&AS_PROPOSED) || phrase::is_as_proposed(&core) || is_agreement => Said::AsProposed,
        () if PROPOSED_WITH_MORE.iter().any(|start| phrase::after(&core, start).is_some()) => {
            Said::ProposedWithMore
        }
        () if is_mistyped(&core) || is_no_sentence(&core, has_body) => Said::Unclear,
        () => phrase::unknown(sentence),
    };
    (said, is_agreement || is_one_of(&["vedtatt", "vedteke"]))
}

/// Whether a text is some that is known, with a slip of the pen in it.
pub fn is_nearly_known(text: &str) -> bool {
    match phrase::sentences(text)[..] {
        [sentence] if !phrase::is_quotation(text) => is_mistyped(&core(&phrase::words(sentence), &FILLING)),
        _ => false,
    }
}

/// The words that tell how it ended: not who came to it, nor those that add nothing.
fn core(words: &[String], filling: &[&str]) -> String {
    let words = phrase::without_body(words).iter().map(String::as_str);
    words.filter(|word| !filling.contains(word)).collect::<Vec<_>>().join(" ")
}

/// What the body did with the case instead of deciding it, and whether the words say more than that.
fn done_with_case(words: &[String]) -> Option<(Outcome, bool)> {
    // «Til» is what tells where a case was sent from what it was sent with.
    let core = core(words, &FILLING[..FILLING.len() - 1]);
    for (start, outcome) in PUT_OFF {
        if let Some(rest) = phrase::after(&core, start) {
            return Some((outcome, phrase::has_more(rest, outcome)));
        }
    }
    phrase::deed(&core)
}

fn is_unanimous(word: &str) -> bool {
    matches!(word, "enstemmig" | "samroystes" | "einstemmig")
}

/// How `text` begins to say that a case was put off, whatever else it says.
pub fn put_off(text: &str) -> Option<Outcome> {
    let (outcome, _) = done_with_case(&phrase::words(phrase::sentences(text).first()?))?;
    Some(outcome)
}

/// Whether the words begin as if they told of the proposal instead of being a decision.
pub fn speaks_of_proposal(text: &str) -> bool {
    let Some(start) = text.split_whitespace().next() else { return false };
    matches!(
        norsk::slug(start, 40).as_str(),
        "enstemmig" | "samroystes" | "innstillingen" | "innstillinga" | "forslaget" | "framlegget"
    )
}

/// Why words are no ruling.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unruled {
    /// The proposal was changed, and the whole is not written out.
    WithMore,
    /// They tell what became of the proposal or the case in a way that is not known.
    Unclear,
}

/// How it ended, when `text` stands under `label`. `proposal` is what was put before the body.
///
/// # Errors
/// When the words might mean something else than they seem to.
pub fn ruling(label: MinutesLabel, text: &str, proposal: Option<&str>) -> Result<Ruling, Unruled> {
    let own = match label {
        MinutesLabel::Recommendation => Outcome::Recommended,
        _ => Outcome::Adopted,
    };
    let ruling = |outcome, words| Ok(Ruling { outcome, words });
    let is_proposal = || proposal.is_some_and(|proposal| Comparison::of(proposal, &plain(text)).is_same());
    match said(text) {
        Said::Outcome(Outcome::Rejected) => ruling(Outcome::Rejected, Words::Given(plain(text))),
        // Who only recommends it asks another body to send it.
        Said::Outcome(Outcome::SentToHearing) if own == Outcome::Recommended => {
            ruling(own, Words::Given(plain(text)))
        }
        Said::Outcome(Outcome::SentToHearing) => ruling(Outcome::SentToHearing, Words::Given(plain(text))),
        Said::Outcome(outcome) => ruling(outcome, Words::None),
        // «Som innstilt», where it was to be taken as information.
        Said::AsProposed => match proposal.map(said) {
            Some(Said::Outcome(Outcome::Noted)) => ruling(Outcome::Noted, Words::None),
            Some(Said::Outcome(Outcome::SentToHearing)) if own == Outcome::Adopted => {
                ruling(Outcome::SentToHearing, Words::AsProposed)
            }
            _ => ruling(own, Words::AsProposed),
        },
        Said::ProposedWithMore => Err(Unruled::WithMore),
        Said::Unclear if !is_proposal() => Err(Unruled::Unclear),
        Said::Unclear | Said::Words => ruling(own, Words::Given(plain(text))),
    }
}

/// Whether the body sent the case to others for their opinion, or followed a proposal to do so.
pub fn sends_to_hearing(text: &str, proposal: Option<&str>) -> bool {
    let hearing = Said::Outcome(Outcome::SentToHearing);
    match said(text) {
        Said::AsProposed => proposal.map(said) == Some(hearing),
        other => other == hearing,
    }
}

/// The words as they are to stand in the case: without the marks of a quotation, or lines to write on.
pub fn plain(text: &str) -> String {
    if let Some(inside) = phrase::within_marks(text) {
        return inside.trim().to_owned();
    }
    let mut lines: Vec<&str> = text.lines().map(str::trim_end).collect();
    lines.retain(|line| line.is_empty() || !line.trim_start().chars().all(|character| character == '_'));
    let is_quoted = lines.iter().all(|line| line.is_empty() || line.trim_start().starts_with('>'));
    if is_quoted {
        for line in &mut lines {
            let inner = line.trim_start().strip_prefix('>').unwrap_or_default();
            *line = inner.strip_prefix(' ').unwrap_or(inner);
        }
    }
    lines.join("\n").trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PHRASES: &[(&str, Said)] = &[
        ("Som innstilt.", Said::AsProposed),
        ("Enstemmig som foreslått", Said::AsProposed),
        ("Styret vedtok enstemmig som innstilt.", Said::AsProposed),
        ("Styret sluttet seg til innstillingen.", Said::AsProposed),
        ("Styret i Osloregionen sluttet seg enstemmig til forslaget.", Said::AsProposed),
        ("Et samlet utvalg sluttet seg til forslaget til vedtak", Said::AsProposed),
        ("Innstillingen vedtas med 12 mot 1 stemme.", Said::AsProposed),
        ("Forslaget ble vedtatt mot to stemmer.", Said::AsProposed),
        ("Innstillinga vart vedteken med 3 mot 2 røyster.", Said::AsProposed),
        ("Styret vedtok samrøystes som føreslege", Said::AsProposed),
        ("Utvalet slutta seg til innstillinga", Said::AsProposed),
        ("Som IPUs innstilling", Said::AsProposed),
        ("Som interessepolitisk utvalgs innstilling.", Said::AsProposed),
        ("I tråd med innstillingen fra interessepolitisk utvalg", Said::AsProposed),
        ("Som innstilt. Enstemmig.", Said::AsProposed),
        ("Som innstilt. Styret ber om et notat.", Said::ProposedWithMore),
        ("Styret sender saken tilbake til utvalget.", Said::Outcome(Outcome::SentBack)),
        ("Styret utsetter saken.", Said::Outcome(Outcome::Postponed)),
        ("Saken sendes på høring.", Said::Outcome(Outcome::SentToHearing)),
        (
            "Styret sender saken på høring til medlemmene med frist 29. mai.",
            Said::Outcome(Outcome::SentToHearing),
        ),
        (
            "Forslag til handlingsprogram sendes på høring til medlemskommunene. Fristen er 29. mai.",
            Said::Outcome(Outcome::SentToHearing),
        ),
        ("Styret vedtar å sende utkastet på høring", Said::Outcome(Outcome::SentToHearing)),
        ("Styret sender framlegget ut på høyring.", Said::Outcome(Outcome::SentToHearing)),
        ("Saka vert send på høyring.", Said::Outcome(Outcome::SentToHearing)),
        (
            "1. Forslag til føringer for 2025–2028 sendes på høring.\n2. Saken legges fram på nytt.",
            Said::Outcome(Outcome::SentToHearing),
        ),
        ("Styret ber departementet sende saken på høring.", Said::Words),
        ("Styret tar til orientering at forslaget er sendt på høring.", Said::Unclear),
        ("Styret sender ikke saken på høring.", Said::Words),
        ("Som forslått", Said::Unclear),
        ("Som forelått.", Said::Unclear),
        ("Som insstilt", Said::Unclear),
        ("Saken tas til orientring.", Said::Unclear),
        ("Saken utsetes.", Said::Unclear),
        ("Sendt tilabke", Said::Unclear),
        ("Godkjent", Said::Unclear),
        ("Ok", Said::Unclear),
        ("Ja.", Said::Unclear),
        ("Som vedtatt", Said::Unclear),
        ("Jepp", Said::Unclear),
        ("Alle var enige.", Said::Unclear),
        ("Enstemig vedtatt", Said::Unclear),
        ("Tatt til etteretning", Said::Unclear),
        ("Avslått", Said::Unclear),
        ("Tas tilorientering", Said::Unclear),
        ("Saken sendes på hørng til medlemmene med frist 29. mai.", Said::Unclear),
        ("Planen godkjennes.", Said::Words),
        ("Styret vedtok planen.", Said::Words),
        ("Vedtektene vedtas.", Said::Words),
        ("IPU utset saka til neste møte.", Said::Outcome(Outcome::Postponed)),
        ("Sakens behandling utsettes til 20. september.", Said::Outcome(Outcome::Postponed)),
        ("Styret tok saken til orientering.", Said::Outcome(Outcome::Noted)),
        ("Tas til etterretning", Said::Outcome(Outcome::Noted)),
        ("Rådet tek saka til orientering.", Said::Outcome(Outcome::Noted)),
        ("Saken utsettes til neste møte, men punkt 2 vedtas.", Said::Unclear),
        ("Saken utsettes til neste møte. Punkt 2 vedtas.", Said::Unclear),
        ("Saken avvises.", Said::Unclear),
        ("Innstillingen vedtas ikke.", Said::Unclear),
        ("Styret sluttet seg ikke til innstillingen.", Said::Unclear),
        ("Ola Berg sluttet seg til innstillingen.", Said::Unclear),
        ("Flertallet i styret sluttet seg til innstillingen.", Said::Unclear),
        ("Som innstillingen fra mindretallet i styret", Said::Unclear),
        ("Innstillingen vedtas med endring i punkt 2", Said::Unclear),
        ("Styret vedtok å utsette saken.", Said::Unclear),
        ("Forslaget fra Kari Nord ble vedtatt.", Said::Unclear),
        ("Styret tar redegjørelsen til orientering.", Said::Unclear),
        ("Styret tar redegjørelsen til orientering. Styret ber om et notat.", Said::Words),
        ("> Saken avvises.", Said::Words),
        ("«Saken avvises.»", Said::Words),
        ("Utsatt ungdom skal få tilbud om arbeid.", Said::Unclear),
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
        ("Innstillingen ble vedtatt med 2 mot 1 stemme.", Said::AsProposed),
        ("Styret vedtar uttalelsen.", Said::Words),
    ];

    #[test]
    fn phrases_are_known_in_both_forms() {
        for (text, expected) in PHRASES {
            assert_eq!(said(text), *expected, "{text}");
        }
    }

    /// With a letter left out, written twice or in the wrong place, what is short is known or asked about.
    #[test]
    fn a_slip_of_the_pen_makes_no_decision() {
        let mut decisions = Vec::new();
        for (phrase, known) in PHRASES {
            let is_long = phrase.split_whitespace().count() > 4 || phrase.len() > 30;
            if is_long || !matches!(known, Said::AsProposed | Said::Outcome(_)) {
                continue;
            }
            let letters: Vec<char> = phrase.chars().collect();
            for at in 1..letters.len() {
                if letters[at] == ' ' || letters[at - 1] == ' ' {
                    continue;
                }
                let mut slips = [letters.clone(), letters.clone(), letters.clone()];
                slips[0].remove(at);
                slips[1].insert(at, letters[at]);
                slips[2].swap(at, at - 1);
                for slip in slips {
                    let slip: String = slip.into_iter().collect();
                    if said(&slip) == Said::Words {
                        decisions.push(slip);
                    }
                }
            }
        }
        assert_eq!(decisions, [""; 0]);
    }

    #[test]
    fn a_quotation_is_taken_without_its_marks() {
        assert_eq!(plain("\n> Styret vedtar\n>\n> - en\n"), "Styret vedtar\n\n- en");
        assert_eq!(plain(" Styret\r\nvedtar \n____\n"), "Styret\nvedtar");
        assert_eq!(plain("Styret:\n> ja"), "Styret:\n> ja");
    }
}
