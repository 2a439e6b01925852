//! Every test from outside, in one binary.

mod cli;
mod frames;
mod invented;
mod report;
