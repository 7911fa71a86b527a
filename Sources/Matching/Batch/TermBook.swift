internal import Text

/// The terms that profiles have asked for, each read off the papers once: which papers hold it, and the evidence it gives.
///
/// A term's evidence depends on the paper and the background alone, so that what one reader's profile has brought to light
/// serves all others. It is a memory, no index: what was not asked for in a long time is forgotten.
struct TermBook {
    /// Terms that were asked for of late.
    private var young = Store()
    /// Those of the time before, which come back to `young` when they are asked for again.
    private var old = Store()
    private var reader = TermReader()
    private let bound: Int

    /// One record after another; see `Record`.
    var records: [UInt32] { young.records }

    /// What is told of a term.
    struct Term {
        /// Equal for terms that count as one (`CompiledKeyword.identity`); 0 for none. A hash: two keywords of one profile meet
        /// in it by chance once in 10¹⁴.
        let identity: UInt64
        /// Postings in `records`, a paper once.
        let papers: Range<Int>
        /// Likewise, of words that keep company with the term's.
        let related: Range<Int>
        /// `TermCheck` refuses it; it has no papers.
        let isRefused: Bool
    }

    /// - Parameter bound: bytes that it may take.
    init(bound: Int) {
        self.bound = bound
        // Pages that nobody writes on cost nothing; an array that grows holds its contents twice for a while.
        young.records.reserveCapacity(bound * 3 / 4 / 4 / 2)
        old.records.reserveCapacity(bound * 3 / 4 / 4 / 2)
    }

    /// Forgets terms that were not asked for in a long time, where the memory has grown beyond its bound. Terms that were
    /// told before mean nothing then.
    mutating func keepWithinBound() {
        if reader.size > bound / 4 { reader = TermReader() }
        guard young.size > bound * 3 / 8 else { return }
        swap(&young, &old)
        young.removeAll()
    }

    /// Finds a term, and reads it off the papers where it is new.
    /// - Parameter text: as it was written, a field's prefix included.
    mutating func term(_ text: Span<UInt8>, _ options: TermOptions, in batch: PaperBatch) -> Term {
        let hash = Self.hash(text, options)
        if let record = young.record(of: text, options, hash) { return young.told(record) }
        let record: Int
        if let known = old.record(of: text, options, hash) {
            record = young.take(known, from: old)
        } else {
            reader.read(text, options, in: batch)
            let identity = reader.identity.isEmpty ? 0 : Self.hash(reader.identity.span, .none)
            record = young.write(text, options, reader, identity: identity)
        }
        // What is longer than a record can say is read anew each time.
        if text.count <= Store.longest { young.insert(record, hash) }
        return young.told(record)
    }

    // MARK: Bytes

    private static func hash(_ text: Span<UInt8>, _ options: TermOptions) -> UInt64 {
        var hash = (UInt64(text.count) | UInt64(options.code) << 32) &* 0x9E37_79B9_7F4A_7C15
        var index = 0
        while index < text.count {
            hash = (hash ^ eight(text, from: index)) &* 0xD6E8_FEB8_6659_FD93
            hash ^= hash >> 32
            index += 8
        }
        return hash &* 0xD6E8_FEB8_6659_FD93
    }

    @inline(__always)
    static func four(_ text: Span<UInt8>, from start: Int) -> UInt32 {
        if start + 4 <= text.count {
            return UInt32(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
        }
        return UInt32(truncatingIfNeeded: eight(text, from: start))
    }

    /// Up to eight bytes as a number, the first one lowest.
    @inline(__always)
    static func eight(_ text: Span<UInt8>, from start: Int) -> UInt64 {
        if start + 8 <= text.count {
            return UInt64(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
        }
        var value: UInt64 = 0
        var index = text.count
        while index > start {
            index -= 1
            value = value << 8 | UInt64(text[index])
        }
        return value
    }
}
