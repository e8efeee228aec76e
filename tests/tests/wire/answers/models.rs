//! Answers of the operations on models.

use super::{Shape, shape};

pub(super) const SHAPES: &[Shape] = &[
    shape(
        "listModels",
        "none",
        r#"{"stt": [], "tts": [], "languages": {}}"#,
    ),
    shape(
        "listModels",
        "both kinds, and the languages",
        r##"{
            "stt": [{
                "name": "general",
                "canonical_name": "orchard-general",
                "architecture": "orchard",
                "languages": ["de", "de-CH"],
                "version": "2026-01-02.3",
                "uuid": "c0ffee00-1234-4abc-8def-0123456789a1",
                "batch": true,
                "streaming": false,
                "formatted_output": true,
                "multilingual": false
            }],
            "tts": [{
                "name": "pomona",
                "canonical_name": "orchard-pomona-de",
                "architecture": "orchard",
                "languages": ["de"],
                "version": "1",
                "uuid": "c0ffee00-1234-4abc-8def-0123456789a2",
                "metadata": {
                    "accent": "Swiss",
                    "age": "Young adult",
                    "color": "#ABCDEF",
                    "display_name": "Pomona",
                    "image": "https://example.com/pomona.png",
                    "sample": "https://example.com/pomona.wav",
                    "tags": ["calm", "warm"],
                    "use_cases": ["stories"]
                }
            }],
            "languages": {"de": "German", "de-CH": "German (Switzerland)", "": ""}
        }"##,
    ),
    shape(
        "listModels",
        "nulls, fields left out, unknown fields",
        r##"{
            "stt": [{"name": "old", "tier": "base", "languages": []}, {}],
            "tts": [
                {"uuid": "u", "metadata": {"accent": "none", "color": "#fff", "image": "", "sample": "", "tags": [], "display_name": null, "mood": 0.5}},
                {"uuid": "v", "metadata": null},
                {"uuid": "w", "metadata": {}}
            ],
            "agent": [{"name": "talker"}]
        }"##,
    ).unknown(&["$.agent", "$.stt[0].tier", "$.tts[0].metadata.mood"]),
    shape(
        "getModel",
        "languages as a list",
        r#"{"name": "general", "uuid": "u", "languages": ["en"], "batch": true, "streaming": true}"#,
    ),
    shape(
        "getModel",
        "languages as a map",
        r#"{"name": "general", "uuid": "u", "languages": {"en": "English", "fr": "French"}}"#,
    ),
    shape(
        "getModel",
        "a voice, and an unknown field",
        r#"{"name": "pomona", "uuid": "u", "metadata": {"tags": ["calm"], "display_name": "Pomona"}, "price": {"usd": 0.03}}"#,
    ).unknown(&["$.price"]),
    shape(
        "getModel",
        "null for the languages",
        r#"{"uuid": "u", "languages": null}"#,
    ),
    shape(
        "listProjectModels",
        "a model of the project alone, null for a list, an unknown field",
        r#"{
            "stt": [{
                "name": "cider",
                "canonical_name": "orchard-cider",
                "architecture": "orchard",
                "languages": ["fr", "br"],
                "version": "2026-02-03.1",
                "uuid": "c0ffee00-1234-4abc-8def-0123456789a3",
                "batch": false,
                "streaming": true,
                "formatted_output": false,
                "multilingual": true,
                "public": false
            }],
            "tts": null,
            "languages": {"fr": "French", "br": "Breton"}
        }"#,
    ).unknown(&["$.stt[0].public"]),
    shape("listProjectModels", "none", r#"{"stt": [], "tts": []}"#),
    shape(
        "getProjectModel",
        "a model for text",
        r#"{"name": "cider", "uuid": "u", "languages": ["fr"], "batch": false, "multilingual": true}"#,
    ),
    shape(
        "getProjectModel",
        "a voice, and languages by their tags",
        r##"{
            "name": "pomona",
            "canonical_name": "orchard-pomona-fr",
            "architecture": "orchard",
            "languages": {"fr": "French"},
            "version": "2",
            "uuid": "u",
            "metadata": {"accent": "Norman", "color": "#123456", "image": "", "sample": "", "tags": []}
        }"##,
    ),
];
