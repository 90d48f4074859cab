//! Minutes that are sent and corrected, in nynorsk.

use crate::norsk::wording::CorrectionWords;

pub(super) const CORRECTION: CorrectionWords = CorrectionWords {
    marked: "Retta {dato} av {hvem}: {hva}. Grunn: {grunn}",
    marked_whole: "Retta {dato} av {hvem}. Grunn: {grunn}",
    label: "Retta",
    of_item: "{deler} i {sak}",
    added: "{sak} er teken med",
    removed: "{sak} er teken ut",
    unnumbered: "eit punkt utan nummer",
    parts: [
        "tida for møtet",
        "møtestaden",
        "møteforma",
        "oppmøtet",
        "teksten i referatet",
        "det som er skrive om rettingar",
        "dagen for innkalling eller kunngjering",
    ],
    item_parts: [
        "tittelen",
        "framlegget til vedtak",
        "saksframstillinga",
        "vedlegga",
        "unntaket frå offentlegheit",
        "saksnummeret",
        "klokkeslettet",
        "opplysninga",
        "når sakspapira vert ettersende",
        "utfallet",
        "det som vart vedteke eller innstilt",
        "avrøystinga",
        "lukkinga av møtet",
        "habiliteten",
        "handsaminga",
    ],
    subject: "{referat}",
    corrected_subject: "Retta: {referat}",
    sent: "Her er {referat}.",
    corrected: "Det er retta noko i {referat} etter at det vart sendt. Her er det slik det lyder no; det \
        gjeld i staden for det som er sendt før.",
};
