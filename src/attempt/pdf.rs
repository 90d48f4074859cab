//! Papers as PDF, where this build can make them.

#[cfg(feature = "pdf")]
use std::collections::BTreeMap;

use anyhow::{Result, bail};

use super::outcome::Shelf;
#[cfg(feature = "pdf")]
use crate::document::Block;
use crate::document::Document;
#[cfg(feature = "pdf")]
use crate::render;

/// The document as PDF, and what the reader should know of it.
///
/// # Errors
/// When a picture is missing, or the document cannot be typeset.
#[cfg(feature = "pdf")]
pub fn pdf(shelf: &dyn Shelf, document: &Document) -> Result<(Vec<u8>, Option<String>)> {
    let mut pictures = BTreeMap::new();
    let mut missing = Vec::new();
    for path in picture_paths(document) {
        match shelf.picture(&path) {
            Some(bytes) => {
                pictures.insert(path, bytes);
            }
            None => missing.push(path),
        }
    }
    if !missing.is_empty() && document.restriction.is_some() {
        bail!("Finner ikke alle bildene til «{}»; «ipr check» sier hvilke.", document.title);
    }
    if !missing.is_empty() {
        bail!("Finner ikke bildet {} til «{}».", missing.join(", "), document.title);
    }
    let pdf = render::pdf::render(document, &pictures)?;
    let replaced: Vec<String> = pdf.replaced.iter().map(char::to_string).collect();
    let note = (!replaced.is_empty())
        .then(|| format!("tegnene {} finnes ikke i skriften og er erstattet.", replaced.join(" ")));
    Ok((pdf.bytes, note))
}

/// Says that this build makes none.
///
/// # Errors
/// Always.
#[cfg(not(feature = "pdf"))]
pub fn pdf(_shelf: &dyn Shelf, document: &Document) -> Result<(Vec<u8>, Option<String>)> {
    bail!("Denne utgaven av ipr er bygget uten PDF og kan ikke lage «{}».", document.title)
}

/// Every picture of a document, at any depth.
#[cfg(feature = "pdf")]
fn picture_paths(document: &Document) -> Vec<String> {
    let mut paths: Vec<String> = document.logo.iter().map(|logo| logo.path.clone()).collect();
    let mut waiting: Vec<&Block> = document.blocks.iter().collect();
    while let Some(block) = waiting.pop() {
        match block {
            Block::Picture(picture) => paths.push(picture.path.clone()),
            Block::Proposal(blocks) | Block::Quote(blocks) => waiting.extend(blocks),
            Block::List { items, .. } => waiting.extend(items.iter().flatten()),
            _ => {}
        }
    }
    paths.sort();
    paths.dedup();
    paths
}
