//! Addresses that lead from one file to another, and never out of the workspace.

/// The workspace path of `address` seen from `folder`; none when it leads out of the workspace.
pub fn resolve(folder: &str, address: &str) -> Option<String> {
    if address.starts_with(['/', '\\']) || address.contains(':') || address.contains('\0') {
        return None;
    }
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in address.split(['/', '\\']) {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            name => parts.push(name),
        }
    }
    Some(parts.join("/"))
}

/// The workspace path that `link` leads to, as it is written in the file at `path`; none when it leads out
/// of the workspace. What is asked of the target, or where in it, is left aside.
pub fn target(path: &str, link: &str) -> Option<String> {
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    resolve(folder, &decode(link.split(['#', '?']).next().unwrap_or("")))
}

/// Percent signs of a web address back to characters: `%C3%A5` is å.
pub fn decode(address: &str) -> String {
    if !address.contains('%') {
        return address.to_owned();
    }
    let bytes = address.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let pair = address.get(at + 1..at + 3).filter(|_| bytes[at] == b'%');
        match pair.and_then(|pair| u8::from_str_radix(pair, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8(decoded).unwrap_or_else(|_| address.to_owned())
}

/// Whether an address is a picture that can be put on paper.
pub fn is_picture(address: &str) -> bool {
    let lower = address.to_lowercase();
    is_local(address) && [".png", ".jpg", ".jpeg"].iter().any(|end| lower.ends_with(end))
}

/// Whether a link leads into the folder and not to the web or within the text.
pub fn is_local(address: &str) -> bool {
    let has_scheme = address.split_once(':').is_some_and(|(scheme, _)| {
        scheme.len() > 1 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c))
    });
    !address.is_empty() && !address.starts_with('#') && !has_scheme && !address.starts_with("//")
}

/// Whether the file at `path` is the closed edition of a paper, which is for members only.
pub fn is_closed_edition(path: &str) -> bool {
    path.to_lowercase().rsplit_once('.').is_some_and(|(stem, _)| stem.ends_with("-unntatt"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_link_leads_out() {
        assert_eq!(resolve("cases/2024", "../2023/a.md").as_deref(), Some("cases/2023/a.md"));
        assert_eq!(resolve("cases/2024", "a/../b.md").as_deref(), Some("cases/2024/b.md"));
        for bad in ["../../../etc/passwd", "/etc/passwd", "C:\\x", "..\\..\\..\\x", "\\\\tjener\\x"] {
            assert_eq!(resolve("cases/2024", bad), None, "{bad}");
        }
        assert_eq!(target("cases/2024/a.md", "b%20c.md#d").as_deref(), Some("cases/2024/b c.md"));
        assert_eq!(target("bodies.yaml", "../x"), None);
        assert_eq!(decode("%C3%A5rsrapport%20.pdf"), "årsrapport .pdf");
        assert_eq!(decode("100%"), "100%");
    }
}
