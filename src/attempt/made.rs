//! Papers as files, and what is written of them for whoever asks whether they still hold.

use std::collections::HashMap;

use anyhow::{Context, Result};
use rayon::prelude::*;

use super::judge::file;
use super::outcome::Shelf;
use super::pdf::{Pictures, forget, ready, typeset};
use crate::document::Document;
use crate::model::{MadeBy, MadePaper, Making, Meeting, SealedFile, SealedItem};
use crate::papers::elsewhere::MadeNow;
use crate::papers::{FolderPaper, PaperText, is_case_paper};
use crate::render;
use crate::steps::seal::with_makings;
use crate::text::FileChange;
use crate::text::digest::{Digest, Seal};
use crate::workspace::Workspace;

/// What is made in one folder at one time.
pub(super) struct PaperFiles<'a> {
    workspace: &'a Workspace,
    shelf: &'a dyn Shelf,
    /// The papers.
    pub files: Vec<FileChange>,
    /// What the reader should know.
    pub notes: Vec<String>,
    /// The figures of a paper, for spreadsheets.
    pub sheet: Option<Vec<u8>>,
    /// Whether a PDF that cannot be made is told, and stops nothing that others wait for.
    pub is_text_enough: bool,
    makings: Vec<Making>,
}

impl<'a> PaperFiles<'a> {
    /// Nothing yet.
    pub fn new(workspace: &'a Workspace, shelf: &'a dyn Shelf) -> Self {
        let (files, notes, makings) = (Vec::new(), Vec::new(), Vec::new());
        Self { workspace, shelf, files, notes, sheet: None, is_text_enough: false, makings }
    }

    /// Makes these papers too, as of the workspace's day.
    ///
    /// # Errors
    /// When one of them cannot be made.
    pub fn add_now(&mut self, by: MadeBy, made: MadeNow) -> Result<()> {
        self.add(by, &made.papers, made.titles)
    }

    /// Makes these papers too, with `agenda` as it is now.
    ///
    /// # Errors
    /// When one of them cannot be made.
    pub fn add(&mut self, by: MadeBy, papers: &[FolderPaper], agenda: Vec<SealedItem>) -> Result<()> {
        let making = self.made(by, papers, agenda)?;
        self.makings.push(making);
        Ok(())
    }

    /// Makes papers of single cases of `meeting` too, as a part of its notice: what else was made with it
    /// stays as it was.
    ///
    /// # Errors
    /// When one of them cannot be made.
    pub fn add_to_notice(
        &mut self,
        meeting: &Meeting,
        papers: &[FolderPaper],
        agenda: Vec<SealedItem>,
    ) -> Result<()> {
        let mut making = self.made(MadeBy::Notice, papers, agenda)?;
        if let Some(known) = self.workspace.making_of(meeting, MadeBy::Notice) {
            let Making { papers: new, agenda, .. } = std::mem::replace(&mut making, known.clone());
            for paper in new {
                match making.papers.iter_mut().find(|other| other.file.path == paper.file.path) {
                    Some(other) => *other = paper,
                    None => making.papers.push(paper),
                }
            }
            for item in agenda {
                // One that the book shows already is as it was then.
                if making.agenda.iter().all(|other| other.kind != item.kind) {
                    making.agenda.push(item);
                }
            }
        }
        self.makings.push(making);
        Ok(())
    }

    fn made(&mut self, by: MadeBy, papers: &[FolderPaper], agenda: Vec<SealedItem>) -> Result<Making> {
        let seals = self.seals_of_pictures(papers);
        // Nothing is made of one before it is known that all of them can be.
        let mut pictures = Vec::new();
        for paper in papers {
            pictures.push(self.pictures(paper)?);
        }
        let sheets = typeset_all(papers, &pictures);
        let mut made = Vec::new();
        for (paper, mut sheets) in papers.iter().zip(sheets) {
            let content = paper.content(&seals);
            for path in &paper.paths {
                let Some(bytes) = self.bytes(paper, path, &mut sheets)? else { continue };
                let seal = Seal::of(path, &bytes);
                made.push(MadePaper { file: SealedFile { path: path.clone(), seal, span: None }, content });
                self.files.push(FileChange { path: path.clone(), bytes });
            }
        }
        let day = by.hangs_on_day().then_some(self.workspace.today);
        Ok(Making { by, day, papers: made, agenda })
    }

    /// Seals with the papers that were made last a file that goes out with them.
    pub fn add_sent(&mut self, file: FileChange) {
        if let Some(making) = self.makings.last_mut() {
            let seal = Seal::of(&file.path, &file.bytes);
            let sealed = SealedFile { path: file.path.clone(), seal, span: None };
            making.papers.push(MadePaper { file: sealed, content: Digest::of(&file.bytes) });
        }
        self.files.push(file);
    }

    /// What is written of them in `folder`, where they lie.
    pub fn record(&mut self, folder: &str) -> FileChange {
        let makings = std::mem::take(&mut self.makings);
        file(&with_makings(self.workspace, folder, makings))
    }

    fn bytes(
        &mut self,
        paper: &FolderPaper,
        path: &str,
        sheets: &mut Option<Typeset>,
    ) -> Result<Option<Vec<u8>>> {
        let name = path.rsplit('/').next().unwrap_or(path);
        if name.ends_with(".csv") {
            return Ok(Some(self.sheet.take().context("Papiret har ingen tall.")?));
        }
        if let PaperText::Calendar(feed) = &paper.says {
            // Those who subscribe know an entry that has changed by its number.
            let before = self.shelf.file(path)?.unwrap_or_default();
            let before = String::from_utf8_lossy(&before);
            let feed = render::ics::succeeding(feed.clone(), &before, self.workspace.today);
            return Ok(Some(render::ics::render_feed(&feed).into_bytes()));
        }
        if !name.ends_with(".pdf") {
            return Ok(Some(paper.text().into_bytes()));
        }
        let Some(sheets) = sheets.take() else { return Ok(None) };
        match sheets {
            Ok((bytes, note)) => {
                // What is to be known of a case's paper has been said of the book that it stands in.
                let note = note.filter(|_| !is_case_paper(path));
                self.notes.extend(note.map(|note| format!("{name}: {note}")));
                Ok(Some(bytes))
            }
            Err(error) if self.is_text_enough => {
                self.tell_without(path, &error);
                Ok(None)
            }
            Err(error) => Err(error),
        }
    }

    /// What a paper needs beside its document; none of one that is no document, or can only be a text.
    fn pictures(&mut self, paper: &FolderPaper) -> Result<Option<Pictures>> {
        let Some(document) = paper.document() else { return Ok(None) };
        match ready(self.shelf, document) {
            Err(error) if self.is_text_enough => {
                let path = paper.paths.iter().find(|path| path.ends_with(".pdf"));
                self.tell_without(path.map_or("", String::as_str), &error);
                Ok(None)
            }
            ready => Ok(Some(ready?)),
        }
    }

    /// That there is no PDF. A program that makes none at all says nothing of each.
    fn tell_without(&mut self, path: &str, error: &anyhow::Error) {
        if cfg!(feature = "pdf") {
            self.notes.push(format!("{path} er ikke laget: {error:#}"));
        }
    }

    fn seals_of_pictures(&self, papers: &[FolderPaper]) -> HashMap<String, Seal> {
        let mut pictures: Vec<String> = Vec::new();
        for document in papers.iter().filter_map(FolderPaper::document) {
            pictures.extend(document.pictures());
        }
        if pictures.is_empty() { HashMap::new() } else { self.shelf.seals(&pictures) }
    }
}

/// A paper as PDF with what is to be known of it, or why there is none.
type Typeset = Result<(Vec<u8>, Option<String>)>;

/// Each of `papers` that is set on sheets, typeset; the others are none. They are set side by side, since a
/// meeting has as many as it has cases and whoever made them waits; and the books after the papers that stand
/// in them, most of which need not be set again.
fn typeset_all(papers: &[FolderPaper], pictures: &[Option<Pictures>]) -> Vec<Option<Typeset>> {
    let (mut alone, mut books) = (Vec::new(), Vec::new());
    for job in papers.iter().zip(pictures).enumerate() {
        let is_book = job.1.0.document().is_some_and(Document::is_book);
        if is_book { books.push(job) } else { alone.push(job) }
    }
    let set = |(at, (paper, pictures)): (usize, (&FolderPaper, &Option<Pictures>))| {
        let is_on_sheets = paper.paths.iter().any(|path| path.ends_with(".pdf"));
        let (document, pictures) = (paper.document().filter(|_| is_on_sheets)?, pictures.as_ref()?);
        Some((at, typeset(document, pictures)))
    };
    let mut set_papers: Vec<_> = alone.into_par_iter().filter_map(set).collect();
    set_papers.par_extend(books.into_par_iter().filter_map(set));
    forget();
    let mut sheets: Vec<Option<Typeset>> = papers.iter().map(|_| None).collect();
    for (at, typeset) in set_papers {
        sheets[at] = Some(typeset);
    }
    sheets
}
