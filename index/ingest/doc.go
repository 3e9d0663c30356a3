// Package ingest reads files and folders into articles and gazetteers, or says
// of each why not: files, feeds and web archives -> articles, or rejects with a
// reason. It knows no archive.
//
// [NewPlan] looks at what is there and counts it, [Plan.Items] reads it as a
// stream of [Item]. Every file found, and every member of a container, ends as one
// or more articles, a gazetteer, a metadata.csv that was read, rejected or
// ignored, the last two with a reason. [Read] reads one stream by the same
// readers: what is posted, or one file. docs/files.md tells users the same at
// more length.
//
// # Forms
//
// A file, a member of a zip or tar, what compression hides, a record of a web
// archive and a posted body are each a stream, and one table says which reader
// each form has. The ending of the name decides the form, where there is none the
// content type; where these leave it open or are not true, the first KiB does:
// compression and containers are known by their magic bytes under any ending
// that is read, and what is called compressed and is not is read as it is, with
// a notice. A file with an ending that no form has is not opened.
//
// # Folders
//
// Folders are read with all that is below, by name, places.csv of all folders
// first. Hidden files and folders, symbolic links and kinds of files that are not
// read are ignored. Links are never followed, so there are no loops; a link that
// is named itself is. A file that is named itself and is of no kind that is read
// is rejected. A file that is offered twice is taken once, under the path named
// first. Two files with the same path in the same source would be one article:
// the second is rejected.
//
// # Texts
//
// Files ending in .txt, .text and .md hold one text each, in any encoding that
// package charset reads; a guess is told. The body is the text as it is,
// but for the title: the title is the one in metadata.csv, and where the first
// line that is not empty equals it (case, accents, punctuation and apostrophes
// aside) the body begins behind that line. Where metadata.csv gives none, that
// line is the title if it holds a letter, is at most 200 characters long, ends
// neither in . ! ? : ; , nor in quotes behind a full stop, and more text follows.
//
// An article's keys are its path in the source, its id in metadata.csv (own) and
// its address (url). The id it wishes for is that in metadata.csv, or the file's
// name without its ending where that is a valid one. It was seen when the file
// was last modified, to the second, unless metadata.csv says when.
//
// # Front matter
//
// A text may begin with fields in YAML or TOML, whose names are those of site
// generators and web clippers; a value that is wrong rejects the text with the field
// and its line. What an archive gave out, as Markdown or NDJSON, is known by the
// field dateline_format and is read as it was there: its id, its keys with their
// sources, its texts byte for byte, and what is known with its origins; with the
// field last it is one revision, see [dateline.Article.Last].
//
// # Containers
//
// gzip, zstd, zip and tar may lie around any form and around each other, within
// [Limits]. A member is shown and keyed as a file in a folder of the container's
// name; what compression hides has the name of the file, whose inner ending
// decides the form. A member was seen when it was last modified; one that says
// no time, when its container was. Two members of one name are revisions of one
// article. A name that is absolute, has "..", a drive, a backslash or a NUL in
// it, or is not UTF-8, and a link, a device, a sparse or an encrypted member are
// rejected; hidden ones and __MACOSX are ignored; folders are nothing. Where a
// file is cut off or damaged, what could be read stays, and one item is rejected
// with the byte of the file; of a zip without its directory, which is at the end,
// nothing can be read. metadata.csv speaks for the members beside and below it
// as it does in a folder, wherever it comes: a tar is gone through once before it
// is read. A places.csv is taken when it is come to. A zip that is not a file of
// its own, and a tar that is posted or lies in a tar, are put into a temporary
// file.
//
// # metadata.csv
//
// A table with a header line, separated by commas, semicolons or tabs, of the
// columns file (required), id, publication, title, url, published, language,
// dateline, seen, note; and publication_from, title_from, url_from,
// published_from, language_from, dateline_from with one of [dateline.Origins],
// "metadata file" where the cell is empty or the column absent. An absent column
// says nothing, an empty cell says that the value is unknown; an empty title
// leaves it to the first line. Rows without any filled cell are no rows.
//
// Where a metadata.csv lies, the files it lists are the articles of its folder
// and all folders below; one with an ending of no form is read as a text, one
// that holds several articles cannot be listed. All others are ignored. A folder
// below with a metadata.csv of its own is on its own. Each fault of a row is a
// reject, and so is the file of that row; the other rows stand. One that cannot be
// read at all is rejected, and the files under it are ignored. It holds for files
// that are named themselves too.
//
// # places.csv
//
// A table like metadata.csv of the columns id and label (required), kind,
// country, lat, lon, names. Names and country codes are separated by |. It is
// taken whole or not at all. Its source is the article's, and below the source's
// own folder a slash and the folder.
//
// # NDJSON
//
// Files ending in .ndjson and .jsonl hold one JSON object in each line, in UTF-8.
// [FieldMap] and [Presets] say which fields are read; others are not looked at,
// but no field may be there twice. Blank lines are skipped and not counted. The title and the
// body are kept as they are. A field that is null or "" says that its value is
// unknown. The keys are the id (own) and the address (url); a record without
// either has its file's path, # and its line. The origin of all is "metadata
// file".
//
// # JSON and tables
//
// A .json file holds one object, an array of them, an object with an array of
// them in the field that Options.Records names, or objects behind each other; they
// stream in element by element and are read as those of NDJSON. The key of one
// without an id and an address is the file's path, and behind it # and its number
// unless it is alone; where each object has a line of its own, its line.
//
// .csv and .tsv files are tables in RFC 4180 with a header line, separated by
// commas, semicolons or tabs. A row is an object whose fields are the cells. A wrong
// row is rejected and the next one begins on the next line.
//
// # Feeds
//
// RSS, RDF, Atom and JSON Feed are read by gofeed, each item an article. The own
// id of an item is unique within the address of its feed. A date in no form that
// is exact is read to the day and is from the machine.
//
// # Reuters-21578
//
// .sgm files hold articles in elements REUTERS. NEWID is the own id.
//
// # Web archives
//
// Records of WARC and ARC that hold what a server answered with 200, a resource
// or a conversion, of a content type that may be an article, are streams of their
// own; all others are ignored with the reason. The address is the key, or the
// path of the file and behind a slash the record's number. A revisit is the
// earlier payload in the same file, captured again. Reading ends at the first
// break.
//
// # Dates
//
// A date is in one of [dateline.DateForms]. A moment may have a blank for the T
// and before the offset, an offset without a colon or minutes, UTC or GMT for it, and no
// seconds. Of a day with a time without an
// offset, 2013-05-01T10:30:00 or 2013-05-01 10:30, the day is read and the time
// is not: it is the publication's own day, and the moment is not known. Dates of
// mail (RFC 5322) and HTTP are read if they have a time of day.
package ingest
