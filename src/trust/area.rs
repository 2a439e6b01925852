//! Countries and regions in columns of places: the coarser of the places in them.

use super::form::{COARSER, Form};
use super::table::Statement;
use crate::world;
use std::collections::{BTreeMap, HashMap};

/// Compatibility K of a country or region with a place of which it isn't known where it lies: one in ten may well lie in
/// it.
pub const UNKNOWN: f64 = COARSER / 10.0;

/// A country, or a state or province of one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Area {
    country: &'static str,
    region: bool,
}

fn area(name: &str) -> Option<Area> {
    if let Some(country) = world::region(name) {
        return Some(Area { country, region: true });
    }
    world::country(name).map(|country| Area { country: country.code, region: false })
}

/// Which columns hold places.
#[derive(Clone, Debug, Default)]
pub struct Places<'a> {
    columns: BTreeMap<&'a str, (usize, usize)>,
}

impl<'a> Places<'a> {
    /// Share of countries and regions from which on a column is one of places.
    const LEAST: f64 = 0.1;

    /// Counts countries and regions in all columns.
    pub fn of(statements: &'a [Statement]) -> Self {
        let mut known: HashMap<&str, bool> = HashMap::new();
        let mut columns: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
        for s in statements {
            let named = *known.entry(&s.value).or_insert_with(|| {
                let last = s.value.rsplit(',').next().unwrap_or_default();
                s.value.starts_with(char::is_alphabetic) && area(last).is_some()
            });
            let (all, found) = columns.entry(&s.attribute).or_default();
            *all += 1;
            *found += usize::from(named);
        }
        Places { columns }
    }

    /// Whether the values of this attribute are places.
    pub fn holds(&self, attribute: &str) -> bool {
        self.columns.get(attribute).is_some_and(|&(all, found)| found as f64 >= Self::LEAST * all as f64)
    }
}

/// How well who names the area `coarse` is right where `fine` is the place; 0 where that is no area or excluded.
pub fn covers(coarse: &str, fine: &str) -> f64 {
    let Some(wide) = area(coarse) else { return 0.0 };
    if let Some(narrow) = area(fine) {
        return if !wide.region && narrow.region && narrow.country == wide.country { COARSER } else { 0.0 };
    }
    if !matches!(Form::of(fine), Form::Words(_) | Form::Path(_)) {
        return 0.0;
    }
    let last = fine.rsplit(',').next().unwrap_or_default();
    match area(last).or_else(|| world::capital(fine).map(|c| Area { country: c.code, region: true })) {
        // A wider name that stands in the path itself is found without any knowledge of the world.
        Some(at) if at.country != wide.country || at == wide => 0.0,
        Some(_) if !wide.region => COARSER,
        _ => UNKNOWN,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_country_covers_what_lies_or_may_lie_in_it() {
        assert_eq!(covers("USA", "Texas"), COARSER);
        assert_eq!(covers("France", "Paris"), COARSER);
        assert_eq!(covers("France", "Lyon"), UNKNOWN);
        assert_eq!(covers("USA", "Austin, Texas"), COARSER);
        for (x, v) in [
            ("Texas", "USA"),
            ("France", "Germany"),
            ("France", "Rome"),
            ("Lyon", "France"),
            ("France", "12"),
        ] {
            assert_eq!(covers(x, v), 0.0, "{x} / {v}");
        }
    }
}
