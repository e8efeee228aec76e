//! Answers of the operations on projects.

use super::{Shape, no_content, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape("listProjects", "none", r#"{"projects": []}"#),
    shape("listProjects", "null for a list", r#"{"projects": null}"#),
    shape(
        "listProjects",
        "all fields",
        r#"{"projects": [
            {
                "project_id": "7d3c0a52-19f4-4d53-86b1-0f8f4f7a1c01",
                "name": "Orchard",
                "mip_opt_out": false,
                "allowed_providers": []
            },
            {
                "project_id": "7d3c0a52-19f4-4d53-86b1-0f8f4f7a1c02",
                "name": "Größe \u0000 \ud83c\udf50 \"quoted\"",
                "company": "Pear & Sons",
                "mip_opt_out": true,
                "allowed_providers": ["one", 2, {"name": "three"}, null]
            }
        ]}"#,
    ),
    shape(
        "listProjects",
        "null name, fields left out",
        r#"{"projects": [
            {"project_id": "7d3c0a52-19f4-4d53-86b1-0f8f4f7a1c03", "name": null},
            {"mip_opt_out": false},
            {}
        ]}"#,
    ),
    shape(
        "listProjects",
        "unknown fields",
        r#"{"projects": [
            {"project_id": "p", "region": {"name": "eu", "zones": [1, 2.5, null]}, "plan": null}
        ], "total": 18446744073709551615}"#,
    )
    .unknown(&["$.projects[0].plan", "$.projects[0].region", "$.total"]),
    shape(
        "getProject",
        "as documented",
        r#"{"project_id": "7d3c0a52-19f4-4d53-86b1-0f8f4f7a1c04", "name": "Orchard", "mip_opt_out": true}"#,
    ),
    shape(
        "getProject",
        "with a company and an unknown field",
        r#"{"project_id": "p", "name": "", "company": "Pear & Sons", "archived": false}"#,
    )
    .unknown(&["$.archived"]),
    shape("getProject", "empty", "{}"),
    shape(
        "updateProject",
        "a sentence",
        r#"{"message": "The project was changed."}"#,
    ),
    shape(
        "updateProject",
        "an unknown field",
        r#"{"message": "The project was changed.", "changed": ["name"]}"#,
    )
    .unknown(&["$.changed"]),
    shape(
        "deleteProject",
        "a sentence",
        r#"{"message": "The project is gone."}"#,
    ),
    no_content("deleteProject"),
    shape(
        "leaveProject",
        "a sentence",
        r#"{"message": "The orchard is left."}"#,
    ),
];
