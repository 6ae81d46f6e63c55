//! By what threads share memory: the standard library's. `interleavings/` compiles what uses it with others of the same
//! names, under which every order of the threads can be tried.

pub(crate) use std::sync::{
    Mutex, MutexGuard,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};
