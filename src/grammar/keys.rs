//! The keys of a state's features, one for every template.

use std::ops::Deref;

use super::hash::{joint, key};

/// A list of keys. It is of fixed size: the templates are the same for all states, so that the compiler knows
/// every key's place.
#[derive(Clone, Copy, Debug)]
pub struct Keys {
    list: [u32; Keys::MOST],
    count: usize,
    template: u32,
}

impl Keys {
    /// For how many keys there is room; those beyond are dropped.
    pub const MOST: usize = 104;

    /// No keys; `template` is the number of the first one's template.
    #[inline(always)]
    pub fn from(template: u32) -> Self {
        Keys { list: [0; Keys::MOST], count: 0, template }
    }

    /// Adds the feature of the next template, made of several values.
    #[inline(always)]
    pub fn push<const N: usize>(&mut self, values: [u64; N]) {
        self.add(|template| joint(template, values));
    }

    /// Adds the feature of the next template, of one value.
    #[inline(always)]
    pub fn push_value(&mut self, value: u64) {
        self.add(|template| key(template, value));
    }

    #[inline(always)]
    fn add(&mut self, key: impl Fn(u32) -> u32) {
        debug_assert!(self.count < Keys::MOST);
        if let Some(place) = self.list.get_mut(self.count) {
            *place = key(self.template + self.count as u32);
            self.count += 1;
        }
    }
}

impl Deref for Keys {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.list.get(..self.count).unwrap_or(&self.list)
    }
}
