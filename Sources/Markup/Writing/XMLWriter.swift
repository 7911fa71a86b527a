internal import CLibXML2

/// The handle of a libxml2 text writer and the buffer that it fills.
///
/// What it is given is clean already: the writer passes on controls, U+FFFE and a `]]>` in CDATA as they come.
final class XMLWriter {
    private let buffer: xmlBufferPtr
    private let writer: xmlTextWriterPtr

    init() throws(XMLWritingError) {
        guard LibXML.isReady, let buffer = xmlBufferCreate() else { throw .outOfMemory }
        guard let writer = xmlNewTextWriterMemory(buffer, 0) else {
            xmlBufferFree(buffer)
            throw .outOfMemory
        }
        self.buffer = buffer
        self.writer = writer
        try check(xmlTextWriterStartDocument(writer, "1.0", "UTF-8", nil), "declaration")
    }

    deinit {
        // In this order: freeing the writer flushes into the buffer, which it does not own.
        xmlFreeTextWriter(writer)
        xmlBufferFree(buffer)
    }

    func startElement(_ name: String) throws(XMLWritingError) {
        try check(xmlTextWriterStartElement(writer, name), "start of an element")
    }

    func attribute(_ name: String, _ value: String) throws(XMLWritingError) {
        try check(xmlTextWriterWriteAttribute(writer, name, value), "attribute")
    }

    func text(_ text: String) throws(XMLWritingError) {
        try check(xmlTextWriterWriteString(writer, text), "text")
    }

    func cdata(_ text: String) throws(XMLWritingError) {
        try check(xmlTextWriterWriteCDATA(writer, text), "CDATA section")
    }

    /// Our own indentation: the writer's adds white space beside CDATA sections, which is text to whoever reads them.
    func lineBreak(depth: Int) throws(XMLWritingError) {
        try text("\n" + String(repeating: "  ", count: depth))
    }

    func endElement() throws(XMLWritingError) {
        try check(xmlTextWriterEndElement(writer), "end of an element")
    }

    /// The whole document; nothing can be written after it.
    func finish() throws(XMLWritingError) -> [UInt8] {
        try check(xmlTextWriterEndDocument(writer), "end of the document")
        guard let content = xmlBufferContent(buffer) else { throw .outOfMemory }
        return Array(UnsafeBufferPointer(start: content, count: Int(xmlBufferLength(buffer))))
    }

    private func check(_ written: Int32, _ call: String) throws(XMLWritingError) {
        if written < 0 { throw .refused(call: call) }
    }
}
