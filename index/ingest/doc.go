// Package ingest reads files and folders into articles and gazetteers, or says
// of each why not: files, feeds and web archives -> articles, or rejects with a
// reason. It knows no archive.
//
// [NewPlan] looks at what is there and counts it, [Plan.Items] reads it as a
// stream of [Item]. Every file found ends as one or more articles, a gazetteer, a
// metadata.csv that was read, rejected or ignored, the last two with a reason.
// docs/files.md tells users the same at more length.
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
// Files ending in .txt, .text and .md hold one text each, in UTF-8 with or
// without a byte order mark or in UTF-16 with one. The body is the text as it is,
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
// and all folders below, and are read as texts whatever their endings; all others
// are ignored. A folder below with a metadata.csv of its own is on its own. Each
// fault of a row is a reject, and so is the file of that row; the other rows
// stand. One that cannot be read at all is rejected, and the files under it are
// ignored. It holds for files that are named themselves too.
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
// [FieldMap] says which fields are read; others are not looked at, but no field
// may be there twice. Blank lines are skipped and not counted. The title and the
// body are kept as they are. A field that is null or "" says that its value is
// unknown. The keys are the id (own) and the address (url); a record without
// either has its file's path, # and its line. The origin of all is "metadata
// file".
//
// # Dates
//
// A date is in one of [dateline.DateForms]. A moment may have a blank for the T,
// an offset without a colon, and no seconds. Of a day with a time without an
// offset, 2013-05-01T10:30:00 or 2013-05-01 10:30, the day is read and the time
// is not: it is the publication's own day, and the moment is not known.
package ingest
