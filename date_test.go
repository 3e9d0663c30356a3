package dateline_test

import (
	"encoding/json"
	"errors"
	"strings"
	"testing"
	"time"

	"dateline"
)

func TestParseDate(t *testing.T) {
	for _, c := range []struct {
		typed       string
		precision   dateline.Precision
		first, last string // days
	}{
		{"2023", dateline.ToYear, "2023-01-01", "2023-12-31"},
		{"2023-09", dateline.ToMonth, "2023-09-01", "2023-09-30"},
		{"2024-02", dateline.ToMonth, "2024-02-01", "2024-02-29"},
		{"1900-02", dateline.ToMonth, "1900-02-01", "1900-02-28"},
		{"2023-09-01", dateline.ToDay, "2023-09-01", "2023-09-01"},
		{"0001", dateline.ToYear, "0001-01-01", "0001-12-31"},
		{"9999-12-31", dateline.ToDay, "9999-12-31", "9999-12-31"},
		{"1969-12-31", dateline.ToDay, "1969-12-31", "1969-12-31"},
		// The day is the publication's own: in UTC this is still August.
		{"2023-09-01T00:30:00+04:00", dateline.ToSecond, "2023-09-01", "2023-09-01"},
	} {
		d, err := dateline.ParseDate(c.typed)
		if err != nil {
			t.Errorf("%s: %v", c.typed, err)
			continue
		}
		first, last, ok := d.Span()
		if d.Precision() != c.precision || d.String() != c.typed || !ok || first != days(t, c.first) || last != days(t, c.last) || d.Check() != nil {
			t.Errorf("%s is %q, precision %d, days %d to %d, %v", c.typed, d, d.Precision(), first, last, d.Check())
		}
	}
}

func days(t *testing.T, s string) int {
	t.Helper()
	at, err := time.Parse(time.DateOnly, s)
	if err != nil {
		t.Fatal(err)
	}
	return int(at.Unix() / 86400)
}

func TestParseDateRefuses(t *testing.T) {
	for _, c := range []struct {
		typed    string
		position int
		why      string
	}{
		{"", 0, "want 2023,"},
		{"2023-02-30", 8, "2023-02 has the days 01 to 28"},
		{"2023-13", 5, "months run from 01 to 12"},
		{"2023-00-01", 5, "months run from 01 to 12"},
		{"2023-01-00", 8, "has the days 01 to 31"},
		{"0000", 0, "years run from 0001 to 9999"},
		{"23-09-01", 0, "is not a date"},
		{"2023-9-1", 5, "is not a date"},
		{"2023/09/01", 0, "is not a date"},
		{"2023-é-01", 5, "is not a date"},
		{"2023-09-0é", 8, "is not a date"},
		{"2023-09-01T10:30:00", 10, "is not a date"},
		{"2023-09-31T10:30:00Z", 8, "is not a date"},
		{"next Monday, perhaps", 0, "is not a date"},
		{"0000-01-01T00:00:00Z", 0, "is not a date"},
		{"+023-09", 0, "is not a date"},
		{"2023-09-01-", 10, "is not a date"},
		{"2023-09-1-2", 8, "is not a date"},
		{"20-1-1-1", 0, "is not a date"},
	} {
		d, err := dateline.ParseDate(c.typed)
		var bad *dateline.Error
		if !errors.As(err, &bad) || !strings.Contains(err.Error(), c.why) || bad.Kind != dateline.Invalid || bad.Position == nil || *bad.Position != c.position {
			t.Errorf("%q gives %v, %+v; want an error at %d with %q", c.typed, d, bad, c.position, c.why)
		}
	}
}

func TestCheckDate(t *testing.T) {
	noon := time.Date(2023, 9, 1, 12, 0, 0, 0, time.UTC)
	for _, d := range []dateline.Date{
		{Year: 2023, Month: 2, Day: 30}, {Year: 2023, Day: 3}, {Year: -1}, {Year: 10000}, {Month: 3}, {Year: 2023, Month: 13},
		{Year: 2023, Month: 9, Day: 2, At: noon}, {Year: 2023, Month: 9, Day: 1, At: noon.Add(time.Millisecond)},
	} {
		if d.Check() == nil {
			t.Errorf("%+v passes", d)
		}
	}
	if err := (dateline.Date{}).Check(); err != nil {
		t.Errorf("the unknown date: %v", err)
	}
}

func TestDateInJSON(t *testing.T) {
	for _, typed := range []string{"", "2023", "2023-09-01T10:30:00+04:00"} {
		var d, back dateline.Date
		if err := d.UnmarshalText([]byte(typed)); err != nil {
			t.Fatal(err)
		}
		raw, err := json.Marshal(d)
		if err != nil || string(raw) != `"`+typed+`"` {
			t.Errorf("%q is %s in JSON, %v", typed, raw, err)
		}
		if err := json.Unmarshal(raw, &back); err != nil || back.String() != typed {
			t.Errorf("%s comes back as %q, %v", raw, back, err)
		}
	}
}
