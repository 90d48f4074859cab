//! One board meeting with ten cases, from the title of the first to the minutes that are sent: every command
//! and every line that the secretary writes in the minutes is counted, and stands in docs/ett-mote.md. What
//! the cases say is theirs, however it is written, and is not counted.

use std::fs;

use crate::program::{Folder, repository};

/// What one meeting may cost.
const MOST_COMMANDS: usize = 39;
const MOST_CHARACTERS: usize = 2_257;

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
        self.folder.ok(&arguments)
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
                format!("{label} {words}")
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
        desk.types(&format!("ipr sak new \"{title}\" --type administrativ-sak"));
        desk.puts_into_words(index + 1, proposal);
    }
    for number in 1..=10 {
        desk.types(&format!("ipr sak advance 2024-{number:03} --møte 2024-02-16-styret"));
    }
}

fn the_board_is_called(desk: &mut Desk) {
    desk.day("2024-02-06", "6. februar: innkallingen");
    desk.types("ipr utsending 2024-02-16-styret");
    desk.types("ipr kalender");
}

const PRESENT: [&str; 14] = [
    "Eirik", "Elin", "Lene", "Bengt", "Ståle", "Ola", "Harald", "Kai", "Saxe", "Line", "Tom", "Morten",
    "Roger", "Alf",
];

fn the_board_meets(desk: &mut Desk) {
    desk.day("2024-02-16", "16. februar: referatet");
    desk.types("ipr referat 2024-02-16-styret");
    let lines: [(&str, &str, &str); 3] = [
        ("Referat", "Møtet satt kl.:", "09:00"),
        ("Referat", "Møteleder:", "Eirik Lae Solberg"),
        ("Til stede", "Kjell", "forfall | Kari Moen"),
    ];
    for (heading, label, words) in lines {
        desk.writes(MINUTES, heading, label, words);
    }
    for name in PRESENT {
        desk.writes(MINUTES, "Til stede", name, "ja |");
    }
    for item in ["Sak 01/24", "Sak 02/24"] {
        desk.writes(MINUTES, item, "Avstemning:", "Enstemmig");
        desk.writes(MINUTES, item, "Vedtak:", "Godkjent.");
    }
    for number in 3..=12 {
        let (ballot, decision) = match number {
            4 => ("12 mot 3 (Berg, Frøshaug og Dokken)", "Som foreslått"),
            6 => ("Enstemmig", "Styret ber sekretariatet selv lage et nytt nettsted."),
            10 => ("", "Saken utsettes."),
            _ => ("Enstemmig", "Som foreslått"),
        };
        let item = format!("Sak {number:02}/24");
        if !ballot.is_empty() {
            desk.writes(MINUTES, &item, "Avstemning:", ballot);
        }
        desk.writes(MINUTES, &item, "Vedtak:", decision);
    }
    for item in ["Sak 13/24", "Sak 14/24", "Sak 15/24"] {
        desk.writes(MINUTES, item, "Vedtak:", "Saken tas til orientering.");
    }
    desk.writes(MINUTES, "Underskrift", "Møtet hevet kl.:", "11:40");
    desk.writes(MINUTES, "Underskrift", "Møteleder:", "Eirik Lae Solberg");
    let said = desk.types("ipr referat --les 2024-02-16-styret");
    for line in ["2024-002: vedtatt", "2024-004: vedtatt, endret fra forslaget", "2024-008: utsatt"] {
        assert!(said.contains(line), "{line}\n{said}");
    }
}

fn what_was_decided_is_passed_on(desk: &mut Desk) {
    desk.day("2024-02-19", "19. februar: referatet sendes, og vedtakene følges opp");
    desk.types("ipr utsending 2024-02-16-styret");
    for (case, what) in
        [("002", "Skrive under leieavtalen"), ("004", "Lage nytt nettsted"), ("007", "Skrive under avtalen")]
    {
        desk.types(&format!(
            "ipr oppfolging 2024-{case} --ny \"{what}\" --hvem \"Eva Næss Karlsen\" --frist 2024-03-15"
        ));
    }
    for number in 1..=10 {
        desk.types(&format!("ipr utskrift 2024-{number:03}"));
    }
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
