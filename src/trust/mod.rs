//! Source reliability: how far each source can be relied on and how probable each value is, from who says what.
//!
//! [`table`] brings statements into one order and says which values are one and which are coarser ([`form`], [`number`], [`heaping`], [`area`]);
//! [`copies`] finds sources that have no voice of their own; [`bayes`] is the model; [`interval`] says how sure it is;
//! [`checks`] has majority vote and PooledInvestment to compare it with; [`score`] measures it against a known truth.
//! None of them knows of documents; [`documents`] brings those to a table, with copies told from their texts by [`near`] and
//! what is expected of them by [`manner`].

pub mod area;
pub mod assess;
pub mod bayes;
pub mod checks;
pub mod copies;
pub mod documents;
pub mod form;
pub mod heaping;
pub mod interval;
pub mod manner;
pub mod near;
pub mod number;
pub mod read;
mod rows;
pub mod score;
pub mod table;

pub use assess::{Assessment, Confirmation, Options, assess, of_statements};
pub use table::{Statement, Table};
