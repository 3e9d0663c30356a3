package export

import (
	"fmt"
	"strings"

	"dateline"
)

// RIS returns a reference of the type NEWS in the format of RIS, from TY to ER, in
// UTF-8, with an empty line behind it. What is not known has no line. An address
// that is not http or https has none either.
func RIS(r Reference) []byte {
	var b strings.Builder
	line := func(tag, value string) {
		if value = oneLine(value); value != "" || tag == "ER" {
			b.WriteString(tag + "  - " + value + "\r\n")
		}
	}
	k := r.Known
	line("TY", "NEWS")
	line("ID", string(r.ID))
	line("TI", r.Title)
	line("T2", k.Publication.Value)
	line("PY", dateYear(k.Published.Value))
	line("DA", risDate(k.Published.Value))
	line("CY", k.Dateline.Value)
	line("LA", k.Language.Value)
	line("UR", r.Address())
	line("ER", "")
	b.WriteString("\r\n")
	return []byte(b.String())
}

func dateYear(d dateline.Date) string {
	if d.Year == 0 {
		return ""
	}
	return fmt.Sprintf("%04d", d.Year)
}

// risDate writes YYYY/MM/DD/other, with nothing for what is not known; the time of
// day is the other.
func risDate(d dateline.Date) string {
	switch d.Precision() {
	case dateline.ToSecond:
		return d.At.Format("2006/01/02/15:04:05Z07:00")
	case dateline.ToDay:
		return fmt.Sprintf("%04d/%02d/%02d/", d.Year, d.Month, d.Day)
	case dateline.ToMonth:
		return fmt.Sprintf("%04d/%02d//", d.Year, d.Month)
	case dateline.ToYear:
		return fmt.Sprintf("%04d///", d.Year)
	}
	return ""
}
