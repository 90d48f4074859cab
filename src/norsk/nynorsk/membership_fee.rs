//! The membership fee in nynorsk.

use crate::norsk::wording::MembershipFeeWords;

pub(super) const MEMBERSHIP_FEE: MembershipFeeWords = MembershipFeeWords {
    kind: "Kontingent",
    title: "Kontingent for {år}",
    rate: "Sats",
    each: "{sats} kroner per innbyggjar",
    each_county: "{sats} kroner per innbyggjar i ein kommune og {fylke} kroner i ein fylkeskommune",
    decided: "Vedteken",
    basis: "Grunnlag",
    counted: "Innbyggjarar",
    counted_on: "Per {dato} ({kilde})",
    introduction: "Kontingenten er talet på innbyggjarar gonga med satsen. Han vert betalt av dei som er \
        deltakarar {dato}.",
    summary: "Kva kvar deltakar betaler i kontingent for {år}",
    member: "Deltakar",
    inhabitants: "Innbyggjarar",
    amount: "Kroner",
    total: "Sum",
    in_all: "{sum} kroner frå {antall} deltakarar",
    joins: "{deltaker} vert deltakar {dato} og er ikkje rekna med.",
    leaves: "{deltaker} er deltakar til og med {dato} og er rekna med for heile året.",
};
