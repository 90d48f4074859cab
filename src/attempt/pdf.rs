//! Papers as PDF, where this build can make them.

use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::outcome::Shelf;
use crate::document::{Document, PaperPiece};
use crate::text::limits::{self, SizeLimit};
use crate::text::raster::{self, PictureFault};

/// So much is told at once of what is too large.
const MOST_TOLD: usize = 20;

/// The pictures that a paper shows, by path.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// The document as PDF, and what the reader should know of it.
///
/// # Errors
/// As [`ready`], and when the document cannot be typeset.
pub fn pdf(shelf: &dyn Shelf, document: &Document) -> Result<(Vec<u8>, Option<String>)> {
    let made = typeset(document, &ready(shelf, document)?);
    forget();
    made
}

/// What a paper needs beside its document, once it is known that it can be made.
///
/// # Errors
/// When a picture is missing, or something is larger than any paper can hold.
pub fn ready(shelf: &dyn Shelf, document: &Document) -> Result<Pictures> {
    refuse_too_long(document)?;
    pictures(shelf, document)
}

/// Forgets what the typesetter keeps of one paper for the next.
pub fn forget() {
    #[cfg(feature = "pdf")]
    crate::render::pdf::forget();
}

/// The document as PDF, and what the reader should know of it. Who makes the last of them says [`forget`].
///
/// # Errors
/// When it cannot be typeset.
#[cfg(feature = "pdf")]
pub fn typeset(document: &Document, pictures: &Pictures) -> Result<(Vec<u8>, Option<String>)> {
    let pdf = crate::render::pdf::render(document, pictures)?;
    let replaced: Vec<String> = pdf.replaced.iter().map(char::to_string).collect();
    let note = (!replaced.is_empty())
        .then(|| format!("tegnene {} finnes ikke i skriften og er erstattet.", replaced.join(" ")));
    Ok((pdf.bytes, note))
}

/// Says that this build makes none.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn typeset(document: &Document, _pictures: &Pictures) -> Result<(Vec<u8>, Option<String>)> {
    bail!("Denne utgaven av ipr er bygget uten PDF og kan ikke lage «{}».", document.title)
}

/// The pictures of a paper, each of which can be drawn: how much memory that takes follows from what their
/// first bytes say, and is known before any of them is unpacked.
fn pictures(shelf: &dyn Shelf, document: &Document) -> Result<Pictures> {
    let paths = document.pictures();
    let title = &document.title;
    if let Some(said) = limits::PICTURES.exceeded(paths.len() as u64) {
        bail!("Bildene i «{title}» {said}.");
    }
    let (mut pictures, mut missing, mut drawn) = (BTreeMap::new(), Vec::new(), 0);
    let mut unfit = Vec::new();
    for path in paths {
        let Some(bytes) = shelf.whole(&path, &limits::PICTURE)? else {
            missing.push(path);
            continue;
        };
        if let Some((across, down)) = raster::size(&bytes) {
            let pixels = u64::from(across) * u64::from(down);
            if let Some(said) = limits::PIXELS.exceeded(pixels) {
                bail!("Bildet {path} {said}. Gjør det mindre, og prøv igjen.");
            }
            drawn += pixels;
        }
        unfit.extend(raster::fault(&bytes).map(|fault| told(document, &path, fault)));
        pictures.insert(path, bytes);
    }
    if !missing.is_empty() && document.restriction.is_some() {
        bail!("Finner ikke alle bildene til «{title}»; «ipr check» sier hvilke.");
    }
    if !missing.is_empty() {
        bail!(
            "Finner ikke bildet {} til «{title}». En symbolsk lenke er ikke et bilde; legg selve filen der.",
            missing.join(", ")
        );
    }
    if !unfit.is_empty() {
        bail!("{}", unfit.join("\n"));
    }
    if let Some(said) = limits::ALL_PIXELS.exceeded(drawn) {
        bail!("Bildene i «{title}» {said}. Gjør dem mindre, og prøv igjen.");
    }
    Ok(pictures)
}

/// What is wrong with the picture at `path`, in which paper it stands, and what to do about it.
fn told(document: &Document, path: &str, fault: PictureFault) -> String {
    let mut part = document.title.clone();
    let mut place = None;
    document.walk(&mut |piece| match piece {
        PaperPiece::Part(head) if document.restriction.is_none() => part = head.to_owned(),
        PaperPiece::Picture(shown, _) if shown == path && place.is_none() => place = Some(part.clone()),
        _ => {}
    });
    let place = shortened(&place.unwrap_or(part));
    let said = match fault {
        PictureFault::Cmyk => {
            "har farger for trykkeri (CMYK), som et arkiv ikke kan vise. Lagre det på nytt med vanlige \
             farger (RGB)"
        }
        PictureFault::Torn => "er ikke helt: filen slutter for tidlig. Hent bildet på nytt",
    };
    format!("I «{place}»: bildet {path} {said}, og prøv igjen.")
}

/// Says no to what is longer than a PDF can hold in one piece, by the paper in a book that it stands in.
fn refuse_too_long(document: &Document) -> Result<()> {
    let mut part = document.title.clone();
    let mut told: Vec<String> = Vec::new();
    document.walk(&mut |piece| {
        let (what, limit, length) = match piece {
            // The head of a closed edition may be a title that is exempt.
            PaperPiece::Part(_) if document.restriction.is_some() => return,
            PaperPiece::Part(running_head) => {
                part = shortened(running_head);
                return;
            }
            PaperPiece::Heading(text) => ("en overskrift", &limits::HEADING, text.chars().count()),
            PaperPiece::Picture(_, words) => {
                ("teksten til et bilde", &limits::HEADING, words.chars().count())
            }
            PaperPiece::Rows(count) => ("en tabell", &limits::ROWS, count),
            PaperPiece::Columns(count) => ("en tabell", &limits::COLUMNS, count),
            PaperPiece::Address(address) => {
                ("adressen i en lenke", &limits::ADDRESS, address.chars().count())
            }
            PaperPiece::Text(text) => ("et ord", &limits::WORD, longest_word(text, &limits::WORD)),
        };
        if let Some(said) = limit.exceeded(length as u64)
            && told.len() < MOST_TOLD
        {
            let said = format!("I «{}»: {what} {said}.", shortened(&part));
            if !told.contains(&said) {
                told.push(said);
            }
        }
    });
    if told.is_empty() {
        return Ok(());
    }
    bail!("{}\nDel det opp eller gjør det kortere, og prøv igjen.", told.join("\n"))
}

/// The length of the longest word of a text, when it can be longer than the limit.
fn longest_word(text: &str, limit: &SizeLimit) -> usize {
    // Nearly every text is shorter than any word may be.
    if limit.allows(text.len() as u64) {
        return 0;
    }
    text.split_whitespace().map(|word| word.chars().count()).max().unwrap_or(0)
}

/// The beginning of a text, as much as is needed to know it by.
fn shortened(text: &str) -> String {
    const MOST: usize = 80;
    if text.chars().count() <= MOST {
        return text.to_owned();
    }
    let beginning: String = text.chars().take(MOST).collect();
    format!("{beginning} …")
}
