import Matching

/// Fields, authors, categories, words apart, acronyms that papers define.
let fieldCases: [MatchCase] = [
    hit("title field", "title:kite", "A kite"),
    hit("title field, space behind the colon", "title: kite", "A kite"),
    miss("title field, hit in the abstract", "title:kite", "Wind", abstract: "A kite."),
    hit("abstract field", "abstract:kite", "Wind", abstract: "A kite."),
    miss("abstract field, hit in the title", "abstract:kite", "A kite", abstract: "Wind."),
    MatchCase(
        id: "several fields", keyword: Keyword(term: "kite", fields: [.title, .authors]), title: "Wind",
        authors: ["Ann Kite"], matches: true),
    MatchCase(
        id: "text is no author", keyword: Keyword(written: "author:Kite"), title: "A kite", matches: false),
    MatchCase(
        id: "authors are no text", keyword: Keyword(written: "kite"), title: "Wind", authors: ["Ann Kite"],
        matches: false),

    author("family name", "Duarte", "Ines Duarte", true),
    author("family name, comma in the paper", "Duarte", "Duarte, Ines", true),
    author("full name", "Ines Duarte", "Ines Duarte", true),
    author("full name, other case", "ines duarte", "INES DUARTE", true),
    author("comma typed", "Duarte, Ines", "Ines Duarte", true),
    author("comma in both", "Duarte, Ines", "Duarte, Ines", true),
    author("initial typed", "I. Duarte", "Ines Duarte", true),
    author("initial typed, comma", "Duarte, I.", "Ines Duarte", true),
    author("initial in the paper", "Ines Duarte", "I. Duarte", true),
    author("initials behind the name", "Ines Duarte", "Duarte I", true),
    author("middle name in the paper", "Ines Duarte", "Ines Maria Duarte", true),
    author("middle initial in the paper", "Ines Duarte", "Ines M. Duarte", true),
    author("middle name typed", "Ines M. Duarte", "Ines Duarte", true),
    author("two initials", "I.M. Duarte", "Ines Maria Duarte", true),
    author("accents in the paper", "Ines Muller", "Inês Müller", true),
    author("accents typed", "Müller", "Ines Muller", true),
    author("accents in TeX", "Müller", "Ines M\\\"uller", true),
    author("hyphenated given name", "Jean-Luc Petit", "J.-L. Petit", true),
    author("particles", "van der Berg", "Anna van der Berg", true),
    author("particles left out", "Berg", "Anna van der Berg", true),
    author("full name with particles", "Anna van der Berg", "van der Berg, Anna", true),
    author("two family names", "García Luna", "Ana García Luna", true),
    author("suffix", "Roe", "Sam Roe Jr.", true),
    author("suffix behind a comma", "Sam Roe", "Sam Roe, Jr.", true),
    author("apostrophe", "O'Neal", "Tim O’Neal", true),
    author("wildcard", "Duar*", "Ines Duarte", true),
    author("capitals are no acronym", "LI", "Wei Li", true),
    author("other given name", "Ines Duarte", "Olga Duarte", false),
    author("other initial", "I. Duarte", "Olga Duarte", false),
    author("other family name", "Ines Duarte", "Ines Dual", false),
    author("given name alone", "Ines", "Ines Duarte", false),
    author("part of a family name", "Dua", "Ines Duarte", false),
    author("particle alone", "van", "Anna van der Berg", false),
    author("no author", "Duarte", "", false),

    category("category", "cs.CL", "cs.CL", true),
    category("category in small letters", "cs.cl", "cs.CL", true),
    category("archive", "cs.*", "cs.RO", true),
    category("hyphenated archive", "hep-th", "hep-th", true),
    category("other category", "cs.CL", "cs.CV", false),
    category("other archive", "cs.*", "physics.comp-ph", false),
    category("longer category", "cs.C", "cs.CL", false),

    near("near in order", "kite wind", 3, "A kite in the wind", true),
    near("near in other order", "kite wind", 3, "The wind and the kite", true),
    near("near side by side", "kite wind", 0, "Kite wind", true),
    near("near, plural", "kite wind", 2, "Kites in winds", true),
    near("too far apart", "kite wind", 1, "A kite in the wind", false),
    near("one word missing", "kite wind", 5, "A kite in the sun", false),
    near("a word stands for one word only", "kite kite", 5, "A kite", false),
    near("near with three words", "kite wind rope", 2, "Rope and kite in wind", true),
    MatchCase(
        id: "near does not cross from title to abstract", keyword: Keyword(term: "kite wind", near: 5), title: "Kite",
        abstract: "Wind", matches: false),

    hit(
        "acronym defined in the paper", "large language model", "LLMs at sea",
        abstract: "We take Large Language Models (LLMs) to sea."),
    MatchCase(
        id: "defined acronym in the title", keyword: Keyword(written: "title:large language model"),
        title: "LLMs at sea", abstract: "We take Large Language Models (LLMs) to sea.", matches: true),
    MatchCase(
        id: "defined acronym within a longer phrase", keyword: Keyword(written: "title:large language model agent"),
        title: "LLM agents at sea", abstract: "We take large language models (LLMs) to sea.", matches: true),
    MatchCase(
        id: "defined acronym with a hyphen", keyword: Keyword(written: "title:retrieval-augmented generation"),
        title: "RAG at sea", abstract: "Retrieval-Augmented Generation (RAG) is old.", matches: true),
    MatchCase(
        id: "defined acronym in mixed case", keyword: Keyword(written: "title:low-rank adaptation"),
        title: "LoRA at sea", abstract: "Low-Rank Adaptation (LoRA) is old.", matches: true),
    MatchCase(
        id: "definition the other way round", keyword: Keyword(written: "title:large language model"),
        title: "LLMs at sea", abstract: "We take LLMs (large language models) to sea.", matches: true),
    MatchCase(
        id: "undefined acronym", keyword: Keyword(written: "title:large language model"), title: "LLMs at sea",
        abstract: "We take language to sea.", matches: false),
    MatchCase(
        id: "acronym of something else", keyword: Keyword(written: "title:large language model"),
        title: "LLMs at sea", abstract: "We take low latency machines (LLMs) to sea.", matches: false),
    MatchCase(
        id: "part of a long form", keyword: Keyword(written: "title:language model"), title: "LLMs at sea",
        abstract: "We take Large Language Models (LLMs) to sea.", matches: false),
]

private func author(_ id: String, _ term: String, _ name: String, _ matches: Bool) -> MatchCase {
    MatchCase(
        id: "author, " + id, keyword: Keyword(written: "author:" + term), title: "Wind",
        authors: name.isEmpty ? [] : ["Max Mild", name], matches: matches)
}

private func category(_ id: String, _ term: String, _ category: String, _ matches: Bool) -> MatchCase {
    MatchCase(
        id: "category, " + id, keyword: Keyword(written: "category:" + term), title: "Wind",
        categories: ["q-bio.NC", category], matches: matches)
}

private func near(_ id: String, _ term: String, _ distance: Int, _ title: String, _ matches: Bool) -> MatchCase {
    MatchCase(id: "near, " + id, keyword: Keyword(term: term, near: distance), title: title, matches: matches)
}
