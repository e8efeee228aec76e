use super::*;

const CLASSES: [Class; 3] = [Class::Safe, Class::Idempotent, Class::Once];

fn seconds(count: u64) -> Duration {
    Duration::from_secs(count)
}

fn first() -> State {
    State {
        attempts: 1,
        max_attempts: 3,
        backoff: seconds(1),
        retry_after: None,
        left: Some(seconds(100)),
    }
}

#[test]
fn every_status_and_class() {
    for class in CLASSES {
        for status in 100..=599 {
            let cause = Cause::of_status(StatusCode::from_u16(status).unwrap());
            let repeated = match (status, class) {
                (429, _) => true,
                (408 | 500 | 502 | 503 | 504, class) => class != Class::Once,
                _ => false,
            };
            let wanted = if repeated {
                Decision::Retry(seconds(1))
            } else {
                Decision::End(End::Settled)
            };
            assert_eq!(decide(class, cause, &first()), wanted, "{status} {class:?}");
        }
    }
}

#[test]
fn every_cause_without_a_status() {
    let rows = [
        (Cause::NotSent, [true, true, true]),
        (Cause::Ambiguous, [true, true, false]),
        (Cause::BodyCut, [true, false, false]),
        (Cause::Final, [false, false, false]),
    ];
    for (cause, repeated) in rows {
        assert_eq!(
            CLASSES.map(|class| may_repeat(class, cause)),
            repeated,
            "{cause:?}"
        );
    }
}

#[test]
fn waits_and_ends() {
    let rows = [
        (first(), Decision::Retry(seconds(1))),
        (
            State {
                retry_after: Some(seconds(60)),
                ..first()
            },
            Decision::Retry(seconds(60)),
        ),
        (
            State {
                retry_after: Some(Duration::from_millis(999)),
                ..first()
            },
            Decision::Retry(seconds(1)),
        ),
        (
            State {
                retry_after: Some(seconds(60) + Duration::from_nanos(1)),
                ..first()
            },
            Decision::End(End::LongWait(seconds(60) + Duration::from_nanos(1))),
        ),
        (
            State {
                left: Some(seconds(1)),
                ..first()
            },
            Decision::End(End::Deadline),
        ),
        (
            State {
                left: None,
                ..first()
            },
            Decision::Retry(seconds(1)),
        ),
        (
            State {
                attempts: 3,
                ..first()
            },
            Decision::End(End::Attempts),
        ),
        (
            State {
                max_attempts: 0,
                ..first()
            },
            Decision::End(End::Attempts),
        ),
    ];
    for (state, decision) in rows {
        assert_eq!(
            decide(Class::Safe, Cause::Refused, &state),
            decision,
            "{state:?}"
        );
    }
}

#[test]
fn backoff_doubles_up_to_its_cap_and_jitters_from_nothing() {
    let millis = Duration::from_millis;
    let rows = [
        (Cause::Ambiguous, 1, 1.0, millis(200)),
        (Cause::NotSent, 2, 1.0, millis(400)),
        (Cause::BodyCut, 3, 0.5, millis(400)),
        (Cause::Refused, 1, 1.0, seconds(1)),
        (Cause::Refused, 2, 0.25, millis(500)),
        (Cause::Refused, 5, 1.0, seconds(16)),
        (Cause::Refused, 6, 1.0, seconds(20)),
        (Cause::Ambiguous, 33, 1.0, seconds(20)),
        (Cause::Ambiguous, u32::MAX, 1.0, seconds(20)),
        (Cause::Ambiguous, 1, 0.0, Duration::ZERO),
        (Cause::Ambiguous, 1, -1.0, Duration::ZERO),
        (Cause::Ambiguous, 1, f64::INFINITY, millis(200)),
        (Cause::Ambiguous, 1, f64::NAN, millis(200)),
    ];
    for (cause, attempts, random, wait) in rows {
        assert_eq!(
            backoff(cause, attempts, random),
            wait,
            "{cause:?} {attempts} {random}"
        );
    }
}

#[test]
fn a_wait_that_is_not_made_is_said_with_its_numbers() {
    let note = |end: End| end.note(seconds(90)).unwrap_or_default();
    let long = note(End::LongWait(seconds(3600)));
    assert!(
        long.contains("asks to wait 3600 s, longer than the 60 s that a call waits"),
        "{long}"
    );
    let late = note(End::Deadline);
    assert!(
        late.contains("the total timeout of 90 s leaves no time"),
        "{late}"
    );
}
