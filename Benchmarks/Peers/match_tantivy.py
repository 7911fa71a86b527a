"""tantivy matches the other way round: it indexes the papers and asks one boolean query a reader.

match_tantivy.py PAPERS PROFILES; prints one JSON line. Its scores are BM25, so that only the pairs compare. Words near each
other are a phrase with slop; an open end is a regular expression, within a phrase a prefix.
"""
import sys

from matching import Run, missing, papers, profiles

try:
    import tantivy
    from tantivy import Occur, Query
except ImportError:
    missing("tantivy", "tantivy")

FIELDS = (("title", 2.0), ("abstract", 1.0))


def build(texts):
    schema = tantivy.SchemaBuilder()
    for field, _ in FIELDS:
        schema.add_text_field(field, tokenizer_name="whitespace")
    schema = schema.build()
    index = tantivy.Index(schema)
    writer = index.writer(heap_size=50_000_000, num_threads=1)
    for title, abstract in texts:
        writer.add_document(tantivy.Document(title=title.strip(), abstract=abstract.strip()))
    writer.commit()
    index.reload()
    return schema, index.searcher()


def term_query(schema, field, term, near=None):
    words = term.split()
    if term.endswith("*"):
        if len(words) == 1:
            return Query.regex_query(schema, field, term[:-1] + ".*")
        return Query.phrase_prefix_query(schema, field, words[:-1] + [words[-1][:-1]])
    if len(words) == 1:
        return Query.term_query(schema, field, term)
    return Query.phrase_query(schema, field, words, slop=near or 0)


def query(schema, keywords, exclude):
    parts = [(Occur.Should, Query.boost_query(term_query(schema, field, term, near), boost * weight))
             for term, weight, near in keywords for field, boost in FIELDS]
    parts += [(Occur.MustNot, term_query(schema, field, term)) for term in exclude for field, _ in FIELDS]
    return Query.boolean_query(parts)


def main(papers_path, profiles_path):
    run = Run("tantivy")
    texts = papers(papers_path)
    schema, searcher = build(texts)
    run.phase("build")
    pairs = total = 0
    for keywords, exclude in profiles(profiles_path):
        hits = searcher.search(query(schema, keywords, exclude), len(texts)).hits
        pairs += len(hits)
        total += sum(score for score, _ in hits)
    run.phase("match")
    run.done(pairs, total)


main(*sys.argv[1:])
