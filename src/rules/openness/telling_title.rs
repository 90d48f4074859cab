use crate::action::Action;
use crate::diagnostic::{Diagnostic, Severity};
use crate::rules::{Check, Rule, Work};
use crate::workspace::Workspace;

use super::expired_exemption::has_run_out;
use crate::model::{Case, Exempt, Scope};
use crate::norsk;
use crate::read;
use crate::text::Span;
pub(super) static RULE: Rule = Rule {
    code: "O09",
    name: "telling-title",
    title: "Tittelen røper det som er unntatt",
    severity: Severity::Error,
    basis: "offl. § 13 og § 10 (3)",
    page: include_str!("telling_title.md"),
    check: Check::Case(check),
    work: Work::Retitle,
    ..Rule::PLAIN
};

fn check(workspace: &Workspace, case: &Case, found: &mut Vec<Diagnostic>) {
    // What is to be opened needs no other name.
    if let Some(exempt) = &case.exempt
        && holds_title(case, exempt)
        && !has_run_out(workspace, case, exempt)
    {
        judge(workspace, case, exempt, found);
    }
}

/// Whether the exemption takes in the title. A public title that repeats it says that it is neutral,
/// but only beside an explicit word on how much is exempt: otherwise it may be a slip. When only parts are
/// exempt, the title is one of them if the public is given another.
fn holds_title(case: &Case, exempt: &Exempt) -> bool {
    match &case.public_title {
        Some(public) if public.value == case.title.raw().value => {
            !exempt.is_of(Scope::Parts) && !exempt.is_of(Scope::Whole)
        }
        Some(_) => true,
        None => !exempt.is_of(Scope::Parts),
    }
}

/// Nothing points at a title or a name: the line would be printed with the finding.
fn judge(workspace: &Workspace, case: &Case, exempt: &Exempt, found: &mut Vec<Diagnostic>) {
    let secret = Secret::of(workspace, case, exempt);
    let mut say = |severity: Severity, place: Span, message: String, advice: String| {
        found.push(Diagnostic { severity, ..RULE.at(place, message).with_advice(advice) });
    };
    match &case.public_title {
        None if exempt.is_of(Scope::Title) => say(
            Severity::Error,
            exempt.span,
            "Tittelen er unntatt, og saken har ingen offentlig tittel".to_owned(),
            "Legg til «offentlig-tittel:» med en tittel som ikke røper noe.".to_owned(),
        ),
        Some(public) if public.value == case.title.raw().value || secret.is_told_by(&public.value) => say(
            Severity::Error,
            exempt.span,
            "Den offentlige tittelen røper tittelen som er unntatt".to_owned(),
            "Skriv en nøytral «offentlig-tittel:». Er tittelen nøytral selv, skriv «omfang: hele» og gjenta \
             den der."
                .to_owned(),
        ),
        _ => {}
    }
    let stem = read::stem(&workspace.source(case.source).path);
    let mut of_name = None;
    if secret.is_told_by(&stem[read::id_in_name(stem).len()..]) {
        let rename = Action::new_name_of(&case.id.value);
        let advice = format!("Filnavn er offentlige. «{rename}» gir filen et navn som ikke røper noe.");
        let message = "Filnavnet røper tittelen som er unntatt";
        let finding = RULE.at(case.id.span, message).with_advice(advice).with_remedies([rename]);
        of_name = Some(Diagnostic { severity: Severity::Warning, ..finding });
    }
    for (number, attachment) in (1..).zip(&case.attachments) {
        if secret.is_told_by(&attachment.file.raw().value) {
            say(
                Severity::Warning,
                exempt.span,
                format!("Filnavnet til vedlegg nr. {number} røper tittelen som er unntatt"),
                "Gi filen et navn som ikke røper noe, som vedlegg-1.pdf; filnavn er offentlige.".to_owned(),
            );
        }
    }
    found.extend(of_name);
}

/// Words of no more letters say nothing, but when they are names.
const SHORT: usize = 3;

/// Words that say nothing of what a case is about.
const EMPTY: [&str; 10] =
    ["eller", "etter", "felles", "ikke", "mellom", "offentlighet", "over", "saken", "under", "unntatt"];

/// What an exempt title holds, as words of a file name.
struct Secret {
    words: Vec<String>,
    /// Those of the words that are names.
    names: Vec<String>,
    /// So many shared words tell it.
    least: usize,
}

impl Secret {
    fn of(workspace: &Workspace, case: &Case, exempt: &Exempt) -> Self {
        let mut names = workspace.names_in_title(case).all;
        let mut title = words(&case.title.raw().value);
        title.retain(|word| !EMPTY.contains(&word.as_str()));
        // Of a title that is exempt in part, what the public is not given.
        if let Some(public) = &case.public_title
            && exempt.is_of(Scope::Parts)
        {
            let open = words(&public.value);
            names.retain(|name| !open.contains(name));
            title.retain(|word| !open.contains(word));
        }
        let least = if exempt.is_of(Scope::Title) { 1 } else { 2 };
        Self { words: title, names, least }
    }

    /// Whether a text holds one of the names of three letters, which may be in the genitive.
    fn has_short_name(&self, text: &str) -> bool {
        let slug = norsk::slug(text, usize::MAX);
        let is_it = |said: &str, name: &str| said == name || said.strip_suffix('s') == Some(name);
        let mut short = self.names.iter().filter(|name| name.len() <= SHORT);
        short.any(|name| slug.split('-').any(|said| is_it(said, name)))
    }

    /// Whether a text holds one of its names, or more than half of its words.
    fn is_told_by(&self, text: &str) -> bool {
        let said = words(text);
        let holds = |word: &String| said.iter().any(|said| said.starts_with(word.as_str()));
        if self.names.iter().any(|name| name.len() > SHORT && holds(name)) || self.has_short_name(text) {
            return true;
        }
        let shared = self.words.iter().filter(|word| holds(word)).count();
        shared >= self.least && shared * 2 > self.words.len()
    }
}

/// The words of a text that are long enough to say something, as a file name has them.
fn words(text: &str) -> Vec<String> {
    let mut words = Vec::new();
    for word in norsk::slug(text, usize::MAX).split('-') {
        if word.len() > SHORT {
            words.push(word.to_owned());
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_most_of_the_words_tell() {
        let secret = Secret {
            words: words("Varsel om forhold ved kontoret til Kari Nordmann"),
            names: vec!["kari".to_owned(), "nordmann".to_owned(), "moe".to_owned()],
            least: 2,
        };
        for telling in [
            "Moes sak",
            "sak-moe.pdf",
            "Sak om Nordmanns kontor",
            "kari-n.pdf",
            "varsel-om-forhold-ved-kontoret",
        ] {
            assert!(secret.is_told_by(telling), "{telling}");
        }
        for neutral in
            ["Moen kai", "Personalsak", "varsel.pdf", "2024-009-sak-unntatt-offentlighet", "Kontoret"]
        {
            assert!(!secret.is_told_by(neutral), "{neutral}");
        }
    }
}
