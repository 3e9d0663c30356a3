"""SQLite's FTS5 behind the line protocol of bench/peers/README.md: the C library that Python brings."""

import pathlib
import sqlite3
import sys
import threading
import time

HITS = 10
STEP = 7919
TOP = "SELECT rowid, rank FROM words WHERE words MATCH ?1 ORDER BY rank LIMIT 10"
SCHEMA = """
PRAGMA journal_mode = WAL;
PRAGMA synchronous = NORMAL;
PRAGMA cache_size = -262144;
CREATE VIRTUAL TABLE words USING fts5(title, body, tokenize = 'porter unicode61');
INSERT INTO words(words, rank) VALUES ('rank', 'bm25(2.0, 1.0)');
INSERT INTO words(words, rank) VALUES ('hashsize', 67108864);
CREATE TABLE articles(n INTEGER PRIMARY KEY, id TEXT, date INT, publication TEXT);
CREATE TABLE places(n INT, place TEXT, PRIMARY KEY(n, place)) WITHOUT ROWID;
"""


def write(corpus, articles, directory):
    """Makes the database; returns the ns until all could be searched, and until it was optimised."""
    start = time.perf_counter_ns()
    pathlib.Path(directory).mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(pathlib.Path(directory, "words.db"), isolation_level=None)
    db.executescript(SCHEMA)
    db.execute("BEGIN")
    with open(corpus, encoding="utf-8", newline="\n") as lines:
        for n in range(1, articles + 1):
            line = lines.readline()
            if not line:
                raise ValueError(f"the corpus has {n - 1} articles; want {articles}")
            add(db, n, line.removesuffix("\n").split("\t"))
            if n % 10_000 == 0:
                db.execute("COMMIT")
                db.execute("BEGIN")
    db.execute("COMMIT")
    searchable = time.perf_counter_ns() - start
    db.execute("INSERT INTO words(words) VALUES ('optimize')")
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.close()
    return searchable, time.perf_counter_ns() - start


def add(db, n, cells):
    ident, date, publication, places, title, body = cells
    db.execute("INSERT INTO words(rowid, title, body) VALUES (?, ?, ?)", (n, title, body))
    db.execute("INSERT INTO articles VALUES (?, ?, ?, ?)", (n, ident, date or None, publication))
    db.executemany("INSERT INTO places VALUES (?, ?)", [(n, p) for p in places.split(",") if p])


def connect(directory):
    path = pathlib.Path(directory, "words.db").resolve(strict=True)
    db = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, isolation_level=None, check_same_thread=False)
    for pragma in ("mmap_size = 8589934592", "cache_size = -262144", "temp_store = MEMORY"):
        db.execute(f"PRAGMA {pragma}")
    return db


def match(op, terms):
    """The query in FTS5's language; None for a typing error, which it does not know."""
    return {
        "term": terms[0],
        "and": " AND ".join(terms),
        "or": " OR ".join(terms),
        "phrase": '"' + " ".join(terms) + '"',
        "prefix": terms[0] + "*",
        "fuzzy": None,
    }[op]


def ask(db, mode, text):
    """One answer: total, counts of publications and of places, hits."""
    if mode == "ids":
        hits = db.execute(f"SELECT id, '', '' FROM ({TOP}) t JOIN articles ON n = t.rowid ORDER BY t.rank", (text,)).fetchall()
        return db.execute("SELECT count(*) FROM words WHERE words MATCH ?", (text,)).fetchone()[0], [], [], hits
    if mode != "whole":
        raise ValueError(f"no such mode: {mode}")
    hits = db.execute(
        f"""SELECT id, title, snippet(words, 1, '<b>', '</b>', '…', 32) FROM words JOIN articles ON n = words.rowid
        WHERE words.rowid IN (SELECT rowid FROM ({TOP})) AND words MATCH ?1 ORDER BY rank""", (text,)).fetchall()
    publications = db.execute(
        "SELECT publication, count(*) c FROM words JOIN articles ON n = words.rowid WHERE words MATCH ? GROUP BY 1 ORDER BY c DESC", (text,)).fetchall()
    places = db.execute(
        "SELECT place, count(*) c FROM words JOIN places ON n = words.rowid WHERE words MATCH ? GROUP BY 1 ORDER BY c DESC LIMIT 10", (text,)).fetchall()
    return sum(c for _, c in publications), publications[:HITS], places, hits  # every article has one publication


class Driver:
    def hello(self):
        sqlite3.connect(":memory:").execute("CREATE VIRTUAL TABLE t USING fts5(x)")  # fails where it is left out
        return [f"SQLite {sqlite3.sqlite_version}"]

    def index(self, corpus, articles, directory):
        return write(corpus, int(articles), directory)

    def open(self, directory, queries):
        start = time.perf_counter_ns()
        self.directory, self.db = directory, connect(directory)
        took = time.perf_counter_ns() - start
        lines = pathlib.Path(queries).read_text(encoding="utf-8").splitlines()
        self.asked = [match(op, terms) for op, *terms in (line.split("\t") for line in lines)]
        return [took]

    def ask(self, mode, number):
        text = self.asked[int(number)]
        if text is None:
            return None
        start = time.perf_counter_ns()
        total, publications, places, hits = ask(self.db, mode, text)
        took = time.perf_counter_ns() - start
        return [took, total, counts(publications), counts(places), *(cell for hit in hits for cell in hit)]

    def load(self, mode, threads, milliseconds):
        asked = [text for text in self.asked if text is not None]
        answers, failed = [0] * int(threads), []
        start = time.perf_counter()

        def work(i):
            try:
                db, n = connect(self.directory), i * 37
                while time.perf_counter() - start < int(milliseconds) / 1000:
                    ask(db, mode, asked[n * STEP % len(asked)])
                    n, answers[i] = n + 1, answers[i] + 1
            except Exception as e:
                failed.append(e)

        running = [threading.Thread(target=work, args=(i,)) for i in range(len(answers))]
        for t in running:
            t.start()
        for t in running:
            t.join()
        if failed:
            raise failed[0]
        return [sum(answers), int((time.perf_counter() - start) * 1e9)]


def counts(rows):
    return ",".join(f"{value}={n}" for value, n in rows)


def main():
    driver = Driver()
    sys.stdin.reconfigure(encoding="utf-8", newline="\n")
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")
    for line in sys.stdin:
        name, *arguments = line.removesuffix("\n").split("\t")
        try:
            if name not in ("hello", "index", "open", "ask", "load"):
                raise ValueError(f"no such request: {name}")
            cells = getattr(driver, name)(*arguments)
            reply = "none" if cells is None else "\t".join(["ok", *map(str, cells)])
        except Exception as e:  # whatever it is, the harness is told
            reply = "error\t" + " ".join(f"{type(e).__name__}: {e}".split())
        print(reply, flush=True)


main()
