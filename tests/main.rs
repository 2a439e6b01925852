//! Every test from outside, in one binary.

mod cases {
    mod reading;
}
mod cli;
mod frames;
mod groups;
mod invented;
mod report;
mod value_compare;
mod value_properties;
mod values;
