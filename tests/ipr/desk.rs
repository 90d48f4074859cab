//! A text laid over a folder gives the folder that would be read with the text in it: the same findings in
//! the same order, the same cases and meetings, and the same answers to what is looked up.

mod changes;
mod told;

use std::path::Path;

use chrono::NaiveDate;
use ipr::desk::Desk;
use ipr::disk;
use ipr::read::{FileContent, Files};
use ipr::steps::NewText;

use crate::corpus::generator::{self, random::Random};
use crate::program::repository;
use changes::Changes;

/// Changes that are laid over each folder when nobody asks for more.
const SHORT: u64 = 40;

/// A folder to lay texts over.
struct Folder {
    name: String,
    files: Files,
    desk: Desk,
    changes: Changes,
}

impl Folder {
    fn new(name: &str, files: Files, today: NaiveDate) -> Self {
        let desk = Desk::open_telling(files.clone(), today, &|_| ());
        let changes = Changes::among(&files);
        Self { name: name.to_owned(), files, desk, changes }
    }

    fn at(root: &Path, today: &str) -> Self {
        let name = root.display().to_string();
        Self::new(&name, disk::load(root, &|_, _| {}), today.parse().expect("a day"))
    }

    /// A council in which a third of the cases are faulty.
    fn made_up(cases: usize) -> Self {
        let corpus = generator::generate(cases, 7, 30);
        let content = |(path, text)| (path, FileContent::Text(text));
        let (texts, others): (Vec<_>, Vec<_>) =
            corpus.files.into_iter().partition(|(path, _)| ipr::read::is_read(path));
        let files = Files {
            texts: texts.into_iter().map(content).collect(),
            others: others.into_iter().map(|(path, _)| path).collect(),
            ..Files::default()
        };
        Self::new("made up", files, corpus.today)
    }

    /// Lays one change over the folder and another over that, and holds both against folders read with them.
    fn try_round(&self, round: u64) {
        let mut random = Random::new(0xde5c, round, 1);
        let (mut files, mut desk) = (self.files.clone(), self.desk.clone());
        for laid in 0..2 {
            let texts = self.changes.draw(&mut random);
            desk = desk.with(&texts);
            put(&mut files, &texts);
            let afresh = Desk::open_telling(files.clone(), desk.workspace().today, &|_| ());
            let (is, should_be) = (told::told(&desk), told::told(&afresh));
            let differing = is.iter().zip(&should_be).find(|(is, should_be)| is != should_be);
            assert!(
                differing.is_none() && is.len() == should_be.len(),
                "{}, round {round}, change {laid} of {:?}\nis        {}\nshould be {}",
                self.name,
                texts.iter().map(|new| &new.path).collect::<Vec<_>>(),
                differing.map_or("", |(is, _)| is),
                differing.map_or("", |(_, should_be)| should_be),
            );
        }
    }
}

fn put(files: &mut Files, texts: &[NewText]) {
    for new in texts {
        let content = FileContent::Text(new.text.clone());
        match files.texts.iter_mut().find(|(path, _)| *path == new.path) {
            Some((_, old)) => *old = content,
            None => files.texts.push((new.path.clone(), content)),
        }
    }
}

/// Rounds for each folder; `IPR_DESK` asks for another number.
fn rounds() -> u64 {
    std::env::var("IPR_DESK").ok().and_then(|asked| asked.parse().ok()).unwrap_or(SHORT)
}

#[test]
fn a_folder_with_texts_laid_over_it_is_the_folder_read_with_them() {
    let folders = repository().join("tests/folders");
    let mut all = vec![Folder::made_up(75), Folder::at(&repository(), "2024-02-06")];
    for name in ["standard", "gjovikregionen", "sunnhordland", "trondheimsregionen"] {
        all.push(Folder::at(&folders.join(name), "2024-02-20"));
    }
    std::thread::scope(|scope| {
        for folder in &all {
            scope.spawn(|| (0..rounds()).for_each(|round| folder.try_round(round)));
        }
    });
}

/// After a change of a case or a meeting, few are asked about: the rest were not touched.
#[test]
fn a_change_asks_few() {
    let folder = Folder::made_up(500);
    let count = folder.files.texts.len();
    for (kind, most) in [("cases/", count / 50), ("meetings/", count / 8)] {
        let texts = folder.files.texts.iter().filter(|(path, _)| path.starts_with(kind));
        for (path, content) in texts.step_by(37) {
            let FileContent::Text(text) = content else { continue };
            let text = text.replacen("tittel: ", "tittel: Endret ", 1) + "\nEt avsnitt til.\n";
            let asked = folder.desk.with(&[NewText { path: path.clone(), text }]).asked_again();
            assert!(asked <= most.max(2), "a change of {path} asks about {asked} of {count} files");
        }
    }
}
