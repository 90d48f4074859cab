//! A meeting from the skeleton of its minutes to decisions in its cases, as different hands would write it.

mod days;
mod faults;
mod hearing;
mod known;
mod numbers;
mod prefilled;
mod public;
mod secret;
mod votes;

use crate::program::Folder;

pub const STYRET: &str = "2024-02-16-styret";
pub const MINUTES: &str = "meetings/2024-02-16-styret/referat.md";
pub const MEETING: &str = "meetings/2024-02-16-styret/meeting.md";
const FERRIES: &str = "cases/2024/2024-001-horing-om-ferjetakster.md";
const FEE: &str = "cases/2024/2024-002-kontingent-for-2025.md";
const PARKING: &str = "cases/2024/2024-003-parkering-ved-stasjonene.md";

/// The standard folder with the skeleton of styrets minutes, as it was before anything was filled in.
pub fn skeleton() -> Folder {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-10"]);
    folder.write(MINUTES, blank(&folder.read(MINUTES)));
    folder.git(&["commit", "--quiet", "--all", "--message", "utkast"]);
    folder
}

/// A draft without what is filled in beforehand.
pub fn blank(text: &str) -> String {
    let mut blank = text.replacen(", fylt ut på forhånd.", ".", 1).replace("| ja ", "|    ");
    for words in [": Enstemmig\n", ": Som foreslått\n", ": Som innstilt\n"] {
        blank = blank.replace(words, ":\n");
    }
    blank
}

/// The skeleton filled in: under each heading that begins so, what follows each label.
pub fn filled(text: &str, entries: &[(&str, &[(&str, &str)])]) -> String {
    let mut heading = String::new();
    let mut lines = Vec::new();
    for line in text.lines() {
        if line.starts_with('#') {
            heading = line.trim_start_matches(['#', ' ']).to_owned();
        }
        let own = entries.iter().filter(|(start, _)| heading.starts_with(start));
        let words = own.flat_map(|(_, words)| words.iter());
        let said = words.into_iter().find(|(label, _)| {
            line.strip_prefix(label).is_some_and(|rest| rest == ":" || rest.starts_with(": "))
                || (line.starts_with('|') && line.contains(label))
        });
        lines.push(match said {
            Some((_, words)) if line.starts_with('|') => {
                let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
                format!("| {} | {words} |", cells[..3].join(" | "))
            }
            Some((label, words)) => format!("{label}: {words}").trim_end_matches(' ').to_owned(),
            None => line.to_owned(),
        });
    }
    lines.join("\n") + "\n"
}

/// Everybody met, and everything went as it was put before them.
pub const SMOOTH: [(&str, &[(&str, &str)]); 7] = [
    ("Referat fra", &[("Sted", "Fjordvik rådhus"), ("Møtet satt kl.", "09:00"), ("Møteleder", "Ola Berg")]),
    ("Til stede", &[("Ola Berg", "ja | "), ("Anne Lund", "ja | "), ("Per Nes", "ja | ")]),
    ("Sak 01/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Godkjent.")]),
    ("Sak 02/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Godkjent.")]),
    ("Sak 03/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Som innstilt")]),
    ("Sak 04/24", &[("Avstemning", "Enstemmig"), ("Innstilling", "Som foreslått")]),
    ("Sak 05/24", &[("Avstemning", "Enstemmig"), ("Vedtak", "Som foreslått")]),
];

/// [`SMOOTH`] with the entry of one heading replaced.
pub fn smooth_but<'e>(
    heading: &'e str,
    words: &'e [(&'e str, &'e str)],
) -> Vec<(&'e str, &'e [(&'e str, &'e str)])> {
    let mut entries: Vec<(&str, &[(&str, &str)])> = SMOOTH.to_vec();
    entries.retain(|(start, _)| *start != heading);
    entries.push((heading, words));
    entries.push(("Underskrift", &[("Møtet hevet kl.", "11:00")]));
    entries
}

pub fn read_back(folder: &Folder) -> String {
    folder.records(STYRET, "2024-02-17")
}

/// A second reading changes nothing, and nothing is wrong afterwards.
fn is_settled(folder: &Folder) {
    let head = folder.git(&["rev-parse", "HEAD"]);
    let said = read_back(folder);
    assert!(!said.contains("skrevet  "), "{said}");
    assert_eq!(folder.git(&["rev-parse", "HEAD"]), head);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let checked = folder.ok(&["check", "--dato", "2024-02-17"]);
    assert!(!checked.contains("feil["), "{checked}");
}

/// The part of a case between one heading and the next.
fn section<'t>(text: &'t str, heading: &str) -> &'t str {
    let (_, rest) = text.split_once(&format!("## {heading}")).unwrap_or_else(|| panic!("{heading}\n{text}"));
    rest.split("\n## ").next().unwrap_or("").trim()
}

#[test]
fn the_skeleton_is_read_as_not_written() {
    let folder = skeleton();
    let said = folder.ipr(&["referat", "--les", STYRET, "--dato", "2024-02-17"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""), "{}", said.out);
    assert!(said.out.contains("Ingenting er skrevet") && !said.out.contains("F14"), "{}", said.out);
    assert_eq!(folder.git(&["status", "--porcelain"]), "");
    let text = folder.read(MINUTES);
    folder.ok(&["check", "--dato", "2024-02-12"]);
    folder.ok(&["referat", STYRET, "--dato", "2024-02-12"]);
    assert_eq!(folder.read(MINUTES), text, "never written over");
    for part in [
        "kan kreves til og med fredag 8. mars 2024",
        "| Ola Berg  | Indre Fjord   | leder",
        "Sted:",
        "**Innstilling fra interessepolitisk utvalg:**\n\n> Styret vedtar uttalelsen.\n\nHabilitet:",
        "Avstemning:\n\nInnstilling:\n\nOppfølging:\n\nProtokolltilførsel:\n\n### Sak 05/24",
    ] {
        assert!(text.contains(part), "{part}\n{text}");
    }
}

#[test]
fn a_terse_hand() {
    let folder = skeleton();
    folder.write(
        MINUTES,
        "# Referat fra styremøte\n\nSted: Fjordvik rådhus\nMøtet satt kl. 09.05\nMøteleder: Berg\n\n\
         Til stede: Ola Berg, Lund\nForfall: Nes (sykdom)\n\n\
         ### Sak 1/24\nEnstemmig\nVedtak: Godkjent\n### Sak 2/24\nEnstemmig\nVedtak: Godkjent\n\
         ### Sak 3/24\nAvstemning: Enstemmig\nVedtak: Som innstilt\n\
         **Sak 4/24**\nAvstemning: 2-0\nInnstilling: Som foreslått\n\
         ### Sak 5/24\nVedtak: Utsatt.\n\nMøtet hevet kl. 10.10\n",
    );
    let said = read_back(&folder);
    for line in [
        "Sak 2024-001: vedtatt som innstilt.",
        "Sak 2024-002: innstilt som foreslått.",
        "Sak 2024-003: utsatt.",
    ] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    assert_eq!(
        folder.read(MEETING),
        "---\norgan: styret\ndato: 2024-02-16\ntid: 09:05–10:10\nsted: Fjordvik rådhus\nstatus: avholdt\n\
            sendt: 2024-02-06\nkunngjort: 2024-02-06\nmøteleder: ola-berg\n\
            oppmøte:\n  - {person: ola-berg}\n  - {person: anne-lund}\n  - {person: per-nes, forfall: \
            sykdom}\nsaksliste:\n  - {sak: 01/24, fast: godkjenning-av-innkalling, avstemning: enstemmig}\n  \
            - {sak: 02/24, fast: godkjenning-av-referat, avstemning: enstemmig}\n  - {sak: 03/24, id: \
            2024-001, avstemning: enstemmig}\n  - {sak: 04/24, id: 2024-002, avstemning: {for: 2, mot: \
            0}}\n  - {sak: 05/24, id: 2024-003}\n  - {sak: 06/24, fast: eventuelt}\n---\n"
    );
    let ferries = folder.read(FERRIES);
    assert_eq!(section(&ferries, "Vedtak i styret"), "Styret vedtar uttalelsen.");
    assert!(
        ferries.contains("status: vedtatt\n") && ferries.contains("sak: 03/24, utfall: vedtatt}"),
        "{ferries}"
    );
    let parking = folder.read(PARKING);
    assert!(parking.contains("utfall: utsatt}\n  - {organ: styret}\n---"), "{parking}");
    assert!(!parking.contains("## Vedtak"), "{parking}");
    let log = folder.git(&["log", "-1", "--name-only", "--format=%s"]);
    assert!(log.starts_with("Referat fra styremøte 16. februar 2024 er ført inn\n"), "{log}");
    assert!(log.contains(MEETING) && log.contains(FEE), "{log}");
    // What the secretary wrote is saved first, as it was written.
    let log = folder.git(&["log", "-1", "--skip=1", "--name-only", "--format=%s"]);
    assert!(
        log.starts_with("Endret referatet fra styret 16. februar 2024") && log.contains(MINUTES),
        "{log}"
    );
    is_settled(&folder);
}

#[test]
fn a_wordy_hand_on_another_system() {
    let folder = skeleton();
    let entries = smooth_but(
        "Sak 04/24",
        &[
            (
                "Habilitet",
                "Ordfører Per Nes ble erklært inhabil etter fvl. § 6 første ledd bokstav e og fratrådte.",
            ),
            (
                "Behandling",
                "Sekretariatet orienterte.\n\nDet ble stilt spørsmål om\n\n- indeksering\n- småkommuner",
            ),
            ("Forslag fremsatt i møtet", "Anne Lund (Holmsund): Kontingenten indeksreguleres."),
            ("Avstemning", "For: Ola Berg\nMot: Lund (1)\n\nMøtelederens stemme avgjorde."),
            (
                "Innstilling",
                "\n\n> Kontingenten for 2025 settes til 2,50 kroner per innbygger.\n>\n\
                    > - Den betales i to terminer.\n> - Den indeksreguleres ikke.\n",
            ),
            ("Protokolltilførsel", "Anne Lund ba om at stemmegivningen ble ført inn."),
        ],
    );
    let text = filled(&folder.read(MINUTES), &entries);
    let bold = text.replace("\nVedtak: ", "\n**Vedtak:** ").replace("\nAvstemning: ", "\n**Avstemning**: ");
    folder.write(MINUTES, format!("\u{feff}{}", bold.replace('\n', "\r\n")));
    read_back(&folder);
    let fee = folder.read(FEE);
    assert_eq!(
        section(&fee, "Innstilling fra styret"),
        "Kontingenten for 2025 settes til 2,50 kroner per innbygger.\n\n- Den betales i to terminer.\n\
            - Den indeksreguleres ikke."
    );
    let meeting = folder.read(MEETING);
    let item = "  - {sak: 04/24, id: 2024-002, inhabile: [{person: per-nes, hjemmel: fvl. § 6 første ledd \
        bokstav e}], forslag-fra: [anne-lund], avstemning: {for: [ola-berg], mot: [anne-lund], møtelederen: \
        for}}\n";
    assert!(meeting.contains(item), "{meeting}");
    is_settled(&folder);
}

#[test]
fn substitutes_and_those_who_came_late() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let ipu = "2024-01-31-interessepolitisk-utvalg";
    let (path, case) = (format!("meetings/{ipu}/referat.md"), folder.read(FERRIES));
    // As it was before anybody wrote what happened.
    let case = case.replace(", utfall: innstilt", "").replace("status: innstilt", "status: til behandling");
    let case =
        case.replace("## Innstilling fra interessepolitisk utvalg\n\nStyret vedtar uttalelsen.\n\n", "");
    let case = case.replace("  - {organ: styret, møte: 2024-02-16, sak: 03/24}", "  - {organ: styret}");
    folder.write(FERRIES, case);
    let agenda = folder
        .read(MEETING)
        .replace("  - {sak: 03/24, id: 2024-001}\n", "  - {sak: 03/24, tittel: Ferjer}\n");
    folder.write(MEETING, agenda);
    std::fs::remove_file(folder.path().join(&path)).expect("removed");
    folder.ok(&["referat", ipu, "--dato", "2024-01-31"]);
    let text = blank(&folder.read(&path));
    assert!(
        text.contains("- Siri Dal (nr. 1), Jon Moe (nr. 2)") && text.contains("Varamedlemmer med forfall:"),
        "{text}"
    );
    let text = text
        .replace("Sted:", "Sted: Fjordvik rådhus")
        .replace("Møteleder:\n", "Møteleder: Ola Berg\n")
        .replacen("| Ola Berg  | leder     |       |                |", "| Ola Berg | leder | ja | |", 1)
        .replacen(
            "| Anne Lund | nestleder |       |                |",
            "| Anne Lund | nestleder | forfall - ferie | Jon Moe |",
            1,
        )
        .replacen(
            "| Per Nes   | medlem    |       |                |",
            "| Per Nes | medlem | fra 09:30 | |",
            1,
        )
        .replace(
            "Varamedlemmer med forfall:",
            "Varamedlemmer med forfall: Siri Dal (kommunestyremøte, formiddag)",
        )
        .replacen("Avstemning:\n\nVedtak:", "Kl.: 09:05\n\nAvstemning: 2 mot 0\n\nVedtak: Godkjent", 1)
        .replacen(
            "Avstemning:\n\nInnstilling:",
            "Kl.: 09:40\n\nAvstemning: Enstemmig\n\nInnstilling: Som foreslått",
            1,
        )
        .replace("Møtet satt kl.:", "Møtet satt kl.: 09:00")
        .replace("Møtet hevet kl.:", "Møtet hevet kl.: 10:00");
    folder.write(&path, text);
    let said = folder.records(ipu, "2024-02-01");
    assert!(said.contains("Sak 2024-001: innstilt som foreslått."), "{said}");
    let meeting = folder.read(&format!("meetings/{ipu}/meeting.md"));
    let rows = "oppmøte:\n  - {person: ola-berg}\n  - {person: anne-lund, forfall: ferie}\n  - {person: \
        jon-moe, vara-for: anne-lund}\n  - {person: per-nes, fra: \"09:30\"}\n  - {person: siri-dal, \
        forfall: \"kommunestyremøte, formiddag\"}\nsaksliste:\n";
    assert!(meeting.contains(rows), "{meeting}");
    assert!(meeting.contains("kl: \"09:40\", avstemning: enstemmig}"), "{meeting}");
    assert_eq!(
        section(&folder.read(FERRIES), "Innstilling fra interessepolitisk utvalg"),
        "Styret vedtar uttalelsen."
    );
}

#[test]
fn a_hand_that_writes_nynorsk() {
    let folder = Folder::with(&[("tests/folders/sunnhordland", "")]);
    let (meeting, day) = ("2016-11-03-samarbeidsradet", "2016-11-05");
    folder.ok(&["referat", meeting, "--dato", "2016-10-26"]);
    let path = format!("meetings/{meeting}/referat.md");
    let mut text = String::new();
    for (at, part) in folder.read(&path).split("\n### ").enumerate() {
        let part = match at {
            0 => part
                .replace("Møtet sett kl.:", "Møtet sett kl. 10.00")
                .replace("Til stades:", "Til stades: Harry Herstad"),
            2 => part.replace("Vedtak: Som framlegget", "Vedtak: Framlegget vart samrøystes vedteke."),
            3 => part.replace("Røysting: Samrøystes", "").replace("Som framlegget", "Saka vart utsett."),
            4 => part.replace("Røysting: Samrøystes", "").replace("Som framlegget", "Saka er trekt."),
            _ => part.to_owned(),
        };
        text.push_str(if at == 0 { "" } else { "\n### " });
        text.push_str(&part);
    }
    folder.write(&path, text);
    let said = folder.records(meeting, day);
    for line in ["Sak 2016-001: vedtatt som foreslått.", "Sak 2016-002: utsatt.", "Sak 2016-003: trukket."] {
        assert!(said.contains(line), "{line}\n{said}");
    }
    let case = folder.read("cases/2016/2016-001-inntektssystemet-uttale.md");
    assert!(
        section(&case, "Vedtak i Samarbeidsrådet for Sunnhordland")
            .starts_with("Samarbeidsrådet for Sunnhordland bed")
    );
    let said = folder.records(meeting, day);
    assert!(!said.contains("skrevet  "), "{said}");
}

#[test]
fn a_group_that_advises() {
    let folder = Folder::with(&[("tests/folders/standard", "")]);
    let kg = "2024-01-30-koordineringsgruppen";
    let case = folder.read(PARKING).replace("sak: 4, utfall: drøftet", "sak: 4");
    let case = case.replace("  - {organ: styret, møte: 2024-02-16, sak: 05/24}", "  - {organ: styret}");
    folder.write(PARKING, case);
    let agenda = folder.read(MEETING).replace("id: 2024-003", "tittel: Parkering");
    folder.write(MEETING, agenda);
    folder.ok(&["referat", kg, "--dato", "2024-01-30"]);
    let path = format!("meetings/{kg}/referat.md");
    let text = filled(
        &folder.read(&path),
        &[
            ("Sak 2 ", &[("Drøfting", "Gruppen støtter uttalelsen."), ("Oppsummering", "Saken er klar.")]),
            ("Sak 3 ", &[("Oppsummering", "Saken er klar.")]),
            ("Sak 4 ", &[("Oppsummering", "Gruppen ber om at prinsippene forenkles.")]),
        ],
    );
    folder.write(&path, text);
    let said = folder.records(kg, "2024-01-31");
    assert!(said.contains("Sak 2024-003: drøftet."), "{said}");
    assert!(folder.read(PARKING).contains("sak: 4, utfall: drøftet}"));
}

#[test]
fn every_way_out_can_be_written() {
    for (words, outcome) in [
        ("Saken utsettes til 15. mars.", "utsatt"),
        ("Saken sendes tilbake til sekretariatet.", "sendt tilbake"),
        ("Saken ble trukket.", "trukket"),
        ("Saken tas til orientering.", "tatt til orientering"),
        ("Forslaget ble ikke vedtatt.", "ikke vedtatt"),
    ] {
        let folder = skeleton();
        let vote = if outcome == "ikke vedtatt" { "1 mot 2 (Lund, Nes)" } else { "" };
        let own = [("Avstemning", vote), ("Vedtak", words)];
        let text = filled(&folder.read(MINUTES), &smooth_but("Sak 05/24", &own));
        folder.write(MINUTES, text);
        let said = read_back(&folder);
        assert!(said.contains(&format!("Sak 2024-003: {outcome}")), "{said}");
        let case = folder.read(PARKING);
        assert!(case.contains(&format!("sak: 05/24, utfall: {outcome}}}")), "{case}");
        assert_eq!(case.contains("## Vedtak i styret"), outcome == "ikke vedtatt", "{case}");
        is_settled(&folder);
    }
}

/// A body without numbers: the headings are told apart by their titles, never by their order.
#[test]
fn items_without_numbers_are_known_by_their_titles() {
    let folder = Folder::with(&[("tests/folders/gjovikregionen", "")]);
    let (meeting, path) = ("2022-09-05-regionstyret", "meetings/2022-09-05-regionstyret/protokoll.md");
    folder.ok(&["referat", meeting, "--dato", "2022-09-05"]);
    let text = folder.read(path).replace("### Treårig tilskudd til HelseInn", "### Sommerfest");
    folder.write(path, text.replace("Vedtak:", "Vedtak: Saken utsettes."));
    let said = folder.ipr(&["referat", "--les", meeting, "--dato", "2022-09-06"]);
    assert!(said.code == 1 && said.out.contains("ikke noen sak på sakslisten"), "{}{}", said.out, said.err);
    assert!(said.out.contains("står på sakslisten, men ikke i referatet"), "{}", said.out);
}
