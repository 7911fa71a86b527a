internal import CLibXML2

/// The library's global tables, built once.
///
/// libxml2 fills them lazily and without a lock (its table of encodings, for one), so that two first uses at the same
/// time would race; every entrance of this room asks here first.
enum LibXML {
    static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
}
