//! The tests that see the library from outside.

mod reading;
