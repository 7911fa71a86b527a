import Papers
import Testing

@testable import Ingest

@Suite struct AuthorListTests {
    @Test(arguments: [
        ("Ada Kite", ["Ada Kite"]),
        ("", []),
        ("ada@example.org", []),
        ("ada@example.org (Ada Kite)", ["Ada Kite"]),
        ("ada@example.org(Ada Kite)", ["Ada Kite"]),
        ("Ada Kite <ada@example.org>", ["Ada Kite"]),
        ("Ada Kite (ada@example.org)", ["Ada Kite"]),
        ("Ada Kite ada@example.org", ["Ada Kite"]),
        ("mailto:ada@example.org", []),
        (
            "ada@example.org (Ada Kite), bo@example.org (Bo Lindqvist), ines@example.org (Inés Ota)",
            ["Ada Kite", "Bo Lindqvist", "Inés Ota"]
        ),
        ("Ada Kite <ada@example.org>; Bo Lindqvist <bo@example.org>", ["Ada Kite", "Bo Lindqvist"]),
        ("By Ada Kite", ["Ada Kite"]),
        ("Kite, Ada; Lindqvist, Bo", ["Kite, Ada", "Lindqvist, Bo"]),
        ("Kite, Ada and Lindqvist, Bo", ["Kite, Ada", "Lindqvist, Bo"]),
        ("Ada Kite and Bo Lindqvist", ["Ada Kite", "Bo Lindqvist"]),
        ("Ada Kite & Bo Lindqvist", ["Ada Kite", "Bo Lindqvist"]),
        ("Ada Kite, Bo Lindqvist and Inés Ota", ["Ada Kite", "Bo Lindqvist", "Inés Ota"]),
        ("Ada Kite, Bo Lindqvist, and Inés Ota", ["Ada Kite", "Bo Lindqvist", "Inés Ota"]),
        ("Ada Kite, Bo Lindqvist, Inés Ota, et al.", ["Ada Kite", "Bo Lindqvist", "Inés Ota"]),
        ("Ada B. Kite, Bo Lindqvist", ["Ada B. Kite", "Bo Lindqvist"]),
        ("Ada Kite, Jr., Bo van der Berg, Inés Ota", ["Ada Kite, Jr.", "Bo van der Berg", "Inés Ota"]),
        ("Kite, A., Lindqvist, B. C.", ["Kite, A.", "Lindqvist, B. C."]),
        ("Kite, A., Lindqvist, B., Ota, I.-J.", ["Kite, A.", "Lindqvist, B.", "Ota, I.-J."]),
        ("Kite, A. and Lindqvist, B.", ["Kite, A.", "Lindqvist, B."]),
    ])
    func splitsWhatIsAList(text: String, names: [String]) {
        #expect(AuthorList.names(in: text) == names)
    }

    @Test(arguments: [
        "Kite, Ada", "Lindqvist, B.", "García Márquez, Gabriel José", "Department of Physics and Astronomy",
        "Kites and Winds Research Group", "Ada Kite, University of the North, Oslo", "Research and Development",
        "Ada Kite, Jr.", "The Kites Collaboration", "Rock and Roll",
    ])
    func keepsWhatMayBeOneName(text: String) {
        #expect(AuthorList.names(in: text) == [text])
    }
}

@Suite struct ArxivCreatorsTests {
    @Test(arguments: [
        (
            #"In\'es Ota (Kites Lab, Oslo), Bo Lindqvist"#,
            [Author(name: "Inés Ota", affiliation: "Kites Lab, Oslo"), Author(name: "Bo Lindqvist")]
        ),
        (
            #"Ada K\"uhn, {\O}yvind S{\o}rli"#,
            [Author(name: "Ada Kühn"), Author(name: "Øyvind Sørli")]
        ),
        (
            "Ada Kite (1), Bo Lindqvist (1 and 2) ((1) Kites Lab, (2) Oslo)",
            [
                Author(name: "Ada Kite", affiliation: "Kites Lab"),
                Author(name: "Bo Lindqvist", affiliation: "Kites Lab; Oslo"),
            ]
        ),
        ("Ada Kite and Bo Lindqvist", [Author(name: "Ada Kite"), Author(name: "Bo Lindqvist")]),
        ("Ada Kite (Kites Lab (North), Oslo", [Author(name: "Ada Kite", affiliation: "Kites Lab (North), Oslo")]),
        ("The Kites Collaboration, Ada Kite", [Author(name: "The Kites Collaboration"), Author(name: "Ada Kite")]),
        ("Ada Kite (1)", [Author(name: "Ada Kite")]),
        ("", []),
    ])
    func readsNamesAndAffiliations(text: String, authors: [Author]) {
        #expect(ArxivCreators.authors(in: text) == authors)
    }
}
