//! Generates the client of `greetings.yml` into `OUT_DIR`.

use std::process::ExitCode;

use codegen::build_script::BuildScript;

fn main() -> ExitCode {
    BuildScript::new("greetings.yml")
        .overlay("greetings.overlay.yml")
        .run()
}
