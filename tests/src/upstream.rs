//! The bundled description as its publisher may publish it next: edited as text, so that lines,
//! comments and order stay as they are.

use std::fs;

use codegen::document::Document;
use libtest_mimic::Failed;
use xtask::Workspace;

/// Replaces each text by another; each must stand in the description exactly once.
pub fn edited(edits: &[(&str, &str)]) -> Result<Document, Failed> {
    let path = Workspace::find().spec();
    let mut text = fs::read_to_string(&path)?;
    for (old, new) in edits {
        let count = text.matches(old).count();
        if count != 1 {
            return Err(format!("the description holds {count} times, not once:\n{old}").into());
        }
        text = text.replacen(old, new, 1);
    }
    Ok(Document {
        name: "next.yml".to_owned(),
        bytes: text.into_bytes(),
    })
}

/// The description with one operation more, which brings three schemas of its own.
pub fn with_an_operation() -> Result<Document, Failed> {
    let (path, schemas) = ADDED;
    edited(&[
        ("\ncomponents:\n", &format!("{path}components:\n")),
        ("\n    Error:\n", &format!("{schemas}    Error:\n")),
    ])
}

/// What stands below `paths`, and what below `components.schemas`.
const ADDED: (&str, &str) = (
    "
  /v1/projects/{project_id}/notes:
    post:
      operationId: createProjectNote
      summary: Create a project note
      description: Keeps a note beside a project.
      tags:
        - Projects
      parameters:
        - $ref: '#/components/parameters/project_id'
        - name: pinned
          in: query
          description: Whether the note comes first.
          schema:
            type: boolean
      requestBody:
        required: true
        content:
          application/json:
            schema:
              $ref: '#/components/schemas/NoteCreate'
      responses:
        '200':
          description: The note
          content:
            application/json:
              schema:
                $ref: '#/components/schemas/Note'
",
    "
    Note:
      type: object
      description: A note that is kept.
      properties:
        note_id:
          type: string
          description: Unique identifier of the note.
        created:
          type: string
          format: date-time
          description: When the note was made.
        colour:
          $ref: '#/components/schemas/NoteColour'
    NoteColour:
      type: string
      enum: [yellow, pink]
      description: What a note is written on.
    NoteCreate:
      type: object
      description: The note to keep.
      required: [text]
      properties:
        text:
          type: string
          description: What to keep.
        colour:
          $ref: '#/components/schemas/NoteColour'
",
);
