"""What the matching peers in Python share: reading Workload/generate.py's lines, the rule, the measuring.

Rule. Text is lowered and split into runs of [a-z0-9]; a term hits a field when its words stand there side by side. A
keyword adds 2 x weight where it hits the title and 1 x weight where it hits the abstract. An excluded term that hits either
drops the paper for that reader. A pair counts when its score is above 0 and it is not dropped. On plain profiles every peer,
match_ref.c too, finds the same pairs.

Terms as people write them are folded to that rule: accents (TeX's, too) and hyphens go, a trailing * leaves the end of the
last word open. The joined spelling of a hyphenated term is not looked for, nor plurals, nor words near each other unless
the peer says so.
"""
import json
import re
import resource
import sys
import time
import unicodedata

WORD = re.compile(r"[a-z0-9]+")
PLAIN = re.compile(r"[a-z0-9]+(?: [a-z0-9]+)*")
TEX_ACCENT = re.compile(r"\\[`'^\"]")


def fold(term):
    """The term's words, one space between them, and a * where the end is open. Most terms are folded as they are."""
    if PLAIN.fullmatch(term):
        return term
    star = "*" if term.endswith("*") else ""
    apart = unicodedata.normalize("NFKD", TEX_ACCENT.sub("", term.lower()))
    return " ".join(WORD.findall("".join(c for c in apart if not unicodedata.combining(c)))) + star


def border(text):
    """Words joined and bordered by single spaces, so that " term " in it is a hit."""
    return " " + " ".join(WORD.findall(text.lower())) + " "


def papers(path):
    """(title, abstract) of each paper, bordered."""
    with open(path, encoding="utf-8") as file:
        return [(border(paper["title"]), border(paper["abstract"])) for paper in map(json.loads, file)]


def profiles(path):
    """Yields ([(term, weight, near)], [excluded term]) of each profile, folded."""
    with open(path, encoding="utf-8") as file:
        for profile in map(json.loads, file):
            yield ([(fold(keyword["term"]), keyword["weight"], keyword.get("near")) for keyword in profile["keywords"]],
                   [fold(term) for term in profile["exclude"]])


class Run:
    """Measures from its making to `done`, the modules' import not counted, and prints one JSON line."""

    def __init__(self, peer):
        self.peer, self.phases = peer, {}
        self.begin = self.last = self.now()

    @staticmethod
    def now():
        usage = resource.getrusage(resource.RUSAGE_SELF)
        return time.perf_counter(), usage.ru_utime + usage.ru_stime

    def phase(self, name):
        now = self.now()
        self.phases[name + "_cpu"] = round(now[1] - self.last[1], 4)
        self.last = now

    def done(self, pairs, score):
        now = self.now()
        print(json.dumps({
            "peer": self.peer, "cpu": round(now[1] - self.begin[1], 4), "wall": round(now[0] - self.begin[0], 4),
            "rss_mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, "pairs": pairs, "score": int(score),
            **self.phases}), flush=True)


def missing(peer, module):
    """Says that a peer cannot run here, and ends."""
    print(json.dumps({"peer": peer, "missing": f"not installed (PyPI: {module})"}))
    sys.exit()
