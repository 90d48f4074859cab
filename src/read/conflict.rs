//! Marks that git leaves in a file when two changes met.

use super::fields;
use super::files::{CALENDARS, CASES, FEES, FileKind, MEETINGS, MEMBER_LISTS, kind, meeting_of};
use crate::diagnostic::{Diagnostic, Severity};
use crate::norsk;
use crate::text::{Source, SourceId, Span};

/// Whether a file has such marks, which is one finding. What stands between them is not read.
pub(super) fn has_conflict(id: SourceId, source: &Source, found: &mut Vec<Diagnostic>) -> bool {
    let Some((first, places)) = marks(&source.text) else { return false };
    let several = format!(", {} steder", norsk::number(places));
    let message = format!(
        "Filen har merker etter en flettekonflikt i git{}",
        if places > 1 { several.as_str() } else { "" }
    );
    found.push(
        Diagnostic::new("F09", Severity::Error, Span::new(id, first), message)
            .with_basis(fields::BASIS)
            .with_advice(advice(&source.path)),
    );
    true
}

/// Whether there are such marks in a text.
pub(super) fn is_conflicted(text: &str) -> bool {
    marks(text).is_some()
}

/// Where the first of them stands, and how many conflicts there are.
fn marks(text: &str) -> Option<(std::ops::Range<usize>, usize)> {
    memchr::memchr2(b'<', b'>', text.as_bytes())?;
    let (mut offset, mut first, mut opened) = (0, None, 0);
    for line in text.split_inclusive('\n') {
        let opens = line.starts_with("<<<<<<< ");
        opened += usize::from(opens);
        if first.is_none() && (opens || line.starts_with(">>>>>>> ")) {
            first = Some(offset..offset + line.trim_end().len());
        }
        offset += line.len();
    }
    Some((first?, opened.max(1)))
}

/// The beginnings of the names of papers that are made beside a case.
const MADE_BESIDE_CASES: [&str; 6] =
    ["saksprotokoll", "statusrapport", "arsrapport-", "handlingsprogram-", "budsjett-", "papirer."];

/// How a conflict is settled. What was made by a command is made again; of what was sent one version is kept
/// whole, with the papers beside it.
fn advice(path: &str) -> String {
    if let Some(meeting) = meeting_of(path) {
        return format!(
            "To har forseglet møtet hver for seg. Behold én utgave hel: «git checkout --ours \
             {MEETINGS}{meeting}» tar deres egen, «--theirs» den andre."
        );
    }
    let name = path.rsplit('/').next().unwrap_or(path);
    let is_made = |starts: &[&str]| starts.iter().any(|start| name.starts_with(start));
    if path.starts_with(CALENDARS) {
        return made_by("kalender", "kalender");
    }
    if path.starts_with(FEES) {
        return made_by("kontingent ÅR --papir", "kontingent");
    }
    if path.starts_with(MEMBER_LISTS) {
        return made_by("medlemmer --papir", "medlemmer");
    }
    if let Some((meeting, _)) = path.strip_prefix(MEETINGS).and_then(|inner| inner.split_once('/'))
        && is_made(&["innkalling", "tilleggsinnkalling", "papirer."])
    {
        return made_by(&format!("innkalling {meeting}"), &format!("{MEETINGS}{meeting}"));
    }
    match kind(path) {
        Some(FileKind::Meeting) => "Har dere satt hver sin sak på sakslisten, skal alle punktene stå: fjern \
             bare linjene med <<<<<<<, ======= og >>>>>>>. Ellers velger dere den teksten som gjelder."
            .to_owned(),
        None | Some(FileKind::Papers) if path.starts_with(CASES) && is_made(&MADE_BESIDE_CASES) => {
            "Filen er laget av ipr. Slett den, og lag den på nytt med den samme kommandoen som sist."
                .to_owned()
        }
        _ => "Velg den teksten som gjelder, og fjern linjene med <<<<<<<, ======= og >>>>>>>.".to_owned(),
    }
}

/// How a file is made again while a merge is under way, in which nothing can be committed by itself.
fn made_by(command: &str, folder: &str) -> String {
    format!(
        "Filen er laget av ipr og skal ikke rettes for hånd. Løs det andre først, og lag den på nytt: «ipr \
         {command} --no-commit», og så «git add {folder}»."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conflict_is_known_by_whole_marks_alone() {
        assert_eq!(marks("a\n<<<<<<< x\nb\n=======\nc\n>>>>>>> y\n"), Some((2..11, 1)));
        assert_eq!(marks("<<<<<<< x\n>>>>>>> y\n<<<<<<< x\n>>>>>>> y\n"), Some((0..9, 2)));
        assert_eq!(marks("=======\n>>>>>>> y\r\n"), Some((8..17, 1)), "half removed");
        for none in ["", "<b>\n", "Tittel\n=======\n", "> sitat\n", "<<<<<<<x\n", " <<<<<<< x\n"] {
            assert_eq!(marks(none), None, "{none:?}");
        }
    }

    #[test]
    fn what_is_made_is_made_again() {
        for (path, part) in [
            ("kalender/styret.ics", "«ipr kalender --no-commit», og så «git add kalender»"),
            ("meetings/2024-02-16-styret/innkalling.md", "«ipr innkalling 2024-02-16-styret --no-commit»"),
            ("meetings/2024-02-16-styret/papirer.yaml", "«ipr innkalling 2024-02-16-styret --no-commit»"),
            ("meetings/2024-02-16-styret/meeting.md", "alle punktene"),
            ("meetings/2024-02-16-styret/utsending/manifest.yaml", "--theirs"),
            ("meetings/2024-02-16-styret/referat.md", "Velg den teksten"),
            ("cases/2024/2024-001-a.md", "Velg den teksten"),
            ("cases/2024/2024-001-a/saksprotokoll.md", "på nytt"),
        ] {
            assert!(advice(path).contains(part), "{path}: {}", advice(path));
        }
    }
}
