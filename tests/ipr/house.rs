//! The shape of the house: what may import what, how long things may be, and what their names say.
//!
//! The sources are read as trees, so that it makes no difference how an import is written or broken over
//! lines.

mod circles;
mod guarded;
mod layers;
mod map;
mod shells;
mod size;
mod source;
mod wording;
