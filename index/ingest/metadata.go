package ingest

import "dateline"

// Columns of metadata.csv that are not values of dateline.Known.
const (
	columnFile = "file"
	columnNote = "note"
	fromSuffix = "_from"
)

// sourcedColumns have a column beside them that says where the value is from.
var sourcedColumns = []string{"publication", "title", "url", "published", "language", "dateline"}

func metadataColumns() []string {
	names := []string{columnFile, "id", "seen", columnNote}
	for _, c := range sourcedColumns {
		names = append(names, c, c+fromSuffix)
	}
	return names
}

// listing is a metadata.csv as read.
type listing struct {
	rows   map[string]listedRow // by the path of the file from the folder
	broken bool                 // it could not be read
	left   int                  // files that have not asked for their row
	fault  func(rowFault)       // is told what is wrong with a row
	ids    map[dateline.ID]int  // lines
	urls   map[string]int       // lines
}

type listedRow struct {
	line  int
	bad   bool // it has a fault
	about about
}

// rowFault is something wrong with a row; file is "" if it names none.
type rowFault struct {
	line   int
	file   string
	reason error
}

// listing reads a metadata.csv when it is first asked for, and hands out what is
// wrong with it.
func (r *run) listing(s *sheet) *listing {
	if l, is := r.listings[s]; is {
		return l
	}
	l := &listing{left: s.waiting()}
	r.listings[s] = l
	t, line, err := r.readSheet(s.file)
	if err != nil {
		l.broken = true
		r.tell(s.file, Item{Kind: KindRejected, Line: line, Bytes: s.file.size, Reason: err})
		return l
	}
	if !s.some {
		r.tell(s.file, Item{Kind: KindMetadata, Bytes: s.file.size})
	}
	for _, reason := range append(t.notices, strayOrigins(t)...) {
		r.tell(s.file, Item{Kind: KindNotice, Line: 1, Reason: reason})
	}
	l.fault = func(f rowFault) {
		if _, offered := s.files[f.file]; offered || !s.some {
			r.tell(s.file, Item{Kind: KindRejected, Line: f.line, Reason: f.reason})
		}
	}
	l.read(t, s)
	return l
}

// waiting counts the files that are going to ask for their row.
func (s *sheet) waiting() (n int) {
	for _, e := range s.files {
		if e.reason == nil && e.form != formMetadata && e.form != formPlaces {
			n++
		}
	}
	return n
}

// strayOrigins finds columns that say where a value is from that is not there.
func strayOrigins(t *table) (notices []error) {
	for _, c := range sourcedColumns {
		_, value := t.columns[c]
		if _, from := t.columns[c+fromSuffix]; from && !value {
			notices = append(notices, problemIn(c+fromSuffix, "there is no column %q that it could speak of; it is not read", c))
		}
	}
	return notices
}

func (r *run) readSheet(e *entry) (*table, int, error) {
	s, done, err := e.stream()
	if err != nil {
		return nil, 0, err
	}
	defer done()
	return r.readTable(s, []string{columnFile}, metadataColumns())
}

func (r *run) readTable(s *stream, required, known []string) (*table, int, error) {
	data, err := s.all(maxTableBytes)
	if err != nil {
		return nil, 0, err
	}
	text, notices, err := decode(data, s.hints(r.opt))
	if err != nil {
		return nil, 0, err
	}
	t, line, err := parseTable(text, required, known)
	if err == nil {
		for _, n := range notices {
			t.notices = append(t.notices, n.Reason())
		}
	}
	return t, line, err
}

// read judges every row. The first row of a file stands, a second is a fault.
func (l *listing) read(t *table, s *sheet) {
	l.rows, l.ids, l.urls = map[string]listedRow{}, map[dateline.ID]int{}, map[string]int{}
	for _, row := range t.rows {
		cell, _ := t.cell(row, columnFile)
		name, err := localPath(cell)
		if err == nil {
			err = l.once(name)
		}
		if err == nil {
			err = s.findFault(name)
		}
		if err != nil {
			l.fault(rowFault{row.line, name, err})
			l.spoil(s, name, row.line)
			continue
		}
		l.rows[name] = l.readRow(t, row, name)
	}
}

// once checks that a file has no row yet.
func (l *listing) once(name string) error {
	if before, twice := l.rows[name]; twice {
		return problemIn(columnFile, "%s has a row already, line %d; want one row for a file", quoted(name), before.line)
	}
	return nil
}

// spoil marks a file that is there but cannot be listed, so that it says so.
func (l *listing) spoil(s *sheet, name string, line int) {
	_, there := s.files[name]
	if _, stands := l.rows[name]; there && !stands {
		l.rows[name] = listedRow{line: line, bad: true}
	}
}

func (l *listing) readRow(t *table, row tableRow, name string) listedRow {
	c := cells{table: t, row: row}
	c.fault("", t.width(row))
	out := listedRow{line: row.line, about: c.about()}
	c.fault("id", onlyOnce(l.ids, out.about.id, row.line))
	c.fault("url", onlyOnce(l.urls, out.about.url, row.line))
	for _, reason := range c.faults {
		l.fault(rowFault{row.line, name, reason})
	}
	out.bad = len(c.faults) > 0
	return out
}

// onlyOnce checks that two rows do not claim to be the same article.
func onlyOnce[T ~string](lines map[T]int, value T, line int) error {
	if value == "" {
		return nil
	}
	if before, twice := lines[value]; twice {
		return problem("%s is that of line %d too; want another for each article", quoted(string(value)), before)
	}
	lines[value] = line
	return nil
}
