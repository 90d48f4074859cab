//! Lines of an agenda in nynorsk.

use crate::norsk::wording::AgendaWords;

pub(super) const AGENDA: AgendaWords = AgendaWords {
    at: "{tittel} (kl. {tid})",
    to_follow: "Vert ettersend {dato}",
    paper_to_follow: "Sakspapira i denne saka vert ettersende {dato}.",
    papers_but: "Sakspapira følgjer denne innkallinga, utanom dei som saklista seier vert ettersende.",
    attachments: "Vedlegg: {filer}",
    followed: "Ettersende: sakspapira i {sak}",
    follows_later: "Sakspapira i {sak} vert ettersende {dato}",
};
