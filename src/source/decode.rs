//! Bytes to text: byte order marks, UTF-8, UTF-16, and older encodings by what a page declares or by guess.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

/// A file as text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decoded {
    /// Its characters, without byte order mark; lone carriage returns have become line feeds.
    pub text: String,
    /// What had to be replaced, as a sentence without the file's name.
    pub note: Option<String>,
}

/// How much of a file is looked at to tell what it is.
const SAMPLE: usize = 64 * 1024;

/// Decodes a file. The error says, as a sentence without the file's name, why it is no text.
pub fn decode(bytes: &[u8]) -> Result<Decoded, String> {
    if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        return with(encoding, &bytes[mark..]);
    }
    if let Some(kind) = known_binary(bytes) {
        return Err(format!("this is {kind}, not text; save its text as .txt, .md or .html"));
    }
    if let Some(encoding) = utf16(bytes) {
        return with(encoding, bytes);
    }
    if is_binary(bytes) {
        return Err("this is a binary file, not text; save its text as .txt, .md or .html".to_owned());
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => Ok(Decoded { text: normal(text.to_owned()), note: None }),
        Err(_) if is_broken_utf8(bytes) => with(UTF_8, bytes),
        Err(_) => with(declared(bytes).unwrap_or_else(|| guess(bytes)), bytes),
    }
}

fn with(encoding: &'static Encoding, bytes: &[u8]) -> Result<Decoded, String> {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    let text = normal(text.into_owned());
    if broken && is_binary(text.as_bytes()) {
        return Err("this is a binary file, not text; save its text as .txt, .md or .html".to_owned());
    }
    let note = broken.then(|| {
        let at = if encoding == UTF_8 { first_bad(bytes) } else { text.find('\u{fffd}').unwrap_or(0) };
        let line = if encoding == UTF_8 {
            bytes[..at].iter().filter(|b| **b == b'\n').count() + 1
        } else {
            text[..at].matches('\n').count() + 1
        };
        format!(
            "line {line} has bytes that are not valid {} (the first at offset {at}); they were replaced, save the file as UTF-8",
            encoding.name()
        )
    });
    Ok(Decoded { text, note })
}

fn first_bad(bytes: &[u8]) -> usize {
    std::str::from_utf8(bytes).map_or_else(|error| error.valid_up_to(), str::len)
}

/// Lone carriage returns end lines too. The replacement keeps all offsets.
fn normal(text: String) -> String {
    if !text.contains('\r') {
        return text;
    }
    let mut out = String::with_capacity(text.len());
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        out.push(if c == '\r' && chars.peek() != Some(&'\n') { '\n' } else { c });
    }
    out
}

fn known_binary(bytes: &[u8]) -> Option<&'static str> {
    const MAGIC: &[(&[u8], &str)] = &[
        (b"%PDF-", "a PDF"),
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"\xd0\xcf\x11\xe0", "an office document"),
        (b"\x89PNG", "an image"),
        (b"\xff\xd8\xff", "an image"),
        (b"GIF8", "an image"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x7fELF", "a program"),
        (b"{\\rtf", "an RTF document"),
    ];
    MAGIC.iter().find(|(magic, _)| bytes.starts_with(magic)).map(|(_, kind)| *kind)
}

/// UTF-16 without a byte order mark: in text of European languages every other byte is mostly zero.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let sample = &bytes[..bytes.len().min(SAMPLE) & !1];
    let pairs = sample.len() / 2;
    if pairs < 2 {
        return None;
    }
    let zeros = |offset: usize| sample.iter().skip(offset).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    if odd * 2 > pairs && even * 20 <= pairs {
        Some(UTF_16LE)
    } else if even * 2 > pairs && odd * 20 <= pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Zero bytes, or more than a few control characters.
fn is_binary(bytes: &[u8]) -> bool {
    let sample = &bytes[..bytes.len().min(SAMPLE)];
    let control = |b: &&u8| **b < 0x20 && !matches!(**b, b'\t' | b'\n' | b'\r' | 0x0c | 0x1b) || **b == 0x7f;
    sample.contains(&0) || sample.iter().filter(control).count() * 50 > sample.len()
}

/// Whether bytes that are not valid UTF-8 mostly are: more characters of several bytes than faults.
fn is_broken_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0usize, 0usize);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().bytes().filter(|b| *b >= 0xc0).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > 0 && good >= bad
}

/// The encoding that an HTML page names near its start.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    const NAME: &[u8] = b"charset=";
    let head = bytes[..bytes.len().min(2048)].to_ascii_lowercase();
    let at = head.windows(NAME.len()).position(|window| window == NAME)? + NAME.len();
    let rest = &head[at..];
    let rest = rest.strip_prefix(b"\"").or_else(|| rest.strip_prefix(b"'")).unwrap_or(rest);
    let end =
        rest.iter().position(|b| !(b.is_ascii_alphanumeric() || b"-_:.".contains(b))).unwrap_or(rest.len());
    Encoding::for_label(&rest[..end]).filter(|encoding| encoding.is_ascii_compatible() && *encoding != UTF_8)
}

fn guess(bytes: &[u8]) -> &'static Encoding {
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utf16_bytes(text: &str, little: bool) -> Vec<u8> {
        text.encode_utf16()
            .flat_map(|unit| if little { unit.to_le_bytes() } else { unit.to_be_bytes() })
            .collect()
    }

    #[test]
    fn every_common_encoding_gives_the_same_text() {
        let text = "The café in Ærøskøbing opened in 1998 – it seats 40.";
        let mut with_mark = b"\xef\xbb\xbf".to_vec();
        with_mark.extend(text.as_bytes());
        let windows = encoding_rs::WINDOWS_1252.encode(text).0.into_owned();
        let mut marked = vec![0xff, 0xfe];
        marked.extend(utf16_bytes(text, true));
        for bytes in [
            text.as_bytes().to_vec(),
            with_mark,
            windows,
            marked,
            utf16_bytes(text, true),
            utf16_bytes(text, false),
        ] {
            let decoded = decode(&bytes).unwrap();
            assert_eq!(decoded.text, text);
            assert_eq!(decoded.note, None);
        }
    }

    #[test]
    fn broken_utf8_is_read_and_named() {
        let mut bytes = "Ærø\nThe café\n".as_bytes().to_vec();
        bytes.extend(b"seats \xff 40");
        let decoded = decode(&bytes).unwrap();
        assert!(decoded.text.contains("seats \u{fffd} 40"));
        assert!(decoded.note.unwrap().contains("line 3"));
    }

    #[test]
    fn binary_files_are_refused() {
        assert!(decode(b"%PDF-1.7 ...").unwrap_err().contains("PDF"));
        assert!(decode(&[0, 1, 2, 3, 0, 255, 0, 0, 7]).unwrap_err().contains("binary"));
    }

    #[test]
    fn a_declared_encoding_is_honoured() {
        let page = b"<meta charset=\"iso-8859-2\"><p>\xb3\xf3d\xbc</p>";
        assert!(decode(page).unwrap().text.contains("łódź"));
    }

    #[test]
    fn lone_carriage_returns_end_lines() {
        assert_eq!(decode(b"a\rb\r\nc").unwrap().text, "a\nb\r\nc");
    }
}
