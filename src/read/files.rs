//! The files of a workspace: where each lies, what kind it is, and what it held.

use std::collections::{HashMap, HashSet};

use crate::norsk;
use crate::text::digest::Seal;
use crate::text::limits;
use crate::text::raster::PictureFault;

/// The workspace's root is the folder that holds this file.
pub const BODIES: &str = "bodies.yaml";
/// Who takes part.
pub const MEMBERS: &str = "members.yaml";
/// The budgets and accounts, which a council need not have here.
pub const BUDGETS: &str = "budsjett.yaml";
/// The guidelines and programmes, which a council need not have here.
pub const PROGRAMMES: &str = "program.yaml";
/// The folder of cases.
pub const CASES: &str = "cases/";
/// The folder of meetings.
pub const MEETINGS: &str = "meetings/";
/// The file of a meeting, in the meeting's own folder.
pub const MEETING_FILE: &str = "/meeting.md";
/// The papers of a meeting with what the public may not see in them, in the meeting's own folder.
pub const CLOSED_BOOK: &str = "sakspapirer-unntatt.pdf";
/// The manifest of what was sent, in the folder of a meeting.
pub const MANIFEST_FILE: &str = "/utsending/manifest.yaml";
/// The folder of what was sent, in the folder of a meeting.
pub const SENT: &str = "/utsending/";
/// What lies beside the manifest of a notice that was sent, and of minutes that were.
pub const SENT_FILES: [&str; 2] = ["/utsending/mote.ics", "/utsending/referat.md"];
/// The folder of calendars and the papers of the year.
pub const CALENDARS: &str = "kalender/";
/// What the papers in a folder were made of.
pub const PAPERS_FILE: &str = "papirer.yaml";
/// The folder of what members pay.
pub const FEES: &str = "kontingent/";
/// The folder of who sits in the bodies.
pub const MEMBER_LISTS: &str = "medlemmer/";
/// The extract of a case, by its name without an end, in the folder of the case's attachments.
pub const EXTRACT: &str = "saksprotokoll";
/// The letter of a case, by its name without an end, in the same folder.
pub const LETTER: &str = "brev";
/// What at the root belongs to the workspace; of the rest only the names are known.
pub const TOPS: [&str; 9] =
    [BODIES, MEMBERS, BUDGETS, PROGRAMMES, CASES, MEETINGS, CALENDARS, FEES, MEMBER_LISTS];

/// The folders that `ipr` writes in.
const WRITTEN_IN: [&str; 5] = ["cases", "meetings", "kalender", "kontingent", "medlemmer"];
/// How the names of the files end that it writes.
const WRITTEN: [&str; 6] = ["md", "pdf", "yaml", "csv", "ics", "eml"];
/// How the names of documents and pictures end that lie beside a case, and follow it to another name.
const ATTACHED: [&str; 14] =
    ["docx", "doc", "xlsx", "xls", "pptx", "ppt", "odt", "ods", "odp", "rtf", "txt", "png", "jpg", "jpeg"];

/// The largest text that is read, in bytes.
pub const MAX_TEXT: u64 = limits::TEXT.most;

/// The files of a workspace as they lay on disk.
#[derive(Debug, Clone, Default)]
pub struct Files {
    /// The files that [`is_read`] says are read, with their content, and those of the searched ones
    /// that are [worth keeping](super::worth_keeping).
    pub texts: Vec<(String, FileContent)>,
    /// Paths of all other files, in composed form.
    pub others: HashSet<String>,
    /// The files that have been sent, by path, and what goes with the cases among them, as they are now.
    /// Those that [`super::sealed_paths`] does not name cost nothing.
    pub seals: HashMap<String, Seal>,
    /// What is wrong with the pictures that texts show which are still to be put on paper, by path; of those
    /// that [`super::shown_pictures`] names.
    pub pictures: HashMap<String, PictureFault>,
}

/// What a file held.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FileContent {
    /// Text.
    Text(String),
    /// Not text: what could be made of it, and the first byte that could not.
    NotText(String, usize),
    /// More bytes than a file of this kind has any reason to hold.
    TooLarge(u64),
    /// A symbolic link, which is not followed.
    Link,
    /// What git keeps in place of a large file that lies elsewhere (Git LFS).
    Pointer,
    /// It could not be opened, for this reason.
    Unreadable(String),
}

impl FileContent {
    /// What these bytes are.
    pub fn from_bytes(bytes: &[u8]) -> Self {
        // To look many bytes over at a time and then copy them is quicker than to take them as they are.
        match simdutf8::basic::from_utf8(bytes) {
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => {
                let at = std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len);
                Self::NotText(String::from_utf8_lossy(bytes).into_owned(), at)
            }
        }
    }
}

/// Whether these bytes only stand for a large file that git keeps elsewhere (Git LFS).
pub fn is_pointer(bytes: &[u8]) -> bool {
    bytes.starts_with(b"version https://git-lfs.github.com/spec/")
}

/// What kind of file a path is, if it is one that is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FileKind {
    Bodies,
    Members,
    Budgets,
    Programmes,
    Case,
    Meeting,
    Manifest,
    Papers,
}

/// What kind the file at `path` is.
pub(super) fn kind(path: &str) -> Option<FileKind> {
    if path == BODIES {
        return Some(FileKind::Bodies);
    }
    if path == MEMBERS {
        return Some(FileKind::Members);
    }
    if path == BUDGETS {
        return Some(FileKind::Budgets);
    }
    if path == PROGRAMMES {
        return Some(FileKind::Programmes);
    }
    if let Some(inner) = path.strip_prefix(CASES) {
        // Deeper folders hold attachments, which are anybody's format, and what papers there were made of.
        let is_case = inner.ends_with(".md") && inner.bytes().filter(|&byte| byte == b'/').count() <= 1;
        let is_list = || papers_folder(path).map(|_| FileKind::Papers);
        return if is_case { Some(FileKind::Case) } else { is_list() };
    }
    if meeting_of(path).is_some() {
        return Some(FileKind::Manifest);
    }
    if papers_folder(path).is_some() {
        return Some(FileKind::Papers);
    }
    let inner = path.strip_prefix(MEETINGS)?.strip_suffix(MEETING_FILE)?;
    (!inner.contains('/')).then_some(FileKind::Meeting)
}

/// Whether the file at `path` is read, and not only known to be there.
pub fn is_read(path: &str) -> bool {
    kind(path).is_some()
}

/// Whether the file at `path`, which is not read, is searched for what must not be published, and for what a
/// merge left: the papers of a meeting, attachments that are text, and what is made of the year. Git takes a
/// PDF for text when it looks like text.
pub fn is_searched(path: &str) -> bool {
    let is_text = |ends: &[&str]| ends.iter().any(|end| path.ends_with(end));
    let is_paper = path.starts_with(MEETINGS) && is_text(&[".md"]);
    let is_paper = is_paper || (path.starts_with(CALENDARS) && is_text(&[".md", ".ics", ".pdf"]));
    !is_read(path) && (is_paper || (path.starts_with(CASES) && is_text(&[".md", ".txt", ".csv"])))
}

/// Whether the file at `path` is written when a council begins, and is people's own from then on.
pub fn is_written_once(path: &str) -> bool {
    path == BODIES
}

/// Whether `ipr` writes files like the one at `path`: of a kind it makes, in a folder of its own, under a
/// name that is the same on every system. What it is said to write anywhere else is no business of its own.
pub fn is_written(path: &str) -> bool {
    if path == MEMBERS || is_written_once(path) {
        return true;
    }
    let names: Vec<&str> = path.split('/').collect();
    let (Some(top), Some((_, end))) = (names.first(), path.rsplit_once('.')) else { return false };
    let is_made = WRITTEN_IN.contains(top) && (2..=4).contains(&names.len()) && WRITTEN.contains(&end);
    let is_kind = |kinds: &[&str]| kinds.iter().any(|kind| end.eq_ignore_ascii_case(kind));
    let is_beside_case = format!("{top}/") == CASES && names.len() >= 4;
    let is_attached = is_beside_case && (is_kind(&ATTACHED) || is_kind(&WRITTEN));
    (is_made || is_attached) && names.iter().all(|name| is_plain_name(name) && !is_hidden(name))
}

/// The file of the case that a file in the folder of the cases is, or lies beside; none when its name is none
/// of a case's.
pub fn case_file_of(path: &str) -> Option<String> {
    let inner = path.strip_prefix(CASES)?;
    let mut file = CASES.to_owned();
    for part in inner.split('/') {
        file.push_str(part);
        let mut numbers = id_in_name(part).split('-');
        let is_number = |part: Option<&str>| {
            part.is_some_and(|part| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit()))
        };
        if is_number(numbers.next()) && is_number(numbers.next()) && numbers.next().is_none() {
            return Some(if file.ends_with(".md") { file } else { format!("{file}.md") });
        }
        file.push('/');
    }
    None
}

/// What people call the folders of cases and of meetings, in small letters.
const MEANT: [&str; 7] = ["cases", "saker", "saksmapper", "meetings", "moter", "møter", "mote"];

/// The folder that somebody has meant who called it so that nothing in it is read.
pub fn meant_by(folder: &str) -> Option<&'static str> {
    let small = norsk::composed(folder).to_lowercase();
    if !MEANT.contains(&small.as_str()) || TOPS.contains(&format!("{folder}/").as_str()) {
        return None;
    }
    Some(if small.starts_with('m') { MEETINGS } else { CASES })
}

/// Whether a file of the council's can lie at `path`, whoever wrote it, under a name that is the same on
/// every system: what others have shared is laid there.
pub fn is_shared(path: &str) -> bool {
    let is_top = |top: &str| path == top || (top.ends_with('/') && path.starts_with(top));
    TOPS.into_iter().any(is_top) && path.split('/').all(|name| is_plain_name(name) && !is_hidden(name))
}

/// Whether the file at `path` is one that programs leave beside what people write: a lock of Word, the copy
/// of an editor, a list of thumbnails. Nobody has written it.
pub fn is_leftover(path: &str) -> bool {
    let is_left = |name: &str| {
        let ends = [".tmp", ".swp", ".part", ".crdownload", "~"];
        let is_of_system = ["thumbs.db", "desktop.ini"].iter().any(|of| name.eq_ignore_ascii_case(of));
        is_hidden(name)
            || name.starts_with("~$")
            || is_of_system
            || ends.iter().any(|end| name.ends_with(end))
    };
    path.split('/').any(is_left)
}

/// Whether a name can be one of a file on every system, and is what it seems: not a way upwards, not a
/// device, not a part of another file, and without an end that Windows drops.
pub fn is_plain_name(name: &str) -> bool {
    let is_odd = |sign: char| sign.is_control() || matches!(sign, '/' | '\\' | ':');
    !name.is_empty() && !name.contains(is_odd) && !name.ends_with(['.', ' ']) && !is_device(name)
}

/// Whether Windows takes the name for a device, in any folder and with any end.
fn is_device(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    match stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")) {
        Some(number) => ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "¹", "²", "³"].contains(&number),
        None => ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(&stem.as_str()),
    }
}

/// Whether some system takes the name for one that begins with a dot, as the folders of git do: macOS passes
/// over signs that are not seen, and Windows has short names.
fn is_hidden(name: &str) -> bool {
    let unseen = |sign: &char| {
        matches!(sign, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    let is_short = name.contains('~') && name.get(..3).is_some_and(|start| start.eq_ignore_ascii_case("git"));
    is_short || name.chars().find(|sign| !unseen(sign)) == Some('.')
}

/// The name of a case's file without its ending.
pub fn stem(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path);
    name.strip_suffix(".md").unwrap_or(name)
}

/// The id that a case's file name begins with: `2024-005` of `cases/2024/2024-005-invitasjon.md`.
pub fn id_in_name(path: &str) -> &str {
    let name = path.rsplit('/').next().unwrap_or(path).trim_end_matches(".md");
    match name.match_indices('-').nth(1) {
        Some((at, _)) => &name[..at],
        None => name,
    }
}

/// What somebody calls a case or a meeting; of a path to it, however its strokes lean, the id or the folder.
pub fn name_in_path(asked: &str) -> String {
    let path = asked.replace('\\', "/");
    let after = |top: &str| path.find(top).map(|at| &path[at + top.len()..]);
    if let Some(inner) = after(MEETINGS) {
        return inner.split('/').next().unwrap_or(inner).to_owned();
    }
    match after(CASES) {
        Some(inner) if inner.contains('-') => id_in_name(inner.trim_end_matches('/')).to_owned(),
        _ => asked.to_owned(),
    }
}

/// The folder of a meeting file: `2024-02-16-styret`.
pub fn folder_name(path: &str) -> &str {
    path.trim_start_matches(MEETINGS).trim_end_matches(MEETING_FILE)
}

/// The meeting whose manifest the file at `path` is.
pub fn meeting_of(path: &str) -> Option<&str> {
    path.strip_prefix(MEETINGS)?.strip_suffix(MANIFEST_FILE).filter(|id| !id.contains('/'))
}

/// Whether the file at `path` is the text of the extract of a case.
pub fn is_extract(path: &str) -> bool {
    let name = path.rsplit('/').next().unwrap_or(path);
    path.starts_with(CASES) && name.strip_suffix(".md") == Some(EXTRACT)
}

/// The folder, with a slash at its end, whose list of papers the file at `path` is: that of a meeting, of the
/// attachments of a case, of the calendars, of what members pay, or of who sits where.
pub fn papers_folder(path: &str) -> Option<&str> {
    let folder = path.strip_suffix(PAPERS_FILE)?;
    let depth = folder.strip_suffix('/')?.matches('/').count();
    let is_one = match folder {
        CALENDARS | FEES | MEMBER_LISTS => true,
        _ if folder.starts_with(MEETINGS) => depth == 1,
        _ => folder.starts_with(CASES) && (1..=2).contains(&depth),
    };
    is_one.then_some(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_programs_leave_is_nobodys_work() {
        for left in
            ["cases/2024/2024-001-a/~$notat.docx", "cases/.DS_Store", "cases/a/Thumbs.db", "cases/a.md~"]
        {
            assert!(is_leftover(left), "{left}");
        }
        for ours in
            ["cases/2024/2024-001-a/notat.docx", "members.yaml", "meetings/2024-02-16-styret/referat.md"]
        {
            assert!(!is_leftover(ours), "{ours}");
        }
    }

    #[test]
    fn only_what_is_ours_is_written_however_it_is_spelt() {
        for ours in [
            "cases/2024/2024-001-en-sak.md",
            "cases/2024/2024-001-a\u{30a}r/statusrapport-2024-1.pdf",
            "meetings/2024-02-16-styret/meeting.md",
            "meetings/2024-02-16-styret/utsending/manifest.yaml",
            "meetings/2024-02-16-styret/utsending/a-medlemmer.eml",
            "kalender/alle.ics",
            "kontingent/kontingent-2024.csv",
        ] {
            assert!(is_written(ours), "{ours}");
        }
        let others = "||a.md|../x.md|/x.md|cases|cases/|cases/.md|cases/../x.md|cases//x.md|.git/config|\
            .GIT/a.md|git~1/a.md|.github/workflows/a.yaml|.gitattributes|.ipr/a.md|sub/.git/hooks/a.md|\
            cases/.git/a.md|cases/.GIT/a.md|cases/GIT~1/a.md|cases/\u{200c}.g\u{200c}it/a.md|Cases/a.md|\
            CASES/a.md|cases /a.md|cases./a.md|cases/a.md |cases/a.md.|cases/a./b.md|cases/CON.md|\
            cases/nul/a.md|cases/com1.x.md|cases/LPT\u{b9}.md|cases/a.md:x.md|C:cases/a.md|cases\\a.md|\
            cases/a\\b.md|cases/a\0.md|cases/a\n.md|cases/a.sh|cases/a.MD|cases/a|meetings/a/b/c/d/e.md|\
            Bodies.yaml|sub/bodies.yaml|members.yaml.md|src/main.rs|c\u{30a}ases/a.md";
        for other in others.split('|') {
            assert!(!is_written(other), "{other:?}");
        }
    }

    #[test]
    fn a_path_says_what_is_read() {
        assert!(is_read("cases/2024/2024-005-x.md"));
        assert!(!is_read("cases/2024/2024-005-x/vedlegg.md"));
        assert!(is_read("meetings/2024-02-16-styret/meeting.md"));
        assert!(!is_read("meetings/2024-02-16-styret/referat.md"));
        for folder in
            ["meetings/2024-02-16-styret/", "cases/2024-001/", "cases/2024/2024-001-x/", "kalender/"]
        {
            assert_eq!(papers_folder(&format!("{folder}papirer.yaml")), Some(folder));
        }
        for other in
            ["cases/papirer.yaml", "papirer.yaml", "meetings/a/b/papirer.yaml", "kalender/a-papirer.yaml"]
        {
            assert!(!is_read(other), "{other}");
        }
        for searched in ["cases/2024/2024-005-x/vedlegg.md", "cases/a/b/c.csv", "meetings/a/referat.md"] {
            assert!(is_searched(searched), "{searched}");
        }
        assert!(!is_searched("meetings/a/innkalling.pdf") && !is_searched("meetings/a/meeting.md"));
        assert_eq!(id_in_name("cases/2024/2024-005-invitasjon-til.md"), "2024-005");
        assert_eq!(id_in_name("cases/2024/2024-005.md"), "2024-005");
        assert_eq!(folder_name("meetings/2024-02-16-styret/meeting.md"), "2024-02-16-styret");
    }
}
