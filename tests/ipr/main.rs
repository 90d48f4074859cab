//! All tests that stand outside the code they test, as one program.

#![allow(clippy::disallowed_methods, reason = "tests may touch the disk and run programs")]

mod advice;
mod ambiguous;
mod answered;
mod attempt;
mod both_ways;
mod bounds;
mod calendar;
mod cancelled;
mod carried_on;
mod chain;
mod consequences;
mod corpus;
mod crashes;
mod formats;
mod frozen;
mod fuzz;
mod generated;
mod git;
mod guide;
mod help;
mod history;
mod init;
mod input;
mod intake;
mod law;
mod letter;
mod budget;
mod members;
mod membership_fee;
mod holidays;
mod councils;
mod dated;
mod desk;
mod dispatch;
mod doubted;
mod enclosed;
mod hostile;
mod house;
mod meetings;
mod moved;
mod new_id;
mod new_name;
mod names;
mod notices;
#[cfg(feature = "pdf")]
mod one_meeting;
mod minutes;
mod pages;
mod plan;
#[cfg(feature = "pdf")]
mod papers;
mod post;
mod posters;
mod program;
mod programme;
mod propose;
mod proposed;
mod push;
mod questions;
mod readme;
mod real;
mod reference;
mod register;
mod rounds;
mod rules;
mod saved;
mod schemas;
mod search;
mod seeded;
mod secrets;
mod shapes;
mod shared_id;
mod sharing;
#[cfg(feature = "pdf")]
mod sent;
mod slips;
mod staffing;
mod stale;
mod statements;
mod sums;
mod status;
mod steering;
#[cfg(feature = "pdf")]
mod story;
mod third_party;
mod waivers;
mod wording;
mod withdrawn;
mod words;
#[cfg(feature = "pdf")]
mod year;
