//! A proposal for the meetings of a year, and the proof that there is no better.

mod round;
mod sequence;
mod slots;
mod system;
mod weights;
