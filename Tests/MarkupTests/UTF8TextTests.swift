import Markup
import TestSupport
import Testing

struct UTF8TextTests {
    struct Case: CustomTestStringConvertible, Sendable {
        var id: String
        var bytes: [UInt8]
        var charset: String?
        var declaration = UTF8Text.Declaration.xml
        var text: String
        var encoding: String
        var notes: [MarkupNote.Kind] = []

        var testDescription: String { id }
    }

    static let utf8 = TextEncoding.utf8
    static let cases: [Case] = [
        Case(id: "ASCII", bytes: ascii("<a/>"), text: "<a/>", encoding: "utf-8"),
        Case(id: "UTF-8", bytes: ascii("<a>é</a>"), text: "<a>é</a>", encoding: "utf-8"),
        Case(id: "nothing", bytes: [], text: "", encoding: "utf-8"),
        Case(id: "UTF-8 with a mark", bytes: [0xEF, 0xBB, 0xBF] + ascii("é"), text: "é", encoding: "utf-8"),
        Case(
            id: "a mark beats the transport", bytes: [0xEF, 0xBB, 0xBF] + ascii("é"), charset: "latin1", text: "é",
            encoding: "utf-8", notes: [.encodingIgnored(declared: "latin1", used: utf8)]),
        Case(
            id: "a mark before windows-1252", bytes: [0xEF, 0xBB, 0xBF] + ascii("caf\u{E9}", 0xE9), text: "café",
            encoding: "windows-1252"),
        Case(
            id: "UTF-16LE with a mark", bytes: [0xFF, 0xFE] + utf16("<é🪁>", big: false), text: "<é🪁>",
            encoding: "utf-16le"),
        Case(
            id: "UTF-16BE with a mark", bytes: [0xFE, 0xFF] + utf16("<é🪁>", big: true), text: "<é🪁>",
            encoding: "utf-16be"),
        Case(
            id: "UTF-16LE without a mark", bytes: utf16("<?xml?>é", big: false), text: "<?xml?>é", encoding: "utf-16le"),
        Case(
            id: "UTF-16BE without a mark", bytes: utf16("<?xml?>é", big: true), text: "<?xml?>é", encoding: "utf-16be"),
        Case(
            id: "UTF-16 that the transport calls UTF-8", bytes: utf16("<é>", big: false), charset: "utf-16",
            text: "<é>", encoding: "utf-16le"),
        Case(
            id: "UTF-16 cut and with a lone surrogate", bytes: utf16("<a", big: true) + [0xD8, 0, 0, 0x62, 0],
            text: "<a\u{FFFD}b\u{FFFD}", encoding: "utf-16be"),
        Case(
            id: "UTF-32", bytes: [0xFF, 0xFE, 0, 0, 0x3C, 0, 0, 0, 0x81, 0xFA, 1, 0, 0, 0xD8, 0, 0], text: "<🪁\u{FFFD}",
            encoding: "utf-32le"),
        Case(
            id: "the transport's word", bytes: ascii("caf\u{E9}", 0xE9), charset: " \"ISO-8859-1\" ", text: "café",
            encoding: "windows-1252"),
        Case(
            id: "the transport before the document", bytes: ascii("<?xml encoding='koi8-r'?>\u{E9}", 0xC9),
            charset: "windows-1251", text: "<?xml encoding='koi8-r'?>Й", encoding: "windows-1251"),
        Case(
            id: "the document's word", bytes: ascii("<?xml version='1.0' encoding = \"KOI8-R\" ?>\u{E9}", 0xCA),
            text: "<?xml version='1.0' encoding = \"KOI8-R\" ?>й", encoding: "koi8-r"),
        Case(
            id: "the document's word behind blank lines", bytes: ascii("\n\n<?xml encoding='koi8-r'?>\u{E9}", 0xCA),
            text: "\n\n<?xml encoding='koi8-r'?>й", encoding: "koi8-r"),
        Case(
            id: "latin1 that is UTF-8", bytes: ascii("<?xml encoding='utf-8'?>é"), charset: "iso-8859-1",
            text: "<?xml encoding='utf-8'?>é", encoding: "utf-8",
            notes: [.encodingIgnored(declared: "iso-8859-1", used: utf8)]),
        Case(
            id: "UTF-8 that is what the document says", bytes: ascii("<?xml encoding='koi8-r'?>\u{E9}", 0xCA),
            charset: "utf-8", text: "<?xml encoding='koi8-r'?>й", encoding: "koi8-r",
            notes: [.encodingIgnored(declared: "utf-8", used: TextEncoding(label: "koi8-r") ?? utf8)]),
        Case(
            id: "UTF-8 that is windows-1252", bytes: ascii("<?xml encoding='utf-8'?>it\u{E9}s", 0x92),
            text: "<?xml encoding='utf-8'?>it’s", encoding: "windows-1252",
            notes: [.encodingIgnored(declared: "utf-8", used: .windows1252)]),
        Case(
            id: "UTF-16 that is ASCII", bytes: ascii("<?xml encoding='UTF-16'?>é"), text: "<?xml encoding='UTF-16'?>é",
            encoding: "utf-8", notes: [.encodingIgnored(declared: "utf-16", used: utf8)]),
        Case(
            id: "an unknown label", bytes: ascii("é"), charset: "x-kites", text: "é", encoding: "utf-8",
            notes: [.encodingIgnored(declared: "x-kites", used: utf8)]),
        Case(
            id: "UTF-7", bytes: ascii("+ADw-script+AD4-"), charset: "utf-7", text: "+ADw-script+AD4-",
            encoding: "utf-8",
            notes: [.encodingIgnored(declared: "utf-7", used: utf8)]),
        Case(
            id: "windows-1252 by sniffing", bytes: [0x93] + ascii("x\u{E9} ", 0x94) + [0x80, 0x81], text: "“x” €",
            encoding: "windows-1252", notes: [.controlsRemoved]),
        Case(
            id: "a trace of other bytes", bytes: ascii("äöü") + [0xFF] + ascii("x"), charset: "utf-8",
            text: "äöü\u{FFFD}x", encoding: "utf-8", notes: [.invalidBytes]),
        Case(
            id: "cut within a character", bytes: ascii("<a>é") + [0xE2, 0x82], text: "<a>é\u{FFFD}", encoding: "utf-8",
            notes: [.invalidBytes]),
        Case(
            id: "ill-formed UTF-8",
            bytes: ascii("éüöäßéüöä ") + [0xC0, 0xAF, 0x2F, 0xED, 0xA0, 0x80, 0x2F, 0xF4, 0x90],
            text: "éüöäßéüöä \u{FFFD}\u{FFFD}/\u{FFFD}\u{FFFD}\u{FFFD}/\u{FFFD}\u{FFFD}", encoding: "utf-8",
            notes: [.invalidBytes]),
        Case(
            id: "controls", bytes: ascii("a\u{0}b\u{8}\u{B}c\tü\r\n\u{FFFF}d"), text: "ab c\tü\r\nd", encoding: "utf-8",
            notes: [.controlsRemoved]),
        Case(
            id: "controls that were windows-1252", bytes: ascii("it\u{92}s \u{81}"), text: "it’s ", encoding: "utf-8",
            notes: [.windows1252Controls, .controlsRemoved]),
        Case(
            id: "meta charset",
            bytes: ascii("<!-- <meta charset=koi8-r> --><META  CHARSET = windows-1251 >\u{E9}", 0xC9),
            declaration: .html, text: "<!-- <meta charset=koi8-r> --><META  CHARSET = windows-1251 >Й",
            encoding: "windows-1251"),
        Case(
            id: "meta http-equiv",
            bytes: ascii("<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">", nil) + [
                0x91, 0xFA,
            ],
            declaration: .html, text: "<meta http-equiv=Content-Type content=\"text/html; charset=shift_jis\">凧",
            encoding: "shift_jis"),
        Case(
            id: "meta utf-16", bytes: ascii("<meta charset=utf-16>é"), declaration: .html,
            text: "<meta charset=utf-16>é", encoding: "utf-8"),
        Case(
            id: "no declaration wanted", bytes: ascii("<?xml encoding='koi8-r'?>\u{E9}", 0xE9), declaration: .none,
            text: "<?xml encoding='koi8-r'?>é", encoding: "windows-1252"),
        Case(id: "GBK as gb2312", bytes: [0xB7, 0xE7, 0xF3, 0xDD], charset: "gb2312", text: "风筝", encoding: "gbk"),
        Case(
            id: "EUC-JP", bytes: [0xA4, 0xBF, 0xA4, 0xB3, 0x8F], charset: "euc-jp", text: "たこ\u{FFFD}",
            encoding: "euc-jp",
            notes: [.invalidBytes]),
        Case(
            id: "ISO-2022-JP", bytes: [0x1B, 0x24, 0x42, 0x24, 0x3F, 0x1B, 0x28, 0x42, 0x61], charset: "ISO-2022-JP",
            text: "たa", encoding: "iso-2022-jp"),
        Case(id: "EUC-KR", bytes: [0xBF, 0xAC], charset: "ks_c_5601-1987", text: "연", encoding: "euc-kr"),
        Case(id: "Big5", bytes: [0xAD, 0xB7], charset: "Big5", text: "風", encoding: "big5"),
        Case(
            id: "a code page of old", bytes: ascii("<?xml encoding='IBM850'?>") + [0x9B],
            text: "<?xml encoding='IBM850'?>ø",
            encoding: "ibm850"),
        Case(id: "a label misspelt", bytes: [0xE9], charset: "windows_1251", text: "й", encoding: "windows-1251"),
        Case(
            id: "EBCDIC",
            bytes: [
                0x4C, 0x6F, 0xA7, 0x94, 0x93, 0x40, 0x85, 0x95, 0x83, 0x96, 0x84, 0x89, 0x95, 0x87, 0x7E, 0x7F, 0x83,
                0x97,
                0xF5, 0xF0, 0xF0, 0x7F, 0x6F, 0x6E, 0x4A,
            ], text: "<?xml encoding=\"cp500\"?>[", encoding: "cp500"),
        Case(
            id: "windows-1253 with a hole", bytes: [0xE1, 0xD2, 0x81], charset: "windows-1253", text: "α\u{FFFD}",
            encoding: "windows-1253", notes: [.invalidBytes, .controlsRemoved]),
    ]

    /// UTF-8, in which one character (é) may stand for a byte that is none.
    static func ascii(_ text: String, _ byte: UInt8? = nil) -> [UInt8] {
        let encoded = Array(text.utf8)
        guard let byte else { return encoded }
        return Array(
            encoded.split(separator: [0xC3, 0xA9], omittingEmptySubsequences: false).joined(separator: [byte]))
    }

    static func utf16(_ text: String, big: Bool) -> [UInt8] {
        text.utf16.flatMap { unit in
            let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
            return big ? pair : pair.reversed()
        }
    }

    @Test(arguments: cases)
    func decodes(example: Case) {
        let decoded = UTF8Text(example.bytes, charset: example.charset, declaration: example.declaration)
        #expect(String(validating: decoded.bytes, as: UTF8.self) == example.text)
        #expect(decoded.encoding.name == example.encoding)
        #expect(decoded.notes.map(\.kind) == example.notes)
    }

    @Test func countsFaultsFromTheLineOfTheFirst() {
        let decoded = UTF8Text(Array("a\nb\u{1}\n\u{2}".utf8), declaration: .xml)
        #expect(decoded.notes == [MarkupNote(.controlsRemoved, line: 2, count: 2)])
    }

    @Test(
        arguments: [
            ("Latin1", "windows-1252"), ("us-ascii", "windows-1252"), (" UTF8\n", "utf-8"), ("x-sjis", "shift_jis"),
            ("iso-8859-9", "windows-1254"), ("unicode", "utf-16le"), ("x-user-defined", "windows-1252"), ("utf-7", nil),
            ("hz-gb-2312", nil), ("iso-2022-kr", nil), ("", nil), ("'utf-8'", "utf-8"), ("ISO_8859-15", "iso-8859-15"),
        ] as [(String, String?)])
    func knowsLabels(label: String, name: String?) {
        #expect(TextEncoding(label: label)?.name == name)
    }

    @Test func everyEncodingIsReadable() {
        let names = """
            ibm866 iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10
            iso-8859-13 iso-8859-14 iso-8859-15 iso-8859-16 koi8-r koi8-u macintosh windows-874 windows-1250 windows-1251
            windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 x-mac-cyrillic gbk gb18030 big5
            euc-jp iso-2022-jp shift_jis euc-kr
            """
        for name in names.split(whereSeparator: \.isWhitespace).map(String.init) {
            // A byte that is no UTF-8, so that the encoding is really used.
            let decoded = UTF8Text(Array("Kites".utf8) + [0xE1], charset: name, declaration: .none)
            #expect(decoded.encoding.name == name)
            #expect(String(decoding: decoded.bytes, as: UTF8.self).hasPrefix("Kites"))
        }
    }

    @Test func anyBytesBecomeValidText() {
        var random = SeededGenerator(seed: 8)
        let charsets = [
            nil, "utf-8", "utf-16", "gb18030", "euc-jp", "iso-2022-jp", "big5", "windows-1255", "shift_jis",
        ]
        for round in 0..<2000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                Bool.random(using: &random)
                    ? UInt8.random(in: 0...255, using: &random) : UInt8.random(in: 32...126, using: &random)
            }
            let decoded = UTF8Text(bytes, charset: charsets[round % charsets.count], declaration: .html)
            let text = String(validating: decoded.bytes, as: UTF8.self)
            #expect(text != nil)
            #expect(text?.unicodeScalars.contains { $0.value < 0x20 && !"\t\n\r".unicodeScalars.contains($0) } == false)
        }
    }
}
