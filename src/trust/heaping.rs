//! Columns of rounded numbers.

use super::table::Statement;
use std::collections::BTreeMap;

/// In which columns large whole numbers are rounded: where more of them end in two zeros than chance has it.
#[derive(Clone, Debug, Default)]
pub struct Heaping<'a> {
    columns: BTreeMap<&'a str, (usize, usize)>,
}

impl<'a> Heaping<'a> {
    /// Share of round numbers from which on a column is taken to be rounded; by chance it is 0.01.
    const LEAST: f64 = 0.1;

    /// Counts the whole numbers of at least four digits and those among them that end in two zeros.
    pub fn of(statements: &'a [Statement]) -> Self {
        let mut columns: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for s in statements {
            let value = s.value.trim();
            let digits = value.bytes().filter(u8::is_ascii_digit).count();
            if digits >= 4 && value.bytes().all(|b| b.is_ascii_digit() || b == b',') {
                let (all, round) = columns.entry(&s.attribute).or_default();
                *all += 1;
                *round += usize::from(value.ends_with("00"));
            }
        }
        Heaping { columns }
    }

    /// Whether the numbers of this attribute are rounded.
    pub fn heaped(&self, attribute: &str) -> bool {
        self.columns.get(attribute).is_some_and(|&(all, round)| round as f64 > Self::LEAST * all as f64)
    }
}
