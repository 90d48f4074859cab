//! How large a picture is when it is drawn, as its first bytes say, and whether a paper can take it: to be
//! asked before it is unpacked.

/// How many dots a picture has across and down; none when it is none of PNG, JPEG, GIF and WebP.
pub fn size(bytes: &[u8]) -> Option<(u32, u32)> {
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((big(bytes, 16, 4)?, big(bytes, 20, 4)?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((little(bytes, 6, 2)?, little(bytes, 8, 2)?));
    }
    if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        return webp(bytes);
    }
    if bytes.starts_with(&[0xff, 0xd8]) { jpeg(bytes) } else { None }
}

/// Why no paper can take a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PictureFault {
    /// Its colours are mixed as a printing press mixes them, which an archive cannot show without a profile.
    Cmyk,
    /// The file ends before the picture does.
    Torn,
}

/// What is wrong with a picture that can be seen without unpacking it.
pub fn fault(bytes: &[u8]) -> Option<PictureFault> {
    let is_whole = if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        png_ends(bytes)
    } else if bytes.starts_with(b"GIF8") {
        bytes.iter().rev().find(|byte| **byte != 0) == Some(&0x3b)
    } else if bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        little(bytes, 4, 4).is_some_and(|length| bytes.len() as u64 >= 8 + u64::from(length))
    } else if bytes.starts_with(&[0xff, 0xd8]) {
        let frame = jpeg_segment(bytes, is_frame);
        if frame.is_some_and(|at| bytes.get(at + 9) == Some(&4)) {
            return Some(PictureFault::Cmyk);
        }
        let scan = jpeg_segment(bytes, |kind| kind == 0xda);
        scan.is_some_and(|at| bytes[at..].windows(2).rev().any(|pair| pair == [0xff, 0xd9]))
    } else {
        true
    };
    if is_whole { None } else { Some(PictureFault::Torn) }
}

/// Whether a PNG has all its parts, up to the one that says that it is over.
fn png_ends(bytes: &[u8]) -> bool {
    let mut at = 8_usize;
    while let (Some(length), Some(kind)) = (big(bytes, at, 4), bytes.get(at + 4..at + 8)) {
        at = at.saturating_add(12).saturating_add(length as usize);
        if kind == b"IEND" {
            return at <= bytes.len();
        }
    }
    false
}

/// The first frame of a JPEG.
fn jpeg(bytes: &[u8]) -> Option<(u32, u32)> {
    let at = jpeg_segment(bytes, is_frame)?;
    Some((big(bytes, at + 7, 2)?, big(bytes, at + 5, 2)?))
}

/// Frames, but for the tables that have numbers among theirs.
fn is_frame(kind: u8) -> bool {
    matches!(kind, 0xc0..=0xcf) && !matches!(kind, 0xc4 | 0xc8 | 0xcc)
}

/// Where the first segment of a kind begins, which comes after any number of others.
fn jpeg_segment(bytes: &[u8], is_it: fn(u8) -> bool) -> Option<usize> {
    let mut at = 2;
    loop {
        if *bytes.get(at)? != 0xff {
            return None;
        }
        let kind = *bytes.get(at + 1)?;
        match kind {
            // A marker may be led by any number of the same byte.
            0xff => at += 1,
            _ if is_it(kind) => return Some(at),
            // Markers that stand alone.
            0x01 | 0xd0..=0xd8 => at += 2,
            0xd9 | 0xda => return None,
            _ => at += 2 + usize::try_from(big(bytes, at + 2, 2)?).ok()?,
        }
    }
}

fn webp(bytes: &[u8]) -> Option<(u32, u32)> {
    match bytes.get(12..16)? {
        b"VP8X" => Some((little(bytes, 24, 3)? + 1, little(bytes, 27, 3)? + 1)),
        b"VP8L" => {
            let packed = little(bytes, 21, 4)?;
            Some(((packed & 0x3fff) + 1, ((packed >> 14) & 0x3fff) + 1))
        }
        b"VP8 " => Some((little(bytes, 26, 2)? & 0x3fff, little(bytes, 28, 2)? & 0x3fff)),
        _ => None,
    }
}

fn big(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(at..at + count)?;
    Some(digits.iter().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

fn little(bytes: &[u8], at: usize, count: usize) -> Option<u32> {
    let digits = bytes.get(at..at + count)?;
    Some(digits.iter().rev().fold(0, |number, byte| number << 8 | u32::from(*byte)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_bytes_say_how_large_a_picture_is() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x61\xa8\0\0\x75\x30\x08\x06";
        assert_eq!(size(png), Some((25_000, 30_000)));
        assert_eq!(size(b"GIF89a\x10\x27\x01\0\0"), Some((10_000, 1)));
        let jpeg = b"\xff\xd8\xff\xe0\0\x04ab\xff\xff\xc2\0\x11\x08\x01\x02\x03\x04\x03";
        assert_eq!(size(jpeg), Some((0x0304, 0x0102)));
        let webp = b"RIFF\0\0\0\0WEBPVP8X\n\0\0\0\0\0\0\0\x0f\0\0\x1f\0\0";
        assert_eq!(size(webp), Some((16, 32)));
        assert_eq!(fault(jpeg), Some(PictureFault::Torn));
        for torn in [&png[..20], &jpeg[..9], &webp[..20], b"", b"\xff\xd8\xff\xd9", b"<svg/>"] {
            assert_eq!(size(torn), None);
        }
    }

    #[test]
    fn what_no_paper_can_take_is_seen_without_unpacking_it() {
        let png = b"\x89PNG\r\n\x1a\n\0\0\0\x02IHDRab1234\0\0\0\0IEND1234";
        // A picture of itself stands in its head, with an end of its own.
        let head = b"\xff\xd8\xff\xe1\0\x06\xff\xd8\xff\xd9\xff\xc0\0\x11\x08\x01\x02\x03\x04";
        let whole =
            |colours: u8| [head.as_slice(), &[colours], &[0; 9], b"\xff\xda\0\x02ab\xff\xd9\0"].concat();
        assert_eq!(fault(png), None);
        assert_eq!(fault(&whole(3)), None);
        assert_eq!(fault(&whole(4)), Some(PictureFault::Cmyk));
        assert_eq!(fault(b"GIF89a\x01\0\x01\0;"), None);
        assert_eq!(fault(b"RIFF\x04\0\0\0WEBP"), None);
        assert_eq!(fault(b"<svg/>"), None);
        let jpeg = whole(3);
        for torn in
            [&png[..png.len() - 1], &png[..20], &jpeg[..jpeg.len() - 2], b"GIF89a\x01", b"RIFF\x05\0\0\0WEBP"]
        {
            assert_eq!(fault(torn), Some(PictureFault::Torn), "{torn:?}");
        }
    }
}
