extension TermBook {
    /// Records of terms, found by the hash of their text and options.
    struct Store {
        var records: [UInt32] = []
        /// Upper half of the hash, and record + 1, or 0; the length is a power of two.
        private var slots: [UInt64] = Array(repeating: 0, count: 1 << 12)
        private var count = 0

        /// Bytes that it holds.
        var size: Int { records.count * 4 + slots.count * 8 }

        mutating func removeAll() {
            records.removeAll(keepingCapacity: true)
            // A freak of a profile leaves no mark.
            if slots.count > 1 << 20 { slots = Array(repeating: 0, count: 1 << 12) }
            for slot in slots.indices { slots[slot] = 0 }
            count = 0
        }

        func record(of text: Span<UInt8>, _ options: TermOptions, _ hash: UInt64) -> Int? {
            let mask = slots.count - 1
            var slot = Int(hash >> 32) & mask
            while slots[slot] != 0 {
                let entry = slots[slot]
                if entry >> 32 == hash >> 32 {
                    let record = Int(entry & 0xFFFF_FFFF) - 1
                    if isEqual(record, text, options) { return record }
                }
                slot = (slot + 1) & mask
            }
            return nil
        }

        mutating func insert(_ record: Int, _ hash: UInt64) {
            if count * 4 >= slots.count * 3 { grow() }
            place(hash & ~0xFFFF_FFFF | UInt64(record + 1))
            count += 1
        }

        private mutating func grow() {
            let old = slots
            slots = Array(repeating: 0, count: old.count * 2)
            for entry in old where entry != 0 { place(entry) }
        }

        private mutating func place(_ entry: UInt64) {
            let mask = slots.count - 1
            var slot = Int(entry >> 32) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = entry
        }

        // MARK: Records

        /// Bytes of the longest term that is kept.
        static let longest = 0xFFFF

        /// A record: the term's length in bytes (16 bits), whether it is refused (1); its options; its identity (two words);
        /// how many papers it has, and how many give related evidence; the term; postings of the former, then of the latter.
        private enum Record {
            static let facts = 6
            static let refused: UInt32 = 1 << 16
        }

        func told(_ record: Int) -> Term {
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
                guard records[word] == TermBook.four(text, from: index) else { return false }
                word += 1
                index += 4
            }
            return true
        }

        /// Writes down what was read of a term.
        mutating func write(
            _ text: Span<UInt8>, _ options: TermOptions, _ reader: TermReader, identity: UInt64
        ) -> Int {
            let record = records.count
            let count = text.count <= Self.longest ? text.count : 0
            records.append(UInt32(count) | (reader.isRefused ? Record.refused : 0))
            records.append(options.code)
            records.append(UInt32(identity >> 32))
            records.append(UInt32(truncatingIfNeeded: identity))
            records.append(UInt32(reader.postings.count))
            records.append(UInt32(reader.related.count))
            var index = 0
            while index < count {
                records.append(TermBook.four(text, from: index))
                index += 4
            }
            records += reader.postings
            records += reader.related
            return record
        }

        /// Takes a record over.
        mutating func take(_ record: Int, from other: Store) -> Int {
            let taken = records.count
            let term = other.told(record)
            records += other.records[record..<term.related.upperBound]
            return taken
        }
    }
}
