//! All tests that stand outside the code they test, as one program.

mod layers;
mod pages;
mod papers;
mod program;
mod story;
