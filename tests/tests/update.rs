//! The next description, as a maintainer gets it: what a run says and changes when an operation
//! came, and when the publisher corrected what an overlay of ours corrects.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use codegen::document::Document;
use codegen::message::Format;
use tempfile::TempDir;
use tests::upstream::{edited, with_an_operation};
use xtask::input::{Overlays, Selection};
use xtask::{Codegen, Exit, Mode, Outcome, Workspace, disk};

/// A client crate that stands as the bundled description gives it, and where the next one lies.
struct Update(TempDir);

impl Update {
    fn new() -> Self {
        let update = Self(tempfile::tempdir().unwrap());
        let outcome = update.codegen(None);
        assert_eq!(outcome.exit, Exit::Done, "{}", outcome.err);
        update
    }

    /// Regenerates from the next description and our overlays.
    fn run(&self, next: &Document) -> Outcome {
        let spec = self.0.path().join(&next.name);
        fs::write(&spec, &next.bytes).unwrap();
        self.codegen(Some(spec))
    }

    fn codegen(&self, spec: Option<PathBuf>) -> Outcome {
        let selection = Selection {
            spec,
            overlays: Overlays::Bundled,
        };
        let task = Codegen {
            selection,
            mode: Mode::Write,
            messages: Format::Human,
            out: Some(self.client()),
        };
        task.run(&Workspace::find())
    }

    fn client(&self) -> PathBuf {
        self.0.path().join("client")
    }

    fn files(&self) -> BTreeMap<String, String> {
        disk::survey(&self.client()).unwrap().files
    }
}

#[test]
fn an_operation_that_came_is_a_method_types_docs_and_a_row() {
    let update = Update::new();
    let before = update.files();
    let outcome = update.run(&with_an_operation().unwrap());
    assert_eq!(outcome.exit, Exit::Done, "{}", outcome.err);
    let said = "operations added: createProjectNote\ntypes added: Note, NoteColour, NoteCreate\n";
    assert!(outcome.out.starts_with(said), "{}", outcome.out);

    let after = update.files();
    let changed: BTreeSet<_> = after
        .iter()
        .filter(|(path, text)| before.get(*path) != Some(text))
        .map(|(path, _)| path.trim_start_matches("src/generated/"))
        .collect();
    let wanted = [
        "OPERATIONS.md",
        "meta.rs",
        "operations/mod.rs",
        "operations/projects.rs",
        "types/mod.rs",
        "types/note.rs",
        "types/note_colour.rs",
        "types/note_create.rs",
    ];
    assert_eq!(changed, BTreeSet::from(wanted));
    assert!(before.keys().all(|path| after.contains_key(path)));
    for (path, texts) in HOLDS {
        for text in *texts {
            assert!(after[*path].contains(text), "{path} holds no\n{text}");
            assert!(
                before
                    .get(*path)
                    .is_none_or(|before| !before.contains(text))
            );
        }
    }
}

/// What is new in each file.
const HOLDS: &[(&str, &[&str])] = &[
    (
        "OPERATIONS.md",
        &[
            "| `createProjectNote` | `create_project_note` | `POST /v1/projects/{project_id}/notes` | Projects | description |\n",
        ],
    ),
    (
        "src/generated/operations/mod.rs",
        &["    <projects::CreateProjectNote as rt::Operation>::DATA,\n"],
    ),
    (
        "src/generated/operations/projects.rs",
        &[
            "    /// Create a project note.\n    ///\n    /// Keeps a note beside a project.\n",
            "    pub fn create_project_note(\n        &self,\n        project_id: impl AsRef<str>,\n        body: types::NoteCreate,\n    ) -> Request<CreateProjectNote> {\n",
            "        /// Whether the note comes first.\n        pinned(pinned: bool) = query_value(\"pinned\", pinned),\n",
            "        answer: rt::Json<types::Note>,\n",
        ],
    ),
    (
        "src/generated/types/note_create.rs",
        &[
            "/// The note to keep.\n",
            "        /// What to keep.\n        pub text: String = required \"text\" new(text),\n",
        ],
    ),
    (
        "src/generated/types/note.rs",
        &[
            "        /// What a note is written on.\n",
            "        pub colour: Option<NoteColour> = optional \"colour\",\n",
        ],
    ),
];

#[test]
fn what_the_publisher_corrected_is_told_at_the_overlay() {
    let update = Update::new();
    let before = update.files();
    let outcome = update.run(&edited(CORRECTED).unwrap());
    assert_eq!((outcome.exit, outcome.out.as_str()), (Exit::Input, ""));
    assert_eq!(update.files(), before);

    let messages: Vec<_> = outcome.err.split_inclusive("\n\n").collect();
    assert_eq!(messages.len(), STALE.len() + 1, "{}", outcome.err);
    for ((message, overlay, text), shown) in STALE.iter().zip(messages) {
        let line = line_of(overlay, text);
        assert!(shown.starts_with(message), "{message}\n{shown}");
        let place = format!("{overlay}:{line}:");
        assert!(shown.contains(&place), "no {place} in\n{shown}");
    }
    assert!(
        outcome.err.contains("\n3 errors, 0 warnings\n"),
        "{}",
        outcome.err
    );
}

/// Three corrections of the publisher's: a parameter that never was is gone, dates are dates, and
/// an operation is there.
const CORRECTED: &[(&str, &str)] = &[
    (
        "        - name: cursor
          in: query
          description: >-
            Pagination cursor for retrieving the next page of results.
          schema:
            type: string
",
        "",
    ),
    (
        "          format: date-time
          description: >-
            Start of the usage period.
        end:
          type: string
          format: date-time
          description: >-
            End of the usage period.
",
        "          format: date
          description: >-
            Start of the usage period.
        end:
          type: string
          format: date
          description: >-
            End of the usage period.
",
    ),
    (
        "\ncomponents:\n",
        "
  /v1/auth/token:
    get:
      operationId: readToken
      responses:
        '200':
          description: What a token may do
components:
",
    ),
];

/// How each message begins, with the overlay and the text of the line that it points at.
const STALE: &[(&str, &str, &str)] = &[
    (
        "error[overlay-no-change]: the action changes nothing at any of the 2 nodes that it matches\n",
        "10-corrections.overlay.yml",
        "  - target: $.components.schemas.UsageSummary.properties['start','end']\n",
    ),
    (
        "error[overlay-no-match]: the target `$.paths['/v1/projects/{project_id}/requests'].get.parameters[",
        "10-corrections.overlay.yml",
        "[?@.name=='cursor']\n",
    ),
    (
        "error[duplicate-operation]: the action adds `GET /v1/auth/token`, which is there already\n",
        "20-management.overlay.yml",
        "        get:\n          operationId: getTokenDetails\n",
    ),
];

/// The line of an overlay in which `text` begins.
fn line_of(overlay: &str, text: &str) -> usize {
    let path = Workspace::find().overlays().join(overlay);
    let document = fs::read_to_string(path).unwrap();
    let found: Vec<_> = document.match_indices(text).collect();
    let [(start, _)] = found.as_slice() else {
        panic!("{overlay} holds {} times\n{text}", found.len());
    };
    document[..*start].matches('\n').count() + 1
}
