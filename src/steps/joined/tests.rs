use super::*;

const PATH: &str = "cases/2024/2024-005-a.md";
const BASE: &str = "---\nid: 2024-005\ntittel: Båt\nstatus: utkast\noppfølging:\n\
    \x20 - {hva: A, frist: 2024-03-01}\nmerknad: x\n---\n\n\
    ## Saksfremstilling\n\nEn.\n\nTo.\n\nTre.\n\n## Vurdering\n\nFire.\n";

fn of(ours: &str, theirs: &str) -> Result<String, Vec<Clash>> {
    joined(&ThreeTexts { path: PATH, base: Some(BASE), ours, theirs }, None)
}

/// The base with each text replaced.
fn with(changes: &[(&str, &str)]) -> String {
    let mut text = BASE.to_owned();
    for (was, is) in changes {
        assert!(text.contains(was), "{was}");
        text = text.replacen(was, is, 1);
    }
    text
}

const ROW: &str = "frist: 2024-03-01}\n";

#[test]
fn what_is_new_on_both_sides_stands_one_after_the_other() {
    let ours = with(&[(ROW, "frist: 2024-03-01}\n  - {hva: B}\n"), ("To.", "To og mer.")]);
    let theirs = with(&[(ROW, "frist: 2024-03-01}\n  - {hva: C}\n"), ("status: utkast", "status: innstilt")]);
    let expected = with(&[
        (ROW, "frist: 2024-03-01}\n  - {hva: C}\n  - {hva: B}\n"),
        ("To.", "To og mer."),
        ("status: utkast", "status: innstilt"),
    ]);
    assert_eq!(of(&ours, &theirs), Ok(expected));
    // The same row by both is one.
    let same = with(&[(ROW, "frist: 2024-03-01}\n  - {hva: B}\n")]);
    assert_eq!(of(&same, &ours), Ok(ours.clone()));
    // Fields and sections side by side.
    let ours = with(&[("tittel: Båt", "tittel: Bro"), ("Fire.\n", "Fire.\n\n## Vedlegg\n\nA.\n")]);
    let theirs =
        with(&[("status: utkast", "status: innstilt"), ("## Vurdering\n\nFire.", "## Vurdering\n\nFem.")]);
    let expected = with(&[
        ("tittel: Båt", "tittel: Bro"),
        ("status: utkast", "status: innstilt"),
        ("Fire.\n", "Fem.\n\n## Vedlegg\n\nA.\n"),
    ]);
    assert_eq!(of(&ours, &theirs), Ok(expected.clone()));
    assert_eq!(of(&theirs, &ours), Ok(expected));
}

#[test]
fn a_list_that_neither_had_is_one() {
    let base = "---\nid: 2024-005\nsaksliste: []\nsted: Oslo\n---\n";
    let side = |row: &str| format!("---\nid: 2024-005\nsaksliste:\n  - {{id: {row}}}\nsted: Oslo\n---\n");
    let texts =
        ThreeTexts { path: "meetings/m/meeting.md", base: Some(base), ours: &side("a"), theirs: &side("b") };
    let expected = "---\nid: 2024-005\nsaksliste:\n  - {id: b}\n  - {id: a}\nsted: Oslo\n---\n";
    assert_eq!(joined(&texts, None), Ok(expected.to_owned()));
    let none = "---\nid: 2024-005\nsted: Oslo\n---\n";
    assert_eq!(joined(&ThreeTexts { base: Some(none), ..texts }, None), Ok(expected.to_owned()));
    // One has taken out the only row, and the other has put in another.
    let more = side("a").replace("  - {id: a}\n", "  - {id: a}\n  - {id: b}\n");
    for without in [none, base] {
        for (ours, theirs) in [(without, more.as_str()), (more.as_str(), without)] {
            let texts = ThreeTexts { base: Some(&side("a")), ours, theirs, ..texts };
            assert_eq!(joined(&texts, None), Ok(side("b")));
        }
    }
}

/// One gives the items their numbers, and the other puts a case on and takes one off.
#[test]
fn an_agenda_that_one_numbers_takes_what_the_other_puts_on_it() {
    let base = "---\norgan: styret\nsaksliste:\n  - {fast: start}\n  - {id: 2024-001}\n  - {id: 2024-002}\n  \
        - {fast: slutt}\n---\n";
    let numbered = base
        .replace("{fast: start}", "{sak: 01/24, fast: start}")
        .replace("{id: 2024-001}", "{sak: 02/24, id: 2024-001}")
        .replace("{fast: slutt}", "{sak: 03/24, fast: slutt}");
    let put_on =
        base.replace("  - {fast: slutt}", "  - {id: 2024-003, tittel: Ny}\n  - {fast: slutt, tittel: B}");
    let path = "meetings/m/meeting.md";
    for (ours, theirs) in [(&numbered, &put_on), (&put_on, &numbered)] {
        let text = joined(&ThreeTexts { path, base: Some(base), ours, theirs }, None);
        let rows = "  - {sak: 01/24, fast: start}\n  - {sak: 02/24, id: 2024-001}\n  - {id: 2024-002}\n  \
            - {id: 2024-003, tittel: Ny}\n  - {sak: 03/24, fast: slutt, tittel: B}\n";
        assert_eq!(text, Ok(format!("---\norgan: styret\nsaksliste:\n{rows}---\n")));
    }
    // What one has changed and the other taken away is asked about.
    let away = base.replace("  - {id: 2024-001}\n", "").replace("{fast: start}", "{fast: start, tittel: A}");
    let texts = ThreeTexts { path, base: Some(base), ours: &numbered, theirs: &away };
    let clashes = joined(&texts, None).expect_err("a clash");
    assert_eq!(clashes[0].place, "saksliste › 2024-001");
}

#[test]
fn rows_that_one_has_changed_and_the_other_has_not_go_together() {
    let base = "deltakere:\n  # nord\n  - {a: 1}\n  - {b: 1}\n\n  # sør\n  - {c: 1}\npersoner:\n  - {d: 1}\n";
    let ours = base.replace("{a: 1}", "{a: 2}").replace("  - {c: 1}\n", "");
    let theirs = base.replace("{b: 1}", "{b: 2}").replace("{d: 1}", "{d: 2}");
    let texts = ThreeTexts { path: "members.yaml", base: Some(base), ours: &ours, theirs: &theirs };
    let expected = "deltakere:\n  # nord\n  - {a: 2}\n  - {b: 2}\npersoner:\n  - {d: 2}\n";
    let text = joined(&texts, None).expect("joined");
    assert_eq!(text.replace("\n\n  # sør", ""), expected);
    let both = base.replace("{a: 1}", "{a: 3}");
    let clashes = joined(&ThreeTexts { theirs: &both, ..texts }, None).expect_err("a clash");
    assert_eq!(clashes.len(), 1);
    assert_eq!(clashes[0].place, "deltakere");
    assert!(clashes[0].ours.as_ref().is_some_and(|text| text.contains("{a: 2}")), "{clashes:?}");
    assert!(clashes[0].theirs.as_ref().is_some_and(|text| text.contains("{a: 3}")), "{clashes:?}");
    for (whose, expected) in [(Whose::Ours, "{a: 2}"), (Whose::Theirs, "{a: 3}")] {
        let text = joined(&ThreeTexts { theirs: &both, ..texts }, Some(whose)).expect("decided");
        assert!(
            text.contains(expected) && !text.contains("{c: 1}"),
            "what is not disputed is as it is: {text}"
        );
    }
}

#[test]
fn what_both_have_changed_is_told_with_its_place_and_both_texts() {
    let ours = with(&[("To.", "To, sier jeg."), ("tittel: Båt", "tittel: Bro")]);
    let theirs = with(&[("To.", "To, sier du."), ("tittel: Båt", "tittel: Bru")]);
    let clash = |place: &str, ours: &str, theirs: &str| Clash {
        place: place.to_owned(),
        ours: Some(ours.to_owned()),
        theirs: Some(theirs.to_owned()),
    };
    assert_eq!(
        of(&ours, &theirs),
        Err(vec![
            clash("tittel", "tittel: Bro\n", "tittel: Bru\n"),
            clash("Saksfremstilling", "To, sier jeg.\n", "To, sier du.\n"),
        ])
    );
    // What one has taken out, the other has written in.
    let gone = with(&[("## Saksfremstilling\n\nEn.\n\nTo.\n\nTre.\n\n", "")]);
    let clashes = of(&gone, &theirs).expect_err("a clash");
    assert!(
        clashes.iter().any(|clash| clash.ours.is_none() && clash.place == "Saksfremstilling"),
        "{clashes:?}"
    );
    // Line ends are nobody's change.
    let crlf = BASE.replace('\n', "\r\n");
    assert_eq!(of(&crlf, &theirs), Ok(theirs.clone()));
}

#[test]
fn nothing_is_lost_however_two_change_rows() {
    let rows = ["a", "b", "c", "d"];
    let text = |rows: &[String]| {
        let lines: String = rows.iter().map(|row| format!("  - {{v: {row}}}\n")).collect();
        format!("liste:\n{lines}ende: x\n")
    };
    let base: Vec<String> = rows.iter().map(|row| (*row).to_owned()).collect();
    // Every way of doing one thing on each side.
    let mut sides = Vec::new();
    for at in 0..=rows.len() {
        let mut more = base.clone();
        more.insert(at, "ny".to_owned());
        sides.push(more);
        if at < rows.len() {
            let (mut less, mut other) = (base.clone(), base.clone());
            less.remove(at);
            other[at].push('2');
            sides.extend([less, other]);
        }
    }
    for (our_place, ours) in sides.iter().enumerate() {
        for (their_place, theirs) in sides.iter().enumerate() {
            let theirs: Vec<String> =
                theirs.iter().map(|row| row.replace("ny", "også").replace('2', "3")).collect();
            let (base_text, our_text, their_text) = (text(&base), text(ours), text(&theirs));
            let texts = ThreeTexts {
                path: "members.yaml",
                base: Some(&base_text),
                ours: &our_text,
                theirs: &their_text,
            };
            match joined(&texts, None) {
                Ok(joined) => {
                    for new in ours.iter().chain(&theirs).filter(|row| !base.contains(row)) {
                        assert!(joined.contains(&format!("{{v: {new}}}")), "{new} {joined}");
                    }
                    for old in base.iter().filter(|row| !ours.contains(row) || !theirs.contains(row)) {
                        assert!(!joined.contains(&format!("{{v: {old}}}")), "{old} {joined}");
                    }
                }
                Err(clashes) => assert_eq!(our_place / 3, their_place / 3, "{clashes:?}"),
            }
        }
    }
}

const STEPS: &str = "---\nid: 2024-005\nstatus: innstilt\nsaksgang:\n\
    \x20 - {organ: ipu, møte: 2024-01-31, utfall: innstilt}\n\
    \x20 - {organ: styret, møte: 2024-02-16}\n\
    \x20 - organ: rep\n    møte: 2024-06-07\n    merknad: x\nsted: Oslo\n---\n";

fn steps(ours: &[(&str, &str)], theirs: &[(&str, &str)], whose: Option<Whose>) -> Result<String, Vec<Clash>> {
    let changed = |changes: &[(&str, &str)]| {
        let mut text = STEPS.to_owned();
        for (was, is) in changes {
            assert!(text.contains(was), "{was}");
            text = text.replacen(was, is, 1);
        }
        text
    };
    let (ours, theirs) = (changed(ours), changed(theirs));
    joined(&ThreeTexts { path: PATH, base: Some(STEPS), ours: &ours, theirs: &theirs }, whose)
}

#[test]
fn a_row_in_which_each_has_changed_a_key_of_its_own_is_joined_key_by_key() {
    let text = steps(
        &[("2024-02-16}", "2024-02-16, utfall: \"utsatt, {a}\"}"), ("merknad: x", "merknad: y")],
        &[
            ("organ: styret, møte: 2024-02-16}", "organ: styret, møte: 2024-02-23}"),
            ("2024-06-07", "2024-06-14"),
        ],
        None,
    );
    let text = text.expect("joined");
    assert!(text.contains("  - {organ: styret, møte: 2024-02-23, utfall: \"utsatt, {a}\"}\n"), "{text}");
    assert!(text.contains("  - organ: rep\n    møte: 2024-06-14\n    merknad: y\nsted"), "{text}");
    // A new key on each side, and one taken out.
    let text = steps(
        &[("2024-02-16}", "2024-02-16, sak: 04/24}"), ("    merknad: x\n", "")],
        &[("2024-02-16}", "2024-02-16, utfall: vedtatt}"), ("2024-06-07", "2024-06-14")],
        None,
    );
    let text = text.expect("joined");
    assert!(
        text.contains("utfall: vedtatt, sak: 04/24}") || text.contains("sak: 04/24, utfall: vedtatt}"),
        "{text}"
    );
    assert!(text.contains("    møte: 2024-06-14\nsted"), "{text}");
    // The same key: the row, the key, and both values.
    let moved = |day: &str| [("2024-02-16}".to_owned(), format!("{day}}}"))];
    let (ours, theirs) = (moved("2024-02-20"), moved("2024-02-23"));
    let clashes =
        steps(&[(&ours[0].0, &ours[0].1)], &[(&theirs[0].0, &theirs[0].1)], None).expect_err("a clash");
    let place = "saksgang › styret › møte".to_owned();
    let (ours, theirs) = (Some("møte: 2024-02-20".to_owned()), Some("møte: 2024-02-23".to_owned()));
    assert_eq!(clashes, [Clash { place, ours, theirs }]);
}

#[test]
fn what_tells_how_far_a_case_has_come_is_decided_whole() {
    let ours = [
        ("status: innstilt", "status: vedtatt"),
        ("2024-02-16}", "2024-02-16, utfall: vedtatt}"),
        ("Oslo", "Moss"),
    ];
    let theirs = [("2024-02-16}", "2024-02-16, utfall: utsatt}")];
    assert_eq!(steps(&ours, &theirs, None).expect_err("a clash").len(), 1);
    let mine = steps(&ours, &theirs, Some(Whose::Ours)).expect("decided");
    assert!(mine.contains("status: vedtatt") && mine.contains("utfall: vedtatt"), "{mine}");
    let yours = steps(&ours, &theirs, Some(Whose::Theirs)).expect("decided");
    assert!(yours.contains("status: innstilt") && yours.contains("utfall: utsatt"), "{yours}");
    // What has nothing to do with it is as it is.
    assert!(yours.contains("sted: Moss"), "{yours}");
}
