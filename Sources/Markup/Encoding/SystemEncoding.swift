/// Encodings that the standard does not name but that XML documents do: code pages of old systems, EBCDIC among them.
enum SystemEncoding {
    /// The encoding with a label that the system knows, if its ASCII is ASCII. UTF-7, HZ and the like, which let markup
    /// hide from filters, are none of these.
    static func named(_ label: String) -> TextEncoding? {
        let refused = ["utf-7", "hz", "iso-2022", "csiso2022", "unicode-1-1-utf-7"]
        guard isName(label), !refused.contains(where: label.lowercased().hasPrefix) else { return nil }
        let names = [label, label.replacing("_", with: "-"), "cp" + label].map { $0.lowercased() }
        for name in names {
            if let encoding = TextEncoding(label: name) { return encoding }
            let encoding = TextEncoding(name: name)
            let ascii = [0x09, 0x0A, 0x0D] + Array(0x20...0x7E as ClosedRange<UInt8>)
            if let conversion = Iconv(ascii[...], encoding), conversion.result == ascii { return encoding }
        }
        return nil
    }

    /// The encoding of a document that begins with `<?xm` in EBCDIC (XML 1.0, Appendix F).
    static func ebcdic(_ bytes: [UInt8]) -> TextEncoding? {
        let common = TextEncoding(name: "ibm037")
        guard bytes.starts(with: [0x4C, 0x6F, 0xA7, 0x94]), let head = Iconv(bytes.prefix(256), common),
            let label = DeclaredCharset.inProlog(head.result[...]), isName(label)
        else { return nil }
        for name in [label, label.replacing("_", with: "-")] {
            let encoding = TextEncoding(name: name.lowercased())
            if let start = Iconv(bytes.prefix(4), encoding), start.result == Array("<?xm".utf8) { return encoding }
        }
        return common
    }

    private static func isName(_ label: String) -> Bool {
        label.utf8.count < 40 && label.utf8.allSatisfy { TagScanner.isName($0) && $0 < 0x80 }
    }
}
