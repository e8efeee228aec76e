//! The client that was generated while this was built, on a real socket.

use std::io::{Read as _, Write as _};
use std::net::TcpListener;
use std::thread;

const ANSWER: &str = "{\"text\": \"hello\", \"language\": \"en\", \"mood\": 1}";

/// Answers one request, and returns its first line.
fn serve(listener: &TcpListener) -> String {
    let (mut stream, _) = listener.accept().unwrap();
    let mut request = Vec::new();
    while !request.windows(4).any(|end| end == b"\r\n\r\n") {
        let mut part = [0; 1024];
        let read = stream.read(&mut part).unwrap();
        assert_ne!(read, 0, "the request ended early");
        request.extend_from_slice(&part[..read]);
    }
    let head = format!(
        "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\
         connection: close\r\n\r\n",
        ANSWER.len()
    );
    stream.write_all(head.as_bytes()).unwrap();
    stream.write_all(ANSWER.as_bytes()).unwrap();
    let request = String::from_utf8(request).unwrap();
    request.lines().next().unwrap_or_default().to_owned()
}

#[tokio::test]
async fn an_operation_is_called() {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let url = format!("http://{}", listener.local_addr().unwrap());
    let server = thread::spawn(move || serve(&listener));
    let client = build_example::client(&url).unwrap();
    let greeting = client.greet("a b").await.unwrap();
    assert_eq!(greeting.text, "hello");
    assert_eq!(greeting.language.as_deref(), Some("en"));
    assert_eq!(greeting.extra.get("mood"), Some(&1.into()));
    assert_eq!(server.join().unwrap(), "GET /greetings/a%20b HTTP/1.1");
    assert_eq!(build_example::meta::TITLE, "Greetings");
}
