//! Thousands of orders of the threads, drawn by chance, for each thing that the server's threads share.

use kehou_interleavings as interleavings;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Orders for each.
const ORDERS: usize = 3_000;

fn breaks(scenario: fn()) -> bool {
    catch_unwind(AssertUnwindSafe(|| shuttle::check_random(scenario, ORDERS))).is_err()
}

#[test]
fn every_place_in_the_queue_is_given_back() {
    shuttle::check_random(interleavings::every_place_is_given_back, ORDERS);
}

#[test]
fn a_slow_desk_lets_in_one_at_a_time() {
    shuttle::check_random(interleavings::one_at_a_time_at_a_slow_desk, ORDERS);
}

#[test]
fn a_change_is_never_hidden_by_what_is_remembered() {
    shuttle::check_random(interleavings::a_change_is_never_hidden, ORDERS);
    let late = interleavings::a_change_is_never_hidden_from_whoever_looks_late;
    assert!(breaks(late), "whoever looks too late keeps what was changed, and that is seen");
}

#[test]
fn whoever_follows_the_numbers_misses_nothing() {
    shuttle::check_random(interleavings::followers_miss_nothing, ORDERS);
    let apart = interleavings::followers_who_count_apart;
    assert!(breaks(apart), "whoever counts apart misses something, and that is seen");
}
