#!/usr/bin/env python3
"""Runs Paperboy and the matching peers over one workload, in turns, and prints Markdown tables with ratios.

    compare.py FOLDER [--paperboy BINARY] [--reference BINARY] [--sizes 10k:36,...] [--without PEER,...] [--growth]

FOLDER holds papersN.jsonl, profilesN.jsonl and profilesN-plain.jsonl, as `make workload` writes them. CPU is user + system:
of the whole process for Paperboy and the reference in C, from the first byte read to the last score for the peers in
Python, whose start and imports are not counted. A figure is the median of its rounds: nine where a run takes under a
second, three under a minute, else one. MiB are the most beside mapped files; of a run too short to be looked at, of the
whole process.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys
import time

HERE = pathlib.Path(__file__).parent
SIZES = "10k:36,100k:300,1m:300"
GROWTH = {"profiles": ("1k:300", "10k:300", "100k:300", "1m:300"), "papers": ("10k:30", "10k:300", "10k:3000", "10k:30000")}
PEERS = {"ahocorasick": "pyahocorasick + numpy", "hyperscan": "hyperscan + numpy", "tantivy": "tantivy, a query a reader"}
PATIENCE = 900  # seconds for one run


def resident(pid):
    """MiB of a process's memory beside mapped files."""
    try:
        with open(f"/proc/{pid}/status", encoding="ascii") as status:
            return next((int(line.split()[1]) / 1024 for line in status if line.startswith("RssAnon")), 0)
    except OSError:
        return 0


def measure(line, speaks):
    """Runs a command: its processor seconds, wall clock and memory, and what it says of itself."""
    begin, peak = time.monotonic(), 0
    output = subprocess.PIPE if speaks else subprocess.DEVNULL
    with subprocess.Popen(line, stdout=output, stderr=subprocess.DEVNULL) as process:
        while not (ended := os.wait4(process.pid, os.WNOHANG))[0]:
            peak = max(peak, resident(process.pid))
            if time.monotonic() - begin > PATIENCE:
                process.kill()
            time.sleep(.005)
        wall, usage = time.monotonic() - begin, ended[2]
        process.returncode = os.waitstatus_to_exitcode(ended[1])
        said = json.loads(process.stdout.read() or "{}") if speaks else {}
    if process.returncode:
        return {"missing": f"over {PATIENCE} s" if wall > PATIENCE else f"exit status {process.returncode}"}
    return {**said, "process_cpu": usage.ru_utime + usage.ru_stime, "wall": wall, "mib": peak or usage.ru_maxrss / 1024}


class Program:
    """`profiles` is the ending of the files that it reads; a script's own processor seconds stand before the process's."""

    def __init__(self, name, line, profiles="", speaks=True, is_script=False):
        self.name, self.line, self.profiles, self.speaks, self.is_script = name, line, profiles, speaks, is_script

    def run(self, folder, size):
        profiles, papers = size.split(":")
        files = {"papers": folder / f"papers{papers}.jsonl", "profiles": folder / f"profiles{profiles}{self.profiles}.jsonl"}
        measured = measure([part.format(**files) for part in self.line], self.speaks)
        return measured if self.is_script or "missing" in measured else {**measured, "cpu": measured["process_cpu"]}


def programs(choice):
    """Whoever is there, ourselves first."""
    if choice.paperboy:
        for threads in (1, os.cpu_count()):
            yield Program(f"Paperboy, {threads} thread{'s' * (threads > 1)}", [
                choice.paperboy, "score", "--papers", "{papers}", "--profiles", "{profiles}", "--top", "25",
                "--threads", str(threads)], speaks=False)
    if choice.reference:
        yield Program("match_ref, in C, plain profiles", [choice.reference, "{papers}", "{profiles}"], profiles="-plain")
    for peer, name in PEERS.items():
        if peer not in choice.without.split(","):
            yield Program(name, [sys.executable, str(HERE / f"match_{peer}.py"), "{papers}", "{profiles}"],
                          is_script=True)


def medians(contestants, folder, size):
    """Each program's figures, measured in turns."""
    results = {program.name: [program.run(folder, size)] for program in contestants}
    for turn in range(1, 9):
        for program in contestants:
            first = results[program.name][0]
            if "missing" not in first and turn < (9 if first["wall"] < 1 else 3 if first["wall"] < 60 else 1):
                results[program.name].append(program.run(folder, size))
    return {name: {key: statistics.median(run[key] for run in runs) if key in ("cpu", "wall", "mib") else value
                   for key, value in runs[0].items()} for name, runs in results.items()}


def table(rows):
    widths = [max(map(len, column)) for column in zip(*rows)]
    lines = ["| " + " | ".join(cell.ljust(width) for cell, width in zip(row, widths)) + " |" for row in rows]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:], ""])


def seconds(value):
    return f"{value * 1000:.1f} ms" if value < .1 else f"{value * 1000:.0f} ms" if value < 1 else f"{value:.3g} s"


def comparison(contestants, folder, size):
    profiles, papers = size.split(":")
    rows = [[f"match {profiles} profiles × {papers} papers", "CPU", "× the first", "wall clock", "memory", "pairs"]]
    measured = medians(contestants, folder, size)
    first = next((row["cpu"] for row in measured.values() if "cpu" in row), None)
    for name, row in measured.items():
        rows.append([name, "–", row["missing"], "", "", ""] if "missing" in row else [
            name, seconds(row["cpu"]), f"{row['cpu'] / first:.3g}", seconds(row["wall"]), f"{row['mib']:.0f} MiB",
            f"{row['pairs']:,}" if "pairs" in row else ""])
    return table(rows)


def growth(contestants, folder, what, sizes):
    """A decade a row; linear growth reads 10 at most, and less while the start still weighs."""
    rows = [[f"ten times the {what}"] + [cell for program in contestants for cell in (program.name, "× before")]]
    before = {}
    for size in sizes:
        cells, measured = [], medians(contestants, folder, size)
        for program in contestants:
            cpu = measured[program.name].get("cpu")
            last, before[program.name] = before.get(program.name), cpu
            cells += [seconds(cpu) if cpu else "–", f"{cpu / last:.2f}" if cpu and last else ""]
        rows.append([" profiles × ".join(size.split(":")) + " papers"] + cells)
    return table(rows)


def main():
    parser = argparse.ArgumentParser(description="Paperboy and the matching peers over one workload.")
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--paperboy", help="the release binary; without it, the peers alone")
    parser.add_argument("--reference", help="match_ref, compiled")
    parser.add_argument("--sizes", default=SIZES, help=f"profiles:papers,… ({SIZES})")
    parser.add_argument("--without", default="", help="peers to leave out: " + ",".join(PEERS))
    parser.add_argument("--growth", action="store_true", help="three decades of each instead, without the scripts")
    choice = parser.parse_args()
    if choice.growth:
        choice.without = ",".join(PEERS)
    contestants = list(programs(choice))
    if choice.growth:
        for what, sizes in GROWTH.items():
            print(growth(contestants, choice.folder, what, sizes), flush=True)
    else:
        for size in choice.sizes.split(","):
            print(comparison(contestants, choice.folder, size), flush=True)


if __name__ == "__main__":
    main()
