//! The labels that minutes are written under, in both forms of Norwegian.

use crate::norsk::{self, written::WEEKDAYS};

/// What a label announces.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MinutesLabel {
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
    /// How several are elected together.
    Method,
    /// How many seats the lists share.
    Seats,
    /// A list, with its votes and candidates.
    List,
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
    /// What it wants the next body to know.
    Input,
    /// What others are asked to take up.
    AgendaProposals,
    /// What is to be done after it.
    FollowUp,
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

/// The ways to write each label, as [`norsk::slug`] makes them.
const LABELS: &[(MinutesLabel, &str)] = &[
    (MinutesLabel::Began, "motet-satt motet-satt-kl motet-sett motet-sett-kl motet-ble-satt-kl"),
    (
        MinutesLabel::Ended,
        "motet-hevet motet-hevet-kl motet-ble-hevet-kl motet-heva motet-heva-kl \
        motet-slutt",
    ),
    (MinutesLabel::Chair, "moteleder moteleiar"),
    (MinutesLabel::Secretary, "referent motesekretaer sekretaer"),
    (MinutesLabel::Place, "sted stad"),
    (MinutesLabel::Present, "til-stede til-stades tilstede"),
    (MinutesLabel::Absent, "forfall"),
    (
        MinutesLabel::Substitutes,
        "varamedlemmer-som-motte-og-for-hvem varamedlemer-som-motte-og-for-kven \
        varamedlemmer-som-motte varamedlemer-som-motte",
    ),
    (MinutesLabel::AbsentSubstitutes, "varamedlemmer-med-forfall varamedlemer-med-forfall"),
    (MinutesLabel::Others, "dessuten-motte dessutan-motte"),
    (
        MinutesLabel::Proposed,
        "forslag-til-vedtak framlegg-til-vedtak forslag-til-innstilling \
        framlegg-til-innstilling",
    ),
    (MinutesLabel::Recused, "habilitet inhabile inhabil"),
    (MinutesLabel::Treatment, "behandling motebehandling handsaming motehandsaming"),
    (
        MinutesLabel::Proposals,
        "forslag-fremsatt-i-motet forslag-framsatt-i-motet forslag-i-motet \
        framlegg-sette-fram-i-motet framlegg-i-motet",
    ),
    (MinutesLabel::Time, "kl behandlet-kl handsama-kl avstemning-kl"),
    (MinutesLabel::Ballot, "avstemning avstemming votering roysting avroysting"),
    (MinutesLabel::Round, "forste-runde fyrste-runde andre-runde tredje-runde 1-runde 2-runde 3-runde"),
    (MinutesLabel::Method, "valgmate valmate"),
    (MinutesLabel::Seats, "plasser plassar"),
    (MinutesLabel::List, "liste liste-1 liste-2 liste-3 liste-4"),
    (MinutesLabel::Lots, "loddtrekning loddtrekking"),
    (MinutesLabel::Chosen, "valgt vald"),
    (MinutesLabel::Decision, "vedtak"),
    (MinutesLabel::Recommendation, "innstilling tilrading"),
    (MinutesLabel::Outcome, "utfall"),
    (MinutesLabel::Discussion, "drofting"),
    (MinutesLabel::Summary, "oppsummering konklusjon"),
    (
        MinutesLabel::Input,
        "innspill innspel innspill-til-saken innspill-til-saka innspel-til-saka \
        innspill-til-neste-behandling innspel-til-neste-handsaming",
    ),
    (
        MinutesLabel::AgendaProposals,
        "forslag-til-saksliste forslag-til-sakslisten forslag-til-dagsorden \
        forslag-til-dagsordenen framlegg-til-sakliste framlegg-til-saklista framlegg-til-dagsorden",
    ),
    (MinutesLabel::FollowUp, "oppfolging oppfolging-av-vedtaket"),
    (MinutesLabel::Statement, "protokolltilforsel protokolltilforsler"),
    (MinutesLabel::Closed, "lukket lukka lukking lukket-mote"),
    (MinutesLabel::Late, "tillegg tilleggssak"),
    (MinutesLabel::Objectors, "motsatte-seg sette-seg-imot"),
    (MinutesLabel::ClosedApart, "sak-og-tidsrom hjemmel heimel avstemning-om-lukking roysting-om-lukking"),
];

/// Labels longer than this are none.
const LONGEST: usize = 90;
/// How many letters there are to each slip of the pen in one.
const LETTERS_TO_A_SLIP: usize = 5;

impl MinutesLabel {
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
        // «Til stede fredag 3. mai», in a meeting over several days.
        let of_day =
            [("til-stede-", Self::Present), ("til-stades-", Self::Present), ("forfall-", Self::Absent)];
        for (start, label) in of_day {
            if slug.strip_prefix(start).is_some_and(begins_with_day) {
                return Some(label);
            }
        }
        LABELS.iter().find(|(_, ways)| ways.split(' ').any(|way| way == slug)).map(|(label, _)| *label)
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

/// Whether words begin with a day: «fredag-3-mai», «3-mai».
fn begins_with_day(slug: &str) -> bool {
    let first = slug.split('-').next().unwrap_or_default();
    first.starts_with(|letter: char| letter.is_ascii_digit())
        || WEEKDAYS.iter().any(|(known, _)| norsk::slug(known, 20) == first)
}

/// `words` without what stands in brackets, as in «Avstemning (for, mot, hvem)».
fn without_brackets(words: &str) -> String {
    match words.split_once('(') {
        Some((before, rest)) => format!("{before}{}", rest.split_once(')').map_or("", |(_, after)| after)),
        None => words.to_owned(),
    }
}

/// The label that a line begins with, its bytes in the line, and where what it announces begins.
pub fn at_start(line: &str) -> Option<(MinutesLabel, std::ops::Range<usize>, usize)> {
    let start = start_of_words(line)?;
    let is_heading = line.trim_start().starts_with('#');
    let rest = &line[start..];
    let end = match rest.find(':') {
        Some(colon) if colon <= LONGEST => start + colon,
        _ => return without_colon(line, start, is_heading),
    };
    let name = line[start..end].trim_end_matches(['*', '_', ' ']);
    match MinutesLabel::of(name) {
        Some(label) => {
            let after = &line[end + 1..];
            let value = end + 1 + (after.len() - after.trim_start_matches(['*', '_']).len());
            Some((label, start..start + name.len(), value))
        }
        None => without_colon(line, start, is_heading),
    }
}

/// Where the words of a line begin, which may be a label; none of what is quoted, and of tables and code.
fn start_of_words(line: &str) -> Option<usize> {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if trimmed.starts_with(['>', '|', '`']) || indent > 3 {
        return None;
    }
    let words = trimmed.trim_start_matches(['*', '_', '-', '+', '#', ' ', '\t']);
    Some(line.len() - words.len())
}

/// The bytes of what a line says before its colon when that is a slip of the pen away from a label, and none
/// itself: what stands there would be taken for a part of what is above it.
pub fn mistyped(line: &str) -> Option<std::ops::Range<usize>> {
    let start = start_of_words(line)?;
    let end = start + line[start..].find(':').filter(|length| *length <= LONGEST)?;
    let name = line[start..end].trim_end_matches(['*', '_', ' ']);
    let slug = norsk::slug(&without_brackets(name), LONGEST);
    let is_near = |known: &str| {
        let most = (known.len() / LETTERS_TO_A_SLIP).min(2);
        // «Behandlingen» is the word itself.
        known.len().abs_diff(slug.len()) <= most
            && !slug.starts_with(known)
            && strsim::osa_distance(known, &slug) <= most
    };
    let mut ways = LABELS.iter().flat_map(|(_, ways)| ways.split(' '));
    let is_slip = ways.any(|known| known.len() > LETTERS_TO_A_SLIP && is_near(known));
    if is_slip && at_start(line).is_none() { Some(start..start + name.len()) } else { None }
}

/// A label that is a heading or the whole of a bold line, or stands before a time of day.
fn without_colon(
    line: &str,
    start: usize,
    is_heading: bool,
) -> Option<(MinutesLabel, std::ops::Range<usize>, usize)> {
    let rest = line[start..].trim_end();
    let whole = rest.trim_end_matches(['*', '_', '#', ' ']);
    let is_bold = rest.len() - whole.len() >= 2 && line.trim_start().starts_with(['*', '_']);
    if is_heading || is_bold {
        return MinutesLabel::of(whole).map(|label| (label, start..start + whole.len(), line.len()));
    }
    let digit = rest.find(|character: char| character.is_ascii_digit())?;
    let name = rest[..digit].trim_end();
    let label =
        MinutesLabel::of(name).filter(|label| matches!(label, MinutesLabel::Began | MinutesLabel::Ended))?;
    Some((label, start..start + name.len(), start + digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_is_known_however_it_is_marked() {
        for (line, label, value) in [
            ("Vedtak: Ja", MinutesLabel::Decision, " Ja"),
            ("**Vedtak:** Ja", MinutesLabel::Decision, " Ja"),
            ("**Vedtak**: Ja", MinutesLabel::Decision, " Ja"),
            ("- *Vedtak*: Ja", MinutesLabel::Decision, " Ja"),
            ("VEDTAK:", MinutesLabel::Decision, ""),
            ("#### Vedtak", MinutesLabel::Decision, ""),
            ("**Vedtak**", MinutesLabel::Decision, ""),
            ("Avstemning (for, mot, hvem): 5 mot 2", MinutesLabel::Ballot, " 5 mot 2"),
            ("Røysting: samrøystes", MinutesLabel::Ballot, " samrøystes"),
            ("Ro\u{308}ysting: 1", MinutesLabel::Ballot, " 1"),
            ("Møtet satt kl. 09:05", MinutesLabel::Began, "09:05"),
            ("Møtet satt kl.: 09:05", MinutesLabel::Began, " 09:05"),
            ("Kl.: 10:15", MinutesLabel::Time, " 10:15"),
            ("**Innstilling fra interessepolitisk utvalg:**", MinutesLabel::Proposed, ""),
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
