//! Pieces without names, in order, as two have changed them.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// A part of what the two give together.
pub(super) enum Together<'p, 't> {
    /// What stands.
    One(&'p [&'t str]),
    /// Both have changed the same.
    Clash { base: &'p [&'t str], ours: &'p [&'t str], theirs: &'p [&'t str] },
}

/// Something that one side has put in place of what was there.
#[derive(Debug, Clone, PartialEq, Eq)]
struct SideEdit {
    old: Range<usize>,
    new: Range<usize>,
}

fn edits(base: &[&str], side: &[&str]) -> Vec<SideEdit> {
    let ops = capture_diff_slices(Algorithm::Myers, base, side);
    let mut edits = Vec::new();
    for op in ops {
        if !matches!(op, DiffOp::Equal { .. }) {
            edits.push(SideEdit { old: op.old_range(), new: op.new_range() });
        }
    }
    edits
}

/// What the sides give together. New `rows` at one place stand one after the other, what is theirs first;
/// lines do not, and neither do lines that stand side by side.
pub(super) fn together<'p, 't>(
    base: &'p [&'t str],
    ours: &'p [&'t str],
    theirs: &'p [&'t str],
    are_rows: bool,
) -> Vec<Together<'p, 't>> {
    let (our_edits, their_edits) = (edits(base, ours), edits(base, theirs));
    let (mut our_rest, mut their_rest) = (our_edits.as_slice(), their_edits.as_slice());
    let mut parts = Vec::new();
    let mut at = 0;
    loop {
        let (our, their) = (our_rest.first(), their_rest.first());
        let start = our.into_iter().chain(their).map(|edit| edit.old.start).min();
        let Some(start) = start else { break };
        parts.push(Together::One(&base[at..start]));
        match (our, their) {
            (Some(our), Some(their)) if meet(our, their, are_rows) => {
                let (our_group, their_group, end) = group(our_rest, their_rest, are_rows);
                let old = start..end;
                let (mine, yours) = (within(ours, our_group, &old), within(theirs, their_group, &old));
                if mine == yours {
                    parts.push(Together::One(mine));
                } else if are_rows && old.is_empty() {
                    parts.push(Together::One(yours));
                    for row in mine {
                        if !yours.contains(row) {
                            parts.push(Together::One(std::slice::from_ref(row)));
                        }
                    }
                } else {
                    parts.push(Together::Clash { base: &base[old], ours: mine, theirs: yours });
                }
                (our_rest, their_rest) = (&our_rest[our_group.len()..], &their_rest[their_group.len()..]);
                at = end;
            }
            (Some(our), their) if their.is_none_or(|their| comes_first(our, their)) => {
                parts.push(Together::One(&ours[our.new.clone()]));
                (our_rest, at) = (&our_rest[1..], our.old.end);
            }
            (_, Some(their)) => {
                parts.push(Together::One(&theirs[their.new.clone()]));
                (their_rest, at) = (&their_rest[1..], their.old.end);
            }
            _ => break,
        }
    }
    parts.push(Together::One(&base[at..]));
    parts
}

fn comes_first(one: &SideEdit, other: &SideEdit) -> bool {
    (one.old.start, one.old.end) < (other.old.start, other.old.end)
}

/// Whether two edits are of the same, or for lines side by side.
fn meet(one: &SideEdit, other: &SideEdit, are_rows: bool) -> bool {
    let overlap = one.old.start < other.old.end && other.old.start < one.old.end;
    let touch = one.old.start <= other.old.end && other.old.start <= one.old.end;
    overlap || one.old == other.old || (touch && !are_rows)
}

/// The edits of both sides that hang together with the first of each, and where they end.
fn group<'e>(
    ours: &'e [SideEdit],
    theirs: &'e [SideEdit],
    are_rows: bool,
) -> (&'e [SideEdit], &'e [SideEdit], usize) {
    let (mut our_count, mut their_count) = (1, 1);
    let mut all = SideEdit { old: ours[0].old.clone(), new: 0..0 };
    all.old = all.old.start.min(theirs[0].old.start)..all.old.end.max(theirs[0].old.end);
    loop {
        if let Some(next) = ours.get(our_count).filter(|next| meet(next, &all, are_rows)) {
            all.old.end = all.old.end.max(next.old.end);
            our_count += 1;
        } else if let Some(next) = theirs.get(their_count).filter(|next| meet(next, &all, are_rows)) {
            all.old.end = all.old.end.max(next.old.end);
            their_count += 1;
        } else {
            return (&ours[..our_count], &theirs[..their_count], all.old.end);
        }
    }
}

/// What a side has in place of `old`.
fn within<'p, 't>(side: &'p [&'t str], edits: &[SideEdit], old: &Range<usize>) -> &'p [&'t str] {
    let (Some(first), Some(last)) = (edits.first(), edits.last()) else { return &[] };
    let start = first.new.start - (first.old.start - old.start);
    &side[start..last.new.end + (old.end - last.old.end)]
}
