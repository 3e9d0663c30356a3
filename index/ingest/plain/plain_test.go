package plain_test

import (
	"strings"
	"testing"

	"dateline/index/ingest/plain"
)

const (
	lead  = "The harbour of Velun was closed on Monday after two ferries had collided in the fog."
	close = "Nobody was hurt, the port authority said, and the ferries will run again on Tuesday."
)

func TestSplit(t *testing.T) {
	for name, c := range map[string]struct{ in, remains string }{
		"nothing":                 {lead + "\n\n" + close, ""},
		"a way through the site":  {"News   /   Harbour\n\nFerries collide off Velun\n\n" + lead, "News   /   Harbour"},
		"other signs":             {"Home > World » Sea\n\n" + lead, "Home > World » Sea"},
		"a title with a slash":    {"Ferries collide / the fog was too thick to see at all\n\n" + lead, ""},
		"a menu":                  {"Home\n\nWorld News\n\nSport\n\nFerries collide off Velun\n\n" + lead, "Home\n\nWorld News\n\nSport"},
		"a title and a dateline":  {"Ferries collide\nVELUN\n" + lead, ""},
		"a day above":             {"1 September 2023\n\nFerries collide off Velun\n\n" + lead, "1 September 2023"},
		"a caption by its start":  {lead + "\n\nFile photo of the harbour in the fog\n\n" + close, "File photo of the harbour in the fog"},
		"a caption by its end":    {lead + "\n\nThe harbour of Velun, seen on Monday. (Photo by Example)\n\n" + close, "The harbour of Velun, seen on Monday. (Photo by Example)"},
		"a credit in brackets":    {lead + "\n\nA ferry in the harbour [A. Person/Reuters]\n\n" + close, "A ferry in the harbour [A. Person/Reuters]"},
		"a word in brackets":      {lead + "\n\n\"We saw [the ferry],\" a sailor said to the Velun Herald.\n\n" + close, ""},
		"lines to share":          {lead + "\n\nShare this article\n\n" + close + "\n\nTweet\n\nКомментарии", "Share this article\n\nTweet\n\nКомментарии"},
		"the foot of a page":      {lead + "\n\n" + close + "\n\nSHARE THIS ARTICLE\nVelun Herald App", "SHARE THIS ARTICLE\nVelun Herald App"},
		"addresses":               {lead + "\n\nOur site can also be reached at:\n\nwww.velun.example.co.uk\n\nVelun Herald", "Our site can also be reached at:\n\nwww.velun.example.co.uk\n\nVelun Herald"},
		"copyright":               {lead + "\n" + close + "\n© 2024 Velun Herald. All rights reserved.", "© 2024 Velun Herald. All rights reserved."},
		"a sentence about print":  {lead + "\n\nPrint media are dying.\n\n" + close, ""},
		"a short last word":       {lead + "\n\n" + close + "\n\nA. Reporter", ""},
		"labels only":             {"Share this\n\nPrint", ""},
		"more remains than text":  {lead + "\n\nShare\n\n" + strings.Repeat("Velun Herald App\n\n", 30), ""},
		"read more":               {lead + "\n\nRead more: Fog over the strait\n\n" + close, "Read more: Fog over the strait"},
		"lines without empty one": {"Ferries collide\n" + lead + "\nAdvertisement\n" + close, "Advertisement"},
		"empty":                   {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			article, remains := plain.Split(c.in)
			if remains != c.remains {
				t.Errorf("remains %q, want %q", remains, c.remains)
			}
			if remains == "" && article != c.in {
				t.Errorf("article %q, want it unchanged", article)
			}
			if strings.Contains(c.in, lead) && !strings.Contains(article, lead) {
				t.Errorf("article %q lacks its lead", article)
			}
		})
	}
}

// More lines than any article has are left whole.
func TestSplitOfVeryManyLines(t *testing.T) {
	for lines, want := range map[int]string{99_999: "Share this article", 100_000: ""} {
		if _, remains := plain.Split(strings.Repeat(lead+"\n", lines) + "Share this article\n"); remains != want {
			t.Errorf("%d lines: remains %.100q, want %q", lines, remains, want)
		}
	}
}

func TestDateline(t *testing.T) {
	for body, want := range map[string]string{
		"BAKU\n" + lead:                                     "BAKU",
		"BAKU, Azerbaijan\n\n" + lead:                       "BAKU, Azerbaijan",
		"BAKU, Sept. 1\n\n" + lead:                          "BAKU",
		"YEREVAN, Armenia (AP) — Four ferries":              "YEREVAN, Armenia",
		"LONDON, March 3 (Reuters) - Four ferries":          "LONDON",
		"LONDON (Reuters) - Four ferries":                   "LONDON",
		"NEW YORK -- Four ferries":                          "NEW YORK",
		"RIO DE JANEIRO – Four ferries":                     "RIO DE JANEIRO",
		"WASHINGTON, D.C. — Four ferries":                   "WASHINGTON, D.C.",
		"МОСКВА, 3 марта — Четыре парома":                   "МОСКВА",
		"PARIS/LONDON (Reuters) - Four ferries":             "PARIS/LONDON",
		"BAKU: Four ferries":                                "BAKU",
		"SAINT-DENIS, France — Four ferries":                "SAINT-DENIS, France",
		"DEAR READER: Four ferries":                         "",
		"STREAM BIG\n\n" + lead:                             "",
		"UPDATED\n\n" + lead:                                "",
		"SIOUX FALLS, S.D. — Four ferries":                  "SIOUX FALLS, S.D.",
		"UPDATE 2 - Four ferries":                           "",
		"EXCLUSIVE — Four ferries":                          "",
		"The AP — an agency — said":                         "",
		"BAKU has said that four ferries":                   "",
		"NATO-led troops have said":                         "",
		"BAKU":                                              "",
		"Baku — Four ferries":                               "",
		lead:                                                "",
		"":                                                  "",
		"THE FOG WAS THICK AND THE HARBOUR CLOSED\n" + lead: "",
	} {
		if got := plain.Dateline(body); got != want {
			t.Errorf("dateline of %.40q is %q, want %q", body, got, want)
		}
	}
}

func TestPublished(t *testing.T) {
	for s, want := range map[string]string{
		" date 2023-09-01 The harbour":                         "2023-09-01",
		"Ferries collide\nPublished: 1 September 2023\n":       "2023-09-01",
		"Ferries collide\n\nSeptember 1, 2023\n\n" + lead:      "2023-09-01",
		"Ferries collide\nFri 1 Sep 2023 10:30 GMT\n":          "2023-09-01",
		"Ferries collide\n2023-09-01T10:30:00Z\n":              "2023-09-01",
		"Posted on Sept. 1st, 2023 at 10:30 a.m.\n" + lead:     "2023-09-01",
		"01.09.2023 18:15\n" + lead:                            "2023-09-01",
		"1 сентября 2023\n" + lead:                             "2023-09-01",
		"1 Eylül 2023\n" + lead:                                "2023-09-01",
		"13/09/2023\n" + lead:                                  "2023-09-13",
		"09/13/2023\n" + lead:                                  "2023-09-13",
		"09/01/2023\n" + lead:                                  "",
		"Updated: 1 September 2023\n" + lead:                   "",
		"31 September 2023\n" + lead:                           "",
		"On 1 September 2023 the harbour was closed.\n" + lead: "",
		strings.Repeat("word\n", 6) + "1 September 2023":       "",
		"": "",
	} {
		d, ok := plain.Published(s)
		if got := d.String(); got != want || ok != (want != "") {
			t.Errorf("published of %.40q is %q, %t; want %q", s, got, ok, want)
		}
	}
}

// FuzzPlain: no line is lost or made up, whatever the text.
func FuzzPlain(f *testing.F) {
	f.Add("News / More\r\n\r\nTitle\r\n\r\n" + lead + "\r\n\r\nShare")
	f.Add("BAKU — \xff\n\n\n© ")
	f.Fuzz(func(t *testing.T, s string) {
		article, remains := plain.Split(s)
		if got, want := count(article)+count(remains), count(s); got != want {
			t.Errorf("%d characters that are no white space, want %d", got, want)
		}
		plain.Published(s)
		if d := plain.Dateline(s); !strings.Contains(s, d) {
			t.Errorf("the dateline %q is not in the text", d)
		}
	})
}

func count(s string) int { return len(strings.Join(strings.Fields(s), "")) }
