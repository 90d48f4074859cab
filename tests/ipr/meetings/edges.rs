//! Meetings at the very edge of what the law allows, and meetings of which too little is written.

use super::{BOARD, COMMITTEE, COUNCIL, Minutes, WRITTEN, codes, folder};

/// What stands in the file, and the codes that are told of it.
type Edge = (&'static str, Minutes, &'static [&'static str]);

fn judge(edges: &[Edge]) {
    let folder = folder();
    for (name, minutes, expected) in edges {
        let said = minutes.judged(&folder, "2025-09-19");
        assert_eq!(codes(&said), *expected, "{name}: {said:#?}");
    }
}

const SIX_AWAY: &[&str] = &["eli-strand", "finn-bakke", "grete-lund", "jan-aas", "kari-holm", "svein-myhre"];

#[test]
fn those_who_come_and_go() {
    let leaving = Minutes { away: SIX_AWAY, rows: &[("nils-berge", "til: \"13:10\"")], ..BOARD };
    judge(&[
        ("seven of thirteen", Minutes { away: SIX_AWAY, ..BOARD }, &[]),
        (
            "gone at the minute of the vote",
            Minutes { item: "kl: \"13:10\", avstemning: enstemmig", ..leaving },
            &[],
        ),
        (
            "gone a minute before",
            Minutes { item: "kl: \"13:11\", avstemning: enstemmig", ..leaving },
            &["M05"],
        ),
        ("nobody knows when it was voted on", leaving, &[]),
        (
            "six votes, and nobody knows when",
            Minutes { item: "avstemning: {for: 6, mot: 0}", ..leaving },
            &["M05"],
        ),
        (
            "came too late for it",
            Minutes {
                rows: &[("nils-berge", "fra: \"13:10\"")],
                item: "kl: \"13:00\", avstemning: {for: 11, mot: [nils-berge]}",
                ..BOARD
            },
            &["M06"],
        ),
        (
            "went out and came back",
            Minutes {
                rows: &[("nils-berge", "til: \"12:30\"}\n  - {person: nils-berge, fra: \"13:10\"")],
                item: "kl: \"13:00\", avstemning: {for: 12, mot: 0}",
                ..BOARD
            },
            &[],
        ),
        (
            "the substitute takes over at the minute of the vote",
            Minutes {
                rows: &[
                    ("kari-holm", "til: \"13:00\""),
                    ("even-tveit", "vara-for: kari-holm, fra: \"13:00\""),
                ],
                item: "kl: \"13:00\", avstemning: {for: 13, mot: 0}",
                ..BOARD
            },
            &[],
        ),
    ]);
}

#[test]
fn two_substitutes_for_one() {
    let rows = &[("even-tveit", "vara-for: kari-holm"), ("frida-oien", "vara-for: kari-holm")];
    judge(&[("two for one", Minutes { away: &["kari-holm"], rows, ..BOARD }, &["M11"])]);
}

#[test]
fn thirds_halves_and_majorities() {
    let late = |item| Minutes { item, ..BOARD };
    let haste = |item| Minutes { lines: "haste: ja\nmøteleder: anna-nordby", item, ..COMMITTEE };
    judge(&[
        ("five of thirteen", late("tillegg: ja, motsatte-seg: 5, avstemning: enstemmig"), &["M09"]),
        ("four of thirteen", late("tillegg: ja, motsatte-seg: 4, avstemning: enstemmig"), &[]),
        (
            "five, of whom one only watched",
            late(
                "tillegg: ja, motsatte-seg: [jan-aas, kari-holm, nils-berge, mona-dahl, ellen-ask], \
                    avstemning: enstemmig",
            ),
            &[],
        ),
        ("nobody asked", late("tillegg: ja, avstemning: enstemmig"), &["M09"]),
        ("put off", Minutes { outcome: "utsatt", ..late("tillegg: ja, motsatte-seg: 9") }, &[]),
        ("three of seven", haste("krevd-utsatt: 3, avstemning: enstemmig"), &["M14"]),
        ("two of seven", haste("krevd-utsatt: 2, avstemning: enstemmig"), &[]),
        (
            "three, of whom one is no member",
            haste("krevd-utsatt: [eli-strand, mona-dahl, ellen-ask], avstemning: enstemmig"),
            &[],
        ),
        (
            "even, and the chair against",
            Minutes {
                away: &["svein-myhre"],
                item: "avstemning: {for: 6, mot: [anna-nordby, cecilie-moen, finn-bakke, jan-aas, kari-holm, \
                    nils-berge]}",
                ..BOARD
            },
            &["M07"],
        ),
        (
            "even in a body of an even number",
            Minutes {
                case_type: "avtaleendring",
                item: "avstemning: {for: 10, mot: 10, møtelederen: for}",
                ..COUNCIL
            },
            &["V02", "M02"],
        ),
        (
            "one vote over",
            Minutes {
                item: "avstemning: {for: 7, mot: [cecilie-moen, eli-strand, finn-bakke, jan-aas, kari-holm, \
                    nils-berge]}",
                ..BOARD
            },
            &[],
        ),
    ]);
}

#[test]
fn in_the_supreme_body_each_member_has_substitutes_of_its_own() {
    let agreement = Minutes { case_type: "avtaleendring", away: &["cecilie-moen"], ..COUNCIL };
    judge(&[
        (
            "the first of Granvang",
            Minutes { rows: &[("yngve-sand", "vara-for: cecilie-moen")], ..agreement },
            &[],
        ),
        (
            "the second of Granvang",
            Minutes { rows: &[("ase-rod", "vara-for: cecilie-moen")], ..agreement },
            &["M11"],
        ),
        (
            "the second of Granvang, since the first could not",
            Minutes {
                rows: &[("yngve-sand", "forfall: reise"), ("ase-rod", "vara-for: cecilie-moen")],
                ..agreement
            },
            &[],
        ),
        (
            "the first of Nordli",
            Minutes { rows: &[("vera-nygard", "vara-for: cecilie-moen")], ..agreement },
            &["M11"],
        ),
    ]);
}

#[test]
fn in_writing_all_must_agree() {
    judge(&[
        ("all", WRITTEN, &[]),
        ("all, without numbers", Minutes { item: "avstemning: enstemmig", ..WRITTEN }, &[]),
        ("one did not answer", Minutes { item: "avstemning: {for: 6, mot: 0}", ..WRITTEN }, &["M13"]),
        (
            "one did not want it",
            Minutes { lines: "form: skriftlig\nenige-i-fremgangsmåten: 6", ..WRITTEN },
            &["M13"],
        ),
        (
            "one counted twice",
            Minutes {
                lines: "form: skriftlig\nenige-i-fremgangsmåten: [anna-nordby, eli-strand, inger-vik, \
                    mona-dahl, randi-foss, bjorn-lie, bjorn-lie]",
                ..WRITTEN
            },
            &["M13"],
        ),
        (
            "one who is no member",
            Minutes {
                item: "avstemning: {for: [anna-nordby, eli-strand, inger-vik, mona-dahl, randi-foss, \
                    bjorn-lie, ellen-ask], mot: 0}",
                ..WRITTEN
            },
            &["M13", "M06"],
        ),
    ]);
}

#[test]
fn what_is_not_known_is_not_judged() {
    judge(&[
        (
            "a misspelt name is one fault",
            Minutes {
                rows: &[("nils-berg", "vara-for: kari-holm")],
                away: &["kari-holm"],
                item: "avstemning: {for: 13, mot: 0}",
                ..BOARD
            },
            &["F11"],
        ),
        ("the chair was away", Minutes { away: &["anna-nordby"], ..BOARD }, &["M10"]),
        ("the deputy led", Minutes { away: &["anna-nordby"], lines: "møteleder: bjorn-lie", ..BOARD }, &[]),
        (
            "elected, though the deputy was there",
            Minutes { away: &["anna-nordby"], lines: "møteleder: mona-dahl\nmøteleder-valgt: ja", ..BOARD },
            &["M10"],
        ),
        ("nobody wrote how it was voted", Minutes { item: "kl: \"13:00\"", ..BOARD }, &["M01"]),
        ("nobody wrote who", Minutes { item: "avstemning: {for: 8, mot: 5}", ..BOARD }, &["M02"]),
        (
            "the recused was elected away from",
            Minutes {
                item: "valg: {runder: [{dag-haug: [kari-holm, jan-aas], oda-ruud: 18}], valgt: oda-ruud}, \
                    fritatt: [{person: kari-holm, hjemmel: koml. § 11-11}]",
                ..COUNCIL
            },
            &["M04"],
        ),
    ]);
}
