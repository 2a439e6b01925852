//! What is read as a value and how it is shown: tables of our own sentences.

use atodds::analysis::{Feats, Rel, Tag, Token};
use atodds::text::Span;
use atodds::value::{DateContext, ValueMention, display, find};
use jiff::civil::date;

fn context() -> DateContext {
    // A Thursday.
    DateContext { published: Some(date(2024, 8, 15)), heading_date: None, previous: None }
}

fn values(text: &str) -> Vec<ValueMention> {
    find(text, &[], Span::new(0, text.len()), &context())
}

/// The words and the reading of every value of a sentence.
fn shown(text: &str) -> String {
    let read = |m: &ValueMention| format!("{} = {}", m.span.of(text), display(&m.value));
    values(text).iter().map(read).collect::<Vec<_>>().join("; ")
}

fn check(table: &[(&str, &str)]) {
    let wrong: Vec<String> = table
        .iter()
        .filter(|(text, expected)| shown(text) != *expected)
        .map(|(text, expected)| format!("{text}\n  expected {expected}\n  found    {}", shown(text)))
        .collect();
    assert!(wrong.is_empty(), "{} of {}:\n{}", wrong.len(), table.len(), wrong.join("\n"));
}

#[test]
fn numbers() {
    check(&[
        ("It sold 1,342 lamps and 12 300 wicks.", "1,342 = 1,342; 12 300 = 12,300"),
        ("They counted thirty-eight owls.", "thirty-eight = 38"),
        ("Two hundred and five goats and ten hens left.", "Two hundred and five = 205; ten = 10"),
        ("twelve hundred letters, half a million stamps", "twelve hundred = 1,200; half a million = 500,000"),
        ("She owns a dozen hats and two and a half acres.", "a dozen = 12; two and a half acres = 2.5 acres"),
        ("The town has 2.4 million people.", "2.4 million = 2.4 million"),
        (
            "about 250 guests, nearly forty thousand fans",
            "about 250 = about 250; nearly forty thousand = just under 40,000",
        ),
        (
            "More than 40 boats, at least 20 rafts, up to 9 crews",
            "More than 40 = at least 40; at least 20 = at least 20; up to 9 = at most 9",
        ),
        (
            "forty-odd clerks, fifty or more porters, 20 or so cooks",
            "forty-odd = just over 40; fifty or more = at least 50; 20 or so = about 20",
        ),
        (
            "between 9 and 11 ferries; nine to eleven ferries; 9-11 ferries",
            "between 9 and 11 = 9 to 11; nine to eleven = 9 to 11; 9-11 = 9 to 11",
        ),
        ("It rose from 20 to 25 per cent.", "20 = 20%; 25 per cent = 25%"),
        ("one person and one house, but one of the clerks, no one, one day", "one = 1; one = 1"),
        ("A few hundred came, hundreds stayed.", ""),
        ("a 24,600-seat arena", "24,600 = 24,600"),
        ("5½ points", "5½ = 5.5"),
        ("5m people and 40k fans", "5m = 5 million; 40k = 40,000"),
    ]);
}

#[test]
fn shares() {
    check(&[
        (
            "two-thirds of the hens, a third of the geese, half the ducks",
            "two-thirds = 66.667%; a third = 33.333%; half = 50%",
        ),
        ("One in five lamps failed.", "One in five = 20%"),
        ("46.2 percent, 7 per cent and 3%", "46.2 percent = 46.2%; 7 per cent = 7%; 3% = 3%"),
        ("20 per cent to 25 per cent", "20 per cent to 25 per cent = 20 to 25%"),
        (
            "half an hour and a quarter of an hour",
            "half an hour = 0.5 hours; a quarter of an hour = 0.25 hours",
        ),
    ]);
}

#[test]
fn money() {
    check(&[
        ("It cost $3.2bn, or €62.4 million.", "$3.2bn = 3.2 billion USD; €62.4 million = 62.4 million EUR"),
        (
            "It paid US$5m, KSh 8.9 billion, C$40 and Rs 500.",
            "US$5m = 5 million USD; KSh 8.9 billion = 8.9 billion KES; C$40 = 40 CAD; Rs 500 = 500 rupee",
        ),
        (
            "165 million pounds and 2.4 million euros",
            "165 million pounds = 165 million GBP; 2.4 million euros = 2.4 million EUR",
        ),
        ("a fee of about 15,000 euros", "about 15,000 euros = about 15,000 EUR"),
        ("between €5m and €7m", "between €5m and €7m = 5 million to 7 million EUR"),
        ("50 pence, 95 cents, 3,000 yen", "50 pence = 0.5 GBP; 95 cents = 0.95 USD; 3,000 yen = 3,000 JPY"),
        (
            "79.2 per square mile, 160 per day",
            "79.2 per square mile = 79.2 per square mile; 160 per day = 160 per day",
        ),
        ("Rent is €900 a month.", "€900 a month = 900 EUR per month"),
        ("million of other people's money", ""),
    ]);
}

#[test]
fn units() {
    check(&[
        ("22 km, ten kilometres, nine miles", "22 km = 22 km; ten kilometres = 10 km; nine miles = 9 miles"),
        (
            "an 8-metre mast, a 2,900-tonne hull, a 45-watt bulb",
            "8-metre = 8 m; 2,900-tonne = 2,900 tonnes; 45-watt = 45 watts",
        ),
        ("The door is 6 ft 5 in high and 1.76 m wide.", "6 ft 5 in = 6.417 feet; 1.76 m = 1.76 m"),
        (
            "4.1 square miles, 12 m² and 18 hectares",
            "4.1 square miles = 4.1 square miles; 12 m² = 12 m²; 18 hectares = 18 hectares",
        ),
        (
            "at 70 km/h or 45 mph or 20 miles per hour",
            "70 km/h = 70 km/h; 45 mph = 45 mph; 20 miles per hour = 20 mph",
        ),
        ("-5 °C, 68F and 20 degrees Celsius", "-5 °C = -5 °C; 68F = 68 °F; 20 degrees Celsius = 20 °C"),
        (
            "a 4,650 mAh cell, 17.9 Wh, 128 GB",
            "4,650 mAh = 4,650 milliampere-hours; 17.9 Wh = 17.9 watt-hours; 128 GB = 128 gigabytes",
        ),
        ("It weighed six pounds thirteen.", "six pounds thirteen = 6.813 lb"),
        ("to a depth of c. 6,800 m", "c. 6,800 m = about 6,800 m"),
        ("six or seven metres", "six or seven metres = 6 to 7 m"),
    ]);
}

#[test]
fn durations() {
    check(&[
        (
            "It took nine months, 71 hours and 90 minutes.",
            "nine months = 9 months; 71 hours = 71 hours; 90 minutes = 90 minutes",
        ),
        (
            "a three-year plan of two and a half years",
            "three-year = 3 years; two and a half years = 2.5 years",
        ),
        (
            "For a fortnight, an hour and a half at a time.",
            "a fortnight = 1 fortnight; an hour and a half = 1.5 hours",
        ),
        (
            "The 22-year-old, aged 17 then, waited 14 hours 20 minutes.",
            "22-year-old = 22 years; 17 = 17 years; 14 hours 20 minutes = 14.333 hours",
        ),
        (
            "Paid back over 25 years, within three years.",
            "25 years = 25 years; within three years = at most 3 years",
        ),
    ]);
}

#[test]
fn names_are_no_values() {
    check(&[
        ("The Boeing 747, Bulletin 31/2025, Heron 5 and Route 66", ""),
        ("No. 7, article 11.3.2, chapter 3, R-3, IP68, page 12", ""),
        ("Call +90 262 555 01 23 or 555-123-4567.", ""),
        ("1. Publish the log.", ""),
        ("The 378th Troop Carrier Squadron, the 8th Earl of Fern, the First Boer War", ""),
        ("at 220 South Fern Avenue, 853-3242, 5233-NT, Heron 9:25, c. 1230 BC", ""),
        ("at 41.172464 on the map, in 463.", ""),
        ("Chapters 3, 4 and 7 deal with owls.", ""),
        ("97' Goal! Group of Seven, Camp Three [12]", ""),
        ("In round six, on day two, on move 61", ""),
        ("Second, the money. First, the time.", ""),
        ("The boat may march on, as the first said at first for the first time.", ""),
    ]);
}

#[test]
fn dates() {
    check(&[
        ("the battle of Askvik (1066) and some mills (1200) of old", "1066 = 1066; 1200 = 1,200"),
        (
            "on 8th July 2024, July 8, 2024 and 8 July",
            "8th July 2024 = 8 July 2024; July 8, 2024 = 8 July 2024; 8 July = 8 July",
        ),
        (
            "2024-07-08 or 12.11.2024 or 18/7/2024 or 8/7/2024",
            "2024-07-08 = 8 July 2024; 12.11.2024 = 12 November 2024; 18/7/2024 = 18 July 2024; 8/7/2024 = 2024",
        ),
        ("see Section 4.2.13, built on 4.2.13", "4.2.13 = 4 February 2013"),
        ("Friday, October 18 was wet.", "Friday, October 18 = 18 October"),
        (
            "3-4 July 2024; from 3 to 12 May 2025",
            "3-4 July 2024 = 3 July 2024 to 4 July 2024; 3 to 12 May 2025 = 3 May 2025 to 12 May 2025",
        ),
        (
            "in July 2023, summer 2024, Q3 2024",
            "July 2023 = July 2023; summer 2024 = June 2024 to August 2024; Q3 2024 = July 2024 to September 2024",
        ),
        ("the 1990s and the nineteenth century", "1990s = 1990s; nineteenth century = 19th century"),
        ("2025-2027 and 2024/25", "2025-2027 = 2025 to 2027; 2024/25 = 2024 to 2025"),
        ("from July 2023 to July 2024", "July 2023 to July 2024 = July 2023 to July 2024"),
        (
            "since 2001, until 2035, by 2030",
            "since 2001 = since 2001; until 2035 = until 2035; by 2030 = by 2030",
        ),
        (
            "2016 was worse. The works of 1987 (2019–2025)",
            "2016 = 2016; 1987 = 1987; 2019–2025 = 2019 to 2025",
        ),
        ("About 2000 people and 2024 lamps in 2003.", "About 2000 = about 2,000; 2024 = 2,024; 2003 = 2003"),
        ("the 2000 census, the 1885 lodge, 2012 Blue Hens", "2000 = 2000; 1885 = 1885; 2012 = 2012"),
        ("a model of March '24", "March '24 = March 2024"),
        ("No. 141, 8 December 2024", "8 December 2024 = 8 December 2024"),
        ("In the first half of 2025 revenue fell.", "first half of 2025 = January 2025 to June 2025"),
    ]);
}

#[test]
fn relative_dates() {
    check(&[
        ("Last year and next year", "Last year = 2023; next year = 2025"),
        (
            "It opened on Tuesday and closed yesterday.",
            "Tuesday = 13 August 2024; yesterday = 14 August 2024",
        ),
        ("It will open on Tuesday.", "Tuesday = 20 August 2024"),
        (
            "last Friday, this month, October last year",
            "last Friday = 9 August 2024; this month = August 2024; October last year = October 2023",
        ),
        (
            "It began on 12 June 2024 and ended two days later.",
            "12 June 2024 = 12 June 2024; two days later = 14 June 2024",
        ),
        (
            "three years ago, a week ago",
            "three years ago = 2021; a week ago = 5 August 2024 to 11 August 2024",
        ),
        (
            "On 4 May 2019 it sank; in the following January it rose.",
            "4 May 2019 = 4 May 2019; following January = January 2020",
        ),
        ("Open every Sunday, Monday to Friday.", ""),
    ]);
}

#[test]
fn times() {
    check(&[
        ("at 5:42 a.m. and 14:20", "5:42 a.m. = 05:42; 14:20 = 14:20"),
        ("until 23.30; at 08.00 today", "23.30 = 23:30; 08.00 = 08:00; today = 15 August 2024"),
        ("at 2:20 p.m. (1120 GMT)", "2:20 p.m. = 14:20; 1120 GMT = 11:20 UTC"),
        (
            "at twenty past two, half past six",
            "twenty past two = 02:20 or 14:20; half past six = 06:30 or 18:30",
        ),
        ("eighteen minutes to six in the morning", "eighteen minutes to six = 05:42"),
        ("noon, midnight and six o'clock", "noon = 12:00; midnight = 00:00; six o'clock = 06:00 or 18:00"),
        ("shortly before 5 p.m.", "shortly before 5 p.m. = between 16:45 and 17:00"),
        ("at 16:00 UTC+3", "16:00 UTC+3 = 16:00 UTC+03:00"),
        ("between 09.00 and 14.00", "09.00 = 09:00; 14.00 = 14:00"),
        ("a price of 14.20 euros", "14.20 euros = 14.2 EUR"),
    ]);
}

#[test]
fn ordinals_and_scores() {
    check(&[
        ("the third summit and the 24th ferry race", "third = third; 24th = 24th"),
        ("her twenty-first novel, the second-largest port", "twenty-first = 21st; second = second"),
        ("the world number two", "number two = second"),
        ("the first summit", "first = first"),
        ("They won 3–2 and drew 1½–1½.", "3–2 = 3–2; 1½–1½ = 1.5–1.5"),
        ("on the 29th. Second World War, third party, per second", ""),
    ]);
}

#[test]
fn mentions_point_at_tokens() {
    let text = "So: a 24,600-seat arena.";
    let cuts = [(0, 2), (2, 3), (4, 5), (6, 12), (12, 13), (13, 17), (18, 23), (23, 24)];
    let token = |(start, end): (usize, usize)| Token {
        span: Span::new(start, end),
        lemma: text[start..end].to_owned(),
        tag: Tag::X,
        feats: Feats::default(),
        head: None,
        rel: Rel::Dep,
    };
    let tokens: Vec<Token> = cuts.into_iter().map(token).collect();
    let found = find(text, &tokens, Span::new(0, text.len()), &context());
    assert_eq!(found.iter().map(|m| (m.start, m.end)).collect::<Vec<_>>(), [(3, 4)]);
}
