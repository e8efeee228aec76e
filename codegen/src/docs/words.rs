//! Which words look like code to clippy's `doc_markdown` and are better written as code.

/// Names that look like code to clippy's `doc_markdown` and are none; its own list.
const PROPER_NAMES: &[&str] = &[
    "AccessKit",
    "CoAP",
    "CoreFoundation",
    "CoreGraphics",
    "CoreText",
    "DevOps",
    "Direct2D",
    "Direct3D",
    "DirectWrite",
    "DirectX",
    "ECMAScript",
    "GPLv2",
    "GPLv3",
    "GitHub",
    "GitLab",
    "IPv4",
    "IPv6",
    "ClojureScript",
    "CoffeeScript",
    "JavaScript",
    "PostScript",
    "PureScript",
    "TypeScript",
    "PowerPC",
    "PowerShell",
    "WebAssembly",
    "NaN",
    "NaNs",
    "OAuth",
    "GraphQL",
    "OCaml",
    "OpenAL",
    "OpenDNS",
    "OpenGL",
    "OpenMP",
    "OpenSSH",
    "OpenSSL",
    "OpenStreetMap",
    "OpenTelemetry",
    "OpenType",
    "WebGL",
    "WebGL2",
    "WebGPU",
    "WebRTC",
    "WebSocket",
    "WebTransport",
    "WebP",
    "OpenExr",
    "YCbCr",
    "sRGB",
    "TensorFlow",
    "TrueType",
    "iOS",
    "macOS",
    "FreeBSD",
    "NetBSD",
    "OpenBSD",
    "NixOS",
    "TeX",
    "LaTeX",
    "BibTeX",
    "BibLaTeX",
    "MinGW",
    "CamelCase",
];

/// What clippy's `doc_markdown` asks to be a code span.
pub(super) fn looks_like_code(core: &str) -> bool {
    if core.contains(['`', '\\']) {
        return false;
    }
    is_address(core)
        || core
            .split(|symbol: char| !(symbol.is_alphanumeric() || matches!(symbol, '_' | ':')))
            .any(|part| is_path(part) || is_camel_case(part))
}

/// What parses as an address without its slashes too (the URL standard, "special scheme").
fn is_address(core: &str) -> bool {
    const SPECIAL: [&str; 6] = ["file", "ftp", "http", "https", "ws", "wss"];
    core.split_once(':').is_some_and(|(scheme, rest)| {
        let is_special = SPECIAL
            .iter()
            .any(|special| special.eq_ignore_ascii_case(scheme));
        is_special || rest.starts_with('/')
    })
}

fn is_path(part: &str) -> bool {
    part.trim_matches('_').contains('_') || part.trim_matches(':').contains("::")
}

fn is_camel_case(part: &str) -> bool {
    let stem = part.strip_suffix('s').unwrap_or(part);
    let count = |of: fn(char) -> bool| stem.chars().filter(|symbol| of(*symbol)).count();
    !PROPER_NAMES.contains(&part)
        && !stem.starts_with(|first: char| first.is_ascii_digit())
        && stem.chars().all(char::is_alphanumeric)
        && count(char::is_uppercase) > 1
        && count(char::is_lowercase) > 0
}

/// A link's text in quotes, in such as cannot be taken for those of code.
pub(super) fn typographic(text: &str) -> String {
    let quoted = [('"', ['“', '”']), ('\'', ['‘', '’'])];
    for (quote, [open, close]) in quoted {
        let within = text
            .trim()
            .strip_prefix(quote)
            .and_then(|rest| rest.strip_suffix(quote));
        if let Some(within) = within {
            return format!("{open}{within}{close}");
        }
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn code_is_told_from_prose() {
        let code = [
            "time_to_live",
            "KeyCreate",
            "std::fs",
            "OpenAPI",
            "a_b.c",
            "myOwnID",
        ];
        let prose = [
            "APIs",
            "IDs",
            "keys:write",
            "JavaScript",
            "word",
            "HTTP",
            "_",
            "4xx",
            "a-b",
        ];
        for word in code {
            assert!(looks_like_code(word), "{word}");
        }
        for word in prose {
            assert!(!looks_like_code(word), "{word}");
        }
    }
}
