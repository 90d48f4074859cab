//! Minutes that are sent and corrected, in bokmål.

use crate::norsk::wording::CorrectionWords;

pub(super) const CORRECTION: CorrectionWords = CorrectionWords {
    marked: "Rettet {dato} av {hvem}: {hva}. Grunn: {grunn}",
    marked_whole: "Rettet {dato} av {hvem}. Grunn: {grunn}",
    label: "Rettet",
    of_item: "{deler} i {sak}",
    added: "{sak} er tatt med",
    removed: "{sak} er tatt ut",
    unnumbered: "et punkt uten nummer",
    parts: [
        "tiden for møtet",
        "møtestedet",
        "møteformen",
        "oppmøtet",
        "teksten i referatet",
        "det som er skrevet om rettelser",
        "dagen for innkalling eller kunngjøring",
    ],
    item_parts: [
        "tittelen",
        "forslaget til vedtak",
        "saksfremstillingen",
        "vedleggene",
        "unntaket fra offentlighet",
        "saksnummeret",
        "klokkeslettet",
        "opplysningen",
        "når sakspapirene ettersendes",
        "utfallet",
        "det som ble vedtatt eller innstilt",
        "avstemningen",
        "lukkingen av møtet",
        "habiliteten",
        "behandlingen",
    ],
    subject: "{referat}",
    corrected_subject: "Rettet: {referat}",
    sent: "Her er {referat}.",
    corrected: "Det er rettet noe i {referat} etter at det ble sendt. Her er det slik det lyder nå; det \
        gjelder i stedet for det som er sendt før.",
};
