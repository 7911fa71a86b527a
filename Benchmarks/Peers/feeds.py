"""Readers of feeds as peers: each prints seconds a call (wall clock, then processor), the median of several.

lxml FILE        parses the document and takes four texts of every entry
feedparser FILE  reads the feed
"""
import statistics
import sys
import time


def measure(work, repetitions):
    walls, processors = [], []
    work()
    for _ in range(repetitions):
        wall, processor = time.perf_counter(), time.process_time()
        work()
        walls.append(time.perf_counter() - wall)
        processors.append(time.process_time() - processor)
    print(statistics.median(walls), statistics.median(processors))


def lxml(data):
    from lxml import etree

    atom = "{http://www.w3.org/2005/Atom}"
    names = [atom + name for name in ("id", "title", "summary", "updated")]
    return lambda: [[entry.findtext(name) for name in names] for entry in etree.fromstring(data).iter(atom + "entry")]


def feedparser(data):
    import feedparser

    return lambda: feedparser.parse(data).entries


def main(peer, path):
    with open(path, "rb") as file:
        data = file.read()
    try:
        work = {"lxml": lxml, "feedparser": feedparser}[peer](data)
    except ImportError:
        print("missing")
        return
    measure(work, {"lxml": 25, "feedparser": 3}[peer])


main(*sys.argv[1:])
