//! Every test from outside, in one binary.

mod cli;
mod invented;
mod report;
