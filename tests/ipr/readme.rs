//! What README shows is true: each block that begins with `$ ipr` is run, and its tables are generated.

use std::fs;

use ipr::diagnostic::Severity;
use ipr::rules;

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

/// With `IPR_BLESS` set what is shown is written anew instead.
#[test]
fn what_the_readme_shows_is_what_happens() {
    let is_blessed = std::env::var_os("IPR_BLESS").is_some();
    let folder = Folder::with(&["bodies.yaml", "members.yaml", "cases", "meetings"].map(|name| (name, name)));
    let shown = shown(&readme());
    assert!(shown.len() >= 3, "the README shows the program at work");
    for (command, output) in shown {
        let words = words(&command);
        assert_eq!(words[0], "ipr", "{command}");
        let arguments: Vec<&str> = words[1..].iter().map(String::as_str).collect();
        let said = folder.ipr(&arguments);
        let is = format!("{}{}", said.out, said.err);
        // The name of a commit is new each time.
        let without_name = |text: &str| -> String {
            text.lines()
                .filter(|line| !line.starts_with("Lagret i git som"))
                .map(|line| format!("{}\n", line.trim_end()))
                .collect()
        };
        if is_blessed {
            let is: String = is.lines().map(|line| format!("{}\n", line.trim_end())).collect();
            let old = format!("$ {command}\n{output}");
            let text = readme().replacen(&old, &format!("$ {command}\n{}\n", is.trim_end()), 1);
            fs::write(repository().join("README.md"), text).expect("README.md can be written");
            continue;
        }
        assert_eq!(without_name(&is).trim_end(), without_name(&output).trim_end(), "{command}");
    }
}

/// With `IPR_BLESS` set the table is written anew instead.
#[test]
fn the_table_of_rules_is_the_rules() {
    let mut table = String::from("| kode | regel | alvor |\n|---|---|---|\n");
    for rule in rules::all() {
        let severity = match rule.severity {
            Severity::Error => "feil",
            Severity::Warning => "advarsel",
            Severity::Hint => "tips",
        };
        table.push_str(&format!("| {} | {} | {severity} |\n", rule.code, rule.title));
    }
    let readme = readme();
    if std::env::var_os("IPR_BLESS").is_some() {
        let start = readme.find("| kode | regel |").expect("README.md has a table of rules");
        let length: usize = readme[start..]
            .split_inclusive('\n')
            .take_while(|line| line.starts_with('|'))
            .map(str::len)
            .sum();
        let blessed = format!("{}{table}{}", &readme[..start], &readme[start + length..]);
        fs::write(repository().join("README.md"), blessed).expect("README.md can be written");
        return;
    }
    assert!(readme.contains(&table), "README.md should hold\n{table}");
}

#[test]
fn every_dependency_is_explained() {
    let manifest = fs::read_to_string(repository().join("Cargo.toml")).expect("Cargo.toml");
    let dependencies =
        manifest.split("[dependencies]").nth(1).and_then(|rest| rest.split("[dev-dependencies]").next());
    for line in dependencies.expect("a list").lines().filter(|line| line.contains(" = ")) {
        let name = line.split(" = ").next().unwrap_or_default();
        assert!(readme().contains(&format!("| `{name}` |")), "README.md says nothing of {name}");
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
