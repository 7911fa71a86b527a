import Editions
import Papers
import Testing

@Suite struct EditionIDTests {
    @Test(arguments: ["ada/2025-12-01", "ada/2025-12-01/2", "a-1/2000-02-29/17"])
    func survivesTheRoundTrip(text: String) throws {
        #expect(try #require(EditionID(text)).description == text)
    }

    @Test(arguments: [
        "", "ada", "ada/2025-13-01", "/2025-12-01", "ada/2025-12-01/0", "ada/2025-12-01/x", "a/2025-12-01/2/3",
    ])
    func refusesOtherText(text: String) {
        #expect(EditionID(text) == nil)
    }

    @Test func ordersByDayThenSubscriberThenGeneration() throws {
        let texts = ["zed/2025-11-30", "ada/2025-12-01", "ada/2025-12-01/2", "bob/2025-12-01"]
        #expect(try texts.shuffled().map { try #require(EditionID($0)) }.sorted().map(\.description) == texts)
    }
}
