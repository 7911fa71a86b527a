import Testing

@testable import Transfer

@Suite struct AllowedHostsTests {
    @Test(arguments: [
        ("localhost", "http://LOCALHOST:99/", true), ("localhost", "http://a.localhost/", false),
        ("Feeds.Lab.Test", "http://feeds.lab.test/", true), ("localhost:80", "http://localhost/", true),
        ("localhost:80", "https://localhost/", false), ("localhost:443", "https://localhost/", true),
        ("127.0.0.1", "http://127.1/", true), ("127.0.0.1", "http://localhost/", false),
        ("::1", "http://[0::1]/", true),
        ("[::1]:8080", "http://[::1]:8080/", true), ("[::1]:8080", "http://[::1]/", false),
        ("localhost.", "http://localhost/", true),
        ("localhost", "http://localhost./", true), ("bücher.example", "http://xn--bcher-kva.example/", true),
    ]) func holdsWhatStandsInTheURL(entry: String, url: String, holds: Bool) throws {
        let (hosts, address) = (try AllowedHosts([entry]), try WebAddress(url))
        #expect(hosts.contains(address) == holds)
    }

    @Test(arguments: [
        "", "http://localhost", "localhost/x", "a b", "a:b", "*", "10.0.0.0/8", "me@localhost", "a?b", "a#b",
    ])
    func refusesWhatIsNoHost(entry: String) {
        #expect(throws: AllowedHosts.Malformed(entry: entry)) { try AllowedHosts(["ok.test", entry]) }
    }
}
