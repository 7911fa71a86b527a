#!/usr/bin/env python3
"""Deterministic workload for matching: papers and readers' profiles as JSON lines.

    generate.py papers   COUNT [PAGE] > papers.jsonl
    generate.py profiles COUNT [PAGE] [--plain] > profiles.jsonl

PAGE is a Daily Papers page copied as text; the bundled sample where none is given. The first papers are the page's own,
the others splice runs of its words with made-up technical terms, drawn by Zipf's law. Paper N and profile N are the same
whatever COUNT is, so a small file is the head of a large one.

    {"id", "title", "abstract", "authors": how many, "date"}
    {"email", "keywords": [{"term", "weight"}], "exclude": [term]}

Of the profiles, SHARES say how many hold terms as people write them: wildcards, accents, hyphens, nearness. With --plain
no profile does, and every term is ASCII words in lower case, one space between them: what Peers/match_ref.c reads.
"""
import argparse
import bisect
import itertools
import json
import pathlib
import random
import re
import signal
import sys
import unicodedata

SAMPLE = pathlib.Path(__file__).parents[2] / "samples" / "daily-papers-2026-03-02.txt"
COINED, PHRASES = 40_000, 160_000
SHARES = {"wildcard": 0.10, "accent": 0.05, "hyphen": 0.05, "near": 0.02}
STOP = set("""a an and are as at be been but by can each for from has have in into is it its more
of on one or our over such than that the their then there these this those through to two under
up via was we were when where which while while with within without both not only also they""".split())
MARKS = {"`": "\u0300", "'": "\u0301", "^": "\u0302", '"': "\u0308"}  # what TeX writes, and the combining mark


def tokens(text):
    return re.findall(r"[a-z0-9]+", text.lower())


def seed_papers(path):
    """(title, abstract) pairs: a long line is an abstract, the line before it its title."""
    with open(path, encoding="utf-8") as page:
        lines = [line.strip() for line in page if line.strip()]
    papers = [(lines[i - 1], line) for i, line in enumerate(lines) if len(line) > 400 and i]
    if not papers:
        sys.exit(f"{path}: no abstracts, which are lines of more than 400 characters")
    return papers


class Zipf:
    """Ranks 0..n-1 with probability ~ 1/(rank+shift)^s."""

    def __init__(self, n, s, shift):
        self.sums = list(itertools.accumulate((rank + shift) ** -s for rank in range(n)))

    def draw(self, rng):
        return bisect.bisect(self.sums, rng.random() * self.sums[-1])


class World:
    """The vocabulary that papers and profiles share."""

    def __init__(self, page):
        rng = random.Random(20251201)
        self.seed = seed_papers(page)
        self.runs = [tokens(title + " " + abstract) for title, abstract in self.seed]
        frequency = {}
        for run in self.runs:
            for word in set(run):
                if len(word) > 2 and word not in STOP:
                    frequency[word] = frequency.get(word, 0) + 1
        self.real = sorted(frequency, key=lambda word: (-frequency[word], word))
        self.coined = self.coin(rng)
        self.phrases = self.combine(rng)
        self.zreal = Zipf(len(self.real), 0.6, 20)
        self.zcoined = Zipf(COINED, 0.85, 60)
        self.zphrase = Zipf(PHRASES, 0.85, 60)

    def coin(self, rng):
        """Technical terms that nobody has used."""
        syllables = [c + v + t for c in "b c d f g k l m n p r s t v z br cl dr fr gr pl tr st".split()
                     for v in "aeiou" for t in ("", "n", "r", "l", "s", "x")]
        coined = {}
        while len(coined) < COINED:
            word = "".join(rng.choice(syllables) for _ in range(rng.choice((2, 3, 3, 4))))
            coined.setdefault(word + rng.choice(("", "", "", "net", "former", "gan", "rl", "nerf")))
        return list(coined)

    def combine(self, rng):
        """Phrases of two or three words, real and coined."""
        phrases = {}
        while len(phrases) < PHRASES:
            count = rng.choice((2, 2, 3))
            words = [rng.choice(self.real) if rng.random() < .6 else rng.choice(self.coined) for _ in range(count)]
            phrases.setdefault(" ".join(words))
        return list(phrases)

    # Papers

    def paper(self, i):
        rng = random.Random(f"paper {i}")
        title, abstract = self.seed[i] if i < len(self.seed) else self.spliced(rng)
        return json.dumps({"id": f"2512.{i:05d}", "title": title, "abstract": abstract,
                           "authors": rng.randrange(1, 30), "date": f"2025-12-{1 + i % 28:02d}"}, ensure_ascii=False)

    def spliced(self, rng):
        title = " ".join(self.chunk(rng) + [self.coined[self.zcoined.draw(rng)]] + self.chunk(rng)).title()
        words = []
        while len(words) < 190:
            words += self.chunk(rng)
            r = rng.random()
            if r < .25:
                words.append(self.coined[self.zcoined.draw(rng)])
            elif r < .5:
                words += self.phrases[self.zphrase.draw(rng)].split()
            if rng.random() < .12:
                words[-1] += "."
        return title, " ".join(words).capitalize() + "."

    def chunk(self, rng):
        run = rng.choice(self.runs)
        count = rng.randrange(3, 9)
        i = rng.randrange(len(run) - count)
        return run[i:i + count]

    # Profiles

    def plain_profile(self, i):
        return profile_line(i, *self.terms(i))

    def profile(self, i):
        """The plain profile with some of its terms as people write them."""
        keywords, exclude = self.terms(i)
        rng = random.Random(f"real {i}")
        kinds = [kind for kind, share in SHARES.items() if rng.random() < share]
        return profile_line(i, *Spelling(self, rng, keywords, exclude).changed(kinds)) if kinds \
            else profile_line(i, keywords, exclude)

    def terms(self, i):
        """Keywords with their weights, and what is excluded."""
        rng = random.Random(i)
        want = rng.randrange(8, 17)
        terms = {}
        while len(terms) < want:
            terms.setdefault(self.term(rng), rng.choice((1, 1, 1, 2, 2, 3, 5)))
        exclude = {self.real[self.zreal.draw(rng)] if rng.random() < .5 else self.term(rng)
                   for _ in range(rng.choice((0, 0, 1, 1, 2)))} - terms.keys()
        return [(f'"{term}"', weight, None) for term, weight in terms.items()], [f'"{term}"' for term in sorted(exclude)]

    def term(self, rng):
        common = rng.random() < .06
        if rng.random() < .5:
            return self.real_phrase(rng) if common else self.phrases[self.zphrase.draw(rng)]
        return self.real[self.zreal.draw(rng)] if common else self.coined[self.zcoined.draw(rng)]

    def real_phrase(self, rng):
        run = rng.choice(self.runs)
        count = rng.choice((2, 2, 3))
        i = rng.randrange(len(run) - count)
        return " ".join(run[i:i + count])


class Spelling:
    """One profile's terms, already quoted, of which some get another spelling.

    But for wildcards, and for words that nearness lets stand apart, the new spelling finds what the plain one finds.
    """

    def __init__(self, world, rng, keywords, exclude):
        self.world, self.rng, self.keywords, self.exclude = world, rng, keywords, exclude
        self.left = list(range(len(keywords) + len(exclude)))  # no term is changed twice

    def changed(self, kinds):
        for kind in kinds:
            for _ in range(self.rng.choice((1, 1, 2))):
                getattr(self, kind)()
        return self.keywords, self.exclude

    def plain(self, place):
        kept = len(self.keywords)
        return (self.keywords[place][0] if place < kept else self.exclude[place - kept])[1:-1]

    def take(self, fits, spare):
        """The place of an unchanged term that fits, and the term; where none does, any place and a spare term."""
        places = [place for place in self.left if fits(self.plain(place))]
        place = self.rng.choice(places or [place for place in self.left if place < len(self.keywords)])
        self.left.remove(place)
        return place, self.plain(place) if places else spare()

    def put(self, place, quoted, near=None):
        kept = len(self.keywords)
        if place < kept:
            self.keywords[place] = (quoted, self.keywords[place][1], near)
        else:
            self.exclude[place - kept] = quoted

    def wildcard(self):
        """`transform*`: a word of the papers, or a term of the reader's, cut by up to five letters, three at least left."""
        place, term = self.take(lambda term: len(term.split()[-1]) > 2, self.word)
        if self.rng.random() < .5:
            term = self.word()
        *before, last = term.split()
        last = last[:max(3, len(last) - self.rng.randrange(1, 6))]
        self.put(place, quote(" ".join(before + [last + "*"])))

    def accent(self):
        """`naïve` in one character, the same escaped, in two characters, and as TeX writes it."""
        place, term = self.take(lambda term: re.search("[aeiou]", term), self.word)
        at = self.rng.choice([i for i, letter in enumerate(term) if letter in "aeiou"])
        tex, mark = self.rng.choice(list(MARKS.items()))
        one = unicodedata.normalize("NFC", term[at] + mark)
        form = self.rng.random()
        letter = one if form < .75 else term[at] + mark if form < .85 else "\\" + tex + term[at]
        self.put(place, quote(term[:at] + letter + term[at + 1:], ascii=.4 < form < .8))

    def hyphen(self):
        """`multi-modal`, and one time in three `vision-language-action`."""
        place, term = self.take(lambda term: " " in term, self.phrase)
        self.put(place, quote(term.replace(" ", "-", self.rng.choice((1, 1, 2)))))

    def near(self):
        """`world model` whose words may stand apart. Excluded terms are strings here, so that a keyword is taken."""
        keywords = len(self.keywords)
        self.left = [place for place in self.left if place < keywords]
        place, term = self.take(lambda term: " " in term, self.phrase)
        self.put(place, quote(term), near=self.rng.choice((1, 2, 2, 3, 5)))

    def word(self):
        return self.world.real[self.world.zreal.draw(self.rng)]

    def phrase(self):
        return self.world.phrases[self.world.zphrase.draw(self.rng)]


def quote(term, ascii=False):
    return json.dumps(term, ensure_ascii=ascii)


def profile_line(i, keywords, exclude):
    written = ", ".join(
        f'{{"term": {term}, "weight": {weight}}}' if near is None
        else f'{{"term": {term}, "weight": {weight}, "near": {near}}}' for term, weight, near in keywords)
    return f'{{"email": "s{i:07d}@example.test", "keywords": [{written}], "exclude": [{", ".join(exclude)}]}}'


def main():
    parser = argparse.ArgumentParser(description="Papers and readers' profiles for the matching benchmark, as JSON lines.")
    parser.add_argument("kind", choices=("papers", "profiles"))
    parser.add_argument("count", type=int)
    parser.add_argument("page", nargs="?", default=SAMPLE, help="a Daily Papers page copied as text")
    parser.add_argument("--plain", action="store_true", help="profiles of ASCII words alone")
    choice = parser.parse_args()
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `| head` is no error
    world = World(choice.page)
    make = world.paper if choice.kind == "papers" else world.plain_profile if choice.plain else world.profile
    for i in range(choice.count):
        sys.stdout.write(make(i) + "\n")


if __name__ == "__main__":
    main()
