import Papers
import TestSupport
import Testing

@testable import Matching

@Suite struct LikenessTests {
    private static let kites = """
        We fly a kite on a tether above a windy harbour and learn a policy for its control bar from forty \
        demonstrations. The policy grasps the bar, reels the line in and out, and keeps the kite in the power zone for \
        nine hours. Gusts are survived, and the harvested energy exceeds that of a ground turbine of the same mass.
        """

    private func words(_ title: String, _ abstract: String = "") -> PaperWords {
        PaperWords(title: title, abstract: abstract, background: .builtin)
    }

    @Test(arguments: [
        ("Kites that Harvest the Wind", "Kites That Harvest the Wind (v2)"),
        ("Kites that harvest the wind: Part I", "Kites that harvest the wind, Part II"),
        ("Kites that harvest the wind", "Kites that harvest the wind - Extended Abstract"),
        ("Kites that harvest the wind, version 3", "KITES THAT HARVEST THE WIND"),
        ("Kites that harvest the wind: technical report, v1", "Kites that harvest the wind"),
    ])
    func aTitleIsTheSameUpToVersionAndPart(one: String, other: String) {
        #expect(words(one).likeness(to: words(other)) == .title)
        #expect(words(other).likeness(to: words(one)) == .title)
    }

    @Test(arguments: [
        ("Book Reviews", "Book Reviews"), ("Editorial, part 1", "Editorial, part 2"),
        ("A Second Look at YOLOv7 for Kites", "A Second Look at YOLOv8 for Kites"),
        ("Findings of the Kite Workshop 2024", "Findings of the Kite Workshop 2025"),
        ("Kites that harvest the wind", "Kites that harvest the rain"),
    ])
    func otherTitlesAreOtherPapers(one: String, other: String) {
        #expect(words(one).likeness(to: words(other)) == nil)
    }

    @Test func nearlyTheSameWordsAreNearlyTheSamePaper() throws {
        let later = Self.kites.replacing("forty", with: "eighty").replacing("nine", with: "twelve")
        let found = words("Harvesting Wind by Kite", Self.kites).likeness(to: words("Kites on a Tether", later))
        guard case .words(let share, let rarest) = try #require(found) else {
            Testing.Issue.record("not by words")
            return
        }
        #expect((0.5...0.95).contains(share))
        #expect(rarest.count == 3)
        #expect(found?.text.hasSuffix("of the same words: \(rarest.joined(separator: ", "))") == true)
    }

    @Test func twoPapersOnOneTopicAreTwoPapers() {
        let other = """
            Kites harvest wind where turbines cannot stand. We model the tether of a kite as a chain of springs and \
            derive the control law under which the power of one cycle is largest. Simulations of a year at a windy \
            harbour show what gusts cost, and which winch suits which wing.
            """
        #expect(words("Harvesting Wind by Kite", Self.kites).likeness(to: words("Tethers of Kites", other)) == nil)
    }

    @Test func oneTitleOverTwoTextsIsNotOnePaper() {
        let other = """
            Columns of steel creep when they are hot. We load forty of them at six hundred degrees until they buckle, and \
            compare the hours that they stood with four theories, none of which knows about the initial imperfection. The bending
            moment grows by a power law, and the tallest specimen of the furnace failed at noon, to nobody's surprise.
            """
        let title = "Notes from a Windy Laboratory"
        #expect(words(title, Self.kites).likeness(to: words(title, other)) == nil)
        #expect(words(title, Self.kites).likeness(to: words(title + ", part 2")) == .title)
        let part = Self.kites.replacing("a kite", with: "a wing").replacing("harbour", with: "plain")
        #expect(words(title, Self.kites).likeness(to: words(title + " (v2)", part)) == .title)
    }

    @Test func fewWordsSayNothing() {
        let short = "Kites harvest wind at night over the harbour."
        #expect(words("Night Kites", short).likeness(to: words("Kites at Night", short)) == nil)
    }

    @Test func likenessIsMutualAndTheSameEveryTime() {
        var random = RandomPapers(seed: 3)
        let all = RandomPapers.words + RandomPapers.fillers
        for _ in 0..<300 {
            let text = random.text(all + FieldPapers.subjects.flatMap(\.self), upTo: 60)
            let one = words("One title of many", text.joined(separator: " "))
            let other = words(
                "Another title of many",
                (text.dropLast(text.count / 4) + random.text(all, upTo: 20)).joined(separator: " "))
            #expect(one.likeness(to: other) == other.likeness(to: one))
        }
    }
}
