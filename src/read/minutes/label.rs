//! The labels that minutes are written under, in both forms of Norwegian.

use crate::norsk;

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Label {
    /// When the meeting began.
    Began,
    /// When it ended.
    Ended,
    /// Who chaired it.
    Chair,
    /// Who wrote.
    Secretary,
    /// Where it was held.
    Place,
    /// Who were there.
    Present,
    /// Who were not.
    Absent,
    /// Who met for whom.
    Substitutes,
    /// Substitutes who were called and did not come.
    AbsentSubstitutes,
    /// Who else was there.
    Others,
    /// What was put before the body.
    Proposed,
    /// Who may not treat the item.
    Recused,
    /// What was said and done.
    Treatment,
    /// What was proposed in the meeting.
    Proposals,
    /// When it was voted on.
    Time,
    /// The vote.
    Ballot,
    /// A round of an election.
    Round,
    /// Whether lots were drawn.
    Lots,
    /// Who was elected.
    Chosen,
    /// What was decided.
    Decision,
    /// What was recommended.
    Recommendation,
    /// How it ended, in the word of the files.
    Outcome,
    /// What was said, in a body that advises.
    Discussion,
    /// What it came to.
    Summary,
    /// What a member wants in the minutes.
    Statement,
    /// That the doors were closed.
    Closed,
    /// That the item came after the notice.
    Late,
    /// Who would not have it decided.
    Objectors,
    /// Closing of the doors, apart from the item it was for.
    ClosedApart,
}

/// Every label as [`norsk::slug`] makes it.
const LABELS: &[(&str, Label)] = &[
    ("motet-satt", Label::Began),
    ("motet-satt-kl", Label::Began),
    ("motet-sett", Label::Began),
    ("motet-sett-kl", Label::Began),
    ("motet-ble-satt-kl", Label::Began),
    ("motet-hevet", Label::Ended),
    ("motet-hevet-kl", Label::Ended),
    ("motet-ble-hevet-kl", Label::Ended),
    ("motet-heva", Label::Ended),
    ("motet-heva-kl", Label::Ended),
    ("motet-slutt", Label::Ended),
    ("moteleder", Label::Chair),
    ("moteleiar", Label::Chair),
    ("referent", Label::Secretary),
    ("motesekretaer", Label::Secretary),
    ("sekretaer", Label::Secretary),
    ("sted", Label::Place),
    ("stad", Label::Place),
    ("til-stede", Label::Present),
    ("til-stades", Label::Present),
    ("tilstede", Label::Present),
    ("forfall", Label::Absent),
    ("varamedlemmer-som-motte-og-for-hvem", Label::Substitutes),
    ("varamedlemer-som-motte-og-for-kven", Label::Substitutes),
    ("varamedlemmer-som-motte", Label::Substitutes),
    ("varamedlemer-som-motte", Label::Substitutes),
    ("varamedlemmer-med-forfall", Label::AbsentSubstitutes),
    ("varamedlemer-med-forfall", Label::AbsentSubstitutes),
    ("dessuten-motte", Label::Others),
    ("dessutan-motte", Label::Others),
    ("forslag-til-vedtak", Label::Proposed),
    ("framlegg-til-vedtak", Label::Proposed),
    ("forslag-til-innstilling", Label::Proposed),
    ("framlegg-til-innstilling", Label::Proposed),
    ("habilitet", Label::Recused),
    ("inhabile", Label::Recused),
    ("inhabil", Label::Recused),
    ("behandling", Label::Treatment),
    ("motebehandling", Label::Treatment),
    ("handsaming", Label::Treatment),
    ("motehandsaming", Label::Treatment),
    ("forslag-fremsatt-i-motet", Label::Proposals),
    ("forslag-framsatt-i-motet", Label::Proposals),
    ("forslag-i-motet", Label::Proposals),
    ("framlegg-sette-fram-i-motet", Label::Proposals),
    ("framlegg-i-motet", Label::Proposals),
    ("kl", Label::Time),
    ("behandlet-kl", Label::Time),
    ("handsama-kl", Label::Time),
    ("avstemning-kl", Label::Time),
    ("avstemning", Label::Ballot),
    ("avstemming", Label::Ballot),
    ("votering", Label::Ballot),
    ("roysting", Label::Ballot),
    ("avroysting", Label::Ballot),
    ("forste-runde", Label::Round),
    ("fyrste-runde", Label::Round),
    ("andre-runde", Label::Round),
    ("tredje-runde", Label::Round),
    ("1-runde", Label::Round),
    ("2-runde", Label::Round),
    ("3-runde", Label::Round),
    ("loddtrekning", Label::Lots),
    ("loddtrekking", Label::Lots),
    ("valgt", Label::Chosen),
    ("vald", Label::Chosen),
    ("vedtak", Label::Decision),
    ("innstilling", Label::Recommendation),
    ("tilrading", Label::Recommendation),
    ("utfall", Label::Outcome),
    ("drofting", Label::Discussion),
    ("oppsummering", Label::Summary),
    ("konklusjon", Label::Summary),
    ("protokolltilforsel", Label::Statement),
    ("protokolltilforsler", Label::Statement),
    ("lukket", Label::Closed),
    ("lukka", Label::Closed),
    ("lukking", Label::Closed),
    ("lukket-mote", Label::Closed),
    ("tillegg", Label::Late),
    ("tilleggssak", Label::Late),
    ("motsatte-seg", Label::Objectors),
    ("sette-seg-imot", Label::Objectors),
    ("sak-og-tidsrom", Label::ClosedApart),
    ("hjemmel", Label::ClosedApart),
    ("heimel", Label::ClosedApart),
    ("avstemning-om-lukking", Label::ClosedApart),
    ("roysting-om-lukking", Label::ClosedApart),
];

/// Labels longer than this are none.
const LONGEST: usize = 90;

impl Label {
    /// The label that `words` are, when they are one.
    pub fn of(words: &str) -> Option<Self> {
        if words.len() > LONGEST || words.is_empty() {
            return None;
        }
        let slug = norsk::slug(&without_brackets(words), LONGEST);
        // What an earlier body asked for is put before this one: «Innstilling fra styret».
        if ["innstilling-fra", "tilrading-fra"].iter().any(|start| slug.starts_with(start)) {
            return Some(Self::Proposed);
        }
        LABELS.iter().find(|(known, _)| *known == slug).map(|(_, label)| *label)
    }

    /// Whether what it announces is said in a line or two, so that a blank line ends it.
    pub fn is_short(self) -> bool {
        matches!(
            self,
            Self::Began | Self::Ended | Self::Chair | Self::Secretary | Self::Place | Self::Time | Self::Lots
        )
    }

    /// Whether it belongs under an item of the agenda.
    pub fn is_of_item(self) -> bool {
        !matches!(
            self,
            Self::Began
                | Self::Ended
                | Self::Chair
                | Self::Secretary
                | Self::Place
                | Self::Present
                | Self::Absent
                | Self::Substitutes
                | Self::AbsentSubstitutes
                | Self::Others
                | Self::ClosedApart
        )
    }
}

/// `words` without what stands in brackets, as in «Avstemning (for, mot, hvem)».
fn without_brackets(words: &str) -> String {
    match words.split_once('(') {
        Some((before, rest)) => format!("{before}{}", rest.split_once(')').map_or("", |(_, after)| after)),
        None => words.to_owned(),
    }
}

/// The label that a line begins with, its bytes in the line, and where what it announces begins.
pub fn at_start(line: &str) -> Option<(Label, std::ops::Range<usize>, usize)> {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if trimmed.starts_with(['>', '|', '`']) || indent > 3 {
        return None;
    }
    let marks = |text: &str| text.len() - text.trim_start_matches(['*', '_', '-', '+', '#', ' ', '\t']).len();
    let start = indent + marks(trimmed);
    let is_heading = trimmed.starts_with('#');
    let rest = &line[start..];
    let end = match rest.find(':') {
        Some(colon) if colon <= LONGEST => start + colon,
        _ => return without_colon(line, start, is_heading),
    };
    let name = line[start..end].trim_end_matches(['*', '_', ' ']);
    match Label::of(name) {
        Some(label) => {
            let after = &line[end + 1..];
            let value = end + 1 + (after.len() - after.trim_start_matches(['*', '_']).len());
            Some((label, start..start + name.len(), value))
        }
        None => without_colon(line, start, is_heading),
    }
}

/// A label that is a heading or the whole of a bold line, or stands before a time of day.
fn without_colon(
    line: &str,
    start: usize,
    is_heading: bool,
) -> Option<(Label, std::ops::Range<usize>, usize)> {
    let rest = line[start..].trim_end();
    let whole = rest.trim_end_matches(['*', '_', '#', ' ']);
    let is_bold = rest.len() - whole.len() >= 2 && line.trim_start().starts_with(['*', '_']);
    if is_heading || is_bold {
        return Label::of(whole).map(|label| (label, start..start + whole.len(), line.len()));
    }
    let digit = rest.find(|character: char| character.is_ascii_digit())?;
    let name = rest[..digit].trim_end();
    let label = Label::of(name).filter(|label| matches!(label, Label::Began | Label::Ended))?;
    Some((label, start..start + name.len(), start + digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_however_it_is_marked() {
        for (line, label, value) in [
            ("Vedtak: Ja", Label::Decision, " Ja"),
            ("**Vedtak:** Ja", Label::Decision, " Ja"),
            ("**Vedtak**: Ja", Label::Decision, " Ja"),
            ("- *Vedtak*: Ja", Label::Decision, " Ja"),
            ("VEDTAK:", Label::Decision, ""),
            ("#### Vedtak", Label::Decision, ""),
            ("**Vedtak**", Label::Decision, ""),
            ("Avstemning (for, mot, hvem): 5 mot 2", Label::Ballot, " 5 mot 2"),
            ("Røysting: samrøystes", Label::Ballot, " samrøystes"),
            ("Ro\u{308}ysting: 1", Label::Ballot, " 1"),
            ("Møtet satt kl. 09:05", Label::Began, "09:05"),
            ("Møtet satt kl.: 09:05", Label::Began, " 09:05"),
            ("Kl.: 10:15", Label::Time, " 10:15"),
            ("**Innstilling fra interessepolitisk utvalg:**", Label::Proposed, ""),
        ] {
            let (found, _, at) = at_start(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((found, &line[at..]), (label, value), "{line}");
        }
        for line in
            ["> Vedtak: Ja", "Vedtaket: Ja", "Vedtak i styret", "| Vedtak: |", "Det er vedtak: ja", ""]
        {
            assert_eq!(at_start(line), None, "{line}");
        }
    }
}
