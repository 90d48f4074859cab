//! Broken input without end: seeds from the repository, torn apart and put together wrongly, go through
//! every reader of text and through everything that is made of it.
//!
//! Nothing may panic, hang, grow beyond what went in, or lead out of the folder; an edit is proved or
//! refused; and the quick readers agree with the parsers they stand in for. A short run is a part of
//! `cargo test`; `IPR_FUZZ=100000 cargo test --release --test ipr fuzz` is a long one. The same round
//! is always the same input: `IPR_FUZZ=1234..1235` repeats one.

mod folder;
mod large;
mod mutate;
mod readers;

use std::ops::Range;
use std::sync::mpsc;
use std::time::Duration;

use mutate::Seeds;

use crate::corpus::generator::random::Random;

/// Rounds of a run that is nobody's main concern.
const SHORT: u64 = 60;
/// A round takes a thousandth of this.
const PATIENCE: Duration = Duration::from_secs(60);

#[test]
fn nothing_that_can_be_written_breaks_it() {
    let rounds = rounds();
    let (report, news) = mpsc::channel();
    let last = rounds.end;
    let worker = std::thread::spawn(move || {
        let seeds = Seeds::gather();
        for round in rounds {
            // Nobody listens once the test has given up.
            let _ = report.send(round);
            let mut random = Random::new(0x5eed, round, 0);
            readers::attack(&seeds, &mut random);
            folder::attack(&seeds, &mut random);
        }
    });
    let mut current = None;
    loop {
        match news.recv_timeout(PATIENCE) {
            Ok(round) => current = Some(round),
            Err(mpsc::RecvTimeoutError::Timeout) => panic!("round {current:?} of {last} does not end"),
            Err(mpsc::RecvTimeoutError::Disconnected) => break,
        }
    }
    assert!(worker.join().is_ok(), "round {current:?} broke it; repeat it with IPR_FUZZ=n..n+1");
}

/// `IPR_FUZZ` as a number of rounds or as a range of them.
fn rounds() -> Range<u64> {
    let Ok(asked) = std::env::var("IPR_FUZZ") else { return 0..SHORT };
    let number =
        |text: &str| text.parse().unwrap_or_else(|_| panic!("IPR_FUZZ={asked} is no number of rounds"));
    match asked.split_once("..") {
        Some((first, end)) => number(first)..number(end),
        None => 0..number(&asked),
    }
}
