import Testing

@testable import Ingest

/// The quick look at the bytes passes over nothing that the finder knows.
@Suite struct MayNameTests {
    @Test(arguments: [
        "https://arxiv.org/abs/2512.00017v2", "oai:arXiv.org:2512.00017v1", "ARXIV:2512.00017", "urn:arxiv:2512.00017",
        "https://huggingface.co/papers/2512.00017", "https://hf.co/papers/2512.00017",
        "https://www.alphaxiv.org/abs/2512.00017", "https://ar5iv.org/abs/2512.00017",
        "https://scirate.com/arxiv/2512.00017", "https://xxx.lanl.gov/abs/quant-ph/0201082",
        "https://www.nature.com/articles/s00000-025-0001-2", "https://elifesciences.org/articles/12345",
        "https://www.biorxiv.org/content/early/2018/05/01/123456", "https://doi.org/10.1000/kite.1",
        "doi:10.1000/kite.1",
        "https://www.connectedpapers.com/main/2512.00017", "10.1000/kite.1",
    ])
    func passesOverNoId(text: String) {
        #expect(IdentifierFinder.find(text) != nil)
        #expect(IdentifierFinder.mayName(text))
    }

    @Test func passesOverOtherAddresses() {
        #expect(!IdentifierFinder.mayName("https://kites.example.org/papers/2025/11/28/sparse-kites.html?page=1"))
    }
}
