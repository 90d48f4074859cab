//! What README.md and docs/examples.md show is true: each block that begins with `$ ipr` is run.

use std::fs;
use std::path::Path;

use pulldown_cmark::{Event, Parser, Tag};

use crate::program::{Folder, repository};

fn readme() -> String {
    fs::read_to_string(repository().join("README.md")).expect("README.md")
}

/// Every command in a console block, with the output shown under it.
fn shown(text: &str) -> Vec<(String, String)> {
    let mut shown: Vec<(String, String)> = Vec::new();
    let mut is_console = false;
    for line in text.lines() {
        match line {
            "```console" => is_console = true,
            "```" => is_console = false,
            _ if !is_console => {}
            _ => match (line.strip_prefix("$ "), shown.last_mut()) {
                (Some(command), _) => shown.push((command.to_owned(), String::new())),
                (None, Some((_, output))) => output.push_str(&format!("{line}\n")),
                (None, None) => {}
            },
        }
    }
    shown
}

/// The words of a command line; double quotes hold words together.
fn words(command: &str) -> Vec<String> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(index, part)| match index % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// Each page in a folder of its own. With `IPR_BLESS` set what is shown is written anew instead.
#[test]
fn what_is_shown_is_what_happens() {
    for page in ["README.md", "docs/examples.md"] {
        let folder =
            Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)));
        let path = repository().join(page);
        let mut text = fs::read_to_string(&path).expect("a page");
        let shown = shown(&text);
        assert!(shown.len() >= 3, "{page} shows the program at work");
        for (command, output) in shown {
            let words = words(&command);
            assert_eq!(words[0], "ipr", "{command}");
            if words[1] == "innkalling" && !cfg!(feature = "pdf") {
                continue;
            }
            let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
            let said = folder.ipr(&arguments);
            let is: String =
                [said.err, said.out].concat().lines().map(|line| format!("{}\n", line.trim_end())).collect();
            if std::env::var_os("IPR_BLESS").is_some() {
                let old = format!("$ {command}\n{output}");
                text = text.replacen(&old, &format!("$ {command}\n{}\n", is.trim_end()), 1);
                fs::write(&path, &text).expect("the page can be written");
                continue;
            }
            // The name of a commit is new each time.
            let without_name = |text: &str| -> Vec<String> {
                let lines = text.trim_end().lines().filter(|line| !line.starts_with("Lagret i git som"));
                lines.map(str::to_owned).collect()
            };
            assert_eq!(without_name(&is), without_name(&output), "{page}: {command}");
        }
    }
}

#[test]
fn ci_runs_the_test_command_of_the_readme() {
    let run = fs::read_to_string(repository().join(".ci/run")).expect(".ci/run");
    let readme = readme();
    let commands: Vec<&str> = readme.lines().filter(|line| line.starts_with("cargo ")).collect();
    assert_eq!(commands.len(), 2, "two commands do all the set-up");
    assert!(run.lines().any(|line| line == commands[1]), "{}", commands[1]);
}

/// The Markdown files below `folder`, and in it.
fn pages(folder: &Path, found: &mut Vec<std::path::PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder of pages") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            pages(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            found.push(path);
        }
    }
}

#[test]
fn every_link_of_a_page_leads_to_a_file() {
    let mut found =
        ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md"].map(|name| repository().join(name)).to_vec();
    pages(&repository().join("docs"), &mut found);
    let mut links = 0;
    for page in found {
        let text = fs::read_to_string(&page).expect("a page");
        for event in Parser::new_ext(&text, pulldown_cmark::Options::ENABLE_TABLES) {
            let Event::Start(Tag::Link { dest_url, .. }) = event else { continue };
            let path = dest_url.split('#').next().unwrap_or_default();
            if path.is_empty() || dest_url.contains("://") {
                continue;
            }
            let target = page.parent().expect("a folder").join(path);
            assert!(target.exists(), "{}: {dest_url}", page.display());
            links += 1;
        }
    }
    assert!(links > 200, "rules, decisions and pages are linked to: {links}");
}
