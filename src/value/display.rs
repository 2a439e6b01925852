//! Values in words for readers of a report.

use super::amount::{ABOUT, unit_scale};
use super::{DateBound, DateGrain, DateValue, Dimension, Hedge, Quantity, Value};
use jiff::civil::Date;

/// Normalised wording of `value`: "3.2 billion USD", "22 km", "4 July 2023", "2025 to 2027", "third".
pub fn display(value: &Value) -> String {
    match value {
        Value::Quantity(q) | Value::Duration(q) => quantity(q),
        Value::Date(date) => bounded(date),
        Value::Time { low, high, offset, half_day } => time(*low, *high, *offset, *half_day),
        Value::Ordinal(rank) => ordinal(*rank),
        Value::Score { a, b } => format!("{}–{}", number(*a), number(*b)),
    }
}

/// How the words `original` were read: “nine miles” read as 14.5 km.
pub fn reading(value: &Value, original: &str) -> String {
    let words = original.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown = match value {
        Value::Quantity(q) => base(q).unwrap_or_else(|| display(value)),
        _ => display(value),
    };
    if shown.eq_ignore_ascii_case(&words) {
        format!("“{words}”")
    } else {
        format!("“{words}” read as {shown}")
    }
}

/// Amounts of length, mass, speed and temperature in the metric unit that fits, where they were written in another.
fn base(q: &Quantity) -> Option<String> {
    let Dimension::Physical(dimension) = &q.dimension else { return None };
    let metric = ["metre", "gram", "litre", "hectare", "tonne", "degree Celsius"];
    if metric.iter().any(|m| q.unit.ends_with(m)) {
        return None;
    }
    let (factor, offset, unit) = match dimension.as_str() {
        "length" if q.nominal.abs() >= 1000.0 => (1000.0, 0.0, "km"),
        "length" => (1.0, 0.0, "m"),
        "mass" if q.nominal.abs() >= 1000.0 => (1000.0, 0.0, "t"),
        "mass" => (1.0, 0.0, "kg"),
        "area" if q.nominal.abs() >= 1e6 => (1e6, 0.0, "km²"),
        "area" => (1.0, 0.0, "m²"),
        "speed" => (1.0 / 3.6, 0.0, "km/h"),
        "temperature" => (1.0, 273.15, "°C"),
        _ => return None,
    };
    Some(worded(q, factor, offset, unit, |x| number(significant(x))))
}

/// Three digits that count are enough for a converted amount.
fn significant(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let scale = 10f64.powi(2 - x.abs().log10().floor() as i32);
    (x * scale).round() / scale
}

fn quantity(q: &Quantity) -> String {
    let (factor, offset) = unit_scale(q);
    let unit = match (&q.dimension, q.unit.as_str()) {
        (Dimension::Percent, _) => "%".to_owned(),
        (Dimension::Money(_), unit) => unit.to_owned(),
        (_, unit) => short(unit, ((q.nominal - offset) / factor).abs()),
    };
    worded(q, factor, offset, &unit, number)
}

fn worded(q: &Quantity, factor: f64, offset: f64, unit: &str, number: impl Fn(f64) -> String) -> String {
    let written = |x: f64| number((x - offset) / factor);
    let space = if unit.is_empty() || unit == "%" { "" } else { " " };
    let amount = match q.hedge {
        Hedge::Exact if q.low < q.high => format!("{} to {}", written(q.low), written(q.high)),
        Hedge::Exact => written(q.nominal),
        Hedge::About if q.high <= q.nominal => format!("just under {}", written(q.nominal)),
        Hedge::About if q.low >= q.nominal => format!("just over {}", written(q.nominal)),
        Hedge::About
            if (q.high / (1.0 + ABOUT) - q.low / (1.0 - ABOUT)).abs() > 1e-6 * q.high.abs()
                && offset == 0.0 =>
        {
            format!("about {} to {}", written(q.low / (1.0 - ABOUT)), written(q.high / (1.0 + ABOUT)))
        }
        Hedge::About => format!("about {}", written(q.nominal)),
        Hedge::AtLeast => format!("at least {}", written(q.low)),
        Hedge::AtMost => format!("at most {}", written(q.high)),
    };
    format!("{amount}{space}{unit}")
}

fn short(unit: &str, amount: f64) -> String {
    match unit {
        "metre" => "m".into(),
        "kilometre" => "km".into(),
        "centimetre" => "cm".into(),
        "millimetre" => "mm".into(),
        "pound (mass)" => "lb".into(),
        "kilogram" => "kg".into(),
        "gram" => "g".into(),
        "square kilometre" => "km²".into(),
        "square metre" => "m²".into(),
        "cubic metre" => "m³".into(),
        "kilometre per hour" => "km/h".into(),
        "metre per second" => "m/s".into(),
        "degree Celsius" => "°C".into(),
        "degree Fahrenheit" => "°F".into(),
        "foot" if amount != 1.0 => "feet".into(),
        "inch" if amount != 1.0 => "inches".into(),
        "century" if amount != 1.0 => "centuries".into(),
        "millennium" if amount != 1.0 => "millennia".into(),
        "mile per hour" => "mph".into(),
        "" | "psi" | "hertz" | "stone" | "horsepower" => unit.into(),
        _ if unit.ends_with("hertz") => unit.into(),
        _ if amount == 1.0 || unit.contains("per ") || unit.contains('(') => unit.into(),
        _ => format!("{unit}s"),
    }
}

/// A number as readers write it: separators of thousands, millions and billions in words.
fn number(x: f64) -> String {
    if !x.is_finite() {
        return "any number".into();
    }
    let scales = [(1e12, " trillion"), (1e9, " billion"), (1e6, " million")];
    for (scale, word) in scales {
        let scaled = x / scale;
        if scaled.abs() >= 1.0 && (scaled * 1000.0).fract().abs() < 1e-6 && scaled.abs() < 1e6 {
            return format!("{}{word}", plain(scaled));
        }
    }
    plain(x)
}

fn plain(x: f64) -> String {
    let rounded = (x * 1000.0).round() / 1000.0;
    let rounded = if rounded == 0.0 && x != 0.0 && x.abs() < 0.001 { x } else { rounded };
    let text = format!("{rounded}");
    let (sign, digits) = text.strip_prefix('-').map_or(("", text.as_str()), |d| ("-", d));
    let (whole, fraction) = digits.split_once('.').map_or((digits, None), |(w, f)| (w, Some(f)));
    let mut grouped = String::new();
    for (k, c) in whole.chars().enumerate() {
        if k > 0 && (whole.len() - k).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(c);
    }
    fraction.map_or_else(|| format!("{sign}{grouped}"), |f| format!("{sign}{grouped}.{f}"))
}

/// Month's name, 1 for January.
fn month_name(month: i8) -> &'static str {
    const NAMES: [&str; 12] = [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];
    usize::try_from(month - 1).ok().and_then(|m| NAMES.get(m)).copied().unwrap_or("month")
}

fn bounded(value: &DateValue) -> String {
    let bound = match value.bound {
        DateBound::On => "",
        DateBound::About => "about ",
        DateBound::Since => "since ",
        DateBound::Until => "until ",
        DateBound::Before => "by ",
        DateBound::After => "after ",
    };
    format!("{bound}{}", date(value))
}

fn date(value: &DateValue) -> String {
    let (Some(first), Some(last)) = (value.first, value.last) else { return written(value) };
    let no_year = value.written.0.is_none() && !value.relative && value.written.1.is_some();
    if value.range {
        let ends = [first, last].map(|d| match value.grain {
            DateGrain::Year | DateGrain::Decade | DateGrain::Century => d.year().to_string(),
            DateGrain::Month => format!("{} {}", month_name(d.month()), d.year()),
            _ => day(d, no_year),
        });
        return format!("{} to {}", ends[0], ends[1]);
    }
    match value.grain {
        DateGrain::Day | DateGrain::Weekday => day(first, no_year),
        DateGrain::Week => format!("{} to {}", day(first, false), day(last, false)),
        DateGrain::Month if no_year => month_name(first.month()).into(),
        DateGrain::Month => format!("{} {}", month_name(first.month()), first.year()),
        DateGrain::Season | DateGrain::Quarter => {
            format!(
                "{} {} to {} {}",
                month_name(first.month()),
                first.year(),
                month_name(last.month()),
                last.year()
            )
        }
        DateGrain::Year => first.year().to_string(),
        DateGrain::Decade => format!("{}s", first.year()),
        DateGrain::Century => format!("{} century", digits(i64::from(first.year() / 100 + 1))),
    }
}

fn day(date: Date, no_year: bool) -> String {
    let day = format!("{} {}", date.day(), month_name(date.month()));
    if no_year { day } else { format!("{day} {}", date.year()) }
}

/// The written parts of a date whose days are not known.
fn written(value: &DateValue) -> String {
    let (year, month, day) = value.written;
    let parts =
        [day.map(|d| d.to_string()), month.map(|m| month_name(m).to_owned()), year.map(|y| y.to_string())];
    let words: Vec<String> = parts.into_iter().flatten().collect();
    if !words.is_empty() {
        return words.join(" ");
    }
    let grain = match value.grain {
        DateGrain::Day => "day",
        DateGrain::Weekday => "day of the week",
        DateGrain::Week => "week",
        DateGrain::Month => "month",
        DateGrain::Season => "season",
        DateGrain::Quarter => "quarter",
        DateGrain::Year => "year",
        DateGrain::Decade => "decade",
        DateGrain::Century => "century",
    };
    format!("an unknown {grain}")
}

fn time(low: i32, high: i32, offset: Option<i32>, half_day: bool) -> String {
    let clock = |m: i32| {
        let m = m.rem_euclid(1440);
        format!("{:02}:{:02}", m / 60, m % 60)
    };
    let either = if half_day { format!(" or {}", clock(low + 720)) } else { String::new() };
    let span = if low == high { clock(low) } else { format!("between {} and {}", clock(low), clock(high)) };
    let zone = match offset {
        None => String::new(),
        Some(0) => " UTC".into(),
        Some(m) => format!(" UTC{}{:02}:{:02}", if m < 0 { '−' } else { '+' }, m.abs() / 60, m.abs() % 60),
    };
    format!("{span}{}{zone}", if low == high { either } else { String::new() })
}

fn ordinal(rank: i64) -> String {
    const WORDS: [&str; 12] = [
        "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
        "eleventh", "twelfth",
    ];
    let word = usize::try_from(rank - 1).ok().and_then(|r| WORDS.get(r));
    word.map_or_else(|| digits(rank), |w| (*w).to_owned())
}

fn digits(rank: i64) -> String {
    let suffix = match (rank % 10, rank % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{rank}{suffix}")
}
