//! How far an analysis can be relied on: whether the text is English at all.

use super::word::Word;
use crate::analysis::{Tag, Token};

const CLOSED: u32 = 1 << Tag::Adp as u32
    | 1 << Tag::Aux as u32
    | 1 << Tag::Cconj as u32
    | 1 << Tag::Det as u32
    | 1 << Tag::Part as u32
    | 1 << Tag::Pron as u32
    | 1 << Tag::Sconj as u32;

/// 0 to 1: the share of words known from training, unknown names and numbers counting little, lowered where
/// a text of some length has hardly any function word.
pub fn confidence(words: &[Word], tokens: &[Token]) -> f32 {
    let (mut known, mut unknown, mut closed, mut count) = (0u32, 0u32, 0u32, 0u32);
    for (word, _) in words.iter().zip(tokens).filter(|(w, t)| w.wordlike && t.tag != Tag::Num) {
        count += 1;
        if word.tags == 0 {
            unknown += if word.capital { 1 } else { 4 };
        } else {
            known += 4;
            // Words such as "de" are known as parts of names.
            closed += u32::from(word.tags & CLOSED != 0 && word.tags & (1 << Tag::Propn as u32) == 0);
        }
    }
    if count == 0 {
        return 0.0;
    }
    let share = known as f32 / (known + unknown).max(1) as f32;
    let wanted = count as f32 / 8.0;
    let functional = if count < 8 { 1.0 } else { (closed as f32 / wanted).min(1.0) };
    share * share * functional
}
