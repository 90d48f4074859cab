//! The membership fee in bokmål.

use crate::norsk::wording::MembershipFeeWords;

pub(super) const MEMBERSHIP_FEE: MembershipFeeWords = MembershipFeeWords {
    kind: "Kontingent",
    title: "Kontingent for {år}",
    rate: "Sats",
    each: "{sats} kroner per innbygger",
    each_county: "{sats} kroner per innbygger i en kommune og {fylke} kroner i en fylkeskommune",
    decided: "Vedtatt",
    basis: "Grunnlag",
    counted: "Innbyggere",
    counted_on: "Per {dato} ({kilde})",
    introduction: "Kontingenten er antall innbyggere ganget med satsen. Den betales av dem som er deltakere \
        {dato}.",
    summary: "Hva hver deltaker betaler i kontingent for {år}",
    member: "Deltaker",
    inhabitants: "Innbyggere",
    amount: "Kroner",
    total: "Sum",
    in_all: "{sum} kroner fra {antall} deltakere",
    joins: "{deltaker} blir deltaker {dato} og er ikke regnet med.",
    leaves: "{deltaker} er deltaker til og med {dato} og er regnet med for hele året.",
};
