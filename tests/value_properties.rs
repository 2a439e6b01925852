//! Whatever the text: values lie in it, do not overlap, and compare the same way round.

use atodds::text::Span;
use atodds::value::{Comparison, DateContext, Value, compare, find, reading};
use jiff::civil::{Date, date};
use proptest::prelude::*;

fn context() -> DateContext {
    // A Thursday.
    DateContext { published: Some(date(2024, 8, 15)), heading_date: None, previous: None }
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

/// Text made of the words that values are made of.
fn number_like() -> impl Strategy<Value = String> {
    let words = [
        "about",
        "more than",
        "between",
        "and",
        "to",
        "from",
        "until",
        "since",
        "5",
        "12",
        "1,300",
        "2024",
        "31",
        "3.2",
        "½",
        "-",
        "–",
        "/",
        ":",
        ".",
        ",",
        "(",
        ")",
        "$",
        "€",
        "%",
        "km",
        "m",
        "million",
        "hundred",
        "thousand",
        "a",
        "half",
        "two",
        "thirty",
        "third",
        "second",
        "of",
        "July",
        "May",
        "Friday",
        "last",
        "next",
        "year",
        "years",
        "ago",
        "later",
        "p.m.",
        "GMT",
        "+",
        "o'clock",
        "past",
        "century",
        "s",
        "th",
        "'",
        "No",
        "feet",
        "in",
        "per",
        "cent",
        "old",
        "°C",
        "minus",
        "99999999999999999999999999",
        "\u{a0}",
        "é",
        "Q3",
        "the",
        "one",
    ];
    let glue = prop_oneof![Just(" "), Just(" "), Just("")];
    let word = prop::sample::select(words.to_vec()).prop_map(str::to_owned);
    prop::collection::vec((word, glue), 0..24)
        .prop_map(|parts| parts.into_iter().flat_map(|(w, g)| [w, g.to_owned()]).collect())
}

fn sound(text: &str, start: usize, end: usize) {
    let mentions = find(text, &[], Span::new(start, end), &context());
    for pair in mentions.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{text:?}: {pair:?}");
    }
    for mention in &mentions {
        assert!(start <= mention.span.start && mention.span.end <= end && !mention.span.is_empty());
        assert!(text.get(mention.span.start..mention.span.end).is_some());
        assert_eq!(compare(&mention.value, &mention.value.clone()), Comparison::Same);
        assert!(!reading(&mention.value, mention.span.of(text)).is_empty());
        for other in &mentions {
            let (a, b) = (compare(&mention.value, &other.value), compare(&other.value, &mention.value));
            assert_eq!(kind(a), kind(b), "{text:?}: {mention:?} {other:?}");
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_text_is_read_soundly(text in "\\PC*", start in 0usize..40, end in 0usize..80) {
        sound(&text, 0, text.len());
        // A span that is no part of the text has no values.
        if text.get(start..end).is_none() {
            prop_assert!(find(&text, &[], Span::new(start, end), &context()).is_empty());
        }
    }

    #[test]
    fn number_like_text_is_read_soundly(text in number_like()) {
        sound(&text, 0, text.len());
    }

    #[test]
    fn days_come_back_as_written(day in 0i64..60_000) {
        let first = Date::constant(1900, 1, 1);
        let date = first.checked_add(jiff::Span::new().days(day)).unwrap();
        let text = format!("It opened on {} at last.", date.strftime("%-d %B %Y"));
        let found = find(&text, &[], Span::new(0, text.len()), &DateContext::default());
        prop_assert_eq!(found.len(), 1);
        let Value::Date(value) = &found[0].value else { panic!("no date: {text}") };
        prop_assert_eq!((value.first, value.last), (Some(date), Some(date)));
    }

    #[test]
    fn whole_numbers_come_back(value in 100u32..1_000_000_000) {
        let digits = value.to_string();
        let mut grouped = String::new();
        for (k, c) in digits.chars().enumerate() {
            if k > 0 && (digits.len() - k).is_multiple_of(3) {
                grouped.push(',');
            }
            grouped.push(c);
        }
        let text = format!("It sold {grouped} lamps.");
        let found = find(&text, &[], Span::new(0, text.len()), &DateContext::default());
        prop_assert_eq!(found.len(), 1);
        let Value::Quantity(quantity) = &found[0].value else { panic!("no quantity") };
        prop_assert_eq!(quantity.nominal, f64::from(value));
    }
}
