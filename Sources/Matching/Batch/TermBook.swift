internal import Text

/// The terms that profiles have asked for, each read off the papers once: which papers hold it, and the evidence it gives.
///
/// A term's evidence depends on the paper and the background alone, so that what one reader's profile has brought to light
/// serves all others. It is a memory, no index: where it grows beyond its bound, it is emptied and filled anew.
struct TermBook {
    /// One record after another; see `Record`.
    private(set) var records: [UInt32] = []
    /// Upper half of the hash, and record + 1, or 0; the length is a power of two.
    private var slots: [UInt64]
    private var count = 0
    private var reader = TermReader()
    private let bound: Int

    /// What is told of a term.
    struct Term {
        /// Equal for terms that hit the same places. A hash; two keywords of one profile meet in it by chance once in 10¹⁴.
        let identity: UInt64
        /// Postings in `records`, in the order of the papers.
        let papers: Range<Int>
        /// Likewise, of words that keep company with the term's.
        let related: Range<Int>
        /// `TermCheck` refuses it; it has no papers.
        let isRefused: Bool
    }

    /// - Parameter bound: bytes at which the memory is emptied.
    init(bound: Int) {
        self.bound = bound
        slots = Array(repeating: 0, count: 1 << 12)
        // Pages that nobody writes on cost nothing; an array that grows holds its contents twice for a while.
        records.reserveCapacity(bound / 4)
    }

    /// Empties the memory where it has grown beyond its bound. Terms that were told before mean nothing then.
    mutating func keepWithinBound() {
        guard records.count * 4 + slots.count * 8 + reader.size > bound else { return }
        records.removeAll(keepingCapacity: true)
        slots = Array(repeating: 0, count: 1 << 12)
        count = 0
        reader = TermReader()
    }

    /// Finds a term, and reads it off the papers where it is new.
    /// - Parameter text: as it was written, a field's prefix included.
    mutating func term(_ text: Span<UInt8>, _ options: TermOptions, in batch: PaperBatch) -> Term {
        let hash = Self.hash(text, options)
        let mask = slots.count - 1
        var slot = Int(hash >> 32) & mask
        while slots[slot] != 0 {
            if slots[slot] >> 32 == hash >> 32 {
                let record = Int(slots[slot] & 0xFFFF_FFFF) - 1
                if isEqual(record, text, options) { return told(record) }
            }
            slot = (slot + 1) & mask
        }
        let record = write(text, options, in: batch)
        slots[slot] = hash & ~0xFFFF_FFFF | UInt64(record + 1)
        count += 1
        if count * 4 >= slots.count * 3 { grow() }
        return told(record)
    }

    private mutating func grow() {
        let old = slots
        slots = Array(repeating: 0, count: old.count * 2)
        let mask = slots.count - 1
        for entry in old where entry != 0 {
            var slot = Int(entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }
    }

    // MARK: Records

    /// A record: the term's length in bytes (16 bits), whether it is refused (1), whether it has related evidence (1); its
    /// options; its identity (two words); how many papers it has, and how many give related evidence; the term; a posting
    /// for each of the papers.
    private enum Record {
        static let facts = 6
        static let refused: UInt32 = 1 << 16
    }

    private func told(_ record: Int) -> Term {
        let head = records[record]
        let start = record + Record.facts + (Int(head & 0xFFFF) + 3) / 4
        let end = start + Int(records[record + 4])
        return Term(
            identity: UInt64(records[record + 2]) << 32 | UInt64(records[record + 3]), papers: start..<end,
            related: end..<(end + Int(records[record + 5])), isRefused: head & Record.refused != 0)
    }

    private func isEqual(_ record: Int, _ text: Span<UInt8>, _ options: TermOptions) -> Bool {
        guard Int(records[record] & 0xFFFF) == text.count, records[record + 1] == options.code else { return false }
        var word = record + Record.facts
        var index = 0
        while index < text.count {
            guard records[word] == Self.four(text, from: index) else { return false }
            word += 1
            index += 4
        }
        return true
    }

    /// Reads a term off the papers, and keeps what was read.
    private mutating func write(_ text: Span<UInt8>, _ options: TermOptions, in batch: PaperBatch) -> Int {
        reader.read(text, options, in: batch)
        let record = records.count
        let identity = reader.postings.isEmpty ? 0 : Self.hash(reader.identity.span, .none)
        // A term this long is refused whatever it says, and not worth its bytes.
        let count = min(text.count, 0xFFFF)
        records.append(UInt32(count) | (reader.isRefused ? Record.refused : 0))
        records.append(options.code)
        records.append(UInt32(identity >> 32))
        records.append(UInt32(truncatingIfNeeded: identity))
        records.append(UInt32(reader.postings.count))
        records.append(UInt32(reader.related.count))
        var index = 0
        while index < count {
            records.append(Self.four(text, from: index))
            index += 4
        }
        records += reader.postings
        records += reader.related
        return record
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
    private static func four(_ text: Span<UInt8>, from start: Int) -> UInt32 {
        if start + 4 <= text.count {
            return UInt32(littleEndian: text.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
        }
        return UInt32(truncatingIfNeeded: eight(text, from: start))
    }

    /// Up to eight bytes as a number, the first one lowest.
    @inline(__always)
    private static func eight(_ text: Span<UInt8>, from start: Int) -> UInt64 {
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
