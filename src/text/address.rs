//! Addresses of mail, and text that must stay on one line: what goes into the head of a mail or the line
//! of a calendar must not be able to begin a line of its own.

/// The most characters of an address, and of what stands before the `@` (RFC 5321 §§ 4.5.3.1.1 and
/// 4.5.3.1.3).
const LIMITS: (usize, usize) = (254, 64);

/// Whether `text` is the plain address of one mailbox, as `kari.vik@fjordvik.kommune.no`.
///
/// Stricter than the standards, which also know quoted names, comments and addresses in brackets: nobody in a
/// council has such a one, and each of them is a way to write something else than an address.
pub fn is_mail_address(text: &str) -> bool {
    let Some((local, domain)) = text.rsplit_once('@') else { return false };
    let is_local = |byte: u8| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte);
    let is_atom = |atom: &str| !atom.is_empty() && atom.bytes().all(is_local);
    text.len() <= LIMITS.0 && local.len() <= LIMITS.1 && local.split('.').all(is_atom) && is_domain(domain)
}

/// Whether `text` is the name of a domain with at least two parts, in letters that every program takes.
pub fn is_domain(text: &str) -> bool {
    let is_label = |label: &str| {
        !label.is_empty()
            && label.len() <= 63
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    text.contains('.') && text.split('.').all(is_label)
}

/// `text` on one line: a space for every break, control character and run of spaces, and nothing of what
/// turns the direction of writing or takes no place, with which one text can be made to look like another.
pub fn one_line(text: &str) -> String {
    let is_unseen = |letter: &char| {
        matches!(letter, '\u{200b}' | '\u{200e}' | '\u{200f}' | '\u{061c}' | '\u{feff}')
            || ('\u{202a}'..='\u{202e}').contains(letter)
            || ('\u{2060}'..='\u{2069}').contains(letter)
    };
    let seen = text.chars().filter(|letter| !is_unseen(letter));
    let spaced: String = seen.map(|letter| if letter.is_control() { ' ' } else { letter }).collect();
    let mut line = String::with_capacity(spaced.len());
    for word in spaced.split([' ', '\u{2028}', '\u{2029}']).filter(|word| !word.is_empty()) {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_address_and_nothing_else_is_an_address() {
        for good in ["kari.vik@fjordvik.kommune.no", "post@osloregionen.no", "a+b@x-y.example", "o'hara@b.no"]
        {
            assert!(is_mail_address(good), "{good}");
        }
        let long = format!("{}@b.no", "a".repeat(65));
        for bad in [
            "",
            "kari",
            "@b.no",
            "kari@",
            "kari@tjener",
            "kari.@b.no",
            ".kari@b.no",
            "ka..ri@b.no",
            "kari@b..no",
            "kari@-b.no",
            "kari@b.no.",
            "kari vik@b.no",
            "kari@b.no ",
            "kari@b.no,ola@b.no",
            "kari@b.no;ola@b.no",
            "Kari <kari@b.no>",
            "<kari@b.no>",
            "\"kari\"@b.no",
            "kari@[10.0.0.1]",
            "kari(a)@b.no",
            "kari@b.no\r\nBcc: ola@b.no",
            "kari@b.no\nBcc: ola@b.no",
            "kari@b.no\0",
            "kari\u{7f}@b.no",
            "kåre@b.no",
            "kari@gjøvik.no",
            "kari@b.no\u{2028}",
            "a@b@c.no",
            &long,
        ] {
            assert!(!is_mail_address(bad), "{bad:?}");
        }
    }

    #[test]
    fn a_line_stays_one() {
        assert_eq!(one_line("  Sak\r\nBcc: ola@b.no\t\u{85}x "), "Sak Bcc: ola@b.no x");
        assert_eq!(one_line("a\u{2028}b\u{2029}c\u{b}d\0e"), "a b c d e");
        assert_eq!(one_line("fdp\u{202e}.exe\u{200b}\u{2066}"), "fdp.exe");
        assert_eq!(one_line("Ås\u{a0}og «Ærø» – 3\u{2009}%"), "Ås\u{a0}og «Ærø» – 3\u{2009}%");
    }
}
