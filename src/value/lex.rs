//! Cuts a sentence into words, numbers and marks, the same way however its tokens were cut.

use super::tables::{CURRENCIES, Sense, lookup};
use crate::text::Span;

/// What an atom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Word,
    /// Digits, with separators of thousands and one decimal point at most.
    Number,
    /// Digits with several points: "12.11.2024", "11.3.2".
    Dotted,
    /// Any other character.
    Mark,
}

/// A piece of a sentence that the readers of values look at as one.
#[derive(Clone, Copy, Debug)]
pub(super) struct Atom {
    pub span: Span,
    pub kind: Kind,
    /// No white space stands before it.
    pub glued: bool,
    /// Begins with a capital letter.
    pub capital: bool,
    /// The amount, for numbers.
    pub number: f64,
    /// Digits behind the decimal point, for numbers.
    pub places: u8,
    /// Whether a number is nothing but ASCII digits.
    pub plain: bool,
    pub sense: Option<Sense>,
}

/// The atoms of the part of `text` that `sentence` covers; none if that is no part of it.
pub(super) fn lex(text: &str, sentence: Span) -> Vec<Atom> {
    let Some(part) = text.get(sentence.start..sentence.end) else { return Vec::new() };
    let mut lexer = Lexer { part, base: sentence.start, at: 0, glued: false, atoms: Vec::new() };
    lexer.atoms.reserve(part.len() / 5 + 1);
    lexer.run();
    lexer.atoms
}

struct Lexer<'a> {
    part: &'a str,
    base: usize,
    at: usize,
    glued: bool,
    atoms: Vec<Atom>,
}

impl Lexer<'_> {
    fn run(&mut self) {
        while let Some(c) = self.part.get(self.at..).and_then(|r| r.chars().next()) {
            if c.is_whitespace() {
                self.glued = false;
                self.at += c.len_utf8();
                continue;
            }
            if c.is_ascii_digit() {
                self.number();
            } else if let Some(value) = vulgar(c) {
                self.push(Kind::Number, self.at + c.len_utf8());
                self.last(|a| (a.number, a.places) = (value, 1));
            } else if c.is_alphabetic() {
                self.word(c);
            } else {
                self.push(Kind::Mark, self.at + c.len_utf8());
            }
            self.glued = true;
        }
    }

    fn push(&mut self, kind: Kind, end: usize) {
        let span = Span::new(self.base + self.at, self.base + end);
        let glued = self.glued && self.at > 0;
        self.atoms.push(Atom {
            span,
            kind,
            glued,
            capital: false,
            number: 0.0,
            places: 0,
            plain: false,
            sense: None,
        });
        self.at = end;
    }

    fn last(&mut self, change: impl FnOnce(&mut Atom)) {
        if let Some(atom) = self.atoms.last_mut() {
            change(atom);
        }
    }

    fn word(&mut self, first: char) {
        let start = self.at;
        let mut end = self.part.len();
        for (i, c) in self.part[start..].char_indices() {
            let inside = if c.is_ascii() { c.is_ascii_alphanumeric() } else { c.is_alphanumeric() };
            let splits = c.is_ascii_digit()
                && i > 0
                && self.part.as_bytes()[start + i - 1].is_ascii_alphabetic()
                && CURRENCIES.symbol(&self.part[start..start + i]).is_some_and(|_| i > 1);
            if !inside || splits {
                end = start + i;
                break;
            }
        }
        let word = &self.part[start..end];
        let sense = lookup(word);
        self.push(Kind::Word, end);
        self.last(|a| (a.sense, a.capital) = (sense, first.is_uppercase()));
    }

    fn byte(&self, at: usize) -> u8 {
        self.part.as_bytes().get(at).copied().unwrap_or(0)
    }

    /// End of the run of digits that begins at `at`.
    fn digits(&self, at: usize) -> usize {
        let mut end = at;
        while self.byte(end).is_ascii_digit() {
            end += 1;
        }
        end
    }

    /// Number of digits from `at` on, counted up to `most`.
    fn digits_up_to(&self, at: usize, most: usize) -> usize {
        (at..at + most).take_while(|&k| self.byte(k).is_ascii_digit()).count()
    }

    fn number(&mut self) {
        let start = self.at;
        let mut end = self.digits(start);
        let mut plain = true;
        if end - start <= 3 {
            while let Some(next) = self.group(end) {
                end = next;
                plain = false;
            }
        }
        let whole = end;
        let mut points = 0;
        while self.byte(end) == b'.' && self.byte(end + 1).is_ascii_digit() {
            end = self.digits(end + 1);
            points += 1;
        }
        if points > 1 {
            return self.push(Kind::Dotted, end);
        }
        let mut places = if points == 1 { end - whole - 1 } else { 0 };
        let mut literal: String = self.part[start..whole].chars().filter(char::is_ascii_digit).collect();
        if points == 1 {
            literal.push_str(&self.part[whole..end]);
        } else if plain && let Some(comma) = self.decimal_comma(end) {
            literal.push('.');
            literal.push_str(&self.part[end + 1..comma]);
            places = comma - end - 1;
            end = comma;
        }
        plain &= end == whole;
        let mut value = literal.parse::<f64>().unwrap_or(f64::MAX);
        if let Some(c) = self.part[end..].chars().next()
            && let Some(part) = vulgar(c)
            && places == 0
        {
            value += part;
            places = 1;
            plain = false;
            end += c.len_utf8();
        }
        self.push(Kind::Number, end);
        let places = places.min(12) as u8;
        self.last(|a| (a.number, a.places, a.plain) = (value.min(1e300), places, plain));
    }

    /// End of a group of three digits behind a separator of thousands at `at`.
    fn group(&self, at: usize) -> Option<usize> {
        let separator = self.part[at..].chars().next()?;
        let from = at + separator.len_utf8();
        let end = from + self.digits_up_to(from, 4);
        if end - from != 3 {
            return None;
        }
        match separator {
            ',' | '\u{a0}' | '\u{2009}' | '\u{202f}' => Some(end),
            ' ' => {
                // "12 300 people", but neither "July 12 300 people" nor "5 300 and 12 18"
                let date = self.atoms.last().is_some_and(|a| {
                    a.kind == Kind::Number || matches!(a.sense, Some(Sense::Month(_) | Sense::Label))
                });
                // Three numbers in a row are columns of a table.
                let next = if self.byte(end) == b' ' { self.digits_up_to(end + 1, 4) } else { 0 };
                let column = next == 3 && self.byte(end + 4) == b' ' && self.byte(end + 5).is_ascii_digit();
                let tail = matches!(self.byte(end), b'-' | b'/' | b':' | b'.' if self.byte(end + 1).is_ascii_digit());
                (!date && !tail && !column && (next == 0 || next == 3)).then_some(end)
            }
            _ => None,
        }
    }

    /// End of the digits behind a decimal comma ("62,4 million"), where what follows leaves no doubt.
    fn decimal_comma(&self, at: usize) -> Option<usize> {
        if self.byte(at) != b',' {
            return None;
        }
        let end = self.digits(at + 1);
        let rest = self.part[end..].trim_start_matches([' ', '\u{a0}']);
        let sure =
            ["million", "billion", "%", "per cent", "percent", "km", "mio", "bn", "euro", "Euro", "EUR", "€"];
        let clear = (1..=2).contains(&(end - at - 1)) && sure.iter().any(|s| rest.starts_with(s));
        clear.then_some(end)
    }
}

/// Value of a fraction that is one character.
fn vulgar(c: char) -> Option<f64> {
    Some(match c {
        '½' => 0.5,
        '¼' => 0.25,
        '¾' => 0.75,
        '⅓' => 1.0 / 3.0,
        '⅔' => 2.0 / 3.0,
        '⅛' => 0.125,
        '⅜' => 0.375,
        '⅝' => 0.625,
        '⅞' => 0.875,
        '⅕' => 0.2,
        '⅖' => 0.4,
        '⅗' => 0.6,
        '⅘' => 0.8,
        '⅙' => 1.0 / 6.0,
        '⅚' => 5.0 / 6.0,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cut(text: &str) -> Vec<&str> {
        lex(text, Span::new(0, text.len())).iter().map(|a| a.span.of(text)).collect()
    }

    #[test]
    fn numbers_are_one_atom() {
        assert_eq!(cut("1,342 or 12 300, 62,4 million"), ["1,342", "or", "12 300", ",", "62,4", "million"]);
        assert_eq!(cut("on 12.11.2024 at 14.20"), ["on", "12.11.2024", "at", "14.20"]);
        assert_eq!(cut("1½–½ KSh8.9bn R3"), ["1½", "–", "½", "KSh", "8.9", "bn", "R3"]);
        assert_eq!(cut("July 12 300 came"), ["July", "12", "300", "came"]);
        assert_eq!(cut("24th m² 14:20"), ["24", "th", "m²", "14", ":", "20"]);
    }
}
