//! Small schemas put together at random from what can hold a schema: whatever refers to whatever, the
//! run ends, within its stack, with output or with faults of the document.

use std::sync::mpsc;
use std::thread;
use std::time::Duration;

use codegen::code::Code;
use codegen::document::Document;
use codegen::{Input, generate};
use serde_json::{Map, Value, json};

/// How many documents are tried.
const DOCUMENTS: u64 = 600;

/// How many components each has.
const COMPONENTS: u64 = 4;

/// How many schemas stand one in the other at most.
const LEVELS: u32 = 3;

/// What one document may take: a hundred times what the slowest does.
const PATIENCE: Duration = Duration::from_secs(60);

/// Numbers that look like chance and are always the same (`SplitMix64`).
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % bound
    }

    fn reference(&mut self) -> Value {
        json!({"$ref": format!("#/components/schemas/S{}", self.below(COMPONENTS))})
    }

    fn schema(&mut self, level: u32) -> Value {
        if level == LEVELS {
            return match self.below(3) {
                0 => self.leaf(),
                _ => self.reference(),
            };
        }
        let mut schema = Map::new();
        match self.below(8) {
            0 => return self.leaf(),
            1 => return self.reference(),
            2 => return json!({"type": "array", "items": self.schema(level + 1)}),
            3 => {
                let values = self.schema(level + 1);
                return json!({"type": "object", "additionalProperties": values});
            }
            4 => {
                schema.insert("type".to_owned(), json!("object"));
            }
            choice => {
                let keyword = match choice {
                    5 => "allOf",
                    6 => "oneOf",
                    _ => "anyOf",
                };
                let members = 1 + self.below(3);
                let members = (0..members).map(|_| self.schema(level + 1)).collect();
                schema.insert(keyword.to_owned(), Value::Array(members));
            }
        }
        if self.below(3) == 0 {
            let names = ["a", "b"]
                .into_iter()
                .take(1 + usize::from(self.below(2) == 0));
            let properties: Map<_, _> = names
                .map(|name| (name.to_owned(), self.schema(level + 1)))
                .collect();
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        Value::Object(schema)
    }

    fn leaf(&mut self) -> Value {
        match self.below(6) {
            0 => json!(true),
            1 => json!(false),
            2 => json!({"type": "null"}),
            3 => json!({"type": "string"}),
            4 => json!({"type": ["integer", "null"]}),
            _ => json!({}),
        }
    }
}

fn document(seed: u64) -> Value {
    let mut chance = Chance(seed);
    let schemas: Map<_, _> = (0..COMPONENTS)
        .map(|index| (format!("S{index}"), chance.schema(0)))
        .collect();
    let content = json!({
        "multipart/form-data": {"schema": chance.reference()},
        "application/x-www-form-urlencoded": {"schema": chance.reference()},
    });
    let answer = json!({"application/json": {"schema": chance.schema(1)}});
    json!({
        "openapi": "3.1.0",
        "info": {"title": "Chance", "version": "1"},
        "servers": [{"url": "https://api.example.com"}],
        "paths": {"/things": {"post": {
            "operationId": "put",
            "requestBody": {"content": content},
            "responses": {"200": {"description": "Done.", "content": answer}},
        }}},
        "components": {"schemas": schemas},
    })
}

/// The bugs of the generator that a document shows.
fn bugs(document: &Value) -> Vec<String> {
    let description = Document {
        name: "openapi.json".to_owned(),
        bytes: document.to_string().into_bytes(),
    };
    let input = Input {
        description,
        overlays: Vec::new(),
    };
    let Err(failure) = generate(input) else {
        return Vec::new();
    };
    let bugs = failure.report().iter();
    let bugs = bugs.filter(|diagnostic| diagnostic.code == Code::Internal);
    bugs.map(|diagnostic| diagnostic.message.clone()).collect()
}

#[test]
fn whatever_refers_to_whatever_the_run_ends() {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for seed in 0..DOCUMENTS {
            let document = document(seed);
            let found = bugs(&document);
            if sender.send((document, found)).is_err() {
                return;
            }
        }
    });
    for seed in 0..DOCUMENTS {
        let Ok((document, bugs)) = receiver.recv_timeout(PATIENCE) else {
            panic!("the run does not end on {}", document(seed));
        };
        assert_eq!(bugs, [] as [String; 0], "{document}");
    }
}
