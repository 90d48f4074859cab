//! What the year leaves behind, held against `tests/folders/year/end`: every text, the story that git tells,
//! and the names of the PDFs, which are too large to be kept beside them.

use std::fs;

use ipr::text::digest::Seal;

use super::{INNSTILLING, IPU, IPU_HELD, KG, RAPPORT, STYRET};
use crate::program::{Folder, files, repository};
use crate::secrets::searched;

/// Every file that was sent is there, and is the one that was sent.
pub fn sealed_files_are_as_they_were_sent(folder: &Folder) {
    let sealed =
        regex_lite::Regex::new(r"\{fil: ([^,]+), byte: (\d+), sha256: ([0-9a-f]{64})\}").expect("a pattern");
    let manifests = files(folder.path()).into_iter().filter(|path| path.ends_with("/manifest.yaml"));
    let mut count = 0;
    for manifest in manifests {
        let top = manifest.trim_end_matches("utsending/manifest.yaml");
        for found in sealed.captures_iter(&folder.read(&manifest)) {
            let path = if ["meetings/", "cases/"].iter().any(|top| found[1].starts_with(top)) {
                found[1].to_owned()
            } else {
                format!("{top}{}", &found[1])
            };
            let bytes = fs::read(folder.path().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
            let seal = Seal::of(&path, &bytes);
            assert_eq!(
                (seal.bytes.to_string(), seal.digest.to_string()),
                (found[2].to_owned(), found[3].to_owned()),
                "{path}"
            );
            count += 1;
        }
    }
    assert!(count > 50, "{count}");
}

/// A few words of the PDFs, as their pages have them.
pub fn papers_say_what_they_should(folder: &Folder) {
    let report = RAPPORT.trim_end_matches(".md").to_owned();
    for (path, words) in [
        (format!("meetings/{KG}/referat.pdf"), "Gruppen drøftet hvem som skal inviteres"),
        (format!("meetings/{IPU}/sakspapirer.pdf"), "Osloregionen IPR støtter hovedlinjene"),
        (format!("meetings/{IPU}/sakspapirer-b.pdf"), "Møter med fylkeskommunene"),
        (format!("meetings/{IPU}/referat.pdf"), INNSTILLING),
        (format!("meetings/{STYRET}/sakspapirer.pdf"), INNSTILLING),
        (format!("meetings/{STYRET}/referat.pdf"), "Kai Ove Berg mener"),
        (format!("meetings/{IPU_HELD}/innkalling.pdf"), "flyttet fra"),
        (format!("{report}/statusrapport-2024-3.pdf"), "Statusrapport"),
    ] {
        let bytes = fs::read(folder.path().join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(bytes.starts_with(b"%PDF-"), "{path}");
        let words: Vec<&str> = words.split_whitespace().collect();
        assert!(searched::hold(&bytes, &words.join(" ")), "{words:?} in {path}");
    }
}

/// Every text is as it stands in the folder of the end. With `IPR_BLESS` set that folder is written anew, to
/// be read in the diff.
pub fn compare(folder: &Folder) {
    let end = repository().join("tests/folders/year/end");
    let (pdfs, texts): (Vec<String>, Vec<String>) = files(folder.path())
        .into_iter()
        .filter(|path| !["bodies.yaml", "members.yaml"].contains(&path.as_str()))
        .partition(|path| path.ends_with(".pdf"));
    let mut made: Vec<(String, String)> =
        texts.into_iter().map(|path| (path.clone(), kept(&path, &folder.read(&path)))).collect();
    made.push(("git-log.txt".to_owned(), folder.git(&["log", "--reverse", "--format=%s"])));
    made.push(("pdf.txt".to_owned(), pdfs.join("\n") + "\n"));
    made.sort();
    if std::env::var_os("IPR_BLESS").is_some() {
        let _ = fs::remove_dir_all(&end);
        for (path, text) in &made {
            let path = end.join(path);
            fs::create_dir_all(path.parent().expect("a parent")).expect("folders");
            fs::write(path, text).expect("written");
        }
    }
    let names: Vec<&str> = made.iter().map(|(path, _)| path.as_str()).collect();
    assert_eq!(names, files(&end));
    for (path, is) in &made {
        let expected = fs::read_to_string(end.join(path)).expect("expected");
        assert_eq!(*is, expected, "{path}");
    }
}

/// A text without the bytes of PDFs: what is packed in a mail, and the seals of such files.
fn kept(path: &str, text: &str) -> String {
    if path.ends_with("/manifest.yaml") {
        let seal =
            regex_lite::Regex::new(r"(\.(?:pdf|eml)), byte: \d+, sha256: [0-9a-f]{64}").expect("a pattern");
        let control = regex_lite::Regex::new(r"kontroll: [0-9a-f]{64}").expect("a pattern");
        let text = seal.replace_all(text, "$1, byte: …, sha256: …");
        return control.replace_all(&text, "kontroll: …").into_owned();
    }
    if path.ends_with(".eml") {
        let packed = regex_lite::Regex::new(
            r"(Content-Type: application/pdf\r\n(?:[^\r]+\r\n)*\r\n)(?:[A-Za-z0-9+/=]+\r\n)+",
        )
        .expect("a pattern");
        return packed.replace_all(text, "$1…\r\n").into_owned();
    }
    text.to_owned()
}
