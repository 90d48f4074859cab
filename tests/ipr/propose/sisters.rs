//! Groups of one kind, which share a secretariat and often members.

use chrono::{Datelike, NaiveDate, Weekday};

use super::{PROPOSE, change, days, osloregionen, proposed, texts};
use crate::program::Folder;

/// Bodies that all want the same days of the week, each like the others but for its papers.
#[test]
fn many_bodies_that_want_the_same_days_are_planned_too() {
    let folder = osloregionen();
    let groups = (0..8).map(|at| {
        format!(
            "  gruppe-{at}: {{navn: Gruppe {at}, slag: rådgivende, gruppe: faggruppe, kan: [], møter-i-året: \
                {{antall: 5}}, utsending: {{dager: {}}}, helst: {{ukedag: [{}]}}}}\n",
            at + 1,
            ["tirsdag", "onsdag", "torsdag"][at % 3],
        )
    });
    change(&folder, "organer:\n", &format!("organer:\n{}", groups.collect::<String>()));
    let proposal = proposed(&folder, &PROPOSE);
    assert_eq!(proposal["bevist"], true);
    assert_eq!(texts(&proposal, "regler-som-ikke-holdes"), Vec::<&str>::new());
    assert_eq!(days(&proposal, "gruppe-7").len(), 5);
    // Groups of one kind do not crowd on the days that all of them want.
    let mut met: Vec<NaiveDate> = (0..8).flat_map(|at| days(&proposal, &format!("gruppe-{at}"))).collect();
    met.sort_unstable();
    assert!(met.windows(3).all(|days| days[0] != days[2]), "{met:?}");
}

/// Groups that nobody waits for are planned by themselves, and still not on the same Fridays.
#[test]
fn groups_of_one_kind_that_meet_alone_are_kept_apart() {
    let folder = Folder::with(&[("tests/folders/gjovikregionen", "")]);
    let groups = (0..8).map(|at| {
        format!(
            "  nettverk-{at}: {{navn: Nettverk {at}, slag: rådgivende, gruppe: nettverk, kan: [], \
                møter-i-året: {{antall: 4}}, helst: {{ukedag: [fredag]}}}}\n"
        )
    });
    change(&folder, "organer:\n", &format!("organer:\n{}", groups.collect::<String>()));
    let arguments = ["plan", "2025", "--foreslå", "--dato", "2024-11-21"];
    let proposal = proposed(&folder, &arguments);
    let mut met: Vec<NaiveDate> = (0..8).flat_map(|at| days(&proposal, &format!("nettverk-{at}"))).collect();
    assert_eq!(met.len(), 32);
    assert!(met.iter().filter(|day| day.weekday() == Weekday::Fri).count() >= 24, "{met:?}");
    met.sort_unstable();
    assert!(met.windows(3).all(|days| days[0] != days[2]), "at most two on a day: {met:?}");
    let said = folder.ok(&arguments).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Disse er lagt etter tur, hver med hensyn til dem som sto fast"), "{said}");
}
