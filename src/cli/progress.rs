//! How far a run has come.

#![allow(clippy::disallowed_methods, reason = "it asks how long it has worked")]

use std::io::IsTerminal;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use super::output;
use crate::desk::Stage;
use crate::norsk;

/// How far a run has come, on a terminal, once it has taken long.
pub struct Progress {
    started: Instant,
    is_terminal: bool,
    shown: AtomicBool,
}

impl Progress {
    /// A run that begins now.
    pub fn start() -> Self {
        let is_terminal = std::io::stderr().is_terminal();
        Self { started: Instant::now(), is_terminal, shown: AtomicBool::new(false) }
    }

    /// Tells of files read, now and then.
    pub fn show(&self, done: usize, total: usize) {
        if done.is_multiple_of(500) && self.has_lasted(Duration::from_secs(1)) {
            self.write(&format!("Leser {done} av {}", norsk::count(total, "fil", "filer")));
        }
    }

    /// Tells what is done next. When reading alone took so long, the rest is going to be noticed.
    pub fn tell(&self, stage: Stage) {
        if self.has_lasted(Duration::from_millis(250)) {
            self.write(match stage {
                Stage::Reading => "Tolker filene",
                Stage::Judging => "Spør reglene",
            });
        }
    }

    fn has_lasted(&self, time: Duration) -> bool {
        self.is_terminal && self.started.elapsed() >= time
    }

    fn write(&self, what: &str) {
        self.shown.store(true, Ordering::Relaxed);
        output::tell_progress(&format!("{what} …"));
    }

    /// Takes away what was told.
    pub fn clear(&self) {
        if self.shown.load(Ordering::Relaxed) {
            output::tell_progress("");
        }
    }
}
