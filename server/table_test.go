package server_test

import "testing"

// Every column of the table holds what it is named, and lines end as RFC 4180 has
// it.
func TestCSVIsATable(t *testing.T) {
	const want = "id,revision,title,publication,published,dateline,language,url,score,places,snippets\r\n" +
		"a,2,Straßen — von Łódź,Kurier,2023-09,ŁÓDŹ,,https://example.org/1,0,Łódź,Ślad: <b>fire</b> near Łódź.\r\n"
	if got := get(t, served(t), "/api/v1/search.csv?q=Lodsch&sort=newest").Body.String(); got != want {
		t.Errorf("got\n%q\nwant\n%q", got, want)
	}
}
