"""pyahocorasick and numpy match papers with profiles: match_ahocorasick.py PAPERS PROFILES; prints one JSON line."""
import sys

from matching import Run, missing

try:
    import ahocorasick

    from postings import measure
except ImportError:
    missing("pyahocorasick", "pyahocorasick numpy")


def automaton(postings):
    words = ahocorasick.Automaton()
    for pattern, number in postings.patterns():
        words.add_word(pattern, number)
    words.make_automaton()
    return lambda text: {number for _, number in words.iter(text)}


measure(Run("pyahocorasick"), *sys.argv[1:], automaton)
