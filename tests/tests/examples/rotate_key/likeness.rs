//! A new key that is another than was asked for: the old one is not deleted.

use chrono::{SecondsFormat, TimeDelta, Utc};
use tests::http::Answer;

use super::{
    CREATE, DATES, DELETE, LIST, OLD, OTHER, OWN, Rotated, SCOPES, TAGS, VERIFY, before, created,
    created_with, deleted, list, own, verified, verified_with,
};

/// Both keys are kept, the new one handed over, and what differs is said.
fn assert_unlike(answers: [Answer; 3], difference: &str) {
    let [listed, created, verified] = answers;
    let rotated = Rotated::with([listed, own("other"), created, verified]);
    let said = [
        "error: the new key is not as asked for: ",
        difference,
        "\nnow: the old key `old`, and the new key `new`, unlike it, its secret in `FILE`",
        "\nnext: if the new key will do as it is, delete `old`, else delete `new`",
    ];
    rotated.assert(4, &said, &[LIST, OWN, CREATE, VERIFY]);
    rotated.assert_kept();
}

fn assert_like(answers: [Answer; 3]) {
    let [listed, created, verified] = answers;
    let rotated = Rotated::with([listed, own("other"), created, verified, deleted()]);
    rotated.assert(0, &["deleted: `old`"], &[LIST, OWN, CREATE, VERIFY, DELETE]);
}

#[test]
fn it_may_do_less() {
    let less = r#""scopes": ["usage:read"]"#;
    let asked = "not `keys:read usage:read`";
    let granted = created_with(&format!("{less}, {TAGS}, {DATES}"));
    let said = format!("scopes are `usage:read` where it was created, {asked}");
    assert_unlike([before(), granted, verified()], &said);
    let said = format!("scopes are `usage:read` in its token details, {asked}");
    assert_unlike([before(), created(), verified_with(less)], &said);
    let silent = || created_with(&format!("{TAGS}, {DATES}"));
    let untold = || verified_with(r#""scopes": []"#);
    let said = format!("scopes are not told, {asked}");
    assert_unlike([before(), silent(), untold()], &said);
    // One of both is enough.
    assert_like([before(), silent(), verified()]);
    assert_like([before(), created(), untold()]);
}

/// A role stands for scopes that the service may name beside it, and for no other role.
#[test]
fn it_may_do_more() {
    let more = verified_with(r#""scopes": ["keys:read", "usage:read", "keys:write"]"#);
    let said = "scopes are `keys:read keys:write usage:read` in its token details";
    assert_unlike([before(), created(), more], said);
    let role = r#""scopes": ["member"]"#;
    let member = || {
        let old = OLD.replace(r#""scopes": ["usage:read", "keys:read"]"#, role);
        let granted = created_with(&format!("{role}, {TAGS}, {DATES}"));
        (list(&[OTHER, &old]), granted)
    };
    let (old, granted) = member();
    let all = verified_with(r#""scopes": ["member", "project:read"]"#);
    assert_like([old, granted, all]);
    let (old, granted) = member();
    let admin = verified_with(r#""scopes": ["member", "admin"]"#);
    assert_unlike([old, granted, admin], "scopes are `admin member`");
}

#[test]
fn it_may_have_other_tags() {
    for (tags, said) in [
        (r#""tags": []"#, "tags are none, not `pear`"),
        (r#""tags": ["fig"]"#, "tags are `fig`, not `pear`"),
    ] {
        let tagged = created_with(&format!("{SCOPES}, {tags}, {DATES}"));
        assert_unlike([before(), tagged, verified()], said);
    }
}

/// The instant so many minutes from now.
fn after(minutes: i64) -> String {
    let at = Utc::now() + TimeDelta::minutes(minutes);
    at.to_rfc3339_opts(SecondsFormat::Secs, true)
}

#[test]
fn it_may_expire_at_another_time() {
    let with = |dates: &str| created_with(&format!("{SCOPES}, {TAGS}, {dates}"));
    // Of an hour.
    let hour = || {
        let old = OLD.replace("2024-02-01T00:00:00Z", &after(-10));
        list(&[OTHER, &old.replace("2999-02-01T00:00:00Z", &after(50))])
    };
    let until = |minutes| with(&format!(r#""expiration_date": "{}""#, after(minutes)));
    assert_like([hour(), until(60), verified()]);
    for granted in [until(50), until(70)] {
        assert_unlike([hour(), granted, verified()], "not in 3600 seconds");
    }
    let later = r#""created": "2024-02-01T00:00:00Z", "expiration_date": "2024-02-01T01:00:01Z""#;
    assert_like([hour(), with(later), verified()]);
    let untold = with(r#""created": "2024-03-01T00:00:00Z""#);
    let said = "expiry is not told, not in 3600 seconds";
    assert_unlike([hour(), untold, verified()], said);
    let endless = || {
        let old = OLD.replace(r#", "expiration_date": "2999-02-01T00:00:00Z""#, "");
        list(&[OTHER, &old])
    };
    let said = "expiry is 2999-02-01T00:00:05Z, not never";
    assert_unlike([endless(), created(), verified()], said);
    assert_like([endless(), with(r#""expiration_date": null"#), verified()]);
}
