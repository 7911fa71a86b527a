#!/usr/bin/env python3
"""Makes Sources/CBuiltin/background.bin, the document frequencies behind the weights of words.

    scripts/make-background.py NAME UNIGRAMS.tsv BIGRAMS.tsv OUT.bin

UNIGRAMS.tsv begins with `#documents<TAB>N<TAB>mean_title_tokens<TAB>X<TAB>mean_abstract_tokens<TAB>Y`, then has a line
`word<TAB>documents` each; BIGRAMS.tsv has `word word<TAB>documents`. Words are folded as the room Text folds them.
The file is searched where it lies (Sources/Matching/Background/Background.swift reads it). All numbers little-endian:

    magic "PBBG", u32 format 1, u32 documents, f64 mean title, f64 mean abstract, u32 words, u32 pairs, u32 bytes of words,
    32 bytes version (ASCII, zero-padded)
    u32 x blocks      where each block of 16 words begins
    words             sorted by bytes, front-coded within a block: u8 shared, u8 rest, rest's bytes
    u16 x words       documents that hold the word
    u32 x (words + 1) first pair that begins with the word
    u16 x pairs       second word's number, ascending within a first word
    u16 x pairs       documents that hold the pair

`paperboy corpus build` writes format 2, which goes on with words that stand in the same documents more often than by chance:

    u32 x (words + 1) first related word of the word
    u16 x related     the related word's number, within a word the strongest first
    u8 x related      strength, 1 to 255: normalised pointwise mutual information
"""
import hashlib
import struct
import sys

BLOCK = 16


def read(path):
    head, counts = None, {}
    with open(path, encoding="ascii") as file:
        for line in file:
            fields = line.rstrip("\n").split("\t")
            if line.startswith("#"):
                head = fields
            else:
                counts[fields[0]] = int(fields[1])
    return head, counts


def main():
    name, unigrams, bigrams, out = sys.argv[1:]
    head, words = read(unigrams)
    _, pairs = read(bigrams)
    documents, title, abstract = int(head[1]), float(head[3]), float(head[5])
    order = sorted(words, key=lambda word: word.encode())
    number = {word: index for index, word in enumerate(order)}
    if documents > 65535 or len(order) > 65535:
        sys.exit("at most 65,535 documents and words: scale the counts down")

    text, blocks, last = bytearray(), [], b""
    for index, word in enumerate(order):
        raw = word.encode()
        shared = 0
        if index % BLOCK == 0:
            blocks.append(len(text))
        else:
            while shared < min(len(raw), len(last)) and raw[shared] == last[shared]:
                shared += 1
        text += bytes([shared, len(raw) - shared]) + raw[shared:]
        last = raw

    keyed = sorted((number[a], number[b], n) for (a, b), n in ((pair.split(" "), n) for pair, n in pairs.items()))
    first = [0] * (len(order) + 1)
    for a, _, _ in keyed:
        first[a + 1] += 1
    for index in range(len(order)):
        first[index + 1] += first[index]

    body = struct.pack(f"<{len(blocks)}I", *blocks) + bytes(text)
    body += struct.pack(f"<{len(order)}H", *(words[word] for word in order))
    body += struct.pack(f"<{len(first)}I", *first)
    body += struct.pack(f"<{len(keyed)}H", *(b for _, b, _ in keyed))
    body += struct.pack(f"<{len(keyed)}H", *(n for _, _, n in keyed))
    version = f"{name}-{hashlib.sha256(body).hexdigest()[:8]}"
    header = struct.pack("<4sIIddIII32s", b"PBBG", 1, documents, title, abstract, len(order), len(keyed), len(text),
                         version.encode())
    with open(out, "wb") as file:
        file.write(header + body)
    print(f"{out}: {version}, {len(order)} words, {len(keyed)} pairs, {len(header) + len(body)} bytes")


if __name__ == "__main__":
    main()
