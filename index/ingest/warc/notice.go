package warc

import "fmt"

// Notice is something about a record that is wrong and was read all the same.
type Notice struct {
	Field   string // the field at fault, as the standards spell it; "" for none
	Message string // what is wrong and how it was read; lower case, no full stop
}

// String returns field and message: "WARC-Date: …".
func (n Notice) String() string {
	if n.Field == "" {
		return n.Message
	}
	return n.Field + ": " + n.Message
}

// maxNotices keeps a hostile header from becoming a long list.
const maxNotices = 20

func (rec *Record) notice(field, format string, args ...any) {
	switch n := len(rec.Notices); {
	case n < maxNotices:
		rec.Notices = append(rec.Notices, Notice{field, fmt.Sprintf(format, args...)})
	case n == maxNotices:
		rec.Notices = append(rec.Notices, Notice{"", "more is wrong with this record than is listed here"})
	}
}
