import Papers
import Testing

@Suite struct PercentEncodingTests {
    @Test func segmentsKeepColonsAlone() {
        #expect(PercentEncoding.segment("doi:10.1000/(a b)é~") == "doi:10.1000%2F%28a%20b%29%C3%A9~")
    }

    @Test func theMarkStandsBeforeTwoDigits() {
        #expect(PercentEncoding.escaped("a/\n\u{7F}", keeping: "", mark: "~") == "a~2F~0A~7F")
    }
}
