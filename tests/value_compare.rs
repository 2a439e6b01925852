//! How values compare and how their readings are told.

use atodds::text::Span;
use atodds::value::{Comparison, DateContext, Dimension, Value, compare, find, reading};
use jiff::civil::date;

fn context() -> DateContext {
    // A Thursday.
    DateContext { published: Some(date(2024, 8, 15)), heading_date: None, previous: None }
}

fn one(text: &str) -> Value {
    let found = find(text, &[], Span::new(0, text.len()), &context());
    assert_eq!(found.len(), 1, "{text}: {found:?}");
    found[0].value.clone()
}

/// `same`, `compatible`, `near`, `different` or `incomparable`
fn kind(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Same => "same",
        Comparison::Compatible(_) => "compatible",
        Comparison::Near(_) => "near",
        Comparison::Different => "different",
        Comparison::Incomparable => "incomparable",
    }
}

#[test]
fn comparisons() {
    let table = [
        ("96 owls", "69 owls", "different"),
        ("1,300 owls", "1,342 owls", "compatible"),
        ("40 owls", "41 owls", "different"),
        ("420 owls", "419 owls", "different"),
        ("300 owls", "287 owls", "near"),
        ("about 150 owls", "148 owls", "compatible"),
        ("about 150 owls", "190 owls", "different"),
        ("nearly 40 owls", "38 owls", "compatible"),
        ("nearly 40 owls", "41 owls", "near"),
        ("more than 20 owls", "25 owls", "compatible"),
        ("more than 20 owls", "15 owls", "different"),
        ("more than 150 owls", "approximately 150 owls", "near"),
        ("at least 20 owls", "more than 30 owls", "compatible"),
        ("between 9 and 11 owls", "10 owls", "compatible"),
        ("between 9 and 11 owls", "14 owls", "different"),
        ("$3.2bn", "$2.3bn", "different"),
        ("€62.4 million", "just over sixty million euros", "compatible"),
        ("€2.4 million", "four million euro", "different"),
        ("£61,400", "in the region of £60,000", "compatible"),
        ("€40", "$40", "incomparable"),
        ("KSh 8.9 billion", "8.93 billion shillings", "compatible"),
        ("KSh 8.9 billion", "8.2 billion shillings", "different"),
        ("14 km", "nine miles", "compatible"),
        ("22 km", "ten kilometres", "different"),
        ("7,012 m", "23,005 ft", "compatible"),
        ("285 feet", "eighty-seven metres", "compatible"),
        ("20 °C", "68.4 °F", "compatible"),
        ("20 °C", "86 °F", "different"),
        ("172 g", "6.1 ounces", "compatible"),
        ("33 per cent", "a third of it", "compatible"),
        ("33 per cent", "33 owls", "incomparable"),
        ("90 minutes", "1.5 hours", "same"),
        ("2 years", "24 months", "same"),
        ("nine months", "fourteen months", "different"),
        ("July 2023", "4 July 2023", "compatible"),
        ("4 July 2023", "5 July 2023", "different"),
        ("14 March", "14 March 2024", "compatible"),
        ("14 March", "15 March 2024", "different"),
        ("until 2025", "until 2035", "different"),
        ("since 2001", "2005-2007", "compatible"),
        ("by 2030", "in 2032", "different"),
        ("3-4 July 2024", "4 July 2024", "compatible"),
        ("2025-2027", "2025-2028", "near"),
        ("12 November 2024", "12.11.2024", "same"),
        ("on Tuesday", "13 August 2024", "same"),
        ("on Tuesday", "14 August 2024", "different"),
        ("at 14:20", "at 2:20 p.m.", "same"),
        ("at 14:20", "at twenty past two", "same"),
        ("at 14:20", "at 16:20", "different"),
        ("at 14:20", "at 11:20 GMT", "compatible"),
        ("at 14:20 UTC+3", "at 11:20 GMT", "same"),
        ("the third owl", "the fourth owl", "different"),
        ("won 3–2", "lost 2–3", "compatible"),
        ("won 3–2", "won 3–1", "different"),
    ];
    let mut wrong = Vec::new();
    for (a, b, expected) in table {
        let (x, y) = (one(a), one(b));
        for (found, order) in [(compare(&x, &y), ""), (compare(&y, &x), " (turned)")] {
            if kind(found) != expected {
                wrong.push(format!("{a} / {b}{order}: expected {expected}, found {found:?}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn readings() {
    assert_eq!(reading(&one("nine miles"), "nine miles"), "“nine miles” read as 14.5 km");
    assert_eq!(reading(&one("22 km"), "22 km"), "“22 km”");
    assert_eq!(reading(&one("last year"), "last year"), "“last year” read as 2023");
}

#[test]
fn amounts_keep_their_grain_and_dimension() {
    let Value::Quantity(tons) = one("2.4 million tonnes") else { panic!("no quantity") };
    assert_eq!((tons.dimension, tons.grain), (Dimension::Physical("mass".into()), 1e8));
    let Value::Quantity(count) = one("1,300 owls") else { panic!("no quantity") };
    assert_eq!((count.grain, count.nominal, count.low), (100.0, 1300.0, 1300.0));
}
