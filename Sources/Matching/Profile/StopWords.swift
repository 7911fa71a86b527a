/// Words of the closed classes: articles, pronouns, prepositions, conjunctions, auxiliaries.
///
/// "model" stands in 56 % of the background's papers and is none of them.
enum StopWords {
    static func contains(_ word: String) -> Bool { contains(word.utf8.span) }

    static func contains(_ word: Span<UInt8>) -> Bool { table.number(of: word, key: WordKey(word)) != nil }

    private static let table: WordTable = {
        var table = WordTable(capacity: words.count)
        for word in words { _ = table.insert(word.utf8.span, key: WordKey(word)) }
        return table
    }()

    private static let words =
        """
        a an the this that these those each every either neither some any no all both few many much more most other \
        another such own same several i me my mine myself we us our ours ourselves you your yours yourself yourselves \
        he him his himself she her hers herself it its itself they them their theirs themselves who whom whose which \
        what whatever whichever whoever one oneself and or but nor so yet if then else than because as while although \
        though unless until since whereas whether about above across after against along among amongst around at \
        before behind below beneath beside besides between beyond by despite down during except for from in inside \
        into like near of off on onto out outside over per through throughout to toward towards under up upon via \
        versus vs with within without am is are was were be been being have has had having do does did doing done \
        can could may might must shall should will would not don't doesn't didn't isn't aren't wasn't weren't can't \
        cannot couldn't won't wouldn't shouldn't haven't hasn't hadn't here there where when why how again also too \
        very just only even ever never once thus hence therefore however let's we're we've it's etc
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
