//! Meetings that are to be held long before another.

use super::{PROPOSE, change, osloregionen, proposed, texts};

#[test]
fn nothing_is_proved_beyond_what_is_searched() {
    let folder = osloregionen();
    let row = "{organ: styret, dager: 14, omtrent: ja, grunnlag: handlingsprogram-2023 pkt. 4.3}";
    change(&folder, row, &row.replace("dager: 14", "dager: 90"));
    let proposal = proposed(&folder, &PROPOSE);
    assert_eq!(proposal["bevist"], false);
    let why = texts(&proposal, "ikke-bevist-siden");
    assert!(why.len() == 1 && why[0].contains("skal møtes omtrent 90 dager før styret"), "{why:?}");
    let said = folder.ipr(&PROPOSE).out.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(said.contains("Ikke bevist best: ") && said.contains("ikke alle dager prøvd"), "{said}");
    assert!(!said.contains("Beviselig best") && !said.contains("kan ikke holdes"), "{said}");

    // What is searched is proved.
    let folder = osloregionen();
    change(&folder, row, &row.replace("dager: 14", "dager: 30"));
    let proposal = proposed(&folder, &PROPOSE);
    assert_eq!(proposal["bevist"], true);
    assert_eq!(texts(&proposal, "ikke-bevist-siden"), Vec::<&str>::new());
}
