//! Every test from outside, in one binary.

mod cli;
mod groups;
mod invented;
mod report;
