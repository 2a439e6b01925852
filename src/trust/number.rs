//! Decimal numbers as they are written: their digits, and how fine they are.

/// A decimal number without leading zeros before or trailing zeros behind the point.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Number {
    negative: bool,
    whole: String,
    fraction: String,
    /// The power of ten of the last digit that was written: 5 for "1.5 million", 0 for "412", -2 for "3.14".
    grain: i32,
}

impl Number {
    /// The longest number that is read as one; more digits than that are an identifier.
    const LONGEST: usize = 15;

    /// Reads digits with a sign, commas between groups of three and a point; `None` for anything else.
    pub fn of(text: &str) -> Option<Number> {
        let (negative, digits) = match text.strip_prefix(['-', '−']) {
            Some(rest) => (true, rest),
            None => (false, text.strip_prefix('+').unwrap_or(text)),
        };
        let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
        let whole = ungrouped(whole)?;
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !all_digits(&whole) || !all_digits(fraction) || digits.ends_with('.') {
            return None;
        }
        // A leading zero makes it a number of a list or a telephone, not an amount.
        if (whole.len() > 1 && whole.starts_with('0')) || whole.len() + fraction.len() > Self::LONGEST {
            return None;
        }
        let fraction = fraction.trim_end_matches('0').to_owned();
        let grain = -(fraction.len() as i32);
        Some(Number { negative, whole, fraction, grain })
    }

    /// The number times a power of ten, as fine as it was; `None` where it gets too long.
    pub fn shifted(self, power: i32) -> Option<Number> {
        if power == 0 || (self.whole == "0" && self.fraction.is_empty()) {
            return Some(self);
        }
        let mut digits = format!("{}{}", self.whole, self.fraction);
        let mut point = self.whole.len() as i32 + power;
        if point < 1 {
            digits.insert_str(0, &"0".repeat((1 - point).min(64) as usize));
            point = 1;
        }
        let point = point as usize;
        let missing = point.saturating_sub(digits.len());
        if digits.len() + missing > 2 * Self::LONGEST {
            return None;
        }
        digits.push_str(&"0".repeat(missing));
        let (whole, fraction) = digits.split_at(point);
        let whole = whole.trim_start_matches('0');
        Some(Number {
            negative: self.negative,
            whole: if whole.is_empty() { "0" } else { whole }.to_owned(),
            fraction: fraction.trim_end_matches('0').to_owned(),
            grain: self.grain + power,
        })
    }

    /// Its value, as near as a float comes.
    pub fn value(&self) -> f64 {
        let size: f64 = format!("{}.{}", self.whole, self.fraction).parse().unwrap_or(0.0);
        if self.negative { -size } else { size }
    }

    /// The year that it may be: four digits and nothing else.
    pub fn year(&self) -> Option<i16> {
        let year = self.whole.parse().ok()?;
        let bare = self.fraction.is_empty() && !self.negative && self.grain == 0;
        (bare && (1000..2200).contains(&year)).then_some(year)
    }

    /// Zeros at the end of a whole number.
    fn zeros(&self) -> usize {
        if self.fraction.is_empty() && self.whole != "0" {
            self.whole.len() - self.whole.trim_end_matches('0').len()
        } else {
            0
        }
    }

    /// Whether it may be a finer number rounded; a quick look that spares the slow one.
    pub fn may_round(&self, heaped: bool) -> bool {
        heaped || self.grain != 0 || self.zeros() < 2
    }

    /// Whether this number is `finer` rounded: by its writing ("1.5 million" for 1,512,000; "3.2" for 3.24), or, in a
    /// column in which large whole numbers are rounded (`heaped`), by the zeros at its end.
    pub fn rounds(&self, finer: &Number, heaped: bool) -> bool {
        let half = if self.grain > finer.grain && (self.grain != 0 || self.zeros() < 2) {
            0.5 * 10f64.powi(self.grain)
        } else if heaped && self.grain == 0 && self.zeros() >= 2 && finer.zeros() < self.zeros() {
            0.5 * 10f64.powi(self.zeros() as i32)
        } else {
            return false;
        };
        (self.value() - finer.value()).abs() <= half * (1.0 + 1e-9)
    }
}

/// Takes commas between groups of three digits out.
fn ungrouped(whole: &str) -> Option<String> {
    if !whole.contains(',') {
        return Some(whole.to_owned());
    }
    let mut groups = whole.split(',');
    let first = groups.next().is_some_and(|g| (1..=3).contains(&g.len()));
    (first && groups.all(|g| g.len() == 3)).then(|| whole.replace(',', ""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_power_of_ten_moves_the_point_and_keeps_the_grain() {
        let of = |text: &str, power: i32| {
            let number = Number::of(text).unwrap().shifted(power).unwrap();
            (format!("{}.{}", number.whole, number.fraction), number.grain)
        };
        assert_eq!(of("1.5", 6), ("1500000.".into(), 5));
        assert_eq!(of("0.412", 3), ("412.".into(), 0));
        assert_eq!(of("12", -3), ("0.012".into(), -3));
        assert_eq!(of("1200", -2), ("12.".into(), -2));
        assert_eq!(of("0", 6), ("0.".into(), 0));
        assert!(Number::of("9").unwrap().shifted(40).is_none());
        assert_eq!(Number::of("0.412").unwrap().shifted(3), Number::of("412"));
    }
}
