import Papers
import TestSupport
import Testing

@testable import Ingest

@Suite struct IdentifierFinderTests {
    @Test(arguments: [
        ("https://arxiv.org/abs/2512.00017", "arxiv:2512.00017", nil),
        ("http://arxiv.org/abs/2512.00017v3", "arxiv:2512.00017", 3),
        ("https://www.arxiv.org/pdf/2512.00017v12.pdf", "arxiv:2512.00017", 12),
        ("https://export.arxiv.org/html/2512.00017v1#S3", "arxiv:2512.00017", 1),
        ("https://arxiv.org/html/2512.00017v1/x1.png", "arxiv:2512.00017", 1),
        ("https://arxiv.org/abs/2512.00017?context=cs", "arxiv:2512.00017", nil),
        ("http://arxiv.org/abs/quant-ph/0201082v1", "arxiv:quant-ph/0201082", 1),
        ("http://arxiv.org/abs/math.GT/0309136", "arxiv:math/0309136", nil),
        ("http://arxiv.org/abs/0704.0001", "arxiv:0704.0001", nil),
        ("oai:arXiv.org:2512.00017v2", "arxiv:2512.00017", 2),
        ("oai:arXiv.org:hep-th/9901001v1", "arxiv:hep-th/9901001", 1),
        ("arXiv:2512.00017v2", "arxiv:2512.00017", 2), ("arXiv: 2512.00017 [cs.CL]", "arxiv:2512.00017", nil),
        ("https://huggingface.co/papers/2512.00017", "arxiv:2512.00017", nil),
        ("https://hf.co/papers/2512.00017#c1", "arxiv:2512.00017", nil),
        ("https://www.alphaxiv.org/abs/2512.00017v1", "arxiv:2512.00017", 1),
        ("https://www.alphaxiv.org/overview/2512.00017", "arxiv:2512.00017", nil),
        ("https://ar5iv.labs.arxiv.org/html/2512.00017", "arxiv:2512.00017", nil),
        ("https://ar5iv.org/abs/hep-th/9901001", "arxiv:hep-th/9901001", nil),
        ("https://doi.org/10.48550/arXiv.2512.00017", "arxiv:2512.00017", nil),
        ("10.48550/arxiv.2512.00017", "arxiv:2512.00017", nil),
    ])
    func findsArxiv(text: String, id: String, version: Int?) throws {
        let found = try #require(IdentifierFinder.find(text))
        #expect(found.id.description == id)
        #expect(found.version == version)
    }

    @Test(arguments: [
        ("https://doi.org/10.1000/Kite.7", "doi:10.1000/kite.7"), ("http://dx.doi.org/10.1000/182", "doi:10.1000/182"),
        ("https://www.doi.org/10.1000/182?x=1#y", "doi:10.1000/182"),
        ("https://doi.org/10.1002%2Fkite.7", "doi:10.1002/kite.7"),
        ("doi:10.1000/182", "doi:10.1000/182"), ("DOI: 10.1000/182.", "doi:10.1000/182"),
        ("doi:https://doi.org/10.1000/182", "doi:10.1000/182"),
        ("info:doi/10.1371/journal.pone.0000001", "doi:10.1371/journal.pone.0000001"),
        ("10.1371/journal.pone.0000001", "doi:10.1371/journal.pone.0000001"),
        (" urn:doi:10.1000/182 ", "doi:10.1000/182"),
        ("10.1016/0167-2789(90)90087-6", "doi:10.1016/0167-2789(90)90087-6"),
        ("10.1016/0167-2789(90)90087-6),", "doi:10.1016/0167-2789(90)90087-6"),
        (
            "10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2",
            "doi:10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"
        ),
        (
            "https://journals.plos.org/plosone/article?id=10.1371/journal.pone.0000001",
            "doi:10.1371/journal.pone.0000001"
        ),
        ("http://dx.plos.org/10.1371/journal.pone.0000001", "doi:10.1371/journal.pone.0000001"),
        ("https://www.nature.com/articles/s41586-025-00001-2", "doi:10.1038/s41586-025-00001-2"),
        ("http://www.nature.com/articles/nphys1234.pdf", "doi:10.1038/nphys1234"),
        ("https://elifesciences.org/articles/12345", "doi:10.7554/elife.12345"),
        ("https://link.springer.com/article/10.1007/s00000-025-00001-0", "doi:10.1007/s00000-025-00001-0"),
        ("https://link.springer.com/content/pdf/10.1007/s00000-025-00001-0.pdf", "doi:10.1007/s00000-025-00001-0"),
        ("https://dl.acm.org/doi/abs/10.1145/1234567.1234568?af=R", "doi:10.1145/1234567.1234568"),
        ("https://onlinelibrary.wiley.com/doi/10.1002/kite.202500001/full", "doi:10.1002/kite.202500001"),
        ("https://www.frontiersin.org/articles/10.3389/fkite.2025.00001/full", "doi:10.3389/fkite.2025.00001"),
        ("https://iopscience.iop.org/article/10.1088/1361-0000/ab0001/pdf", "doi:10.1088/1361-0000/ab0001"),
        ("http://link.aps.org/doi/10.1103/PhysRevLett.120.000001", "doi:10.1103/physrevlett.120.000001"),
        (
            "https://academic.oup.com/kites/advance-article/doi/10.1093/kites/ktab001/6158035?rss=1",
            "doi:10.1093/kites/ktab001"
        ),
    ])
    func findsDOIs(text: String, id: String) {
        #expect(IdentifierFinder.find(text) == FoundIdentifier(id: PaperID(id)!))
    }

    @Test(
        arguments: [
            ("https://www.biorxiv.org/content/10.1101/2025.01.01.123456v1?rss=1", "doi:10.1101/2025.01.01.123456", 1),
            ("http://www.biorxiv.org/cgi/content/short/2025.01.01.123456v2?rss=1", nil, nil),
            (
                "https://www.biorxiv.org/content/10.1101/2025.01.01.123456v2.full.pdf", "doi:10.1101/2025.01.01.123456",
                2
            ),
            (
                "https://www.biorxiv.org/content/10.1101/2025.01.01.123456v3.full.pdf+html",
                "doi:10.1101/2025.01.01.123456", 3
            ),
            (
                "https://www.medrxiv.org/content/10.1101/2025.01.01.12345678v1.abstract",
                "doi:10.1101/2025.01.01.12345678", 1
            ),
            ("https://www.medrxiv.org/content/10.64898/2025.12.01.25340001v1", "doi:10.64898/2025.12.01.25340001", 1),
            ("https://www.biorxiv.org/content/early/2018/05/01/123456", "doi:10.1101/123456", nil),
            ("https://www.biorxiv.org/content/10.1101/123456", "doi:10.1101/123456", nil),
        ] as [(String, String?, Int?)])
    func findsPreprints(text: String, id: String?, version: Int?) {
        let found = IdentifierFinder.find(text)
        #expect(found?.id.description == id)
        #expect(found?.version == version)
    }

    @Test(arguments: [
        "", " ", "https://example.org/", "https://example.org/2024.1201/", "https://example.org/v10.1234/x",
        "https://example.org/1510.1234/x", "kites", "10.5 kites/hour", "10.1/x", "doi:", "doi:kites", "doi:10.1000/",
        "arXiv:kites", "arxiv:2024.1201", "https://arxiv.org/list/cs.CL/recent", "https://arxiv.org/abs/",
        "https://huggingface.co/kites/model", "https://www.nature.com/articles/", "https://www.nature.com/nature/rss",
        "https://doi.org/", "tag:example.org,2025:10.1000/182", "urn:uuid:10.1000-182", "https://", "http://%",
        "%31%30.1000/ /x", "https://arxiv.org.example.org/abs/2512.00017",
    ])
    func findsNothingElsewhere(text: String) {
        #expect(IdentifierFinder.find(text) == nil)
    }

    @Test func punctuationExhaustsNothing() {
        let name = "10.1000/(a)[b]" + String(repeating: ")", count: 1_900) + ".,"
        for _ in 0..<200 { #expect(IdentifierFinder.find(name)?.id == PaperID("doi:10.1000/(a)[b]")) }
    }

    @Test func findsLabelsInRunningText() {
        func found(_ text: String) -> [String] { IdentifierFinder.labelled(in: text).map(\.id.description) }
        #expect(found("arXiv:2512.00017v1 Announce Type: new \nAbstract: We fly 10.5 kites.") == ["arxiv:2512.00017"])
        #expect(
            found("Kites, Published online: 1 December 2025; doi:10.1038/s41586-025-00001-2.")
                == ["doi:10.1038/s41586-025-00001-2"])
        #expect(found("DOI: 10.1000/182, arXiv: 2512.00017") == ["doi:10.1000/182", "arxiv:2512.00017"])
        #expect(found("(https://doi.org/10.1000/182)") == ["doi:10.1000/182"])
        #expect(found("We fly kites: 10 of them, with/without a tail, see https://example.org.") == [])
        #expect(found("İİ doi:10.1000/182") == ["doi:10.1000/182"])
    }

    @Test func anyTextIsAnIdentifierOrNone() {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "https://", "arxiv.org", "/abs/", "2512.00017", "v2", "doi:", "10.", "1000", "/", "(", ")", ".", "%2F", "%",
            " ", "nature.com", "/articles/", "biorxiv.org", "/content/", "é", "v", "\u{301}", "?id=", "#", "@", ":",
        ]
        for _ in 0..<3_000 {
            let text = (0..<Int.random(in: 0...9, using: &random)).map { _ in pieces.randomElement(using: &random)! }
                .joined()
            for found in IdentifierFinder.labelled(in: text) + [IdentifierFinder.find(text)].compactMap(\.self) {
                #expect(PaperID(found.id.description) == found.id)
                #expect(found.id.scheme != .title && (found.version ?? 1) > 0)
            }
        }
    }
}
