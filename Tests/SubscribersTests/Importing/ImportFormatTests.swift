import Subscribers
import Testing

@Suite struct ImportFormatTests {
    static let cases: [(String, String, ImportFormat)] = [
        ("a", #"{"email":"ada@example.org"}"#, .jsonLines),
        ("a", "\u{FEFF}\n{\"email\":\"ada@example.org\"}\n{", .jsonLines),
        ("a", "uuid,email,name,attributes,status,created_at,updated_at\n", .listmonk),
        ("a", "email,name,attributes\n", .listmonk),
        ("a.txt", "Name;E-Mail\nAda;ada@example.org\n", .csv),
        ("a", "# my alerts\nZOTERO_ID=1\nRECEIVER=ada@example.org\n", .zoteroArxivDaily),
        ("a", "zotero:\n  user_id: 1\nemail:\n  receiver: x\n", .zoteroArxivDaily),
        ("a", "jobs:\n  x:\n    steps:\n      - env:\n          ARXIV_QUERY: cs.AI\n", .zoteroArxivDaily),
        ("a", "topic: \"Computer Science\"\ninterest: |\n  robots\n", .arxivDigest),
        ("alerts.txt", "\"diffusion model\"\n", .terms),
        ("a.tsv", "mail\tname\n", .csv),
    ]

    @Test(arguments: cases)
    func isRecognised(name: String, text: String, format: ImportFormat) throws {
        #expect(try ImportFormat.sniffed(Array(text.utf8), name: name) == format)
    }

    @Test(arguments: [
        ("", "there is nothing in it"),
        ("{\n  \"version\": 1,\n  \"subscribers\": []\n}\n", "this is a whole subscribers.json, which needs no import"),
        ("[{\"email\":\"a@example.org\"}]", "this is a JSON list; write one object a line"),
        ("hello\n", "the format is not recognised; name it: --format jsonl|csv|listmonk|terms|"),
    ])
    func whatFitsNothingIsToldWhatToDo(text: String, words: String) {
        let errors = Import.errors { _ = try ImportFormat.sniffed(Array(text.utf8), name: "list") }
        #expect(errors.count == 1 && errors[0].contains(words), "\(errors)")
    }
}
