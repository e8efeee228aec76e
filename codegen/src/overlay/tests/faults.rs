//! What is reported of overlay documents and of what their actions did.

use serde_json::json;

use super::{applied, codes, overlay, with_actions};
use crate::document::Sources;

#[test]
fn counts_what_actions_meet_and_change() {
    let table = [
        ("{target: '$.*', update: {x: 1}}", 3, 2, &[][..]),
        (
            "{target: '$.none'}",
            0,
            0,
            &["overlay-no-match /actions/0/target"],
        ),
        (
            "{target: '$.none', remove: true}",
            0,
            0,
            &["overlay-no-match /actions/0/target"],
        ),
        (
            "{target: '$.none', copy: $.alsoNone}",
            0,
            0,
            &["overlay-no-match /actions/0/target"],
        ),
        (
            "{target: '$.a', update: {x: 1}}",
            1,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
        (
            "{target: '$.*', update: {}}",
            3,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
        (
            "{target: '$.a'}",
            1,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
        (
            "{target: '$.a', remove: false}",
            1,
            0,
            &["overlay-no-change /actions/0/target"],
        ),
    ];
    for (action, matches, changes, faults) in table {
        let value = json!({"a": {"x": 1}, "b": {"x": 2}, "c": {}});
        let (_, applied, codes) = applied("1.1.0", action, value);
        assert_eq!(
            (applied[0].matches, applied[0].changes),
            (matches, changes),
            "{action}"
        );
        assert_eq!(codes, faults, "{action}");
    }
}

#[test]
fn refuses_what_the_standard_calls_an_error() {
    let table = [
        ("1.1.0", "{target: $, update: 1}", "/actions/0/update"),
        ("1.1.0", "{target: $.p, update: {}}", "/actions/0/update"),
        ("1.1.0", "{target: $.p, update: []}", "/actions/0/update"),
        (
            "1.1.0",
            "{target: $, update: {o: {i: [1]}}}",
            "/actions/0/update/o/i",
        ),
        (
            "1.1.0",
            "{target: $, update: {'/a~': 1}}",
            "/actions/0/update/~1a~0",
        ),
        (
            "1.1.0",
            "{target: $, update: {o: null}}",
            "/actions/0/update/o",
        ),
        ("1.1.0", "{target: '$.*', update: {}}", "/actions/0/update"),
        ("1.0.0", "{target: $.p, update: 2}", "/actions/0/update"),
        ("1.1.0", "{target: $.o, copy: '$.l[*]'}", "/actions/0/copy"),
        ("1.1.0", "{target: $.o, copy: $.none}", "/actions/0/copy"),
        ("1.1.0", "{target: $.o, copy: $.l}", "/actions/0/copy"),
        ("1.1.0", "{target: $, remove: true}", "/actions/0/target"),
    ];
    for (version, action, pointer) in table {
        let value = json!({"p": 1, "o": {"i": 1}, "l": [1, 2], "/a~": {}});
        let (_, _, codes) = applied(version, action, value);
        assert_eq!(codes, [format!("overlay-invalid {pointer}")], "{action}");
    }
}

#[test]
fn reports_every_departure_of_a_document() {
    let table: [(&str, &[&str]); 12] = [
        ("[]", &["overlay-invalid "]),
        ("{}", &["overlay-invalid "; 3]),
        (
            "{overlay: 1.0.0, info: {title: t, version: v}, actions: [], a: 1, x-b: 2}",
            &["overlay-invalid key /a", "overlay-invalid /actions"],
        ),
        (
            "{overlay: 1.2.0, info: 1, actions: 2}",
            &[
                "overlay-invalid /info",
                "overlay-invalid /actions",
                "overlay-invalid /overlay",
            ],
        ),
        (
            "{overlay: 1.1.x, info: {title: 1, x: 2}, actions: [{target: $}]}",
            &[
                "overlay-invalid /overlay",
                "overlay-invalid /info/title",
                "overlay-invalid /info",
                "overlay-invalid key /info/x",
            ],
        ),
        (
            "{overlay: 1.0.0, info: {title: t, version: v, description: d}, actions: [{target: $, copy: $.a}]}",
            &[
                "overlay-invalid key /info/description",
                "overlay-invalid key /actions/0/copy",
            ],
        ),
        (
            &with_actions("1.1.0", "1, {}"),
            &["overlay-invalid /actions/0", "overlay-invalid /actions/1"],
        ),
        (
            &with_actions("1.1.0", "{target: 1, remove: maybe, description: 2}"),
            &[
                "overlay-invalid /actions/0/target",
                "overlay-invalid /actions/0/description",
                "overlay-invalid /actions/0/remove",
            ],
        ),
        (
            &with_actions("1.1.0", "{target: info, copy: '$['}, {target: '$.a.b-c'}"),
            &[
                "overlay-target /actions/0/target",
                "overlay-target /actions/0/copy",
                "overlay-target /actions/1/target",
            ],
        ),
        (
            &with_actions("1.1.0", "{target: $, update: 1, copy: $.a}"),
            &["overlay-invalid /actions/0"],
        ),
        (
            &with_actions("1.1.0", "{target: $, update: 1}, {update: 1, target: $}"),
            &["overlay-invalid /actions/1"],
        ),
        (
            &with_actions(
                "1.1.0",
                &format!(
                    "{{target: '$[?{}@.a{}]'}}",
                    "(".repeat(100_000),
                    ")".repeat(100_000)
                ),
            ),
            &["overlay-target /actions/0/target"],
        ),
    ];
    for (text, expected) in table {
        let (overlay, report) = overlay(text, &mut Sources::default());
        let shown: String = text.chars().take(100).collect();
        assert!(overlay.is_none(), "{shown}");
        assert_eq!(codes(&report), expected, "{shown}");
    }
}

#[test]
fn a_whole_operation_is_added_once() {
    const WHOLE: &str = "{operationId: x, responses: {}}";
    let table = [
        (
            format!("{{target: $, update: {{paths: {{/a: {{get: {WHOLE}}}}}}}}}"),
            "/paths/~1a/get",
        ),
        (
            format!("{{target: $.paths, update: {{/a: {{get: {WHOLE}}}}}}}"),
            "/~1a/get",
        ),
        (
            format!("{{target: $.paths.*, update: {{get: {WHOLE}, put: {WHOLE}}}}}"),
            "/get",
        ),
        (format!("{{target: $.paths.*.get, update: {WHOLE}}}"), ""),
        // Elsewhere, not there yet, or a part alone.
        (
            format!("{{target: $, update: {{webhooks: {{/a: {{get: {WHOLE}}}}}}}}}"),
            "none",
        ),
        (
            format!("{{target: $.paths, update: {{/a: {{put: {WHOLE}}}, /b: {{get: {WHOLE}}}}}}}"),
            "none",
        ),
        (
            "{target: $.paths.*.get, update: {operationId: x}}".to_owned(),
            "none",
        ),
        (
            "{target: $.paths.*.get, update: {responses: {'200': {}}}}".to_owned(),
            "none",
        ),
    ];
    for (action, place) in table {
        let value = json!({"paths": {"/a": {"get": {"operationId": "y", "responses": {}}}}});
        let (_, applied, codes) = applied("1.0.0", &action, value);
        // The engine merges all the same, as the standard says.
        assert_eq!(applied[0].changes, 1, "{action}");
        let wanted: Vec<_> = [place]
            .into_iter()
            .filter(|place| *place != "none")
            .map(|place| format!("duplicate-operation key /actions/0/update{place}"))
            .collect();
        assert_eq!(codes, wanted, "{action}");
    }
}
