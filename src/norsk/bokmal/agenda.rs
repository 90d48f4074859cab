//! Lines of an agenda in bokmål.

use crate::norsk::wording::AgendaWords;

pub(super) const AGENDA: AgendaWords = AgendaWords {
    at: "{tittel} (kl. {tid})",
    to_follow: "Ettersendes {dato}",
    paper_to_follow: "Sakspapirene i denne saken ettersendes {dato}.",
    papers_but: "Sakspapirene følger denne innkallingen, unntatt dem som sakslisten sier blir ettersendt.",
    attachments: "Vedlegg: {filer}",
    followed: "Ettersendt: sakspapirene i {sak}",
    follows_later: "Sakspapirene i {sak} ettersendes {dato}",
};
