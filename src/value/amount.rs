//! Turns a number, what it is counted in and how it is hedged into a quantity in base units.

use super::measure::Measure;
use super::tables::{Slack, UNITS};
use super::{Dimension, Hedge, Quantity, Value};

/// Share by which "about" and its kin let an amount vary.
pub(super) const ABOUT: f64 = 0.1;

/// A quantity while it is put together, in the unit as written.
#[derive(Clone, Copy, Debug)]
pub(super) struct Amount {
    pub low: f64,
    pub high: f64,
    pub nominal: f64,
    pub grain: f64,
    pub hedge: Hedge,
}

impl Amount {
    pub fn exact(value: f64, grain: f64) -> Self {
        Amount { low: value, high: value, nominal: value, grain, hedge: Hedge::Exact }
    }

    /// A range, both ends included.
    pub fn range(low: f64, high: f64, grain: f64) -> Self {
        Amount { low, high, nominal: f64::midpoint(low, high), grain, hedge: Hedge::Exact }
    }

    pub fn hedged(self, slack: Slack) -> Self {
        let (down, up) = (self.low.abs() * ABOUT, self.high.abs() * ABOUT);
        match slack {
            Slack::About => {
                Amount { low: self.low - down, high: self.high + up, hedge: Hedge::About, ..self }
            }
            Slack::Below => Amount { low: self.low - down, hedge: Hedge::About, ..self },
            Slack::Above => Amount { high: self.high + up, hedge: Hedge::About, ..self },
            Slack::More => Amount { high: f64::INFINITY, hedge: Hedge::AtLeast, ..self },
            Slack::Less => Amount { low: self.low.min(0.0), hedge: Hedge::AtMost, ..self },
        }
    }

    /// The value in base units; `per` is what a rate is counted by.
    pub fn value(self, measure: Option<Measure>, per: Option<&str>) -> Value {
        let (factor, offset, unit, dimension) = match measure {
            None => (1.0, 0.0, String::new(), Dimension::Count),
            Some(Measure::Money(c)) => {
                let unit = if c.code == "XXX" { c.family } else { c.code };
                (c.factor, 0.0, unit.to_owned(), Dimension::Money(c.code.to_owned()))
            }
            Some(Measure::Unit(u)) => (u.factor, u.offset, u.name.to_owned(), dimension(u.dimension)),
        };
        let duration = per.is_none() && dimension == Dimension::Physical("time".to_owned());
        let (unit, dimension) = match per {
            None => (unit, dimension),
            Some(word) => {
                let rate = format!("{unit} per {word}");
                (rate.trim_start().to_owned(), Dimension::Other(rate.trim_start().to_owned()))
            }
        };
        let base = |amount: f64| amount * factor + offset;
        let quantity = Quantity {
            low: base(self.low),
            high: base(self.high),
            nominal: base(self.nominal),
            dimension,
            unit,
            hedge: self.hedge,
            grain: self.grain * factor,
        };
        if duration { Value::Duration(quantity) } else { Value::Quantity(quantity) }
    }
}

fn dimension(name: &str) -> Dimension {
    match name {
        "percent" => Dimension::Percent,
        "percentage point" | "degree" => Dimension::Other(name.to_owned()),
        _ => Dimension::Physical(name.to_owned()),
    }
}

/// Factor and offset of the unit of `quantity`, where the table of units has it.
pub(super) fn unit_scale(quantity: &Quantity) -> (f64, f64) {
    let unit = quantity.unit.as_str();
    let named = |name: &str| UNITS.find(|u| u.name == name).map(|u| (u.factor, u.offset));
    let counted = || unit.split_once(" per ").and_then(|(name, _)| named(name));
    named(unit).or_else(counted).unwrap_or((1.0, 0.0))
}
