//! All that Typst may know: one paper, its look, its pictures and the embedded fonts.

use std::sync::LazyLock;

use typst::diag::{FileError, FileResult};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Feature, Library, LibraryExt, World};

use crate::render::typst::{MARK, TEMPLATE};

/// The faces that the typesetter does not bring itself: for labels, numbers and tables, and for Arabic.
static OWN_FACES: [&[u8]; 4] = [
    include_bytes!("../../../faces/SourceSans3-Regular.otf"),
    include_bytes!("../../../faces/SourceSans3-Semibold.otf"),
    include_bytes!("../../../faces/SourceSans3-It.otf"),
    include_bytes!("../../../faces/NotoNaskhArabic-Regular.ttf"),
];

/// Parsed once in a process: the fonts are some megabytes.
static FONTS: LazyLock<Fonts> = LazyLock::new(|| {
    let faces = OWN_FACES.into_iter().chain(typst_assets::fonts());
    let fonts: Vec<Font> = faces.flat_map(|data| Font::iter(Bytes::new(data))).collect();
    Fonts { book: LazyHash::new(FontBook::from_fonts(&fonts)), fonts }
});

/// The summary of a table is behind a feature of Typst's until its name is settled.
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| {
    let features = [Feature::A11yExtras].into_iter().collect();
    LazyHash::new(Library::builder().with_features(features).build())
});

static LOOK: LazyLock<Source> = LazyLock::new(|| Source::new(named(TEMPLATE.0), TEMPLATE.1.to_owned()));

struct Fonts {
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

/// The fonts that are embedded in the program.
pub(super) fn fonts() -> &'static [Font] {
    &FONTS.fonts
}

/// What lies on the desk while one paper is set.
pub(super) struct TypstFiles<'a> {
    main: Source,
    mark: Source,
    pieces: Vec<Source>,
    pictures: &'a [Bytes],
    names: Vec<FileId>,
}

impl<'a> TypstFiles<'a> {
    /// A desk with the text of a paper, whose it is, and the pictures it shows, in the order it numbers them.
    pub(super) fn new(text: String, mark: String, pictures: &'a [Bytes]) -> Self {
        let names = (1..=pictures.len()).map(|number| named(&format!("/picture-{number}"))).collect();
        let (main, pieces) = in_pieces(&text);
        let (main, mark) = (Source::new(named("/main.typ"), main), Source::new(named(MARK), mark));
        Self { main, mark, pieces, pictures, names }
    }
}

impl World for TypstFiles<'_> {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &FONTS.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        [&self.main, &self.mark, &*LOOK]
            .into_iter()
            .chain(&self.pieces)
            .find(|source| source.id() == id)
            .cloned()
            .ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        let found = self.names.iter().zip(self.pictures).find(|(name, _)| **name == id);
        found.map(|(_, bytes)| bytes.clone()).ok_or(FileError::AccessDenied)
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

/// How many names there are for pieces: a name that the typesetter has heard, it never forgets.
const PIECES: u128 = 4096;

/// The text of a paper with what stands between the tops of its papers in files of their own. What stands in
/// a book and by itself is then the same to the typesetter, which does not set it twice.
pub(super) fn in_pieces(text: &str) -> (String, Vec<Source>) {
    let (mut main, mut piece, mut pieces) = (String::new(), String::new(), Vec::new());
    for line in text.split_inclusive('\n') {
        let is_top = ["#", "part(", "masthead("].iter().any(|top| line.starts_with(top));
        if is_top || line == "}\n" {
            if !piece.is_empty() {
                let source = piece_of(&std::mem::take(&mut piece), &pieces);
                main.push_str(&format!("include {:?}\n", source.id().vpath().get_with_slash()));
                pieces.push(source);
            }
            main.push_str(line);
        } else {
            piece.push_str(line);
        }
    }
    (main, pieces)
}

/// The calls of `lines` as a file, called by what it says.
fn piece_of(lines: &str, others: &[Source]) -> Source {
    let text = format!("#{{\nimport \"{}\": *\n{lines}}}\n", TEMPLATE.0);
    let mut number = typst::utils::hash128(&text) % PIECES;
    let mut id = named(&format!("/piece-{number}.typ"));
    while others.iter().any(|other| other.id() == id) {
        number += 1;
        id = named(&format!("/piece-{number}.typ"));
    }
    Source::new(id, text)
}

fn named(name: &str) -> FileId {
    let path = VirtualPath::new(name).expect("a name without dots or backslashes is a path");
    RootedPath::new(VirtualRoot::Project, path).intern()
}
