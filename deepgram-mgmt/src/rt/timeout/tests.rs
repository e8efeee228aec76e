use std::future;
use std::task::Waker;

use super::*;
use crate::rt::virtual_clock::VirtualClock;

const SECOND: Duration = Duration::from_secs(1);

fn seconds(idle: u32, attempt: u32) -> Limits {
    Limits {
        idle: SECOND * idle,
        attempt: SECOND * attempt,
        ..Limits::DEFAULT
    }
}

fn start<'r>(clock: &'r VirtualClock, limits: &Limits, total: Duration) -> Timer<'r> {
    let now = clock.now();
    let limits = Limits { total, ..*limits };
    Timer::start(clock, &limits, now, now.checked_add(total))
}

/// A limit of so many seconds that passed.
fn passed(timeout: Timeout, seconds: u32) -> Passed {
    Passed {
        timeout,
        limit: SECOND * seconds,
    }
}

/// One poll of a race against something that never comes.
fn poll(timer: &mut Timer<'_>) -> Poll<Result<(), Passed>> {
    let race = pin!(timer.race(future::pending()));
    race.poll(&mut Context::from_waker(Waker::noop()))
}

/// Something comes.
fn hear(timer: &mut Timer<'_>) {
    let race = pin!(timer.race(future::ready(())));
    let heard = race.poll(&mut Context::from_waker(Waker::noop()));
    assert_eq!(heard, Poll::Ready(Ok(())));
}

#[test]
fn the_limit_that_passes_first_is_named() {
    let rows = [
        (3, 5, 7, 3, Timeout::Idle),
        (5, 3, 7, 3, Timeout::Attempt),
        (7, 5, 3, 3, Timeout::Total),
        (3, 3, 5, 3, Timeout::Attempt),
        (3, 3, 3, 3, Timeout::Total),
    ];
    for (idle, attempt, total, passes, timeout) in rows {
        let clock = VirtualClock::new();
        let mut timer = start(&clock, &seconds(idle, attempt), SECOND * total);
        let almost = (SECOND * passes).saturating_sub(Duration::from_nanos(1));
        clock.pass(almost);
        assert_eq!(poll(&mut timer), Poll::Pending, "{timeout}");
        clock.pass(Duration::from_nanos(1));
        assert_eq!(poll(&mut timer), Poll::Ready(Err(passed(timeout, passes))));
    }
}

#[test]
fn what_comes_puts_off_the_idle_limit_alone_and_costs_no_timer() {
    let clock = VirtualClock::new();
    let mut timer = start(&clock, &seconds(3, 8), SECOND * 100);
    for _ in 0..2 {
        assert_eq!(poll(&mut timer), Poll::Pending);
        clock.pass(SECOND);
        hear(&mut timer);
    }
    assert_eq!(clock.sleeps(), [SECOND * 3]);
    // The sleep ends, and the idle limit is two seconds off.
    clock.pass(SECOND);
    assert_eq!(poll(&mut timer), Poll::Pending);
    assert_eq!(clock.sleeps(), [SECOND * 3, SECOND * 2]);
    clock.pass(SECOND);
    hear(&mut timer);
    clock.pass(SECOND * 2);
    hear(&mut timer);
    clock.pass(SECOND * 2);
    assert_eq!(
        poll(&mut timer),
        Poll::Ready(Err(passed(Timeout::Attempt, 8)))
    );
}

#[test]
fn a_body_that_leaves_puts_off_the_idle_limit() {
    let clock = VirtualClock::new();
    let sent: Arc<AtomicU64> = Arc::default();
    let limits = seconds(3, 8);
    let mut timer = start(&clock, &limits, SECOND * 100).watching(Some(Arc::clone(&sent)));
    for _ in 0..2 {
        sent.fetch_add(1, Ordering::Relaxed);
        clock.pass(SECOND * 3);
        assert_eq!(poll(&mut timer), Poll::Pending);
    }
    clock.pass(SECOND * 2);
    assert_eq!(
        poll(&mut timer),
        Poll::Ready(Err(passed(Timeout::Attempt, 8)))
    );
    let mut timer = start(&clock, &limits, SECOND * 100).watching(Some(sent));
    // What left before is seen once.
    clock.pass(SECOND * 3);
    assert_eq!(poll(&mut timer), Poll::Pending);
    clock.pass(SECOND * 3);
    assert_eq!(poll(&mut timer), Poll::Ready(Err(passed(Timeout::Idle, 3))));
}

#[test]
fn what_has_come_counts_though_its_limit_has_passed() {
    let clock = VirtualClock::new();
    let mut timer = start(&clock, &seconds(3, 8), SECOND * 100);
    clock.pass(SECOND * 5);
    hear(&mut timer);
    assert_eq!(clock.sleeps(), []);
    assert_eq!(
        timer.passed(),
        None,
        "of the idle limit no more is to be said"
    );
}

#[test]
fn what_always_comes_is_told_that_its_limit_has_passed() {
    let rows = [(8, 100, 8, Timeout::Attempt), (9, 8, 8, Timeout::Total)];
    for (attempt, total, passes, timeout) in rows {
        let clock = VirtualClock::new();
        let mut timer = start(&clock, &seconds(3, attempt), SECOND * total);
        for _ in 0..passes {
            assert_eq!(timer.passed(), None);
            clock.pass(SECOND);
            hear(&mut timer);
        }
        assert_eq!(timer.passed(), Some(passed(timeout, passes)));
    }
}

#[test]
fn limits_beyond_the_clock_are_none() {
    let clock = VirtualClock::new();
    let limits = Limits {
        idle: Duration::MAX,
        attempt: Duration::MAX,
        ..Limits::DEFAULT
    };
    let mut timer = start(&clock, &limits, Duration::MAX);
    hear(&mut timer);
    assert_eq!(poll(&mut timer), Poll::Pending);
    assert_eq!(clock.sleeps(), []);
}
