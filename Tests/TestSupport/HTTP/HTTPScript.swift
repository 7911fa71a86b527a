/// What the server of a test does with one request: raw bytes, pauses and breaks, so that every fault can be played.
public struct HTTPScript: Sendable {
    /// One thing after another.
    public enum Step: Sendable {
        /// These bytes as they are.
        case send([UInt8])
        /// These bytes again and again, with this pause between, as long as the client takes them.
        case sendEndlessly([UInt8], every: Duration)
        /// Nothing for a while.
        case pause(Duration)
        /// Nothing more, until the client hangs up.
        case hang
        /// The connection ends in order.
        case close
        /// The connection ends with a TCP reset.
        case reset
    }

    /// In order. At their end the connection waits for the next request.
    public var steps: [Step]

    /// A script of these steps.
    public init(_ steps: [Step]) {
        self.steps = steps
    }

    /// These characters as they are, then these steps.
    public static func raw(_ text: String, _ then: Step...) -> HTTPScript {
        HTTPScript([.send(Array(text.utf8))] + then)
    }

    /// A whole response with its Content-Length.
    public static func response(
        _ status: Int = 200, _ headers: KeyValuePairs<String, String> = [:], body: [UInt8] = []
    ) -> HTTPScript {
        var head = "HTTP/1.1 \(status) \(status < 300 ? "OK" : "Other")\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if status != 304 { head += "Content-Length: \(body.count)\r\n" }
        return HTTPScript([.send(Array("\(head)\r\n".utf8) + body)])
    }

    /// A whole response with a text as its body.
    public static func response(
        _ status: Int, _ headers: KeyValuePairs<String, String>, _ text: String
    ) -> HTTPScript {
        response(status, headers, body: Array(text.utf8))
    }

    /// A whole response with a text as its body and no other header.
    public static func response(_ status: Int, _ text: String) -> HTTPScript {
        response(status, body: Array(text.utf8))
    }

    /// A redirect to this `Location`.
    public static func redirect(_ status: Int = 302, to location: String) -> HTTPScript {
        response(status, ["Location": location], "moved")
    }
}
