//! Where or from what it comes.

use super::{Kind, place};
use crate::claim::Slot;

pub(super) const KIND: Kind = Kind {
    id: "origin",
    explanation: "Two sources let the same person, body or thing come from different places: where it was born, founded, \
                  discovered or first made.",
    slots: &[Slot::Origin],
    threshold: 1.0,
    odds: 0.0,
    tune: |_, _| 0.0,
    judge: place::judge,
};
