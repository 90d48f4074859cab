//! A meeting of styret that somebody has moved, so that those before it lie wrong.

use chrono::{Datelike, Weekday};

use super::{PROPOSE, days, fix, osloregionen, proposed, texts};

#[test]
fn no_meeting_is_added_beside_one_that_should_be_moved() {
    let folder = osloregionen();
    folder.ok(&[&PROPOSE[..], &["--skriv"]].concat());
    let before = proposed(&folder, &PROPOSE);
    let (kg, ipu) = (days(&before, "koordineringsgruppen"), days(&before, "interessepolitisk-utvalg"));
    let was = days(&before, "styret")[1];
    let is = was
        .iter_days()
        .skip(24)
        .find(|day| !matches!(day.weekday(), Weekday::Sat | Weekday::Sun))
        .expect("a day");
    std::fs::remove_dir_all(folder.path().join(format!("meetings/{was}-styret"))).expect("it is there");
    fix(&folder, "styret", &is.to_string());

    let said = folder.ipr(&PROPOSE);
    assert_eq!(said.code, 1, "{}{}", said.out, said.err);
    let after = proposed(&folder, &PROPOSE);
    assert_eq!(days(&after, "koordineringsgruppen"), kg);
    assert_eq!(days(&after, "interessepolitisk-utvalg"), ipu);
    assert!(after["møter"].as_array().expect("a list").iter().all(|meeting| meeting["nytt"] == false));
    let broken = texts(&after, "regler-som-ikke-holdes");
    let advice = format!("«ipr mote flytt {}-koordineringsgruppen DATO»), eller godta avstanden.", kg[1]);
    assert!(broken.iter().any(|line| line.contains(&advice)), "{broken:?}");
}
