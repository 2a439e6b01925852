//! What the models see of a word: hashes of its form, affixes and shape.

use super::hash;
use super::lexicon::Lexicon;

/// A word's form as hashed features.
#[derive(Clone, Copy, Debug, Default)]
pub struct Word {
    /// Lower-case form with digits and quotation marks evened out.
    pub lower: u64,
    /// As [`Word::lower`], but a coarse class for words that the lexicon doesn't know.
    pub common: u64,
    /// The form as written (lower case in a sentence of capitals).
    pub exact: u64,
    /// Last one to five letters.
    pub suffix: [u64; 5],
    /// First one to four letters.
    pub prefix: [u64; 4],
    /// Shape with runs shortened, such as `Xx-d`.
    pub shape: u64,
    /// The tags that the word had in training, as bits; 0 for an unknown word.
    pub tags: u32,
    /// Its most frequent label in training plus one; 0 for an unknown word.
    pub label: u8,
    /// Whether that label is the only one it can have.
    pub sure: bool,
    /// Whether it starts with a capital (never in a sentence of capitals).
    pub capital: bool,
    /// Whether it has a letter or digit.
    pub wordlike: bool,
    /// Whether it consists of marks of punctuation.
    pub marks: bool,
}

/// The words of a sentence given their forms.
pub fn words<'a>(forms: impl Iterator<Item = &'a str> + Clone, lexicon: &Lexicon) -> Vec<Word> {
    let style = Style::of(forms.clone());
    let mut buffer = String::new();
    forms.map(|form| word(form, style, lexicon, &mut buffer)).collect()
}

/// How a sentence uses capitals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Style {
    Usual,
    /// Capitals throughout.
    Capitals,
    /// Most Words Start With a Capital, as in headlines.
    Title,
}

impl Style {
    fn of<'a>(forms: impl Iterator<Item = &'a str>) -> Style {
        let (mut upper, mut title, mut lower) = (0, 0, 0);
        for form in forms {
            let mut letters = form.chars().filter(|c| c.is_alphabetic());
            let Some(first) = letters.next() else { continue };
            if letters.clone().next().is_none() {
                continue;
            }
            if !first.is_uppercase() {
                // Short words stay small in headlines.
                lower += usize::from(form.len() > 3);
            } else if letters.any(char::is_lowercase) {
                title += 1;
            } else {
                upper += 1;
            }
        }
        if upper >= 3 && upper > 3 * (title + lower) {
            Style::Capitals
        } else if title >= 4 && title > 4 * lower {
            Style::Title
        } else {
            Style::Usual
        }
    }
}

/// Writes the normal form into `out`: lower case, digits as `0`, quotation marks straight.
pub fn normalise(form: &str, out: &mut String) {
    out.clear();
    for c in form.chars() {
        match c {
            '’' | '‘' | '`' | '´' => out.push('\''),
            '“' | '”' | '„' => out.push('"'),
            '0'..='9' => out.push('0'),
            'A'..='Z' => out.push(c.to_ascii_lowercase()),
            c if c.is_ascii() => out.push(c),
            c => out.extend(c.to_lowercase()),
        }
    }
}

fn word(form: &str, style: Style, lexicon: &Lexicon, lower: &mut String) -> Word {
    normalise(form, lower);
    let hashed = hash::text(lower);
    let capitals = style == Style::Capitals;
    let entry = lexicon.get(hashed);
    let shape = shape(form, style);
    let mut suffix = [0; 5];
    for (n, (at, _)) in lower.char_indices().rev().take(5).enumerate() {
        suffix[n] = hash::text(&lower[at..]);
    }
    let mut prefix = [0; 4];
    for (n, (at, c)) in lower.char_indices().take(4).enumerate() {
        prefix[n] = hash::text(&lower[..at + c.len_utf8()]);
    }
    let (tags, label) = entry.map_or((0, 0), |e| (e.tags, e.label + 1));
    let upper = !capitals && form.chars().next().is_some_and(char::is_uppercase);
    Word {
        lower: hashed,
        common: if entry.is_some() { hashed } else { hash::mix(shape, suffix[1].max(suffix[0])) },
        exact: if capitals { hashed } else { hash::text(form) },
        suffix,
        prefix,
        shape,
        tags,
        label,
        sure: entry.is_some_and(|e| e.sure),
        capital: upper,
        wordlike: form.chars().any(char::is_alphanumeric),
        marks: form.chars().all(is_mark),
    }
}

/// ASCII, general and Chinese punctuation.
fn is_mark(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c, '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{303f}' | '¡' | '¿' | '«' | '»')
}

fn shape(form: &str, style: Style) -> u64 {
    let mut last = [0u8; 2];
    let classes = form.chars().map(|c| match c {
        '0'..='9' => b'd',
        c if c.is_lowercase() => b'x',
        c if c.is_uppercase() && style == Style::Capitals => b'C',
        c if c.is_uppercase() => b'X',
        c if c.is_alphabetic() => b'a',
        '.' | ',' | ':' | '/' | '-' | '\'' | '@' | '%' | '$' => c as u8,
        c if c.is_numeric() => b'n',
        _ => b'?',
    });
    // Runs longer than two count as two.
    let runs = classes.filter(|&class| {
        let keep = last != [class; 2];
        last = [last[1], class];
        keep
    });
    hash::mix(hash::bytes(runs.take(24)), if style == Style::Title { 7 } else { 0 })
}
