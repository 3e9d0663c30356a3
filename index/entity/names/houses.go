package names

import (
	"strings"
	"sync"

	"dateline"
	"dateline/index/entity/tag"
	"dateline/index/text"
)

// called are organisations that a tagger takes for people, since they are called after some or
// could be. It is a list of our own, of what no one alive is better known by. Behind = is
// what one goes by alone, in articles that have no person of that name.
const called = `Goldman Sachs=Goldman|Merrill Lynch=Merrill|Lehman Brothers=Lehman|Morgan Stanley|JP Morgan|JPMorgan Chase|J.P. Morgan|JPMorgan|
	Bear Stearns|Salomon Brothers|Salomon Smith Barney|Smith Barney|Morgan Keegan|Raymond James|Piper Jaffray|Charles Schwab|
	Wells Fargo|Cantor Fitzgerald|Keefe Bruyette|Brown Brothers Harriman|Paine Webber|Dean Witter|Drexel Burnham Lambert|Kidder Peabody|
	Robert W. Baird|Stifel Nicolaus|Legg Mason|Franklin Templeton|T. Rowe Price|Kohlberg Kravis Roberts|Thomas Weisel|Janney Montgomery Scott|
	Sanford C. Bernstein|Sanford Bernstein|Dresdner Kleinwort|A.G. Edwards|D.A. Davidson|Hellman & Friedman|Glass Lewis|Jefferies=Jefferies|
	Dow Jones|Fannie Mae|Freddie Mac|Sallie Mae|Ginnie Mae|Standard & Poor's|Dun & Bradstreet|Arthur Andersen|Ernst & Young|Citigroup=Citigroup|
	Booz Allen|Booz Allen Hamilton|Marsh & McLennan|Arthur J. Gallagher|Johnson & Johnson|Procter & Gamble|Eli Lilly=Lilly|Merck=Merck|
	Abbott Laboratories=Abbott|Bristol-Myers Squibb|Bristol Myers|Becton Dickinson|Smith & Nephew|Warner Chilcott|Caremark=Caremark|Roche=Roche|
	Wolters Kluwer|Reed Elsevier|Houghton Mifflin|Simon & Schuster|Walt Disney Co=Disney|Warner Bros|Metro-Goldwyn-Mayer|
	Lockheed Martin|Northrop Grumman|McDonnell Douglas|Martin Marietta|Pratt & Whitney|Rolls-Royce|Rolls Royce|Aston Martin|
	Ford Motor=Ford|Toyota=Toyota|Kia=Kia|Dell=Dell|Lenovo=Lenovo|Matsushita=Matsushita|Harley-Davidson=Harley|Harley Davidson|John Deere|
	Ingersoll-Rand|Ingersoll Rand|Briggs & Stratton|Black & Decker|Baker Hughes|Foster Wheeler|Hewlett-Packard|Hewlett Packard|Pitney Bowes|
	Philip Morris|Philip Morris USA|Altria=Altria|R.J. Reynolds|Anheuser-Busch|Anheuser Busch|Jim Beam|Jack Daniel's|Johnnie Walker|Pernod Ricard|
	Burger King|Ben & Jerry's|Sara Lee|Dr Pepper|Tim Hortons|Papa John's|Baskin Robbins|Archer Daniels Midland|Archer Daniels|
	Marks & Spencer|Neiman Marcus|J.C. Penney|JC Penney|Abercrombie & Fitch|Barnes & Noble|Eddie Bauer|Victoria's Secret|Louis Vuitton|
	Hugo Boss|Dolce & Gabbana|Estee Lauder|Estée Lauder|Elizabeth Arden|Phillips-Van Heusen|Young & Rubicam|Ogilvy & Mather|
	Saatchi & Saatchi|Carl Zeiss|Robert Bosch|Heckler & Koch|Smith & Wesson|Kuehne & Nagel|Arcelor Mittal|Hutchison Essar`

// nobody are names of what is neither an organisation nor a person, though taggers read it
// as one: indexes, prices and months.
var nobody = map[string]bool{"dow": true, "london brent": true, "jan": true, "january": true, "november": true}

// house is an organisation of that list.
type house struct {
	label string // its name
	short bool   // by what it goes by alone
}

// houses are those organisations by keyOf of their names.
var houses = sync.OnceValue(func() map[string]house {
	m := map[string]house{}
	for _, entry := range strings.Split(called, "|") {
		long, short, named := strings.Cut(strings.TrimSpace(entry), "=")
		m[keyOfName(long)] = house{label: long}
		if named {
			m[keyOfName(short)] = house{label: long, short: true}
		}
	}
	return m
})

// keyOfName is keyOf of a name by itself.
func keyOfName(name string) string {
	var exact []string
	for _, w := range text.Words(name) {
		exact = append(exact, w.Exact)
	}
	return strings.Join(exact, " ")
}

// takeHouses reads names of several words as the organisations that are called so.
func (a *article) takeHouses() {
	for _, f := range a.found {
		if h, is := houses()[f.key]; is && !h.short && f.place == nil && !f.whole {
			f.kind, f.label = dateline.TypeOrganisation, h.label
		}
	}
}

// takeShortHouses reads people as the organisation that goes by their one name, or as nobody,
// unless the article has a person who is called so.
func (a *article) takeShortHouses() {
	var people map[string]*found
	for _, f := range a.found {
		h := houses()[f.key]
		if f.kind != dateline.TypePerson || f.place != nil || !h.short && !nobody[f.key] {
			continue
		}
		if people == nil {
			people = a.people()
		}
		if _, taken := people[f.key]; taken {
			continue
		}
		if f.kind, f.label = dateline.TypeOrganisation, h.label; !h.short {
			f.kind = tag.Other
		}
	}
}
