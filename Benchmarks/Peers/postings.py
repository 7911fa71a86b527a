"""Matching the usual way round: an automaton over all readers' terms, postings from each term to its readers.

The peers that use it differ in the automaton alone. Words near each other are looked for as a phrase.
"""
import numpy

from matching import papers, profiles


class Postings:
    """Each distinct term's readers and weights, side by side; weight 0 is an exclusion."""

    def __init__(self, path):
        self.ids, self.readers = {}, 0
        terms, readers, weights = [], [], []
        for keywords, exclude in profiles(path):
            for term, weight, _ in keywords:
                terms.append(self.ids.setdefault(term, len(self.ids)))
                weights.append(weight)
            for term in exclude:
                terms.append(self.ids.setdefault(term, len(self.ids)))
                weights.append(0)
            readers += [self.readers] * (len(keywords) + len(exclude))
            self.readers += 1
        terms = numpy.array(terms, numpy.int32)
        order = numpy.argsort(terms, kind="stable")
        self.reader = numpy.array(readers, numpy.int32)[order]
        self.weight = numpy.array(weights, numpy.int32)[order]
        self.start = numpy.searchsorted(terms[order], numpy.arange(len(self.ids) + 1)).tolist()

    def patterns(self):
        """(pattern, id) of each term: bordered by spaces, an open end aside."""
        return ((f" {term[:-1]}" if term.endswith("*") else f" {term} ", number) for term, number in self.ids.items())

    def scores(self, hits):
        """Every reader's score from [(term, factor)], 0 where an exclusion hit."""
        spans = [(self.start[term], self.start[term + 1], factor) for term, factor in hits]
        reader = numpy.concatenate([self.reader[a:b] for a, b, _ in spans])
        weight = numpy.concatenate([self.weight[a:b] * factor for a, b, factor in spans])
        score = numpy.bincount(reader, weight, self.readers)
        score[reader[weight == 0]] = 0
        return score


def measure(run, papers_path, profiles_path, automaton):
    """`automaton` makes, from the postings, what finds the terms of a text."""
    texts = papers(papers_path)
    run.phase("papers")
    postings = Postings(profiles_path)
    run.phase("profiles")
    find = automaton(postings)
    run.phase("build")
    pairs = total = 0
    for title, abstract in texts:
        hits = [(term, 2) for term in find(title)] + [(term, 1) for term in find(abstract)]
        if hits:
            score = postings.scores(hits)
            pairs += int(numpy.count_nonzero(score))
            total += score.sum()
    run.phase("match")
    run.done(pairs, total)
