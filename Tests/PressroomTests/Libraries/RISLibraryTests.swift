import JSONText
import Testing

@testable import Pressroom

/// RIS, and its cousin from medicine.
@Suite struct RISLibraryTests {
    private func read(_ text: String) throws -> LibraryReading {
        try LibraryReading.read(Array(text.utf8), file: "library.ris")
    }

    @Test func readsRecordsWithFurtherLines() throws {
        let reading = try read(
            """
            \u{FEFF}TY  - JOUR
            TI  - Kites over
              glaciers
            AU  - Muster, Ada
            A1  - Beispiel, Bo
            KW  - kites
            KW  - cs.RO
            AB  - We fly kites
            over ice.

            In steady wind.
            ER  -\u{20}

            TY  - CONF\r
            T1  - Ropes\r
            N2  - We pull.\r
            ER  - \r
            """)
        #expect(reading.entries.map(\.title) == ["Kites over glaciers", "Ropes"])
        #expect(reading.entries[0].authors == ["Muster, Ada", "Beispiel, Bo"])
        #expect(reading.entries[0].abstract == "We fly kites over ice. In steady wind.")
        #expect((reading.entries[0].categories, reading.entries[0].keywords) == (["cs.RO"], ["kites"]))
        #expect(reading.entries[1].abstract == "We pull.")
        #expect(reading.remarks.isEmpty)
    }

    @Test func aRecordWithoutEndOrTitleIsNamed() throws {
        let reading = try read(
            "TY  - JOUR\nTI  - Kites\nTY  - JOUR\nAU  - Muster, Ada\nER  - \nTY  - JOUR\nT1  - Ropes")
        #expect(reading.entries.map(\.title) == ["Kites", "Ropes"])
        #expect(
            reading.remarks.map(\.summary) == [
                "library.ris:3:1: warning: the record has no title; it is left out"
            ])
    }

    @Test func medicinesFormIsRead() throws {
        let reading = try read(
            "PMID- 1\nOWN - X\nTI  - Kites in\n      wards.\nAB  - We fly.\nFAU - Muster, Ada\nAU  - Muster A\n\nPMID- 2\nTI  - Ropes\n"
        )
        #expect(reading.entries.map(\.title) == ["Kites in wards.", "Ropes"])
        #expect(reading.entries[0].authors == ["Muster, Ada"])
    }
}
