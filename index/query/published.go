package query

import (
	"strings"

	"dateline"
)

const rangeForms = "a range is written 2023-09..2023-10, 2023.., ..2023, >2023, >=2023-09, <2023 or <=2023"

// readRange reads what stands behind published: a date, two with .. between
// them of which one may be missing, or one behind a comparison.
func readRange(s string) (*Range, error) {
	if from, to, ok := strings.Cut(s, ".."); ok {
		return between(s, from, to)
	}
	for _, op := range []string{">=", "<=", ">", "<"} {
		if rest, ok := strings.CutPrefix(s, op); ok {
			return compared(op, rest)
		}
	}
	first, last, err := days(s)
	if err != nil {
		return nil, err
	}
	return &Range{First: first, Last: last, Text: s}, nil
}

// compared reads a date behind op. The days of the date itself belong to neither
// > nor <.
func compared(op, s string) (*Range, error) {
	first, last, err := days(s)
	if err != nil {
		return nil, err
	}
	r := &Range{First: Earliest, Last: Latest, Text: op + s}
	switch op {
	case ">":
		r.First = last + 1
	case ">=":
		r.First = first
	case "<":
		r.Last = first - 1
	case "<=":
		r.Last = last
	}
	return r, nil
}

func between(s, from, to string) (*Range, error) {
	if from == "" && to == "" {
		return nil, dateline.Invalidf(FieldPublished, "%q has no date on either side", s)
	}
	first, _, err := openDays(from)
	if err != nil {
		return nil, err
	}
	_, last, err := openDays(to)
	if err != nil {
		return nil, err
	}
	if first > last {
		return nil, dateline.Invalidf(FieldPublished, "%q ends before it begins", s)
	}
	return &Range{First: first, Last: last, Text: s}, nil
}

// openDays is days, where no date is open on both sides.
func openDays(s string) (first, last int, err error) {
	if s == "" {
		return Earliest, Latest, nil
	}
	return days(s)
}

// days returns the first and the last day of a date.
func days(s string) (first, last int, err error) {
	d, err := dateline.ParseDate(s)
	if err != nil {
		return 0, 0, err
	}
	first, last, _ = d.Span()
	return first, last, nil
}
