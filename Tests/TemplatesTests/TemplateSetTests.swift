import Templates
import Testing

@Suite struct TemplateSetTests {
    private func set(_ sources: [String: String]) throws -> TemplateSet {
        try TemplateSet(sources: sources)
    }

    @Test func everyBuiltInTemplateParses() throws {
        #expect(!BuiltinTemplates.sources.isEmpty)
        let parsed = try TemplateSet(sources: BuiltinTemplates.sources)
        #expect(parsed.sources == TemplateSet.builtin.sources)
    }

    @Test func htmlIsEscapedByScalarAndTextIsNot() throws {
        let source = "<p title=\"{{x}}\">{{x}}</p>"
        let templates = try set(["a.html": source, "a.text": source])
        // A combining mark after a quote makes one grapheme of both: the quote must not slip through.
        let hostile = "\"\u{301} <\u{338}b> & ' {{7*7}} {{x}}"
        let escaped = "&quot;\u{301} &lt;\u{338}b&gt; &amp; &#39; {{7*7}} {{x}}"
        #expect(
            Array(try templates.render("a.html", ["x": .text(hostile)]).utf8)
                == Array("<p title=\"\(escaped)\">\(escaped)</p>".utf8))
        #expect(try templates.render("a.text", ["x": .text(hostile)]) == "<p title=\"\(hostile)\">\(hostile)</p>")
    }

    @Test func partialsKeepTheirOwnKind() throws {
        let templates = try set([
            "a.text": "{{>b.text}}{{x}}", "b.text": "{{x}};", "a.html": "{{>b.html}}{{x}}", "b.html": "{{x}};",
        ])
        #expect(try templates.render("a.text", ["x": "<"]) == "<;<")
        #expect(try templates.render("a.html", ["x": "<"]) == "&lt;;&lt;")
    }

    @Test func sectionsListsFlagsAndAbsence() throws {
        let templates = try set([
            "a.text": """
            {{#list}}
            {{name}}{{#note}} ({{note}}){{/note}}{{^last()}},{{/last()}}
            {{/list}}
            {{^flag}}
            no
            {{/flag}}
            {{#inner}}{{deep}}{{/inner}} {{inner.deep}}
            """
        ])
        let context: TemplateContext = [
            "note": "outer", "flag": false, "inner": .section(["deep": "d"]),
            "list": .list([["name": "a", "note": .absent], ["name": "b", "note": "n"]]),
        ]
        #expect(try templates.render("a.text", context) == "a,\nb (n)\nno\nd d")
        #expect(throws: TemplateError(file: "b.mustache", reason: .missingTemplate)) { try templates.render("b", [:]) }
    }

    @Test(arguments: [
        ("{{x", "a.html.mustache:1:1: error: a tag is opened and never closed with }}"),
        ("x\n  {{}}", "a.html.mustache:2:3: error: the tag names nothing"),
        ("\n{{#x}}", #"a.html.mustache:2:1: error: section "x" is never closed"#),
        ("{{/x}}", #"a.html.mustache:1:1: error: section "x" is closed, but not open"#),
        (
            "{{#x}}{{#y}}{{/x}}{{/y}}",
            #"""
            a.html.mustache:1:13: error: section "x" is closed while "y" is open
            a.html.mustache:1:19: error: section "y" is closed while "x" is open
            """#
        ),
        (
            "é{{{x}}}",
            "a.html.mustache:1:2: error: {{{…}}} and {{&…}} would write text from outside unescaped; write {{…}}"
        ),
        (
            "{{& x}}",
            "a.html.mustache:1:1: error: {{{…}}} and {{&…}} would write text from outside unescaped; write {{…}}"
        ),
        ("{{=| |=}}", "a.html.mustache:1:1: error: the delimiters {{ and }} cannot be changed"),
        (
            "{{<b}}{{/b}}",
            """
            a.html.mustache:1:1: error: blocks ({{<…}} and {{$…}}) are not supported; use a partial ({{>…}})
            a.html.mustache:1:7: error: section "b" is closed, but not open
            """
        ),
        ("{{>*x}}", "a.html.mustache:1:1: error: a partial must be called by its name"),
        (
            "{{% CONTENT_TYPE:TEXT}}",
            "a.html.mustache:1:1: error: the file's name decides what it is: *.text.mustache may say "
                + "{{% CONTENT_TYPE:TEXT}}, no other file may"
        ),
        ("ok\n{{a b}}", "a.html.mustache:2:5: error: this is no Mustache tag"),
        ("{{>c.htm}}", #"a.html.mustache:1:1: error: unknown partial "c.htm"; did you mean "c.html"?"#),
        (" {{>a.html}}", "a.html.mustache:1:2: error: the template includes itself: a.html → a.html"),
        ("{{>d.html}}", "a.html.mustache:1:1: error: the template includes itself: a.html → d.html → a.html"),
    ])
    func refusesBrokenTemplatesWithTheirPlace(source: String, message: String) {
        let others = ["c.html": "c", "d.html": source == "{{>d.html}}" ? "{{>a.html}}" : "d"]
        let error = #expect(throws: TemplateErrors.self) {
            try TemplateSet(sources: others.merging(["a.html": source]) { $1 })
        }
        let own = error?.errors.filter { $0.file == "a.html.mustache" }.map(\.description)
        #expect(own?.joined(separator: "\n") == message)
    }

    @Test func refusesSectionsNestedWithoutEnd() {
        let depth = 50_000
        let source = String(repeating: "{{#x}}", count: depth) + String(repeating: "{{/x}}", count: depth)
        let error = #expect(throws: TemplateErrors.self) { try TemplateSet(sources: ["a.html": source]) }
        #expect(error?.errors.map(\.reason) == [.deepNesting])
    }

    @Test func filesOverrideOneByOne() throws {
        let base = try set(["a.html": "old {{>b.html}}", "b.html": "partial"])
        let changed = try base.overriding([
            "b.html.mustache": Array("\u{FEFF}new\r\nlines".utf8), "README": Array("{{".utf8),
        ])
        #expect(try changed.render("a.html", [:]) == "old new\nlines")
        #expect(try base.render("a.html", [:]) == "old partial")
    }

    @Test func refusesFilesThatAreNoText() throws {
        let base = try set(["a.html": ""])
        let error = #expect(throws: TemplateErrors.self) {
            try base.overriding([
                "a.html.mustache": [0xFF], "b.html.mustache": Array(repeating: 0x20, count: TemplateSet.maxBytes + 1),
            ])
        }
        #expect(error?.errors.map(\.reason) == [.notUTF8, .tooLarge])
    }

    @Test func validationFindsUnknownNamesInBranchesThatWouldBeSkipped() throws {
        let templates = try set([
            "a.html": "{{#list}}\n{{name}} {{nmae}}\n{{/list}}\n{{^flag}}{{>b.html}}{{/flag}}{{count(list)}}{{o.p}}",
            "b.html": "{{title}} {{name}}",
        ])
        let sample: TemplateContext = [
            "list": .list([["name": "n"]]), "flag": true, "title": "t", "o": .section(["q": "r"]),
        ]
        let error = #expect(throws: TemplateErrors.self) { try templates.validate(["a.html": sample]) }
        #expect(
            error?.description == """
                a.html.mustache:2:10: error: unknown variable "nmae"; did you mean "name"?
                b.html.mustache:1:11: error: unknown variable "name"
                a.html.mustache:4:30: error: unknown function "count"; lists have first(), last(), index(), even(), odd()
                a.html.mustache:4:45: error: unknown variable "o.p"
                """)
        #expect(throws: TemplateErrors.self) { try templates.validate(["c": [:]]) }
    }

    @Test func namesOverridingFilesThatNothingUses() throws {
        let templates = try set(["letter.html": "{{>part.html}}", "part.html": ""]).overriding([
            "lettr.html.mustache": [], "part.html.mustache": [],
        ])
        #expect(
            templates.unusedFiles(besides: ["letter.html"]).map(\.description) == [
                "lettr.html.mustache:1:1: error: no template uses this file; did you mean \"letter.html.mustache\"?"
            ])
        #expect(templates.sources(of: ["letter.html"]).keys.sorted() == ["letter.html", "part.html"])
    }
}
