//! Every test from outside, in one binary.
//!
//! Snapshots are written anew with `INSTA_UPDATE=always cargo test`; look at them with `git diff snapshots`.

#![allow(
    clippy::disallowed_methods,
    clippy::disallowed_macros,
    reason = "tests write documents and run the tool"
)]

mod alignment;
mod bad_input;
mod cases {
    mod reading;
}
mod cli;
mod conllu;
mod copies;
mod determinism;
mod frames;
mod gold;
mod groups;
mod invented;
mod measure;
mod once;
mod pipeline;
mod properties;
mod report;
mod robust;
mod structure;
mod texts;
mod trust;
mod trust_claims;
mod trust_documents;
mod value_compare;
mod value_properties;
mod values;
mod who;
