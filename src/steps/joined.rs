//! Two texts of one file made one, where it can be proved that nothing of either is lost.
//!
//! A file is cut into pieces that together are all of it: fields, rows of a list, sections, lines. A piece
//! that one side has left alone is the other side's; one that both have changed is cut again, and at last is
//! a clash, which somebody must decide. New rows of one list stand one after the other.

mod lines;
mod pieces;
mod proof;

use crate::read;
use lines::{Together, together};
use pieces::{Cut, NamedPiece};

/// One file, as two have it and as they both had it before.
#[derive(Debug, Clone, Copy)]
pub struct ThreeTexts<'a> {
    /// Workspace path.
    pub path: &'a str,
    /// What both come from; none when both have made the file.
    pub base: Option<&'a str>,
    /// What lies here.
    pub ours: &'a str,
    /// What others have shared.
    pub theirs: &'a str,
}

/// Whose text is to stand where two clash.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// What lies here.
    Ours,
    /// What others have shared.
    Theirs,
}

/// A place where both have changed the same.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Clash {
    /// The field or the heading; empty when it is all of the file.
    pub place: String,
    /// What stands here; none when it was taken out.
    pub ours: Option<String>,
    /// What stands there.
    pub theirs: Option<String>,
}

/// The two texts as one; or where they clash, unless it is said `whose` is to stand there.
///
/// # Errors
/// When they clash, or what they give cannot be proved to be what both meant.
pub fn joined(texts: &ThreeTexts<'_>, whose: Option<Whose>) -> Result<String, Vec<Clash>> {
    let is_crlf = |text: &str| text.contains("\r\n") && !text.replace("\r\n", "").contains('\n');
    let is_all_crlf = is_crlf(texts.ours) && is_crlf(texts.theirs);
    let even = |text: &str| {
        let mut text = if is_all_crlf { text.to_owned() } else { text.replace("\r\n", "\n") };
        if !text.is_empty() && !text.ends_with('\n') {
            text.push('\n');
        }
        text
    };
    let (base, ours, theirs) = (texts.base.map(even), even(texts.ours), even(texts.theirs));
    let mut joiner = Joiner { whose: None, is_whole: false, place: Vec::new(), clashes: Vec::new() };
    let cut = if texts.path.ends_with(".yaml") { Cut::Fields(0) } else { Cut::File };
    let sides = ThreeSides { base: base.as_deref(), ours: Some(&ours), theirs: Some(&theirs) };
    let mut text = joiner.join(cut, sides).unwrap_or_default();
    if whose.is_some() && !joiner.clashes.is_empty() {
        let is_whole = joiner.clashes.iter().any(|clash| hangs_together(&clash.place));
        joiner = Joiner { whose, is_whole, place: Vec::new(), clashes: Vec::new() };
        text = joiner.join(cut, sides).unwrap_or_default();
    }
    if !joiner.clashes.is_empty() {
        return Err(joiner.clashes);
    }
    let is_proved =
        proof::holds([base.as_deref().unwrap_or(""), &ours, &theirs, &text], texts.path, whose.is_some());
    if is_proved {
        return Ok(text);
    }
    match whose {
        Some(Whose::Ours) => Ok(ours),
        Some(Whose::Theirs) => Ok(theirs),
        None => Err(vec![Clash { place: String::new(), ours: Some(ours), theirs: Some(theirs) }]),
    }
}

/// One piece, on each side.
#[derive(Debug, Clone, Copy)]
struct ThreeSides<'t> {
    base: Option<&'t str>,
    ours: Option<&'t str>,
    theirs: Option<&'t str>,
}

impl<'t> ThreeSides<'t> {
    /// What stands when only one side has changed it; none when both have.
    fn settled(self) -> Option<Option<&'t str>> {
        // What is not there is not what is empty.
        let said = |side: Option<&'t str>| side.unwrap_or("\0").trim_end();
        let same = |one: Option<&'t str>, other: Option<&'t str>| said(one) == said(other);
        if same(self.ours, self.theirs) || same(self.theirs, self.base) {
            Some(self.ours)
        } else if same(self.ours, self.base) {
            Some(self.theirs)
        } else {
            None
        }
    }
}

struct Joiner {
    whose: Option<Whose>,
    /// Whether all that [hangs together](hangs_together) is that side's.
    is_whole: bool,
    place: Vec<String>,
    clashes: Vec<Clash>,
}

impl Joiner {
    /// What the piece is to be; none when it is to be gone.
    fn join(&mut self, cut: Cut, sides: ThreeSides<'_>) -> Option<String> {
        if let Some(settled) = sides.settled() {
            return owned(settled);
        }
        if let Cut::Entry(_) = cut {
            return self.entry(sides);
        }
        let (Some(ours), Some(theirs)) = (sides.ours, sides.theirs) else {
            return self.clash(sides.ours, sides.theirs);
        };
        let base = sides.base.unwrap_or("");
        match cut {
            Cut::Rows(_) | Cut::Lines => self.in_order(cut, base, ours, theirs),
            Cut::Whole => self.clash(sides.ours, sides.theirs),
            Cut::File | Cut::Fields(_) | Cut::Sections | Cut::Entry(_) | Cut::Row(_) => {
                let pieces = [base, ours, theirs].map(|text| pieces::cut(cut, text));
                match pieces {
                    [Some(base), Some(ours), Some(theirs)] => Some(self.by_name(&base, &ours, &theirs)),
                    _ => self.clash(sides.ours, sides.theirs),
                }
            }
        }
    }

    /// Pieces that have a name, each on its own.
    fn by_name(
        &mut self,
        base: &[NamedPiece<'_>],
        ours: &[NamedPiece<'_>],
        theirs: &[NamedPiece<'_>],
    ) -> String {
        let mut text = String::new();
        for name in order(base, ours, theirs) {
            let text_of = |pieces| pieces::named(pieces, &name).map(|piece| piece.text);
            let mut sides = ThreeSides { base: text_of(base), ours: text_of(ours), theirs: text_of(theirs) };
            if self.is_whole && self.place.is_empty() && hangs_together(&name) {
                match self.whose {
                    Some(Whose::Theirs) => sides.ours = sides.theirs,
                    _ => sides.theirs = sides.ours,
                }
            }
            let Some(piece) = pieces::named(ours, &name).or(pieces::named(theirs, &name)) else { continue };
            let is_named = !piece.said.is_empty();
            if is_named {
                self.place.push(piece.said.clone());
            }
            if let Some(piece_text) = self.join(piece.cut, sides) {
                if piece.is_apart && !is_after_empty_line(&text) {
                    text.push('\n');
                }
                text.push_str(&piece_text);
            }
            if is_named {
                self.place.pop();
            }
        }
        text
    }

    /// A field: what stands before it, its key, and what it holds. A list that a side does not have has no
    /// rows there.
    fn entry(&mut self, sides: ThreeSides<'_>) -> Option<String> {
        let parts = [sides.base, sides.ours, sides.theirs].map(|text| text.map(pieces::entry));
        let mut model = None;
        for part in parts.iter().rev().flatten() {
            if let Some(cut) = pieces::kind(part.inside) {
                model = Some((*part, cut));
            }
        }
        let Some((model, cut)) = model else { return self.clash(sides.ours, sides.theirs) };
        let (mut above, mut inside) = ([model.before; 3], [""; 3]);
        for (place, part) in parts.iter().enumerate() {
            let has_none = match part {
                Some(part) => pieces::is_empty_list(part.key) && part.inside.trim().is_empty(),
                None => true,
            };
            match part {
                _ if has_none && (place == 0 || matches!(cut, Cut::Rows(_))) => {}
                Some(part) if part.key == model.key && pieces::kind(part.inside) == Some(cut) => {
                    (above[place], inside[place]) = (part.before, part.inside);
                }
                _ => return self.clash(sides.ours, sides.theirs),
            }
        }
        let of = |[base, ours, theirs]: [_; 3]| ThreeSides { base, ours, theirs };
        let Some(Some(above)) = of(above.map(Some)).settled() else {
            return self.clash(sides.ours, sides.theirs);
        };
        match self.join(cut, of(inside.map(Some))).filter(|inside| !inside.trim().is_empty()) {
            Some(inside) => Some(format!("{above}{}{inside}", model.key)),
            None => {
                for side in [sides.ours, sides.theirs].into_iter().flatten() {
                    if pieces::entry(side).inside.is_empty() {
                        return Some(side.to_owned());
                    }
                }
                None
            }
        }
    }

    /// Pieces that have no name, and stand in an order.
    fn in_order(&mut self, cut: Cut, base: &str, ours: &str, theirs: &str) -> Option<String> {
        let units = [base, ours, theirs].map(|text| pieces::units(cut, text));
        let [Some(base), Some(our_units), Some(their_units)] = units else {
            return self.clash(Some(ours), Some(theirs));
        };
        let are_rows = matches!(cut, Cut::Rows(_));
        let mut text = String::new();
        for part in together(&base, &our_units, &their_units, are_rows) {
            match part {
                Together::One(units) => text.push_str(&units.concat()),
                Together::Clash { base, ours, theirs } => {
                    if let Cut::Rows(indent) = cut
                        && let [Some(base), Some(ours), Some(theirs)] =
                            [base, ours, theirs].map(|rows| pieces::agenda(indent, rows))
                    {
                        text.push_str(&self.by_name(&base, &ours, &theirs));
                        continue;
                    }
                    if let (Cut::Rows(indent), true) =
                        (cut, base.len() == ours.len() && base.len() == theirs.len())
                    {
                        for ((base, ours), theirs) in base.iter().zip(ours).zip(theirs) {
                            text.push_str(&self.row(indent, [base, ours, theirs]));
                        }
                        continue;
                    }
                    let said = |units: &[&str]| (!units.is_empty()).then(|| units.concat());
                    let chosen = self.clash(said(ours).as_deref(), said(theirs).as_deref());
                    text.push_str(&chosen.unwrap_or_default());
                }
            }
        }
        Some(text)
    }

    /// A row that both have changed: field by field when it begins alike on all sides, so that it is one and
    /// the same.
    fn row(&mut self, indent: usize, [base, ours, theirs]: [&str; 3]) -> String {
        let sides = ThreeSides { base: Some(base), ours: Some(ours), theirs: Some(theirs) };
        let names = [base, ours, theirs].map(pieces::name_of_row);
        let is_one = names[0] == names[1] && names[0] == names[2];
        let joined = if is_one {
            self.place.push(names[0].to_owned());
            let joined = self.join(Cut::Row(indent), sides);
            self.place.pop();
            joined
        } else {
            match sides.settled() {
                Some(settled) => owned(settled),
                None => self.clash(sides.ours, sides.theirs),
            }
        };
        joined.unwrap_or_default()
    }

    fn clash(&mut self, ours: Option<&str>, theirs: Option<&str>) -> Option<String> {
        match self.whose {
            Some(Whose::Ours) => return owned(ours),
            Some(Whose::Theirs) => return owned(theirs),
            None => {}
        }
        // The comma between two fields is neither's.
        let said = |text: Option<&str>| owned(text.map(|text| text.trim_start_matches([',', ' '])));
        let place = self.place.join(" › ");
        self.clashes.push(Clash { place, ours: said(ours), theirs: said(theirs) });
        None
    }
}

fn owned(text: Option<&str>) -> Option<String> {
    text.map(str::to_owned)
}

/// The names of the pieces in the order of the side that has moved some, with what only the other has put in
/// after what it stands after there.
fn order(base: &[NamedPiece<'_>], ours: &[NamedPiece<'_>], theirs: &[NamedPiece<'_>]) -> Vec<String> {
    let names_in = |pieces: &[NamedPiece<'_>], other: &[NamedPiece<'_>]| {
        let mut names = Vec::new();
        for piece in pieces {
            if pieces::named(other, &piece.name).is_some() {
                names.push(piece.name.clone());
            }
        }
        names
    };
    let is_unmoved = names_in(theirs, base) == names_in(base, theirs);
    let (first, other) = if is_unmoved { (ours, theirs) } else { (theirs, ours) };
    let mut order = names_in(first, first);
    let mut next = 0;
    for piece in other {
        match order.iter().position(|name| *name == piece.name) {
            Some(place) => next = place + 1,
            None => {
                order.insert(next, piece.name.clone());
                next += 1;
            }
        }
    }
    order
}

/// Whether what comes after `text` stands after an empty line, or first.
fn is_after_empty_line(text: &str) -> bool {
    text.trim().is_empty() || text.ends_with("\n\n") || text.ends_with("\n\r\n")
}

/// Whether what stands at a place tells how far a case has come, of which one part means nothing beside
/// another side's other parts: its status, its steps, and what was decided in them.
pub fn hangs_together(place: &str) -> bool {
    let first = place.split(" › ").next().unwrap_or(place);
    let words = ["status", "saksgang"];
    words.contains(&first) || first.starts_with("Vedtak") || first.starts_with("Innstilling")
}

/// Whether the file at `path` is one of those that are cut: text that people and commands write in.
pub fn is_joined(path: &str) -> bool {
    read::is_read(path) || path.ends_with(".md") || path.ends_with(".txt")
}

#[cfg(test)]
mod tests;
