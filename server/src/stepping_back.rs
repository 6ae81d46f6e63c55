//! Who goes first where processors are few.

#[cfg(target_os = "linux")]
use rustix::process::{getpid, getpriority_process, setpriority_process};

/// How far threads that serve connections step back behind the process's first one, as `nice` counts, and the last step.
#[cfg(target_os = "linux")]
const STEPS: i32 = 10;
#[cfg(target_os = "linux")]
const LAST: i32 = 19;

/// Lets whoever writes go first: said by each thread that serves connections, of itself. A group goes to the database and back
/// many times while everybody else's turn waits for it; where each time it queues behind those who read requests, places are
/// given out more slowly. A thread begins with the priority of whoever starts it, and anybody may lower their own.
pub fn step_back() {
    // Elsewhere it would be the whole process that steps back. Where it is refused everybody goes at one pace.
    #[cfg(target_os = "linux")]
    if let Ok(first) = getpriority_process(Some(getpid())) {
        let _ = setpriority_process(None, (first + STEPS).min(LAST));
    }
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;

    fn priority() -> i32 {
        getpriority_process(None).expect("its own")
    }

    #[test]
    fn a_thread_steps_back_alone_and_only_once() {
        let first = getpriority_process(Some(getpid())).expect("the first thread's");
        let began_with = priority();
        let stepped = std::thread::spawn(|| {
            step_back();
            step_back();
            priority()
        });
        assert_eq!(stepped.join().expect("no panic"), (first + STEPS).min(LAST));
        assert_eq!(priority(), began_with);
    }
}
