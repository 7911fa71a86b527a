"""hyperscan and numpy match papers with profiles: match_hyperscan.py PAPERS PROFILES; prints one JSON line."""
import sys

from matching import Run, missing

try:
    import hyperscan

    from postings import measure
except ImportError:
    missing("hyperscan", "hyperscan numpy")


def automaton(postings):
    patterns = [(pattern.encode(), number) for pattern, number in postings.patterns()]
    database = hyperscan.Database(mode=hyperscan.HS_MODE_BLOCK)
    database.compile(
        expressions=[pattern for pattern, _ in patterns], ids=[number for _, number in patterns], elements=len(patterns),
        flags=[hyperscan.HS_FLAG_SINGLEMATCH] * len(patterns), literal=True)
    scratch = hyperscan.Scratch(database)

    def find(text):
        found = set()
        database.scan(text.encode(), match_event_handler=lambda number, *_: found.add(number), scratch=scratch)
        return found

    return find


measure(Run("hyperscan"), *sys.argv[1:], automaton)
