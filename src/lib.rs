//! `ipr` carries cases through an interkommunalt politisk råd, from draft to decision, as plain files
//! in git.
//!
//! Plain files are the truth. Everything between reading them and writing results is a pure function
//! of the files and the day:
//!
//! ```text
//! Files ─▶ read ─▶ Workspace ─▶ rules ─▶ Diagnostics      together a Desk       ◀─ today
//! Desk × Action ─▶ attempt ─▶ refused, a view, or a change judged once  ─▶ disk, git
//! Workspace ─▶ views, plans ─▶ Document ─▶ render ─▶ the screen, papers, mails, calendars
//! ```
//!
//! The modules stand in the order in which they are best read: each uses only those above it. A test
//! holds them to the table in ARCHITECTURE.md.

// Ground.
pub mod text;
pub mod norsk;
pub mod links;

// Domain.
pub mod model;
pub mod action;
pub mod diagnostic;
pub mod yaml;
pub mod workspace;
pub mod read;
pub mod schedule;

// Paper.
pub mod document;
pub mod plans;
pub mod render;
pub mod papers;

// Judgement.
pub mod rules;

// Change.
pub mod steps;
pub mod desk;
pub mod readiness;

// Engine.
pub mod report;
pub mod views;
pub mod attempt;

// Shells.
pub mod disk;
pub mod git;
pub mod cli;
