internal import CLibXML2

/// libxml2's parser, with its events (SAX2) going into a builder.
///
/// No entity is ever replaced and nothing is fetched: there is no `NOENT`, no `HUGE`, no loading of DTDs, no XInclude.
final class XMLParser {
    private let context: xmlParserCtxtPtr
    /// One property, which one access per event changes: more of them would each be checked for exclusivity.
    private var builder: XMLRecordBuilder

    /// - Parameter bytes: UTF-8; what the document declares is not asked.
    /// - Throws: `MarkupError.tooLarge` or `.outOfMemory`; faults of the document are left with the builder.
    static func parse(_ bytes: [UInt8], into builder: inout XMLRecordBuilder) throws(MarkupError) {
        let limit = 1 << 30
        guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
        guard LibXML.isReady else { throw .outOfMemory }
        let isDone = bytes.withUnsafeBytes { bytes in
            guard let start = bytes.bindMemory(to: CChar.self).baseAddress,
                let context = xmlCreateMemoryParserCtxt(start, Int32(bytes.count))
            else { return bytes.isEmpty }
            let parser = XMLParser(context, builder)
            withExtendedLifetime(parser) { parser.run() }
            builder = parser.builder
            xmlFreeParserCtxt(context)
            return true
        }
        if !isDone { throw .outOfMemory }
    }

    private init(_ context: xmlParserCtxtPtr, _ builder: XMLRecordBuilder) {
        self.context = context
        self.builder = builder
    }

    private func run() {
        context.pointee.sax.pointee = Self.handler
        context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_BIG_LINES.rawValue
        xmlCtxtUseOptions(context, Int32(bitPattern: options))
        xmlParseDocument(context)
    }

    private var line: Int {
        context.pointee.input.map { Int($0.pointee.line) } ?? 0
    }

    private func stop(_ failure: MarkupError) {
        builder.failure = builder.failure ?? failure
        xmlStopParser(context)
    }
}

extension XMLParser {
    /// The callbacks' first parameter is the parser, which lives as long as the parsing.
    private static func of(_ pointer: UnsafeMutableRawPointer?) -> Unmanaged<XMLParser>? {
        pointer.map { Unmanaged<XMLParser>.fromOpaque($0) }
    }

    private static var handler: xmlSAXHandler {
        var handler = xmlSAXHandler()
        handler.initialized = UInt32(XML_SAX2_MAGIC)
        handler.startElementNs = { pointer, local, prefix, namespace, _, _, count, defaulted, attributes in
            guard let local else { return }
            // Defaults of a DTD are left out: a long one would be copied into every element.
            XMLParser.of(pointer)?._withUnsafeGuaranteedRef {
                $0.start(
                    XMLRecordBuilder.StartTag(
                        local: local, prefix: prefix, namespace: namespace, attributes: attributes,
                        attributeCount: Int(count - defaulted), line: $0.line))
            }
        }
        handler.endElementNs = { pointer, _, _, _ in
            XMLParser.of(pointer)?._withUnsafeGuaranteedRef { $0.builder.end(line: $0.line) }
        }
        handler.characters = { pointer, bytes, count in XMLParser.text(pointer, bytes, count) }
        // The same function twice spares libxml2 the question whether white space may be ignored.
        handler.ignorableWhitespace = handler.characters
        handler.cdataBlock = handler.characters
        handler.entityDecl = { pointer, _, _, _, _, _ in XMLParser.refuseEntity(pointer) }
        handler.unparsedEntityDecl = { pointer, _, _, _, _ in XMLParser.refuseEntity(pointer) }
        handler.serror = { pointer, error in
            guard let error = error?.pointee else { return }
            XMLParser.of(pointer)?._withUnsafeGuaranteedRef { $0.report(error) }
        }
        return handler
    }

    private static func text(_ pointer: UnsafeMutableRawPointer?, _ bytes: UnsafePointer<UInt8>?, _ count: Int32) {
        XMLParser.of(pointer)?._withUnsafeGuaranteedRef {
            $0.builder.text(UnsafeBufferPointer(start: bytes, count: Int(count)), line: $0.line)
        }
    }

    private static func refuseEntity(_ pointer: UnsafeMutableRawPointer?) {
        XMLParser.of(pointer)?._withUnsafeGuaranteedRef { $0.stop(.entitiesDeclared(line: $0.line)) }
    }

    private func start(_ tag: XMLRecordBuilder.StartTag) {
        if !builder.start(tag) { stop(.tooDeep(line: tag.line, limit: XMLRecords.depthLimit)) }
    }

    /// Makes the parser give up soon. It would go on to the end only to report every other fault; `xmlStopParser` is not
    /// for callbacks of errors, because it frees the input that the parser's functions still look at.
    private func leave() {
        context.pointee.disableSAX = 2
        context.pointee.instate = XML_PARSER_EOF
    }

    /// Breaches of the rules of namespaces are told as errors too, but the text is read all the same: an undeclared
    /// prefix is resolved by its usual meaning.
    private func report(_ error: xmlError) {
        if error.domain == Int32(bitPattern: XML_FROM_NAMESPACE.rawValue) {
            if error.code == Int32(bitPattern: XML_NS_ERR_UNDEFINED_NAMESPACE.rawValue) {
                builder.note(.undeclaredPrefix(error.str1.map { String(cString: $0) } ?? ""), line: Int(error.line))
            }
            return
        }
        let isUnknownEntity = error.code == Int32(bitPattern: XML_WAR_UNDECLARED_ENTITY.rawValue)
        guard error.level.rawValue >= XML_ERR_ERROR.rawValue || isUnknownEntity else { return }
        // Once more for each one: some of the parser's functions set the state anew.
        defer { leave() }
        guard builder.fault == nil else { return }
        builder.fault = XMLRecordBuilder.Fault(line: Int(error.line), code: Int(error.code))
    }
}
