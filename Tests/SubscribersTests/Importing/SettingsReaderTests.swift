import JSONText
import MIME
import Testing

@testable import Subscribers

@Suite struct SettingsReaderTests {
    private func read(_ format: ImportFormat, _ text: String, email: String? = nil) throws -> SettingsReader.Reading {
        try SettingsReader(format, file: "list", shared: SharedRules(), email: email.map { try Address($0) })
            .read(Array(text.utf8))
    }

    private func json(_ format: ImportFormat, _ text: String, email: String? = "ada@example.org") throws -> String {
        String(decoding: try read(format, text, email: email).reader.json, as: UTF8.self)
            .replacing(#"{"email":"ada@example.org","#, with: "{")
    }

    static let terms: [(String, String)] = [
        (
            "# remark\nrobot\n\n  world model  \nC#\nrobot\nx-ray # why\n",
            #"{"keywords":["robot","world model","C#","x-ray"]}"#
        ),
        (
            "\"diffusion model\"\nauthor:\"Y LeCun\"\nauthor:Y LeCun\nintitle:alignment\ncat:cs.CL\n",
            #"{"keywords":["diffusion model","author:Y LeCun","title:alignment","category:cs.CL"]}"#
        ),
        (
            "world models OR \"video prediction\" -survey\n",
            #"{"keywords":["world models","video prediction"],"exclude":["survey"]}"#
        ),
        ("\"a robot\" \"x ray\"\n-review\n", #"{"keywords":["a robot","x ray"],"exclude":["review"]}"#),
    ]

    @Test(arguments: terms)
    func alertTermsBecomeKeywords(text: String, expected: String) throws {
        #expect(try json(.terms, text) == expected)
    }

    @Test func whatAlertsMeantOtherwiseIsSaid() throws {
        let left = try read(.terms, "\"a robot\" \"x ray\"\nrobot source:nature\n", email: "ada@example.org").leavings
        #expect(
            left.map { "\($0.what): \($0.why)" } == [
                "line 1: there a paper must hold all of its terms; here each is a keyword: for all of them use \"require\"",
                "line 2: source: names a journal, which profiles cannot ask for",
            ])
        let bad = Import.errors { _ = try read(.terms, "robot\nx-ray\nthe\n", email: "ada@example.org") }
        #expect(
            bad == [
                #"3:1 the term "the" holds only words that stand in every paper; add a word that tells papers apart"#
            ])
        #expect(Import.errors { _ = try read(.terms, "robot\n") } == ["0:0 it names no address; give one with --email"])
        #expect(Import.errors { _ = try read(.terms, "# x\n") } == ["0:0 there is no term in it"])
    }

    /// What nobody writes by hand costs no more than it is long.
    @Test func oddFilesEndSoon() throws {
        let alert = String(repeating: "„a ", count: 5_000)
        #expect(
            Import.errors { _ = try read(.terms, alert, email: "ada@example.org") } == [
                "1:1 the line has more than 2000 bytes, which is no alert; write one a line"
            ])
        let many = (0..<20_000).map { "t\($0)" }
        #expect(
            Import.errors { _ = try read(.terms, many.joined(separator: "\n"), email: "ada@example.org") }.count == 1)
        let keys = many.map { "\($0): 1" }.joined(separator: "\n")
        #expect(Import.errors { _ = try read(.arxivDigest, keys, email: "ada@example.org") }.count == 1)
        let variables = many.map { "\($0)=1" }.joined(separator: "\n")
        #expect(Import.errors { _ = try read(.zoteroArxivDaily, variables, email: "ada@example.org") }.count == 1)
        let columns = "email," + many.prefix(2_000).joined(separator: ",") + "\n"
        #expect(Import.errors { _ = try Import.rows(.csv, columns) } == ["0:0 the header has more than 1000 columns"])
    }

    static let sections = """
        zotero:
          user_id: ${oc.env:ZOTERO_ID}
          include_path: null
        email:
          receiver: ada@example.org
          smtp_server: smtp.example.com
        llm:
          api: {key: "${oc.env:KEY}"}
        source:
          arxiv:
            category: ["cs.AI","cs.CV"] # two
            include_cross_list: false
          biorxiv:
            category: ["neuroscience"]
        executor:
          debug: ${oc.env:DEBUG,null}
          send_empty: true
          source: ['arxiv']
          max_paper_num: 30
        """

    static let workflow = """
        on:
          schedule:
            - cron: '5 22 * * 1-5'
        jobs:
          send:
            steps:
              - uses: actions/checkout@v4
              - name: Run script
                env:
                  ZOTERO_ID: ${{ secrets.ZOTERO_ID }}
                  ARXIV_QUERY: cs.AI+cs.CV
                  RECEIVER: ${{ secrets.RECEIVER }}
                  MAX_PAPER_NUM: -1
                run: |
                  uv run main.py
        """

    static let settings: [(ImportFormat, String, String)] = [
        (
            .zoteroArxivDaily, sections,
            #"{"require":[["category:cs.AI","category:cs.CV"]],"delivery":{"maxPapers":30,"sendEmpty":true}}"#
        ),
        (
            .zoteroArxivDaily, workflow,
            #"{"require":[["category:cs.AI","category:cs.CV"]],"delivery":{"frequency":"weekdays","sendAt":"22:05","timezone":"UTC","maxPapers":500}}"#
        ),
        (
            .zoteroArxivDaily,
            "# x\nZOTERO_ID=1\nexport ARXIV_QUERY=\"cat:cs.RO OR cat:hep-th\" # y\nSEND_EMPTY=False\n",
            #"{"require":[["category:cs.RO","category:hep-th"]],"delivery":{"sendEmpty":false}}"#
        ),
        (
            .arxivDigest,
            "topic: \"Computer Science\"\ncategories: [\"Machine Learning\", \"Computation and Language\"]\nthreshold: 7\ninterest: |\n  1. Multimodal machine learning\n  2. gas chromatography, mass spectrometry.\n  3. Do not care about surveys\n",
            #"{"keywords":["Multimodal machine learning","gas chromatography","mass spectrometry"],"require":[["category:cs.LG","category:cs.CL"]]}"#
        ),
        (
            .arxivDigest, "topic: \"Quantum Physics\"\ncategories: []\ninterest: \"\"\n",
            #"{"require":[["category:quant-ph"]]}"#
        ),
        (.arxivDigest, "topic: Mathematics\ncategories: []\n", #"{"require":[["category:math.*"]]}"#),
    ]

    @Test(arguments: settings)
    func settingsBecomeAReader(format: ImportFormat, text: String, expected: String) throws {
        #expect(try json(format, text) == expected)
    }

    @Test func whatIsNotCarriedOverIsListed() throws {
        let reading = try read(.zoteroArxivDaily, Self.sections)
        #expect(reading.reader.email.description == "ada@example.org")
        #expect(
            reading.leavings.map(\.what) == [
                "user_id", "include_path", "smtp_server", "llm", "include_cross_list", "biorxiv: neuroscience", "debug",
                "the Zotero library",
            ])
        #expect(reading.notes.contains { $0.contains("https://rss.arxiv.org/rss/cs.AI+cs.CV") })
        #expect(
            String(decoding: reading.profile, as: UTF8.self)
                == #"{"keywords":[],"require":[["category:cs.AI","category:cs.CV"]]}"#)
        let digest = try read(.arxivDigest, Self.settings[3].1, email: "ada@example.org")
        #expect(digest.leavings.map(\.what) == ["threshold 7", #"interest "Do not care about surveys""#])
        let query = "ZOTERO_ID=1\nARXIV_QUERY=cat:cs.AI AND abs:robot\nRECEIVER=ada@example.org\n"
        #expect(
            Import.errors { _ = try read(.zoteroArxivDaily, query) } == [
                "0:0 there is no setting in it that could be carried over"
            ])
        #expect(
            Import.errors { _ = try read(.zoteroArxivDaily, Self.workflow) } == [
                "0:0 it names no address; give one with --email"
            ])
        let broken = "zotero:\n  a: 1\n    b: 2\nemail:\n"
        #expect(Import.errors { _ = try read(.zoteroArxivDaily, broken) }.first?.hasPrefix("3:5 ") == true)
    }
}
