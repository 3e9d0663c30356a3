package record

// Format is the version of the file that this package writes and reads, kept in
// the table meta as dateline_format.
const Format = 3

// applicationID marks the file as a record of dateline in the header of SQLite
// ("DTLN").
const applicationID = 0x44544c4e

// aboutRemains is a row of about, for records that are made and those brought
// from format 1.
const aboutRemains = `('revision.remains', 'What stood on the page beside the article: one zstd frame of UTF-8 text, without a dictionary; empty: nothing is known.')`

// tableChange is the log, for records that are made and those brought from format 2.
const tableChange = `
CREATE TABLE change ( -- the log: one row for each change, in order
  seq        INTEGER PRIMARY KEY AUTOINCREMENT,
  at         TEXT NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('article', 'metadata', 'erased', 'restored', 'gazetteer', 'correction')),
  article    INTEGER REFERENCES article(num), -- NULL for gazetteer, and for correction unless it is of one article
  revision   INTEGER, -- of kind article: the revision that came
  source     TEXT, -- of kind gazetteer
  why        TEXT, -- of kind erased
  correction INTEGER -- of kind correction: its number
) STRICT;
`

// tableCorrection is what people said, likewise.
const tableCorrection = `
CREATE TABLE correction ( -- what people have said of entities against what machines read; it holds unless it is undone
  n           INTEGER PRIMARY KEY AUTOINCREMENT,
  at          TEXT NOT NULL, -- when it was said
  who         TEXT NOT NULL, -- by whom
  why         TEXT NOT NULL,
  kind        TEXT NOT NULL, -- merge, split, rename, retype, hide, show, mention, name, place, undo
  entity      TEXT NOT NULL, -- the id of an entity; of mention '': the words are none
  target      TEXT NOT NULL, -- of merge and split: the id of what it is
  type        TEXT NOT NULL, -- place, person, organisation
  label       TEXT NOT NULL, -- the name to show
  words       TEXT NOT NULL, -- of split, name and place, one on each line; of mention as they stand in the text
  article     INTEGER REFERENCES article(num), -- of mention, and of an undo of one
  field       TEXT NOT NULL, -- of mention: title or body
  occurrence  INTEGER NOT NULL, -- of mention: which time the words stand there, from 1; 0: each
  revision    INTEGER NOT NULL, -- of mention: the one that they were found in; 0: not said
  place_kind  TEXT NOT NULL, -- of place, as in the table place
  countries   TEXT NOT NULL, lat REAL, lon REAL,
  undoes      INTEGER NOT NULL, -- of undo: the number of another
  undone      INTEGER NOT NULL DEFAULT 0 -- the number of the undo of this one; 0: it holds
) STRICT;
CREATE INDEX correction_article ON correction(article) WHERE article IS NOT NULL;
`

// aboutCorrection is a row of about, likewise.
const aboutCorrection = `('correction', 'What people said against what machines read, in order. A row holds unless undone is not 0. Ids of entities are those of the places, or made of names by dateline.')`

// schema makes the tables. Comments inside a statement stay in the file, where
// .schema shows them. Times are RFC 3339 in UTC with milliseconds, so that they
// sort as text.
const schema = `
CREATE TABLE meta ( -- facts about this file
  key   TEXT NOT NULL PRIMARY KEY, -- dateline_format, uuid, made, state_version
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE about ( -- how to read this file without dateline
  name    TEXT NOT NULL PRIMARY KEY, -- a table, or table.column
  meaning TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE article ( -- one text by one publication, with what is known of it now; each value says where it is from
  num              INTEGER PRIMARY KEY, -- the article's number in this file only
  id               TEXT NOT NULL UNIQUE, -- its name for ever
  revisions        INTEGER NOT NULL, -- how many revision numbers were given; none is given twice
  current          INTEGER, -- the number of the revision seen last; NULL: there is no text
  seq              INTEGER NOT NULL, -- the last change of this article
  publication      TEXT NOT NULL DEFAULT '', publication_from TEXT NOT NULL DEFAULT '',
  url              TEXT NOT NULL DEFAULT '', url_from         TEXT NOT NULL DEFAULT '',
  language         TEXT NOT NULL DEFAULT '', language_from    TEXT NOT NULL DEFAULT '', -- BCP 47
  dateline         TEXT NOT NULL DEFAULT '', dateline_from    TEXT NOT NULL DEFAULT '', -- where it is filed from
  published        TEXT NOT NULL DEFAULT '', published_from   TEXT NOT NULL DEFAULT '', -- a year, month, day or second
  title_from       TEXT NOT NULL DEFAULT '',
  erased           TEXT, -- when it was erased; NULL: it is not
  why              TEXT, -- why it was erased
  erasure          INTEGER NOT NULL DEFAULT 0 -- the change that erased it last, kept when it is restored
) STRICT;
CREATE INDEX article_empty ON article(num) WHERE current IS NULL;

CREATE TABLE key ( -- the natural names of articles; of an erased article the hash only
  article INTEGER NOT NULL REFERENCES article(num),
  n       INTEGER NOT NULL, -- in the order in which the article gained them, from 1
  hash    BLOB NOT NULL, -- SHA-256 of kind, a zero byte, source, a zero byte, value
  kind    TEXT, -- url, own or path
  source  TEXT, -- what the value is unique in; '' for url
  value   TEXT,
  PRIMARY KEY (article, n)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX key_hash ON key(hash);

CREATE TABLE dictionary ( -- what bodies were compressed with
  id      INTEGER PRIMARY KEY AUTOINCREMENT, -- the zstd dictionary id
  made    TEXT NOT NULL,
  retired INTEGER NOT NULL DEFAULT 0, -- 1: holds words of an erased article, goes with the next compact
  data    BLOB NOT NULL -- in the format of zstd, see about
) STRICT;
CREATE TABLE dictionary_sample ( -- the articles whose words are in a dictionary
  article    INTEGER NOT NULL REFERENCES article(num),
  dictionary INTEGER NOT NULL REFERENCES dictionary(id) ON DELETE CASCADE,
  PRIMARY KEY (article, dictionary)
) STRICT, WITHOUT ROWID;

CREATE TABLE revision ( -- every text
  num        INTEGER PRIMARY KEY,
  article    INTEGER NOT NULL REFERENCES article(num),
  number     INTEGER NOT NULL, -- from 1 in the order of arrival
  first      TEXT NOT NULL, -- when this text was captured first
  last       TEXT NOT NULL, -- when it was captured last
  hash       BLOB NOT NULL, -- SHA-256 of title, a zero byte, body
  title      TEXT NOT NULL,
  dictionary INTEGER REFERENCES dictionary(id), -- NULL: none is needed
  body       BLOB NOT NULL, -- UTF-8 as one zstd frame, see about; empty: no body
  remains    BLOB NOT NULL DEFAULT x'', -- what stood beside the article on its page, as one zstd frame without a dictionary
  UNIQUE (article, number)
) STRICT;
` + tableChange + tableCorrection + `
CREATE TABLE gazetteer ( -- the lists of places
  source TEXT NOT NULL PRIMARY KEY, -- who gave the list
  seq    INTEGER NOT NULL, -- the last change of it
  hash   BLOB NOT NULL -- SHA-256 of the places, to know the same list again
) STRICT, WITHOUT ROWID;
CREATE TABLE place (
  id        TEXT NOT NULL PRIMARY KEY,
  source    TEXT NOT NULL REFERENCES gazetteer(source),
  label     TEXT NOT NULL, -- the name to show
  kind      TEXT NOT NULL,
  countries TEXT NOT NULL, -- ISO 3166-1 alpha-2, a space between
  lat REAL, lon REAL -- WGS 84 degrees; NULL: not known
) STRICT, WITHOUT ROWID;
CREATE INDEX place_source ON place(source);
CREATE TABLE place_name ( -- every other name and spelling
  place TEXT NOT NULL REFERENCES place(id) ON DELETE CASCADE,
  n     INTEGER NOT NULL, -- in the order given, from 1
  name  TEXT NOT NULL,
  PRIMARY KEY (place, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE state ( -- small shared data
  key     TEXT NOT NULL PRIMARY KEY,
  version INTEGER NOT NULL, -- drawn from meta.state_version, never given twice
  value   BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE VIEW current_article AS -- the articles as they are now; the body is in revision
  SELECT a.id, r.title, a.publication, a.published, a.url, a.language, a.dateline, r.number AS revision, r.first, r.last
  FROM article a JOIN revision r ON r.article = a.num AND r.number = a.current;

INSERT INTO about VALUES
  ('revision.body', 'One zstd frame (RFC 8878) of UTF-8 text. Where dictionary is NULL: SELECT writefile(''body.zst'', body), then zstd -d body.zst. Else also write dictionary.data of that id to a file and run zstd -d -D FILE body.zst.'),
  ` + aboutRemains + `,
  ` + aboutCorrection + `,
  ('dictionary.data', 'A dictionary in the format of zstd (RFC 8878, section 5), made of the first words of some articles. dictionary_sample names them.'),
  ('article', 'The columns that end in _from say where the value before them is from: editor, metadata file, text, address or machine; empty: nothing was said.'),
  ('key', 'The rows of an erased article keep the hash, so that it is known when it comes again, and nothing else.'),
  ('change', 'What happened, in order: article (a text came), metadata (what is known or a key), erased, restored, gazetteer (the places of one source), correction (what somebody said of entities).');
`
