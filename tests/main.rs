//! The tests that see the library from outside: one binary, a module for each subject.

mod cases {
    mod reading;
}
