//! atodds reads what several sources say about the same things and shows where they are at odds.

pub mod analysis;
pub mod error;
pub mod grammar;
pub mod report;
pub mod source;
pub mod text;
pub mod value;
