//! A council that begins: its bodies and rules as most councils have them, for the secretariat to correct.

use chrono::NaiveDate;

use super::scalar::scalar;
use super::{Change, NewText, StepError, refuse};
use crate::action::{CouncilBodies, NewCouncil, WrittenLanguage};
use crate::norsk;
use crate::read::{BODIES, MEMBERS};

const HEAD: &str = include_str!("new_council/head.yaml");
const SUPREME: &str = include_str!("new_council/supreme.yaml");
const BOARD: &str = include_str!("new_council/board.yaml");
const COMMITTEE: &str = include_str!("new_council/committee.yaml");
const ADMINISTRATIVE: &str = include_str!("new_council/administrative.yaml");
const CASE_TYPES: &str = include_str!("new_council/case_types.yaml");
/// What is to be heard by whom, where there is a board, and where there are committees too.
const BOARD_FIRST: &str = include_str!("new_council/board_first.yaml");
const COMMITTEES_FIRST: &str = include_str!("new_council/committees_first.yaml");
/// What stands otherwise in nynorsk, the longer before what is a part of it.
const NYNORSK: [(&str, &str); 14] = [
    ("Innkalling og saksliste godkjennes.", "Innkalling og sakliste vert godkjende."),
    ("Godkjenning av innkalling og saksliste", "Godkjenning av innkalling og sakliste"),
    ("Godkjenning av protokoll fra", "Godkjenning av protokoll frå"),
    ("Godkjenning av referat fra", "Godkjenning av referat frå"),
    ("Protokollen godkjennes.", "Protokollen vert godkjend."),
    ("Referatet godkjennes.", "Referatet vert godkjent."),
    ("Forslag til vedtak", "Framlegg til vedtak"),
    ("Saksfremstilling", "Saksframstilling"),
    ("Kommunedirektørgruppen", "Kommunedirektørgruppa"),
    ("kommunedirektorgruppen", "kommunedirektorgruppa"),
    ("Arbeidsutvalget", "Arbeidsutvalet"),
    ("arbeidsutvalget", "arbeidsutvalet"),
    ("tittel: Eventuelt", "tittel: Ymse"),
    ("navn: eventuelt", "navn: ymse"),
];
/// How a name ends of which the rest is what people say.
const FORMAL: [&str; 3] = [" interkommunalt politisk råd", " interkommunale politiske råd", " IPR"];

/// The two files of a new council, on `today`.
///
/// # Errors
/// When it has no name.
pub fn new_council(asked: &NewCouncil, today: NaiveDate) -> Result<Change, StepError> {
    let name = name_of(asked)?;
    let short = match asked.short_name.as_deref().map(str::trim) {
        Some(short) if !short.is_empty() => short,
        _ => FORMAL.iter().find_map(|end| name.strip_suffix(end)).unwrap_or(name),
    };
    let texts = vec![
        NewText { path: BODIES.to_owned(), text: bodies(asked, name, short, today) },
        NewText { path: MEMBERS.to_owned(), text: members(asked) },
    ];
    let notes = vec![
        "Det som har grunnlag «antatt», er et forslag. Rett det etter samarbeidsavtalen, og før inn personer \
         og verv i members.yaml."
            .to_owned(),
        "Neste steg: «ipr check», og så «ipr mote new» og «ipr sak new».".to_owned(),
    ];
    Ok(Change { texts, message: format!("Nytt råd: {}", scalar(short)), notes })
}

/// What the council is called.
///
/// # Errors
/// When it is not said.
pub fn name_of(asked: &NewCouncil) -> Result<&str, StepError> {
    match asked.name.as_deref().map(str::trim) {
        Some(name) if !name.is_empty() => Ok(name),
        _ => refuse(
            "Rådet må ha et navn: ipr init --navn \"Fjordregionen interkommunalt politisk råd\". «ipr init \
             --help» viser hva mer som kan sies.",
        ),
    }
}

fn bodies(asked: &NewCouncil, name: &str, short: &str, today: NaiveDate) -> String {
    let form = asked.bodies.unwrap_or_default();
    let language = asked.language.unwrap_or_default();
    let mut text = HEAD.to_owned();
    let mut parts = vec![SUPREME];
    let mut order = String::new();
    if form != CouncilBodies::One {
        parts.push(BOARD);
        order.push_str(BOARD_FIRST);
    }
    if form == CouncilBodies::Committees {
        parts.extend([COMMITTEE, ADMINISTRATIVE]);
        order.push_str(COMMITTEES_FIRST);
    }
    text.push_str(&parts.join("\n"));
    text.push('\n');
    if !order.is_empty() {
        text.push_str(&format!("saksgang:\n{order}\n"));
    }
    text.push_str(CASE_TYPES);
    if language == WrittenLanguage::Nynorsk {
        for (bokmal, nynorsk) in NYNORSK {
            text = text.replace(bokmal, nynorsk);
        }
    }
    let decides = if form == CouncilBodies::One { "representantskapet" } else { "styret" };
    let secretariat = format!("Sekretariatet for {short}");
    for (token, value) in [
        ("@avgjør@", decides),
        ("@målform@", language.word()),
        ("@dag@", &today.to_string()),
        // What people have written comes last, so that nothing in it is taken for a token.
        ("@sekretariat@", &scalar(&secretariat)),
        ("@kortnavn@", &scalar(short)),
        ("@navn@", &scalar(name)),
    ] {
        text = text.replacen(token, value, if token == "@avgjør@" { usize::MAX } else { 1 });
    }
    text
}

fn members(asked: &NewCouncil) -> String {
    let mut text = "# Deltakerne, menneskene og vervene deres.\n\ndeltakere:".to_owned();
    let names = asked.members.as_deref().unwrap_or_default().split(',').map(str::trim);
    let names: Vec<&str> = names.filter(|name| !name.is_empty()).collect();
    if names.is_empty() {
        text.push_str(" []");
    }
    for name in &names {
        let is_county = norsk::slug(name, 80).ends_with("fylkeskommune");
        let key = if is_county { "fylkeskommune" } else { "kommune" };
        let name = name.strip_suffix(key).map_or(*name, str::trim_end);
        text.push_str(&format!("\n  - {{{key}: {}, grunnlag: antatt}}", scalar(name)));
    }
    text.push_str("\n\npersoner: {}\n\nverv: []\n");
    text
}
