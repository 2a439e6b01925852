//! Reading claims and truths: CSV with a header (commas, semicolons or tabs) or JSON lines.

use super::score::Truth;
use super::table::Statement;
use crate::config::nearest;
use crate::error::{Error, ErrorKind};
use serde::Deserialize;
use std::collections::BTreeMap;

const CLAIM: [&str; 4] = ["source", "object", "attribute", "value"];
const TRUE: [&str; 3] = ["object", "attribute", "value"];

/// Reads claims: columns source, object, attribute, value and, if there is one, timestamp; others are ignored. `path` is
/// for messages, and its ending (`.jsonl`, `.ndjson`, `.tsv`) says what the bytes are; without one, their beginning does.
/// A claim without a value says nothing and is skipped.
///
/// # Errors
/// [`ErrorKind::Read`] with file, line and mend, where a column or a source's name is missing or a line can't be read.
pub fn claims(path: &str, bytes: &[u8]) -> Result<Vec<Statement>, Error> {
    let mut all = Vec::new();
    each(path, bytes, &CLAIM, |line, [source, object, attribute, value], timestamp| {
        if source.is_empty() {
            return Err(wrong(path, line, "`source` is empty; say who claims it"));
        }
        if object.is_empty() {
            return Err(wrong(path, line, "`object` is empty; say of what it is claimed"));
        }
        if !value.is_empty() {
            let own = |text: &str| text.to_owned();
            let timestamp = time(timestamp).ok_or_else(|| {
                let what = format!("timestamp `{timestamp}` is no time; write 2024-07-08, 2024-07-08T10:00 or seconds since 1970");
                wrong(path, line, &what)
            })?;
            all.push(Statement {
                source: own(source),
                object: own(object),
                attribute: own(attribute),
                value: own(value),
                timestamp,
            });
        }
        Ok(())
    })?;
    if all.is_empty() {
        return Err(wrong(path, 1, "holds no claims; give one a line below the header"));
    }
    Ok(all)
}

/// Reads the true values: columns object, attribute, value.
///
/// # Errors
/// As [`claims`]; also where one slot has two different values.
pub fn truth(path: &str, bytes: &[u8]) -> Result<Truth, Error> {
    let mut all = Truth::new();
    each(path, bytes, &TRUE, |line, [object, attribute, value], _| {
        let key = (object.to_owned(), attribute.to_owned());
        match all.insert(key, value.to_owned()) {
            Some(other) if other != value => {
                let what = format!("{object}, {attribute} is `{value}` here and `{other}` above; keep one");
                Err(wrong(path, line, &what))
            }
            _ => Ok(()),
        }
    })?;
    if all.is_empty() {
        return Err(wrong(path, 1, "holds no true values; give one a line below the header"));
    }
    Ok(all)
}

/// A time as a text that sorts by time, in UTC where the zone is given; `None` if it is none.
fn time(text: &str) -> Option<String> {
    let parsed = |text: &str| {
        let instant = text.parse::<jiff::Timestamp>().ok();
        let instant = instant.map(|t| t.to_zoned(jiff::tz::TimeZone::UTC).datetime());
        instant.or_else(|| text.parse::<jiff::civil::DateTime>().ok()).map(|t| t.to_string())
    };
    match text.len() {
        0 => Some(String::new()),
        // A year, a month or a day stays as coarse as it is and sorts before what lies within it.
        4 => parsed(&format!("{text}-01-01")).map(|_| text.to_owned()),
        7 => parsed(&format!("{text}-01")).map(|_| text.to_owned()),
        10 if text.contains('-') => parsed(text).map(|_| text.to_owned()),
        _ => match text.parse::<f64>() {
            Ok(seconds) if !seconds.is_finite() => None,
            Ok(seconds) => {
                // Milliseconds, as many programs write them.
                let seconds = if seconds.abs() > 1e11 { seconds / 1000.0 } else { seconds };
                let instant = jiff::Timestamp::from_millisecond((seconds * 1000.0).round() as i64).ok()?;
                Some(instant.to_zoned(jiff::tz::TimeZone::UTC).datetime().to_string())
            }
            Err(_) => parsed(text),
        },
    }
}

fn wrong(path: &str, line: u64, what: &str) -> Error {
    Error::new(ErrorKind::Read, format!("{path}:{line}: {what}"))
}

/// Calls `found` with line, the wanted columns and the timestamp of every row.
fn each<const N: usize>(
    path: &str,
    bytes: &[u8],
    columns: &[&str; N],
    found: impl FnMut(u64, [&str; N], &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let ending = path.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
    let plain = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes).trim_ascii_start();
    if plain.is_empty() {
        let what = format!("is empty; the first line must name the columns {}", columns.join(","));
        return Err(wrong(path, 1, &what));
    }
    match ending.as_str() {
        "jsonl" | "ndjson" => json_lines(path, bytes, columns, found),
        "parquet" => Err(wrong(path, 1, "Parquet is not read; write the table as CSV or JSON lines")),
        _ if plain.starts_with(b"[{") || plain.starts_with(b"[\n") || plain.starts_with(b"[\r") => {
            Err(wrong(path, 1, "is a list in JSON; write one object a line (`jq -c '.[]'` does it)"))
        }
        _ if plain.starts_with(b"{") => json_lines(path, bytes, columns, found),
        _ => separated(path, bytes, separator(&ending, bytes), columns, found),
    }
}

/// What stands between the columns: a tab by the file's name, or else what is most frequent in the first line.
fn separator(ending: &str, bytes: &[u8]) -> u8 {
    let header = bytes.split(|&byte| byte == b'\n').next().unwrap_or_default();
    let count = |separator: u8| header.iter().filter(|&&byte| byte == separator).count();
    match ending {
        "tsv" | "tab" => b'\t',
        // Of equals the last, so the comma.
        _ => [b'\t', b';', b','].into_iter().max_by_key(|&separator| count(separator)).unwrap_or(b','),
    }
}

fn separated<const N: usize>(
    path: &str,
    bytes: &[u8],
    separator: u8,
    columns: &[&str; N],
    mut found: impl FnMut(u64, [&str; N], &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let mut reader = csv::ReaderBuilder::new().delimiter(separator).trim(csv::Trim::All).from_reader(bytes);
    let header = reader.headers().map_err(|error| explain(path, &error))?.clone();
    let mut at = [0; N];
    for (place, name) in at.iter_mut().zip(columns) {
        *place = position(&header, name).ok_or_else(|| missing(path, name, columns, &header))?;
        if header.iter().filter(|column| column.eq_ignore_ascii_case(name)).count() > 1 {
            return Err(wrong(path, 1, &format!("has two columns `{name}`; rename or remove one")));
        }
    }
    let time = position(&header, "timestamp");
    let mut record = csv::StringRecord::new();
    while reader.read_record(&mut record).map_err(|error| explain(path, &error))? {
        let line = record.position().map_or(0, csv::Position::line);
        let start = record.position().map_or(0, |position| position.byte() as usize);
        if reader.position().byte() as usize >= bytes.len() && unclosed(&bytes[start..]) {
            return Err(wrong(path, line, "opens a quotation mark that nothing closes; close or double it"));
        }
        let field = |place: usize| record.get(place).unwrap_or_default();
        found(line, at.map(field), time.map_or("", field))?;
    }
    Ok(())
}

/// Whether the last record swallowed the rest of the file because its quotation mark is never closed.
fn unclosed(record: &[u8]) -> bool {
    record.trim_ascii().contains(&b'\n') && record.iter().filter(|&&byte| byte == b'"').count() % 2 == 1
}

fn position(header: &csv::StringRecord, name: &str) -> Option<usize> {
    header.iter().position(|column| column.eq_ignore_ascii_case(name))
}

fn missing(path: &str, name: &str, columns: &[&str], header: &csv::StringRecord) -> Error {
    let wanted = columns.join(",");
    let mend = match nearest(name, header.iter()) {
        Some(near) => format!("is it `{near}`? The first line must name the columns {wanted}"),
        None => format!("the first line must name the columns {wanted}"),
    };
    wrong(path, 1, &format!("no column `{name}`; {mend}"))
}

fn explain(path: &str, error: &csv::Error) -> Error {
    let line = error.position().map_or(1, csv::Position::line);
    let what = match error.kind() {
        csv::ErrorKind::UnequalLengths { expected_len, len, .. } => {
            format!(
                "has {len} fields where the header has {expected_len}; put values with commas into quotes, which stand right behind the comma"
            )
        }
        csv::ErrorKind::Utf8 { .. } => "is not UTF-8; save the file as UTF-8".to_owned(),
        _ => format!("can't be read: {error}"),
    };
    wrong(path, line, &what)
}

/// A line of JSON; numbers and truths are taken as they are written.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Line {
    source: Option<serde_json::Value>,
    object: Option<serde_json::Value>,
    attribute: Option<serde_json::Value>,
    #[serde(deserialize_with = "given")]
    value: Option<serde_json::Value>,
    timestamp: Option<serde_json::Value>,
    #[serde(flatten)]
    others: BTreeMap<String, serde::de::IgnoredAny>,
}

/// A `null` that is written is no missing key: the source says nothing.
fn given<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<serde_json::Value>, D::Error> {
    serde_json::Value::deserialize(from).map(Some)
}

fn json_lines<const N: usize>(
    path: &str,
    bytes: &[u8],
    columns: &[&str; N],
    mut found: impl FnMut(u64, [&str; N], &str) -> Result<(), Error>,
) -> Result<(), Error> {
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|b| **b == b'\n').count() as u64 + 1;
        wrong(path, line, "is not UTF-8; save the file as UTF-8")
    })?;
    for (number, row) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = number as u64 + 1;
        if row.trim().is_empty() {
            continue;
        }
        let row: Line = serde_json::from_str(row).map_err(|error| {
            wrong(path, line, &format!("is no JSON object with {}: {error}", columns.join(", ")))
        })?;
        let field = |name: &str| match name {
            "source" => &row.source,
            "object" => &row.object,
            "attribute" => &row.attribute,
            _ => &row.value,
        };
        let mut texts: [String; N] = std::array::from_fn(|_| String::new());
        for (text, name) in texts.iter_mut().zip(columns) {
            let value = field(name).as_ref().ok_or_else(|| {
                let near = nearest(name, row.others.keys().map(String::as_str));
                let mend = near.map_or_else(|| "add it".to_owned(), |near| format!("is it `{near}`?"));
                wrong(path, line, &format!("has no `{name}`; {mend}"))
            })?;
            *text = plain(value)
                .ok_or_else(|| wrong(path, line, &format!("`{name}` must be a text or a number")))?;
        }
        let time = row.timestamp.as_ref().and_then(plain).unwrap_or_default();
        found(line, std::array::from_fn(|i| texts[i].as_str()), &time)?;
    }
    Ok(())
}

fn plain(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Null => Some(String::new()),
        serde_json::Value::String(text) => Some(text.trim().to_owned()),
        serde_json::Value::Number(number) => Some(number.to_string()),
        serde_json::Value::Bool(truth) => Some(truth.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(path: &str, text: &str) -> String {
        claims(path, text.as_bytes()).unwrap_err().to_string()
    }

    #[test]
    fn columns_may_stand_in_any_order_and_others_beside_them() {
        let csv = "\u{feff}value,raw,Object,source,attribute\n7,x,ferry,\"Post, The\",crew\n,,ferry,b,crew\n";
        let read = claims("c.csv", csv.as_bytes()).unwrap();
        assert_eq!((read.len(), read[0].source.as_str(), read[0].value.as_str()), (1, "Post, The", "7"));
        let json = "{\"source\":\"a\",\"object\":1,\"attribute\":\"b\",\"value\":2.5}\n\n";
        assert_eq!(claims("c.jsonl", json.as_bytes()).unwrap()[0].value, "2.5");
        let only = |path: &str, text: &str| claims(path, text.as_bytes()).unwrap().pop().unwrap();
        for path in ["c.tsv", "standard input"] {
            assert_eq!(only(path, "source\tobject\tattribute\tvalue\na\tb\tc\td, e").value, "d, e");
        }
        assert_eq!(only("c.csv", "source;object;attribute;value\na;b;c;1,5\n").value, "1,5");
        assert_eq!(
            only("-", "{\"source\":\"a\",\"object\":1,\"attribute\":\"b\",\"value\":true}").value,
            "true"
        );
    }

    #[test]
    fn times_sort_whatever_their_form() {
        let of = |text: &str| time(text).unwrap();
        assert_eq!((of(""), of("2024"), of("2024-07")), (String::new(), "2024".into(), "2024-07".into()));
        assert_eq!(of("2024-07-08T10:00+02:00"), "2024-07-08T08:00:00");
        assert_eq!(
            (of("1720425600"), of("1720425600000")),
            (of("2024-07-08T08:00Z"), of("2024-07-08 08:00"))
        );
        let sorted = ["2024", "2024-07", "2024-07-08", "2024-07-08T07:00", "1720425600"].map(of);
        assert!(sorted.is_sorted(), "{sorted:?}");
        for bad in ["yesterday", "2024-13", "8 July 2024", "07/08/2024", "NaN", "inf"] {
            assert_eq!(time(bad), None, "{bad}");
        }
        let rows = "source,object,attribute,value,timestamp\na,b,c,1,2024\na,b,c,2,noon\n";
        assert!(error("c.csv", rows).starts_with("c.csv:3: timestamp `noon` is no time"));
    }

    #[test]
    fn what_cannot_be_read_is_named_with_its_line_and_the_mend() {
        assert_eq!(
            error("c.csv", "sources,object,attribute,value\n"),
            "c.csv:1: no column `source`; is it `sources`? The first line must name the columns source,object,attribute,value"
        );
        let head = "source,object,attribute,value\n";
        assert!(error("c.csv", &format!("{head}a,b,c,d\na,b,c,d,e\n")).starts_with("c.csv:3: has 5 fields"));
        assert!(error("c.csv", &format!("{head},b,c,d\n")).starts_with("c.csv:2: `source` is empty"));
        assert!(error("c.csv", head).contains("holds no claims"));
        let open = format!("{head}a,b,c,\"1\"\na,b,c,\"unclosed\nb,b,c,d\n");
        assert!(error("c.csv", &open).starts_with("c.csv:3: opens a quotation mark"));
        assert!(claims("c.csv", format!("{head}a,b,c,\"two\nlines\"\n").as_bytes()).is_ok());
        assert!(error("c.csv", "").starts_with("c.csv:1: is empty"));
        assert!(error("c.csv", &format!("{head}a,,c,d\n")).starts_with("c.csv:2: `object` is empty"));
        assert!(error("c.csv", "source,object,attribute,value,Value\n").contains("two columns `value`"));
        assert!(error("c.json", "[{\"source\":\"a\"}]").contains("one object a line"));
        let odd = "{\"source\":\"a\",\"object\":\"b\",\"attribute\":\"c\",\"valeu\":\"d\"}";
        assert!(error("c.jsonl", odd).starts_with("c.jsonl:1: has no `value`; is it `valeu`?"));
        let none =
            format!("{}\n{}", odd.replace("valeu", "value"), odd.replace("valeu\":\"d\"", "value\":null"));
        assert_eq!(claims("c.jsonl", none.as_bytes()).unwrap().len(), 1);
        let json = "{\"source\":\"a\",\"object\":\"b\",\"attribute\":\"c\",\"value\":\"d\"}\n";
        assert!(error("c.jsonl", &format!("{json}not json")).starts_with("c.jsonl:2: "));
        assert!(claims("c.csv", b"source,object,attribute,value\na,b,c,\xff\n").is_err());
        let twice = truth("t.csv", b"object,attribute,value\na,b,1\na,b,2\n").unwrap_err().to_string();
        assert!(twice.starts_with("t.csv:3: a, b is `2` here and `1` above"), "{twice}");
    }
}
