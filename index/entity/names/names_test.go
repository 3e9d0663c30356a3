package names_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"dateline"
	"dateline/index/entity"
	"dateline/index/entity/names"
	"dateline/index/entity/tag"
	"dateline/index/text"
)

// marked is a field in which {P words} is what a tagger took for a person, {O } an
// organisation, {X } something else, {T } a place; {L id|Label|words} is a place, {N }
// a nationality and {C } a place of the archive's own gazetteer. They may stand inside each
// other.
type marked struct {
	s      strings.Builder
	field  string
	spans  []tag.Span
	places []dateline.Mention
}

var spanTypes = map[byte]string{'P': dateline.TypePerson, 'O': dateline.TypeOrganisation, 'X': tag.Other, 'T': dateline.TypePlace}

// read reads up to the end or the brace that closes what it was called for.
func (m *marked) read(s string) (rest string) {
	for s != "" {
		switch {
		case s[0] == '}':
			return s[1:]
		case s[0] == '{':
			s = m.name(s[1], s[3:])
		default:
			m.s.WriteByte(s[0])
			s = s[1:]
		}
	}
	return ""
}

func (m *marked) name(kind byte, s string) (rest string) {
	start := m.s.Len()
	if t := spanTypes[kind]; t != "" {
		at := len(m.spans)
		m.spans = append(m.spans, tag.Span{})
		rest = m.read(s)
		m.spans[at] = tag.Span{Start: start, End: m.s.Len(), Type: t, Confidence: .8}
		return rest
	}
	parts := strings.SplitN(s, "|", 3)
	rest = m.read(parts[2])
	p := dateline.Mention{Field: m.field, Start: start, End: m.s.Len(), Words: m.s.String()[start:], Type: dateline.TypePlace, Entity: parts[0], Label: parts[1], Confidence: .95}
	switch kind {
	case 'N':
		p.Type = dateline.TypeNationality
	case 'C':
		p.Confidence = 1
	}
	m.places = append(m.places, p)
	return rest
}

func resolve(title, body string) []dateline.Mention {
	t, b := &marked{field: dateline.FieldTitle}, &marked{field: dateline.FieldBody}
	t.read(title)
	b.read(body)
	article := entity.Text{Title: t.s.String(), Body: b.s.String()}
	article.TitleWords, article.BodyWords = text.Words(article.Title), text.Words(article.Body)
	return names.Resolve(article, append(t.places, b.places...), t.spans, b.spans)
}

// short writes a mention as words=id, with the first letter of the type before it.
func short(m dateline.Mention) string { return fmt.Sprintf("%.1s %s=%s", m.Type, m.Words, m.Entity) }

func TestResolve(t *testing.T) {
	tests := []struct {
		name, title, body string
		want              string // joined by blanks and semicolons
	}{
		{"nothing", "", "", ""},
		{"roles and titles are cut", "", "{O Kremlin} and {P Kremlin spokesman Dmitry Peskov} and {P President Ilham Aliyev}, {P Mr. Bayramov}",
			"o Kremlin=kremlin-organisation; p Dmitry Peskov=dmitry-peskov; p Ilham Aliyev=ilham-aliyev; p Bayramov=bayramov-person"},
		{"what owns a name is no part of it", "", "{P Armenia's Nikol Pashinyan} spoke", "p Nikol Pashinyan=nikol-pashinyan"},
		{"the article is cut where it is small or begins a sentence", "", "{O The Council} and {O the Assembly} read {O The Caspian Times}.",
			"o Council=council-organisation; o Assembly=assembly-organisation; o The Caspian Times=caspian-times"},
		{"possessives are cut", "", "{P Aliyev's} and {O Transneft’s} and {P Peters'} talks", "p Aliyev=aliyev-person; o Transneft=transneft-organisation; p Peters=peters-person"},
		{"a verb parts names of people", "", "{P Michael Kane said Susan Ward} left", "p Michael Kane=michael-kane; p Susan Ward=susan-ward"},
		{"brackets part names", "", "{P Ivan Volkov (Pyotr Belov)} left", "p Ivan Volkov=ivan-volkov; p Pyotr Belov=pyotr-belov"},
		{"surnames are joined, found or not", "{P PESKOV} denies", "{P Dmitry Peskov} spoke. Peskov said so, and {O Peskov} left. Peskov's aide stayed.",
			"p PESKOV=dmitry-peskov; p Dmitry Peskov=dmitry-peskov; p Peskov=dmitry-peskov; p Peskov=dmitry-peskov; p Peskov=dmitry-peskov"},
		{"a surname of two is nobody's", "", "{P Ilham Aliyev} and {P Mehriban Aliyeva} met {P Farid Aliyev}. {P Aliyev} left.",
			"p Ilham Aliyev=ilham-aliyev; p Mehriban Aliyeva=mehriban-aliyeva; p Farid Aliyev=farid-aliyev; p Aliyev=aliyev-person"},
		{"a surname in another spelling of the same name", "", "{P İlham Əliyev} met {P Ilham Aliyev}; {P Aliyev} and {P Əliyev} left",
			"p İlham Əliyev=ilham-aliyev; p Ilham Aliyev=ilham-aliyev; p Aliyev=ilham-aliyev; p Əliyev=ilham-aliyev"},
		{"a middle name in the same article", "", "{P Donald J. Trump} and {P Donald Trump}", "p Donald J. Trump=donald-j-trump; p Donald Trump=donald-j-trump"},
		{"a surname within another name is left alone", "", "{P Nikol Pashinyan} opened the Pashinyan Foundation and met Anna Pashinyan", "p Nikol Pashinyan=nikol-pashinyan"},
		{"Mr. makes a person", "", "Then Mr. Aslan Demir spoke, Ms Rossi answered.", "p Aslan Demir=aslan-demir; p Rossi=rossi-person"},
		{"a place overrules", "", "{O {L paris-1|Paris|Paris}} and {P {L jordan-1|Jordan|Jordan} River}", "p Paris=paris-1; p Jordan River=jordan-river"},
		{"a longer place overrules", "", "{L lachin-corridor|Lachin corridor|{P Lachin} corridor}", "p Lachin corridor=lachin-corridor"},
		{"a longer name takes the place", "", "{O University of {L oxford-1|Oxford|Oxford}}, {P {L paris-1|Paris|Paris} Green}", "o University of Oxford=university-of-oxford; p Paris Green=paris-green"},
		{"a curated place keeps its words", "", "{O Central Bank of {C armenia|Armenia|Armenia}}, {P {C armenia|Armenia|Armenia}'s Aram Ter}",
			"o Central Bank=central-bank-of-armenia; p Armenia=armenia; p Armenia=armenia; p Aram Ter=aram-ter"},
		{"one reading for all", "", "{O Lusine} sang, {P Lusine} danced, {P Lusine} left", "p Lusine=lusine-person; p Lusine=lusine-person; p Lusine=lusine-person"},
		{"names of something else are no mentions", "", "{X Titanic} sank, {T Narnia} did not", ""},
		{"names come again", "", "{O Golden Sand Company} said. Then the Golden Sand Company left", "o Golden Sand Company=golden-sand; o Golden Sand Company=golden-sand"},
		{"acronyms in brackets", "CRA meets", "The {O Caucasus Rivers Authority} (CRA) said. {X CRA} staff and the CRA left.",
			"o CRA=caucasus-rivers-authority; o Caucasus Rivers Authority=caucasus-rivers-authority; o CRA=caucasus-rivers-authority; o CRA=caucasus-rivers-authority; o CRA=caucasus-rivers-authority"},
		{"acronyms of what no tagger found", "", "the Committee of the Red Lamp (CRL) met", "o Committee of the Red Lamp=committee-of-the-red-lamp; o CRL=committee-of-the-red-lamp"},
		{"firms are called after people", "", "{P Merrill Lynch} and {X Bear Stearns} fell. {P Merrill} and {P Johnson & Johnson} rose, {P Lynch} spoke",
			"o Merrill Lynch=merrill-lynch; o Bear Stearns=bear-stearns; o Merrill=merrill-lynch; o Johnson & Johnson=johnson-and-johnson; p Lynch=lynch-person"},
		{"and people as firms", "", "{P Anna Goldman} left {P Goldman Sachs}. {P Goldman} said", "p Anna Goldman=anna-goldman; o Goldman Sachs=goldman-sachs; p Goldman=anna-goldman"},
		{"what has the form of a company or a code is no person", "", "{P Kessel Inc.} and {P Mara Holt MHO.N} and {P Vel Tarn VTRn.DE} rose, {P Ltd.} and {P Anna St.John} and {P VTR.N} fell",
			"o Kessel Inc.=kessel-organisation; o Mara Holt=mara-holt; o Vel Tarn=vel-tarn; p Anna St.John=anna-stjohn"},
		{"a degree is no code", "", "{P Mara Holt Ph.D.} met {P Anna Kessel, Ed.D} and {P Ph.D.}; {O Tarn Th.D.} stayed. {P Holt} left",
			"p Mara Holt=mara-holt; p Anna Kessel=anna-kessel; o Tarn Th.D.=tarn-thd; p Holt=mara-holt"},
		{"an index is neither", "", "The {P Dow} rose, {P Dow Jones} said", "o Dow Jones=dow-jones"},
		{"other words in brackets", "", "{O Golden Sand Company} (NYSE) and the Green Lamp (USA)", "o Golden Sand Company=golden-sand"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var got []string
			for _, m := range resolve(tt.title, tt.body) {
				got = append(got, short(m))
			}
			if s := strings.Join(got, "; "); s != tt.want {
				t.Errorf("got  %s\nwant %s", s, tt.want)
			}
		})
	}
}

func TestMinistries(t *testing.T) {
	const am, az = "{N armenia-174982|Armenia|Armenian}", "{L azerbaijan-587116|Azerbaijan|Azerbaijan}"
	tests := []struct{ body, want string }{
		{"The " + am + " Defense Ministry spoke. The ministry said so.", "o Armenian Defense Ministry=armenia-defense-ministry; o ministry=armenia-defense-ministry"},
		{"The " + am + " Ministry of Defence spoke, and its defence ministry", "o Armenian Ministry of Defence=armenia-defense-ministry; o defence ministry=armenia-defense-ministry"},
		{az + "'s defence ministry", "p Azerbaijan=azerbaijan-587116; o defence ministry=azerbaijan-defense-ministry"},
		{"the {O Ministry of Foreign Affairs of " + az + "} and the {O Foreign Ministry}",
			"o Ministry of Foreign Affairs of Azerbaijan=azerbaijan-foreign-ministry; o Foreign Ministry=azerbaijan-foreign-ministry"},
		{"the Ministry of Defence of the Republic of {C armenia|Armenia|Armenia}", "o Ministry of Defence=armenia-defense-ministry; p Armenia=armenia"},
		{"the " + am + " army and the " + az + " Defense Ministry: the Defense Ministry", "n Armenian=armenia-174982; o Azerbaijan Defense Ministry=azerbaijan-defense-ministry; o Defense Ministry=azerbaijan-defense-ministry"},
		{"The " + am + " Defense Ministry and " + az + "'s Defense Ministry; the Defense Ministry",
			"o Armenian Defense Ministry=armenia-defense-ministry; p Azerbaijan=azerbaijan-587116; o Defense Ministry=azerbaijan-defense-ministry; o Defense Ministry=defense-ministry"},
		{"Ministry of Labour and Social Affairs", "o Ministry of Labour and Social Affairs=labor-social-ministry"},
		{"a Christian ministry, and the ministry of a priest", ""},
		{"Ministry", ""},
	}
	for _, tt := range tests {
		var got []string
		for _, m := range resolve("", tt.body) {
			got = append(got, short(m))
		}
		if s := strings.Join(got, "; "); s != tt.want {
			t.Errorf("%s:\ngot  %s\nwant %s", tt.body, s, tt.want)
		}
	}
}

func TestLabels(t *testing.T) {
	got := resolve("{P ANI BABAYAN} wins", "{P Babayan} of the {N armenia-1|Armenia|Armenian} Defense Ministry: {O Halden Steel Corp.} The ministry")
	want := []string{"Ani Babayan", "Ani Babayan", "Armenia Defense Ministry", "Halden Steel Corp.", "Armenia Defense Ministry"}
	var labels []string
	for _, m := range got {
		labels = append(labels, m.Label)
	}
	if !slices.Equal(labels, want) {
		t.Errorf("labels %q, want %q", labels, want)
	}
}
