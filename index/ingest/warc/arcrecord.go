package warc

import (
	"strings"
)

// readARC reads the line that an ARC record begins with: URL, IP address, date,
// type and length, with one space between them. URLs with spaces are in use.
func (rec *Record) readARC(line []byte) error {
	if err := rec.judgeARCVersion(); err != nil {
		return err
	}
	values, ok := cutARC(string(line))
	if !ok {
		return breakAt(rec.Position, "found %s; want a record to begin here, with URL, IP address, date, type and length", shown(line))
	}
	rec.Version = "ARC/1"
	for i, name := range []string{"URL", "IP-address", "Archive-date", "Content-type", "Archive-length"} {
		rec.Header = append(rec.Header, Field{name, values[i]})
	}
	rec.Target, rec.ContentType = values[0], values[3]
	rec.Type = arcType(rec.Target)
	var err error
	if rec.Date, err = parseARCDate(values[2]); err != nil {
		rec.notice("Archive-date", "%v", err)
	}
	return rec.setLength("Archive-length", values[4])
}

// cutARC cuts a line into its five fields. The date is looked for from the end,
// so that URLs and types may have spaces.
func cutARC(line string) (values [5]string, ok bool) {
	words := strings.Split(strings.TrimRight(line, " "), " ")
	last := len(words) - 1
	if last < 4 {
		return values, false
	}
	date := last - 2
	for i := date; i >= 2; i-- {
		if len(words[i]) >= 14 && isDigits(words[i]) {
			date = i
			break
		}
	}
	return [5]string{
		strings.Join(words[:date-1], " "), words[date-1], words[date], strings.Join(words[date+1:last], " "), words[last],
	}, true
}

// judgeARCVersion refuses ARC 2, whose lines have ten fields, where its version
// block says so.
func (rec *Record) judgeARCVersion() error {
	s := rec.reader.s
	if !strings.HasPrefix(string(rec.reader.line), "filedesc:") || s.more() != nil || s.buf[s.r] == '1' {
		return nil
	}
	return breakAt(s.pos(), "the version block begins with %s; want ARC version 1", shown(s.buf[s.r:min(s.r+1, s.w)]))
}

// arcType says which type of WARC a record of ARC is.
func arcType(target string) Type {
	scheme, _, _ := strings.Cut(strings.ToLower(target), ":")
	switch scheme {
	case "filedesc":
		return Warcinfo
	case "http", "https":
		return Response
	}
	return Resource
}
