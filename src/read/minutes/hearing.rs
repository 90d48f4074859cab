//! That a body sends something to others for their opinion.

/// Verbs with which a body sends something, or wants it sent.
const SENDS: [&str; 12] = [
    "sender", "sendte", "sendes", "sendast", "sendt", "send", "sende", "legger", "legges", "lagt", "legg",
    "leggast",
];
/// Where it is sent.
const HEARINGS: [&str; 4] = ["pa horing", "pa hoyring", "ut pa horing", "ut pa hoyring"];
/// How the sentence begins when a body decides it and nobody else.
const DECIDES: [&str; 8] =
    ["vedtar", "vedtok", "vedtek", "beslutter", "besluttet", "vedtas", "vedtatt", "godkjenner"];
/// More words than this before the hearing are about something else.
const LONGEST_SENT: usize = 20;

/// Whether a body says in `words`, which tell of no body any more, that it sends something on a hearing:
/// «sender forslaget på høring», «saken sendes på høring», «vedtar å sende utkastet på høring».
pub fn is_sent(words: &[String]) -> bool {
    let is_sending = |word: &String| SENDS.contains(&word.as_str());
    let Some(at) = words.iter().position(is_sending) else { return false };
    let is_own = at <= 1
        || DECIDES.contains(&words[0].as_str())
        || matches!(words[at].as_str(), "sendes" | "sendast" | "legges" | "leggast")
        || matches!(words[at - 1].as_str(), "ble" | "blir" | "vart" | "vert");
    let sent = words[at + 1..].join(" ");
    let Some(to) = HEARINGS.iter().filter_map(|hearing| sent.find(hearing)).min() else { return false };
    let sent: Vec<&str> = sent[..to].split_whitespace().collect();
    // What others are asked to do, or have done, is no doing of the body's.
    let is_other = |word: &str| {
        matches!(word, "ber" | "oppfordrer" | "orientering" | "at" | "ikke" | "ikkje" | "har" | "var")
    };
    let others = words[..at].iter().map(String::as_str).chain(sent.iter().copied()).any(is_other);
    is_own && !others && sent.len() <= LONGEST_SENT
}
