//! What a pass over the Markdown of a file gives.

use crate::model::{Section, Unprinted};
use crate::text::{Placed, Span};

/// What one pass over the Markdown finds.
#[derive(Debug, Default, PartialEq)]
pub struct Scanned {
    /// The headings of level 1 and 2 with the text under each.
    pub sections: Vec<Section>,
    /// Addresses that lead into the folder.
    pub links: Vec<Placed<String>>,
    /// Places of what a paper does not show as it was meant.
    pub unprinted: Vec<Placed<Unprinted>>,
}

/// Ends the last section at `end`.
pub(super) fn close(sections: &mut [Section], text: &str, end: usize) {
    let Some(last) = sections.last_mut() else { return };
    last.body = Span::new(last.body.source, last.body.start as usize..end);
    last.is_empty = is_empty(&text[last.body.range()]);
}

/// Whether there is nothing but white space and `<!-- … -->`.
pub(super) fn is_empty(text: &str) -> bool {
    let mut rest = text.trim_start();
    while let Some(comment) = rest.strip_prefix("<!--") {
        rest = comment.split_once("-->").map_or("", |(_, after)| after.trim_start());
    }
    rest.is_empty()
}

/// What is said of a part that is not on the paper, and what to do about it.
pub fn told(what: Unprinted) -> (&'static str, &'static str) {
    match what {
        Unprinted::Html => (
            "HTML kommer ikke på papiret",
            "Skriv teksten som Markdown; en tabell skrives med loddrette streker. Skal tegnene stå på \
             papiret, settes en omvendt skråstrek foran, som \\<navn>.",
        ),
        Unprinted::OpenComment => {
            ("Kommentaren er ikke avsluttet, og alt etter den blir borte fra papiret", "Avslutt den med -->.")
        }
        Unprinted::ForeignPicture => (
            "Bildet kommer ikke på papiret",
            "Legg bildet som PNG eller JPEG i mappen ved siden av filen, og vis til det der.",
        ),
        Unprinted::WordlessPicture => (
            "Bildet har ingen ord for dem som ikke ser det",
            "Skriv hva det viser mellom hakeparentesene, som ![Kart over strekningen](kart.png).",
        ),
        Unprinted::EmptyHeading => (
            "Overskriften kommer ikke på papiret, for ingenting står under den",
            "Skriv det som skal stå der, eller fjern overskriften.",
        ),
        Unprinted::SurplusCells => (
            "Raden har flere celler enn tabellen har kolonner, og disse kommer ikke på papiret",
            "Gi kolonnene en overskrift, eller sett \\| der en loddrett strek er en del av teksten.",
        ),
        Unprinted::UncalledNote => (
            "Fotnoten kommer ikke på papiret, for ingenting i teksten viser til den",
            "Vis til den der den hører til, som [^1], eller skriv den som vanlig tekst.",
        ),
        Unprinted::SecondNote => (
            "Fotnoten kommer ikke på papiret, for en annen har samme navn",
            "Gi den et annet navn, og vis til den med det.",
        ),
        Unprinted::Glyph(_) => (
            "Tegnet finnes ikke i skriften på papirene, og blir til □ der",
            "Skriv det med ord, eller med et tegn som finnes.",
        ),
    }
}
