//! A [`Document`] as an accessible, archivable PDF: PDF/A-2a and PDF/UA-1 in one.
//!
//! The paper is typeset by Typst in this process, from source text, fonts and pictures that are all
//! handed to it: there is no disk, no network and no clock to reach. The same document gives the
//! same bytes.

mod characters;
#[cfg(test)]
mod tests;
mod world;

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use chrono::{Datelike, NaiveDate};
use typst::diag::SourceDiagnostic;
use typst::foundations::{Bytes, Datetime, Smart};
use typst::visualize::{ExchangeFormat, ImageFormat, RasterFormat, RasterImage, SvgImage, VectorFormat};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards, Timestamp};

use crate::document::Document;
use crate::render::typst::{self as source, TypstSource};
use world::TypstFiles;

/// How many times characters may be replaced before only the plainest are kept.
const ATTEMPTS: usize = 4;

/// A finished paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pdf {
    /// The file.
    pub bytes: Vec<u8>,
    /// The characters that no embedded font has, in order; the paper shows «□» in their place.
    pub replaced: Vec<char>,
}

/// Why a paper could not be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PdfError {
    /// A picture is missing or is not a picture.
    Picture {
        /// The title of the paper.
        paper: String,
        /// The picture's workspace path.
        path: String,
        /// What is wrong with it.
        reason: String,
    },
    /// The typesetter refused the text. No text of a user's should be able to cause it.
    Typesetting {
        /// The title of the paper.
        paper: String,
        /// What the typesetter said.
        reasons: Vec<String>,
    },
}

impl fmt::Display for PdfError {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Picture { paper, path, reason } => {
                write!(formatter, "kan ikke lage PDF av «{paper}»: bildet {path} {reason}")
            }
            Self::Typesetting { paper, reasons } => write!(
                formatter,
                "feil i programmet: kunne ikke sette «{paper}» som PDF ({})",
                reasons.join("; ")
            ),
        }
    }
}

impl std::error::Error for PdfError {}

/// The characters that papers show as themselves, or need nothing to.
pub fn known_characters() -> BTreeSet<char> {
    characters::known()
}

/// Typesets `document`, and keeps in memory what another paper may say too, until [`forget`]. `pictures` are
/// the bytes of the pictures it shows, by workspace path.
///
/// # Errors
/// When a picture is missing or damaged, or when the program itself is at fault.
pub fn render(document: &Document, pictures: &BTreeMap<String, Vec<u8>>) -> Result<Pdf, PdfError> {
    let source = source::source(document);
    let pictures = chosen(document, &source.pictures, pictures)?;
    export(document, &source, &pictures)
        .map_err(|reasons| PdfError::Typesetting { paper: document.title.clone(), reasons })
}

/// Forgets what papers have left in the typesetter's memory.
pub fn forget() {
    typst::comemo::evict(0);
}

/// The bytes of the pictures the paper shows, in its own order, each known to be a picture.
fn chosen(
    document: &Document,
    paths: &[String],
    pictures: &BTreeMap<String, Vec<u8>>,
) -> Result<Vec<Bytes>, PdfError> {
    let mut chosen = Vec::new();
    for path in paths {
        let found = match pictures.get(path) {
            Some(bytes) => checked(Bytes::new(bytes.clone())),
            None => Err("finnes ikke"),
        };
        chosen.push(found.map_err(|reason| PdfError::Picture {
            paper: document.title.clone(),
            path: path.clone(),
            reason: reason.to_owned(),
        })?);
    }
    Ok(chosen)
}

/// `bytes` again, when they are a picture that a PDF/A can hold.
fn checked(bytes: Bytes) -> Result<Bytes, &'static str> {
    let whole = match ImageFormat::detect(&bytes) {
        Some(ImageFormat::Raster(RasterFormat::Exchange(format))) => is_raster(&bytes, format),
        Some(ImageFormat::Vector(VectorFormat::Svg)) => SvgImage::new(bytes.clone()).is_ok(),
        _ => return Err("må være PNG, JPEG, GIF, WebP eller SVG"),
    };
    if whole { Ok(bytes) } else { Err("er skadet") }
}

fn is_raster(bytes: &Bytes, format: ExchangeFormat) -> bool {
    RasterImage::plain(bytes.clone(), format).is_ok()
}

/// The paper's bytes; characters are replaced until all that is left can be shown.
fn export(document: &Document, source: &TypstSource, pictures: &[Bytes]) -> Result<Pdf, Vec<String>> {
    let (text, mark) = (source.text.as_str(), source.mark.as_str());
    let options = options(document, source, pictures)?;
    let mut replaced = characters::unknown(text);
    for _ in 0..ATTEMPTS {
        match attempt(&characters::replace(text, &replaced), mark, pictures, &options) {
            Ok(bytes) => {
                return Ok(Pdf { bytes, replaced: reported(replaced) });
            }
            Err(PdfRefusal::Missing(missing)) => replaced.extend(missing),
            Err(PdfRefusal::Failed(_)) => break,
        }
    }
    // What the typesetter cannot take at all, it takes in the plainest letters.
    replaced.extend(text.chars().filter(|&character| character > '\u{ff}'));
    match attempt(&characters::replace(text, &replaced), mark, pictures, &options) {
        Ok(bytes) => Ok(Pdf { bytes, replaced: reported(replaced) }),
        Err(PdfRefusal::Missing(missing)) => Err(vec![format!("mangler tegnene {missing:?}")]),
        Err(PdfRefusal::Failed(reasons)) => Err(reasons),
    }
}

/// Why a text did not become a file.
enum PdfRefusal {
    /// It holds these characters, which were found to have no glyph.
    Missing(BTreeSet<char>),
    /// The typesetter says why.
    Failed(Vec<String>),
}

fn attempt(text: &str, mark: &str, pictures: &[Bytes], options: &PdfOptions) -> Result<Vec<u8>, PdfRefusal> {
    let paged = typeset(text, mark, pictures).map_err(PdfRefusal::Failed)?;
    let missing = characters::missing(&paged);
    if !missing.is_empty() {
        return Err(PdfRefusal::Missing(missing));
    }
    typst_pdf::pdf(&paged, options).map_err(|errors| PdfRefusal::Failed(reasons(&errors)))
}

fn typeset(text: &str, mark: &str, pictures: &[Bytes]) -> Result<PagedDocument, Vec<String>> {
    let desk = TypstFiles::new(text.to_owned(), mark.to_owned(), pictures);
    typst::compile::<PagedDocument>(&desk).output.map_err(|errors| reasons(&errors))
}

fn reported(replaced: BTreeSet<char>) -> Vec<char> {
    replaced.into_iter().filter(|character| !character.is_whitespace()).collect()
}

/// What the typesetter says, a line to each error and hint.
fn reasons(errors: &[SourceDiagnostic]) -> Vec<String> {
    let said = errors.iter().flat_map(|error| {
        let hints = error.hints.iter().map(|hint| hint.v.as_str());
        std::iter::once(error.message.as_str()).chain(hints)
    });
    said.filter_map(|said| said.lines().next()).map(str::to_owned).collect()
}

fn options(document: &Document, source: &TypstSource, pictures: &[Bytes]) -> Result<PdfOptions, Vec<String>> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
        .map_err(|error| vec![error.message().to_string()])?;
    Ok(PdfOptions {
        ident: Smart::Custom(format!(
            "{:032x}",
            typst::utils::hash128(&(&source.text, &source.mark, pictures))
        )),
        creator: Smart::Custom(Some("ipr".to_owned())),
        timestamp: midnight(document.date).map(Timestamp::new_utc),
        page_ranges: None,
        standards,
        tagged: true,
        pretty: false,
    })
}

fn midnight(date: NaiveDate) -> Option<Datetime> {
    let (month, day) = (u8::try_from(date.month()).ok()?, u8::try_from(date.day()).ok()?);
    Datetime::from_ymd_hms(date.year(), month, day, 0, 0, 0)
}
