package archivetest

import (
	"dateline"
)

var datePromises = []promise{
	{"Dates/From and To narrow to the spans that overlap", func(e *env) {
		e.calendar()
		e.between("2023-09-10", "2023-09-10", "ten sep year")
		e.between("2023-09-11", "2023-09-20", "sep year")
		e.between("2023-10-01", "2023-12-31", "year")
		e.between("2022", "2024", "ten sep year aug")
	}},
	{"Dates/From and To are inclusive to the day", func(e *env) {
		e.calendar()
		e.between("2023-08-31", "2023-08-31", "aug year")
		e.between("2023-08-30", "2023-09-01", "aug sep year")
	}},
	{"Dates/To as a month or a year runs to its last day", func(e *env) {
		e.put(dated(article("last", "", "x"), "2023-09-30"), dated(article("next", "", "x"), "2023-10-01"),
			dated(article("eve", "", "x"), "2023-12-31"), dated(article("new", "", "x"), "2024-01-01"))
		e.between("2023-09", "2023-09", "last")
		e.between("2023-09-30", "2023", "last next eve")
		e.between("2023-09-20", "2023-09", "last")
	}},
	{"Dates/an open end is open", func(e *env) {
		e.calendar()
		e.between("2023-09-05", "", "ten sep year")
		e.between("", "2023-08-31", "aug year")
	}},
	{"Dates/an undated article is in no span", func(e *env) {
		e.calendar()
		e.between("", "", "ten sep year aug undated")
		e.between("0001", "9999", "ten sep year aug")
	}},
	{"Dates/the day is the publication's own", func(e *env) {
		e.put(dated(article("a", "", "x"), "2023-09-01T00:30:00+04:00"), dated(article("b", "", "x"), "2023-08-31T23:30:00-04:00"))
		e.between("2023-09-01", "2023-09-01", "a")
		e.between("2023-08-31", "2023-08-31", "b")
	}},
	{"Dates/of any century from 1 to 9999 narrow", func(e *env) {
		e.put(dated(article("a", "", "x"), "0001-01-01"), dated(article("b", "", "x"), "1650-03-04"),
			dated(article("c", "", "x"), "1969-12-31"), dated(article("d", "", "x"), "9999-12-31"))
		e.between("", "0001-01-01", "a")
		e.between("1650-03-04", "1650-03-04", "b")
		e.between("1969-12-31", "1970-01-01", "c")
		e.between("9999", "", "d")
	}},
	{"Dates/narrow what the text matches", func(e *env) {
		e.put(dated(article("a", "", "alpha"), "2023"), dated(article("b", "", "beta"), "2023"), dated(article("c", "", "alpha"), "2024"))
		e.matches(dateline.Search{Text: "alpha", From: on("2023"), To: on("2023")}, "a")
	}},
}

// calendar puts articles of several precisions around September 2023.
func (e *env) calendar() {
	e.Helper()
	e.put(dated(article("ten", "", "x"), "2023-09-10"), dated(article("sep", "", "x"), "2023-09"),
		dated(article("year", "", "x"), "2023"), dated(article("aug", "", "x"), "2023-08-31"), article("undated", "", "x"))
}

// between reports a search with From and To that does not match these ids.
func (e *env) between(from, to, ids string) {
	e.Helper()
	e.matches(dateline.Search{From: on(from), To: on(to)}, ids)
}

var sortPromises = []promise{
	{"Sort/newest by first day, then moment, undated last", func(e *env) {
		e.timeline()
		e.ranks(dateline.Search{Sort: dateline.Newest}, "late early month year u1 u2")
	}},
	{"Sort/oldest by first day, then moment, undated last", func(e *env) {
		e.timeline()
		e.ranks(dateline.Search{Sort: dateline.Oldest}, "year month early late u1 u2")
	}},
	{"Sort/equal dates stand in the order of ids", func(e *env) {
		for _, id := range []string{"c", "a", "b"} {
			e.put(dated(article(id, "", "x"), "2023-09-10"))
		}
		e.ranks(dateline.Search{Sort: dateline.Newest}, "a b c")
		e.ranks(dateline.Search{Sort: dateline.Oldest}, "a b c")
	}},
	{"Sort/the first day is the publication's own", func(e *env) {
		e.put(dated(article("east", "", "x"), "2023-09-02T00:30:00+04:00"), dated(article("west", "", "x"), "2023-09-01T23:00:00-04:00"))
		e.ranks(dateline.Search{Sort: dateline.Newest}, "east west")
		e.ranks(dateline.Search{Sort: dateline.Oldest}, "west east")
	}},
	{"Sort/dates of any century are in order", func(e *env) {
		e.put(dated(article("a", "", "x"), "0987"), dated(article("b", "", "x"), "1650-03-04"),
			dated(article("c", "", "x"), "1969-12-31"), dated(article("d", "", "x"), "1970-01-01"), dated(article("e", "", "x"), "9999"))
		e.ranks(dateline.Search{Sort: dateline.Oldest}, "a b c d e")
		e.ranks(dateline.Search{Sort: dateline.Newest}, "e d c b a")
	}},
	{"Sort/by date the scores are 0 and the matches the same", func(e *env) {
		e.put(dated(article("a", "", "alpha"), "2023"), dated(article("b", "", "alpha alpha"), "2024"), article("c", "", "beta"))
		r := e.search(dateline.Search{Text: "alpha", Sort: dateline.Newest, Limit: 10})
		e.same("ids", order(r), []string{"b", "a"})
		e.same("scores", []float64{r.Hits[0].Score, r.Hits[1].Score}, []float64{0, 0})
	}},
	{"Sort/no sort and no words is newest first", func(e *env) {
		e.bodies("a", "alpha", "b", "beta")
		e.put(dated(article("old", "", "alpha"), "2022"), dated(article("new", "", "alpha"), "2023"))
		for _, text := range []string{"", " \t\u00a0"} {
			e.ranks(dateline.Search{Text: text}, "new old a b")
		}
		e.same("order", dateline.Search{Text: " ", Sort: dateline.Oldest}.Order(), dateline.Oldest)
	}},
	{"Sort/no sort is by relevance", func(e *env) {
		e.bodies("a", "alpha beta", "b", "alpha alpha")
		e.ranks(dateline.Search{Text: "alpha"}, "b a")
		e.ranks(dateline.Search{Text: "alpha", Sort: dateline.ByRelevance}, "b a")
	}},
}

// timeline puts dated articles out of their order. On the second of September
// "early" is the earlier moment although its clock shows the later hour.
func (e *env) timeline() {
	e.Helper()
	e.put(article("u2", "", "x"), dated(article("early", "", "x"), "2023-09-02T10:00:00+04:00"), dated(article("month", "", "x"), "2023-09"),
		article("u1", "", "x"), dated(article("year", "", "x"), "2023"), dated(article("late", "", "x"), "2023-09-02T08:00:00Z"))
}
