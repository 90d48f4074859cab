//! One board meeting with ten cases, from the title of the first to the minutes that are sent: every command
//! and every line that the secretary writes in the minutes is counted, and stands in docs/ett-mote.md. What
//! the cases say is theirs, however it is written, and is not counted.

use std::fs;

use crate::program::{Folder, Said, asked_to_confirm, repository};

/// What one meeting may cost.
const MOST_COMMANDS: usize = 25;
const MOST_CHARACTERS: usize = 1_500;

const PAGE: &str = "docs/ett-mote.md";
const MINUTES: &str = "meetings/2024-02-16-styret/referat.md";

/// What the cases are called, and what the secretariat proposes.
const CASES: [(&str, &str); 10] = [
    ("Åpningstider i sekretariatet", "Styret godkjenner åpningstidene."),
    ("Leie av kontorlokaler", "Styret slutter seg til leieavtalen."),
    ("Reisepolicy", "Styret vedtar reisepolicyen."),
    ("Nytt nettsted", "Styret ber sekretariatet lyse ut arbeidet med et nytt nettsted."),
    ("Møteplan for høsten", "Styret vedtar møteplanen for høsten."),
    ("Kommunikasjonsplan", "Styret vedtar kommunikasjonsplanen."),
    ("Avtale om regnskap", "Styret slutter seg til avtalen om regnskapsførsel."),
    ("Studietur", "Styret drar på studietur i mai."),
    ("Arkivplan", "Styret vedtar arkivplanen."),
    ("Profilhåndbok", "Styret vedtar profilhåndboken."),
];

/// What the secretary types.
struct Desk {
    folder: Folder,
    day: &'static str,
    commands: usize,
    lines: usize,
    characters: usize,
    page: String,
}

impl Desk {
    fn new() -> Self {
        let folder = Folder::at_the_start();
        let members = folder.read("members.yaml");
        let substitute = "\n  kari-moen: {navn: Kari Moen, tittel: varaordfører, kommune: Lier, epost: \
            kari.moen@lier.example}\n\nverv:\n  - {organ: styret, person: kari-moen, rolle: vara, \
            representerer: drammen, nummer: 1, fra: 2023-11-10, grunnlag: antatt}\n";
        folder.write("members.yaml", members.replacen("\nverv:\n", substitute, 1));
        folder.git(&["commit", "--quiet", "--all", "--message", "Varamedlem for Drammen"]);
        let (commands, lines, characters, page) = (0, 0, 0, String::new());
        Self { folder, day: "2024-01-08", commands, lines, characters, page }
    }

    /// A day comes, with what is done on it.
    fn day(&mut self, day: &'static str, what: &str) {
        self.day = day;
        self.page.push_str(&format!("\n## {what}\n"));
    }

    /// Types a command, which must succeed; what it said.
    fn types(&mut self, line: &str) -> String {
        let said = self.runs(line);
        assert_eq!(said.code, 0, "{line}\n{}{}", said.out, said.err);
        said.out
    }

    /// Types a command that shows something and does nothing yet.
    fn sees(&mut self, line: &str) -> String {
        let said = self.runs(line);
        assert_eq!(said.code, 1, "{line}\n{}{}", said.out, said.err);
        said.out
    }

    fn runs(&mut self, line: &str) -> Said {
        self.commands += 1;
        self.characters += line.chars().count();
        self.page.push_str(&format!("\n    {line}"));
        let words: Vec<String> = line
            .split('"')
            .enumerate()
            .flat_map(|(index, part)| match index % 2 {
                0 => part.split_whitespace().map(str::to_owned).collect(),
                _ => vec![part.to_owned()],
            })
            .collect();
        let mut arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        arguments.extend(["--dato", self.day]);
        self.folder.ipr(&arguments)
    }

    /// Writes a line in a file: what stands after `label`, under the heading that begins so.
    fn writes(&mut self, path: &str, heading: &str, label: &str, words: &str) {
        self.lines += 1;
        self.characters += words.chars().count();
        let text = self.folder.read(path);
        let mut under = heading.is_empty();
        let mut done = false;
        let mut lines = Vec::new();
        for line in text.lines() {
            if line.starts_with('#') {
                under = line.trim_start_matches(['#', ' ']).starts_with(heading);
            }
            let is_it = under && !done && line.trim_start_matches("| ").starts_with(label);
            done |= is_it;
            lines.push(if !is_it {
                line.to_owned()
            } else if line.starts_with('|') {
                let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
                format!("| {} | {words} |", cells[..cells.len() - 2].join(" | "))
            } else {
                format!("{label} {words}").trim_end().to_owned()
            });
        }
        assert!(done, "«{label}» does not stand under «{heading}» in {path}\n{text}");
        self.folder.write(path, lines.join("\n") + "\n");
        let place = if heading.is_empty() { String::new() } else { format!("{heading} – ") };
        self.page.push_str(&format!("\n    {place}{label} {words}"));
    }

    /// What the case says, which is written in its file.
    fn puts_into_words(&self, number: usize, proposal: &str) {
        let start = format!("2024-{number:03}-");
        let cases = self.folder.path().join("cases/2024");
        let mut names = fs::read_dir(cases).expect("cases").map(|entry| entry.expect("a file").file_name());
        let name = names.find(|name| name.to_string_lossy().starts_with(&start)).expect("the case");
        let path = format!("cases/2024/{}", name.to_string_lossy());
        let mut text = self.folder.read(&path);
        for words in [proposal, "Det vises til styrets arbeidsplan for 2024."] {
            let prompt = text.lines().find(|line| line.starts_with("<!--")).expect("a prompt").to_owned();
            text = text.replacen(&prompt, words, 1);
        }
        self.folder.write(&path, text);
    }
}

#[test]
fn ten_cases_take_few_commands_and_few_words() {
    let mut desk = Desk::new();
    cases_are_written(&mut desk);
    the_board_is_called(&mut desk);
    the_board_meets(&mut desk);
    what_was_decided_is_passed_on(&mut desk);
    let said = desk.folder.ok(&["check", "--dato", desk.day]);
    assert!(!said.contains("feil["), "{said}");
    let told =
        format!("{} kommandoer, {} linjer i filene, {} tegn.", desk.commands, desk.lines, desk.characters);
    assert!(desk.commands <= MOST_COMMANDS && desk.characters <= MOST_CHARACTERS, "{told}");
    hold(&format!(
        "# Ett styremøte med ti saker\n\nAlt sekretæren skriver fra den første tittelen til referatet er \
         sendt, utenom teksten i sakene. Siden er laget\nav testen `tests/ipr/one_meeting.rs`, som kjører \
         kommandoene og teller dem.\n\n**{told}**\n{}\n",
        desk.page
    ));
}

fn cases_are_written(desk: &mut Desk) {
    desk.day("2024-01-08", "8. januar: møtet og sakene");
    desk.types("ipr mote new styret 2024-02-16 --tid 09:00–12:00 --sted \"Oslo rådhus\"");
    for (index, (title, proposal)) in CASES.into_iter().enumerate() {
        desk.types(&format!(
            "ipr sak new \"{title}\" --type administrativ-sak --ansvarlig Eva --møte styret"
        ));
        desk.puts_into_words(index + 1, proposal);
    }
}

fn the_board_is_called(desk: &mut Desk) {
    desk.day("2024-02-06", "6. februar: innkallingen");
    desk.types("ipr utsending styret");
}

fn the_board_meets(desk: &mut Desk) {
    desk.day("2024-02-16", "16. februar: referatet");
    desk.types("ipr referat styret");
    for (heading, label, words) in [
        ("Referat", "Møtet satt kl.:", "09:00"),
        ("Referat", "Møteleder:", "Eirik Lae Solberg"),
        ("Til stede", "Kjell", "forfall | Kari Moen"),
        ("Sak 04/24", "Avstemning:", "12 mot 3 (Berg, Frøshaug og Dokken)"),
        ("Sak 04/24", "Oppfølging:", "Skrive under leieavtalen (Eva Næss Karlsen, 15. mars)"),
        ("Sak 06/24", "Vedtak:", "Styret ber sekretariatet selv lage et nytt nettsted."),
        ("Sak 06/24", "Oppfølging:", "Lage nytt nettsted (Eva Næss Karlsen, 15. mars)"),
        ("Sak 09/24", "Oppfølging:", "Skrive under avtalen (Eva Næss Karlsen, 15. mars)"),
        ("Sak 10/24", "Avstemning:", ""),
        ("Sak 10/24", "Vedtak:", "Saken utsettes."),
        ("Underskrift", "Møtet hevet kl.:", "11:40"),
        ("Underskrift", "Møteleder:", "Eirik Lae Solberg"),
    ] {
        desk.writes(MINUTES, heading, label, words);
    }
    let understood = desk.sees("ipr referat --les styret");
    let count = asked_to_confirm(&understood).expect("somebody is to look it over");
    let said = desk.types(&format!("ipr referat --les styret --bekreft {count}"));
    for line in ["2024-002: vedtatt", "2024-004: vedtatt, endret fra forslaget", "2024-008: utsatt"] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

fn what_was_decided_is_passed_on(desk: &mut Desk) {
    desk.day("2024-02-19", "19. februar: referatet sendes, og vedtakene følges opp");
    desk.types("ipr utsending styret");
    desk.types("ipr utskrift --møte styret");
    let sent = desk.folder.read("meetings/2024-02-16-styret/utsending/referat.md");
    let sent = sent.split_whitespace().collect::<Vec<_>>().join(" ");
    for line in [
        "## Sakene i korte trekk",
        "| 01/24 | Godkjenning av innkalling | Vedtatt (enstemmig)",
        "| 04/24 | Leie av kontorlokaler | **Vedtatt (12 mot 3)**",
        "| 06/24 | Nytt nettsted | **Vedtatt, endret (enstemmig)**",
        "#### Vedtak, endret fra forslaget",
        "**Avstemning:** 12 for og 3 mot. Mot: Kai Ove Berg, Saxe Frøshaug og Ola Tore Dokken",
        "Kravet skal settes fram for styret",
        "| 10/24 | Studietur | **Utsatt**",
        "| 15/24 | Orientering fra sekretariatet | Tatt til orientering",
        "## Lovlighetskontroll",
        "> Innkallingen godkjennes.",
    ] {
        assert!(sent.contains(line), "{line}\n{sent}");
    }
    assert!(sent.find("## Lovlighetskontroll") < sent.find("## Underskrift"), "{sent}");
    let open = desk.folder.ok(&["oppfolging", "--dato", desk.day]);
    assert_eq!(open.matches("15.03.2024").count(), 3, "{open}");
}

/// Compares the page with what was made, or writes it anew when `IPR_BLESS` is set.
fn hold(made: &str) {
    let path = repository().join(PAGE);
    if std::env::var_os("IPR_BLESS").is_some() {
        fs::write(&path, made).expect("the page");
    }
    assert_eq!(fs::read_to_string(&path).unwrap_or_default(), made, "{PAGE}; IPR_BLESS=1 writes it anew");
}
