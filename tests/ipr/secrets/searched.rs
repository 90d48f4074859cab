//! Where a word is looked for: in what a file holds, in every way that somebody could read it.

use std::collections::HashMap;

use miniz_oxide::inflate::decompress_to_vec_zlib;

/// Whether `bytes` hold `word`, as they stand or however they are packed.
pub fn hold(bytes: &[u8], word: &str) -> bool {
    readings(bytes).iter().any(|reading| reading.contains(&letters(word)))
}

/// Everything that can be read out of `bytes`, as letters alone.
pub fn readings(bytes: &[u8]) -> Vec<String> {
    let mut readings = vec![lossy(bytes)];
    if bytes.starts_with(b"%PDF") {
        read_pdf(bytes, &mut readings);
        return readings;
    }
    readings.extend([b'=', b'%'].map(|sign| lossy(&unescaped(bytes, sign))));
    for packed in base64(bytes) {
        readings.push(lossy(&packed));
        if packed.starts_with(b"%PDF") {
            read_pdf(&packed, &mut readings);
        }
    }
    readings
}

fn lossy(bytes: &[u8]) -> String {
    letters(&String::from_utf8_lossy(bytes))
}

/// Only letters and digits, so that folded lines, hyphens, emphasis and the zeros of two-byte text part
/// no word.
pub fn letters(text: &str) -> String {
    text.chars().filter(char::is_ascii_alphanumeric).map(|letter| letter.to_ascii_lowercase()).collect()
}

/// Quoted-printable text (=41), or a web address (%41).
fn unescaped(bytes: &[u8], sign: u8) -> Vec<u8> {
    let mut plain = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = bytes.get(at + 1..at + 3).filter(|_| bytes[at] == sign);
        let pair = pair.and_then(|pair| std::str::from_utf8(pair).ok());
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                plain.push(byte);
                at += 3;
            }
            None => {
                plain.push(bytes[at]);
                at += 1;
            }
        }
    }
    plain
}

/// What every run of lines of base64 is, from each place it may begin in.
fn base64(bytes: &[u8]) -> Vec<Vec<u8>> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    };
    let mut runs: Vec<Vec<u8>> = vec![Vec::new()];
    let mut is_line_end = false;
    for &byte in bytes {
        match value(byte) {
            Some(value) => {
                is_line_end = false;
                if let Some(run) = runs.last_mut() {
                    run.push(value);
                }
            }
            None if byte == b'\r' => {}
            None if byte == b'\n' && !is_line_end => is_line_end = true,
            None => {
                is_line_end = false;
                runs.push(Vec::new());
            }
        }
    }
    let long = runs.into_iter().filter(|run| run.len() >= 8);
    let starts = long.flat_map(|run| (0..4).map(move |start| run[start..].to_vec()));
    starts.map(|run| run.chunks(4).flat_map(three).collect()).collect()
}

/// Four signs of base64 as three bytes.
fn three(signs: &[u8]) -> Vec<u8> {
    let bits = signs.iter().fold(0_u32, |bits, sign| bits << 6 | u32::from(*sign)) << (6 * (4 - signs.len()));
    bits.to_be_bytes()[1..signs.len()].to_vec()
}

/// A PDF: its streams unpacked, its strings, and what its fonts say that the glyphs on a page mean.
fn read_pdf(bytes: &[u8], readings: &mut Vec<String>) {
    let streams = streams(bytes);
    let fonts: Vec<HashMap<u16, String>> = streams.iter().filter_map(|stream| meanings(stream)).collect();
    for stream in streams.iter().map(Vec::as_slice).chain([bytes]) {
        readings.push(lossy(stream));
        let strings = strings(stream);
        readings.push(lossy(&strings.concat()));
        for font in &fonts {
            let glyphs = strings.iter().flat_map(|string| string.chunks_exact(2));
            let said = glyphs.filter_map(|pair| font.get(&u16::from_be_bytes([pair[0], pair[1]])));
            readings.push(letters(&said.map(String::as_str).collect::<String>()));
        }
    }
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).position(|window| window == word)
}

/// Every stream, unpacked where it is packed.
fn streams(bytes: &[u8]) -> Vec<Vec<u8>> {
    let mut streams = Vec::new();
    let mut rest = bytes;
    while let Some(start) = find(rest, b"stream") {
        let body = &rest[start + b"stream".len()..];
        let body = body.strip_prefix(b"\r").unwrap_or(body);
        let body = body.strip_prefix(b"\n").unwrap_or(body);
        let Some(end) = find(body, b"endstream") else { break };
        let packed = &body[..end];
        streams.push(
            decompress_to_vec_zlib(packed).unwrap_or_else(|failed| {
                if failed.output.is_empty() { packed.to_vec() } else { failed.output }
            }),
        );
        rest = &body[end + b"endstream".len()..];
    }
    streams
}

/// Every string, `(so)` or `<736f>`.
fn strings(stream: &[u8]) -> Vec<Vec<u8>> {
    let mut strings = Vec::new();
    let mut at = 0;
    while at < stream.len() {
        at += match stream[at] {
            b'(' => {
                let (string, length) = literal(&stream[at + 1..]);
                strings.push(string);
                length + 1
            }
            b'<' => {
                let digits = stream[at + 1..].iter().take_while(|byte| byte.is_ascii_hexdigit()).count();
                strings.push(hex(&stream[at + 1..at + 1 + digits]));
                digits + 1
            }
            _ => 1,
        };
    }
    strings
}

fn hex(digits: &[u8]) -> Vec<u8> {
    let pairs = digits.chunks_exact(2).filter_map(|pair| std::str::from_utf8(pair).ok());
    pairs.filter_map(|pair| u8::from_str_radix(pair, 16).ok()).collect()
}

/// A string up to the bracket that closes it, and how many bytes it takes.
fn literal(bytes: &[u8]) -> (Vec<u8>, usize) {
    let mut string = Vec::new();
    let (mut at, mut depth) = (0, 0);
    while at < bytes.len() {
        match bytes[at] {
            b')' if depth == 0 => return (string, at + 1),
            b'\\' => {
                let octal: Vec<u8> = bytes[at + 1..]
                    .iter()
                    .copied()
                    .take(3)
                    .take_while(|byte| matches!(byte, b'0'..=b'7'))
                    .collect();
                let code = octal.iter().fold(0_u32, |code, digit| code * 8 + u32::from(digit - b'0'));
                match (octal.len(), bytes.get(at + 1)) {
                    (0, Some(b'n')) => string.push(b'\n'),
                    (0, Some(b'r')) => string.push(b'\r'),
                    (0, Some(b't')) => string.push(b'\t'),
                    (0, Some(b'b')) => string.push(8),
                    (0, Some(b'f')) => string.push(12),
                    (0, other) => string.extend(other),
                    _ => string.push(code as u8),
                }
                at += octal.len().max(1);
            }
            byte => {
                depth += i32::from(byte == b'(') - i32::from(byte == b')');
                string.push(byte);
            }
        }
        at += 1;
    }
    (string, at)
}

/// What each glyph of a font means, where a stream says so.
fn meanings(stream: &[u8]) -> Option<HashMap<u16, String>> {
    let text = std::str::from_utf8(stream).ok().filter(|text| text.contains("begincmap"))?;
    let mut meanings = HashMap::new();
    let mut section = "";
    for line in text.lines() {
        if line.contains("beginbf") || line.contains("endbf") {
            section = if line.contains("beginbf") { line } else { "" };
            continue;
        }
        let values: Vec<Vec<u8>> = line
            .split('<')
            .skip(1)
            .map(|part| hex(part.split('>').next().unwrap_or("").as_bytes()))
            .collect();
        let code = |value: &[u8]| value.iter().fold(0_u16, |code, byte| code << 8 | u16::from(*byte));
        let words = |value: &[u8]| {
            let units: Vec<u16> = value.chunks_exact(2).map(code).collect();
            String::from_utf16_lossy(&units)
        };
        match values.as_slice() {
            [glyph, meaning] if section.contains("bfchar") => {
                meanings.insert(code(glyph), words(meaning));
            }
            [first, last, meanings_of @ ..] if section.contains("bfrange") => {
                for (number, glyph) in (code(first)..=code(last)).enumerate() {
                    let meaning = match meanings_of {
                        [one] => words(&code(one).wrapping_add(number as u16).to_be_bytes()),
                        many => many.get(number).map_or_else(String::new, |value| words(value)),
                    };
                    meanings.insert(glyph, meaning);
                }
            }
            _ => {}
        }
    }
    Some(meanings)
}

#[test]
fn a_word_is_found_however_it_is_packed() {
    let wide: Vec<u8> = "Hemmelig".encode_utf16().flat_map(u16::to_be_bytes).collect();
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(b"BT (Hem) Tj [(me) -20 (lig)] TJ ET", 6);
    let mut pdf = b"%PDF-1.7\n1 0 obj <</Filter /FlateDecode>> stream\n".to_vec();
    pdf.extend(packed);
    pdf.extend(b"\nendstream endobj");
    let font = "begincmap\n2 beginbfchar\n<0001> <00480065006D006D>\n<0002> <0065>\nendbfchar\n\
                1 beginbfrange\n<0003> <0003> <006C>\n<0004> <0006> [<0069> <0067> <0021>]\nendbfrange\n";
    let drawn = format!(
        "%PDF-1.7\nstream\n{font}endstream\nstream\n[<00010002> 3 (\\000\\003)] TJ <00040005> Tj\nendstream"
    );
    let mail = "Subject: =?utf-8?B?SGVtbWVsaWc=?=\r\n\r\n";
    let body = "Content-Transfer-Encoding: base64\r\n\r\nSSBkYWc6IEhl\r\nbW1lbGln\r\n";
    let found: [&[u8]; 9] = [
        b"x hemmelig y",
        &wide,
        &pdf,
        drawn.as_bytes(),
        mail.as_bytes(),
        body.as_bytes(),
        b"SUMMARY:Hem\r\n melig",
        b"=48emme=\r\nlig",
        b"%48emmelig",
    ];
    for (number, bytes) in found.iter().enumerate() {
        assert!(hold(bytes, "Hemmelig"), "{number}: {:?}", readings(bytes));
    }
    assert!(!hold(b"Hemme", "Hemmelig"));
}

#[test]
fn a_word_is_found_on_the_pages_of_a_real_paper() {
    let path = crate::program::repository().join("meetings/2024-02-16-styret/sakspapirer.pdf");
    let paper = std::fs::read(path).expect("a committed paper");
    let readings = readings(&paper);
    let holds = |text: &str| readings.iter().any(|reading| reading.contains(&letters(text)));
    // A heading, a cell of a table, the contents, the author.
    for words in ["Tidligere behandling", "Sakspapirer til", "Saksansvarlig", "Osloregionen interkommunalt"] {
        assert!(holds(words), "{words}");
    }
    assert!(!holds("Zqtittel"));
}
