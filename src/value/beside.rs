//! What a word beside a number means, for whoever reads single values without a sentence around them.

use super::tables::{CURRENCIES, Sense, UNITS, lookup};

/// The power of ten of `factor`; `None` if it is none.
fn power(factor: f64) -> Option<i32> {
    let power = factor.log10().round() as i32;
    (factor > 0.0 && (10f64.powi(power) / factor - 1.0).abs() < 1e-9).then_some(power)
}

/// What a unit or currency measures, and the power of ten that brings a number of it to the base unit. Units whose factor is
/// no power of ten (miles, Fahrenheit) stand for themselves, by their usual name. A word of both tables says nothing sure.
pub fn unit(word: &str) -> Option<(&'static str, i32)> {
    let unit = UNITS.symbol(word).or_else(|| UNITS.name(word));
    let code = word.to_uppercase();
    let currency =
        CURRENCIES.symbol(word).or_else(|| CURRENCIES.symbol(&code)).or_else(|| CURRENCIES.name(word));
    match (unit, currency) {
        (Some(unit), None) => match power(unit.factor) {
            Some(power) if unit.offset == 0.0 => Some((unit.dimension, power)),
            _ => Some((unit.name, 0)),
        },
        (None, Some(currency)) => {
            let name = if currency.code == "XXX" { currency.family } else { currency.code };
            power(currency.factor).map(|power| (name, power))
        }
        _ => None,
    }
}

/// The power of ten of "thousand", "million", "bn". Behind money the letters `k`, `m` and `b` say the same.
pub fn scale(word: &str, money: bool) -> Option<i32> {
    match (word, lookup(word)) {
        (_, Some(Sense::Scale(factor))) => power(factor),
        ("k", _) if money => Some(3),
        ("m", _) if money => Some(6),
        ("b", _) if money => Some(9),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_beside_numbers_are_known() {
        assert_eq!(
            (unit("km"), unit("metres"), unit("g")),
            (Some(("length", 3)), Some(("length", 0)), Some(("mass", -3)))
        );
        assert_eq!(
            (unit("mile"), unit("per cent"), unit("%")),
            (Some(("mile", 0)), Some(("percent", 0)), Some(("percent", 0)))
        );
        assert_eq!(
            (unit("$"), unit("usd"), unit("euros")),
            (Some(("USD", 0)), Some(("USD", 0)), Some(("EUR", 0)))
        );
        assert_eq!((unit("boats"), unit("")), (None, None));
        assert_eq!(
            (scale("million", false), scale("m", false), scale("m", true), scale("dozen", false)),
            (Some(6), None, Some(6), None)
        );
    }
}
