package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"dateline"
	"dateline/index/correct"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/rank"
)

// signs is the vocabulary of an engine that looks words up by itself, with a few counts.
type signs struct {
	counts  map[string]int // by field and value
	holding int
	fault   error
}

func (v signs) Forms(_ []rank.Field, stem string) (rank.Term, error) {
	return rank.Term{"/" + stem}, v.fault
}

func (v signs) Beginning(_, prefix string, visit func(string, int)) error {
	visit(prefix+"*", 1)
	return v.fault
}

func (v signs) Near(_, word string, distance int, visit func(string, int)) error {
	visit(fmt.Sprintf("%s~%d", word, distance), 1)
	return v.fault
}

func (v signs) Counted(field, prefix string, visit func(string, int)) error {
	for key, n := range v.counts {
		if value, of := strings.CutPrefix(key, field+"="); of && strings.HasPrefix(value, prefix) {
			visit(value, n)
		}
	}
	return v.fault
}

func (v signs) Mentions(ids []string) ([]rank.Field, rank.Term) {
	term := rank.Term{}
	for _, id := range ids {
		term = append(term, "@"+id)
	}
	return plan.TextFields, term
}

func (v signs) Holding(rank.Node) (int, error) { return v.holding, v.fault }

func entitiesOf(t *testing.T) *plan.Entities {
	t.Helper()
	places := []dateline.Place{{ID: "tarsk", Label: "Tarsk", Names: []string{"Tarsque"}}, {ID: "upper-velun", Label: "Upper Velun"}}
	e, err := plan.Make(places, correct.Compile(nil), nil)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

func compile(t *testing.T, v plan.Vocabulary, text string, s dateline.Search) (rank.Node, *plan.Compiler, error) {
	t.Helper()
	q, err := query.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	c := plan.New(v, entitiesOf(t), s, s.Any)
	if err := c.FindNames(q.Root); err != nil {
		return nil, c, err
	}
	n, err := c.Compile(q.Root)
	return n, c, err
}

func TestPlans(t *testing.T) {
	both := "[{title 2} {body 1}]"
	for _, c := range []struct{ text, want, read string }{
		{"", "rank.All {}", ""},
		{"shells", "rank.Words {" + both + " [[/shell]] 1}", ""},
		{`"two shells"`, "rank.Phrase {" + both + " [[two] [shells]] 1}", ""},
		{"title:shells^3", "rank.Words {[{title 2}] [[/shell]] 3}", ""},
		{"shel*", "rank.Words {" + both + " [[shel*]] 1}", ""},
		{"shells~1", "rank.Words {" + both + " [[shells~1]] 1}", ""},
		{"tarsque", "rank.Max [{" + both + " [[/tarsqu]] 1} {" + both + " [[@tarsk]] 1}]", "tarsk"},
		{"upper velun", "rank.Max [[{" + both + " [[/upper]] 1} {" + both + " [[/velun]] 1}] {" + both + " [[@upper-velun]] 1}]", "upper-velun"},
		{"NOT tarsk", "rank.Without {{} {" + both + " [[/tarsk]] 1}}", ""},
		{"place:tarsk", "rank.Range {place tarsk tarsk}", ""},
	} {
		got, compiler, err := compile(t, signs{}, c.text, dateline.Search{})
		if err != nil {
			t.Errorf("%s: %v", c.text, err)
			continue
		}
		if shown := fmt.Sprintf("%T %v", got, got); shown != c.want {
			t.Errorf("%s: the plan is\n%s, want\n%s", c.text, shown, c.want)
		}
		read := ""
		for _, e := range compiler.Reading.Expanded {
			read += e.Entity
		}
		if read != c.read {
			t.Errorf("%s: %q was read in, want %q", c.text, read, c.read)
		}
	}
}

func TestFaultsOfTheVocabulary(t *testing.T) {
	fault := errors.New("no words today")
	for _, text := range []string{"shells", `"two shells"~3`, "shel*", "shells~1", "person:velk"} {
		if _, _, err := compile(t, signs{fault: fault}, text, dateline.Search{}); !errors.Is(err, fault) {
			t.Errorf("%s: %v, want the fault of the vocabulary", text, err)
		}
	}
}

func TestValidate(t *testing.T) {
	for _, c := range []struct {
		field string
		s     dateline.Search
	}{
		{"", dateline.Search{}},
		{"limit", dateline.Search{Limit: dateline.MaxLimit + 1}},
		{"sort", dateline.Search{Sort: "best"}},
		{"facet_limit", dateline.Search{FacetLimit: -1}},
		{"copies", dateline.Search{Copies: dateline.Fold, Revisions: dateline.AllRevisions}},
		{"copy_of", dateline.Search{CopyOf: "a b"}},
		{"interval", dateline.Search{Interval: "decade"}},
		{"facet", dateline.Search{Facets: []string{"colour"}}},
		{"place", dateline.Search{Include: map[string][]string{"place": {""}}}},
		{"", dateline.Search{Include: map[string][]string{"year": {"2023"}, "month": {"2023-09"}, "country": {"AZ"}, "language": {"any word"}}}},
		{"year", dateline.Search{Include: map[string][]string{"year": {"2023", "2023-09"}}}},
		{"month", dateline.Search{Exclude: map[string][]string{"month": {"2023-13"}}}},
		{"country", dateline.Search{Include: map[string][]string{"country": {"az"}}}},
		{"to", dateline.Search{From: dateline.Date{Year: 2022}, To: dateline.Date{Year: 2021}}},
		{"after", dateline.Search{After: "a"}},
	} {
		err := plan.Validate(c.s)
		var e *dateline.Error
		switch {
		case c.field == "" && err != nil:
			t.Errorf("a search within bounds is refused: %v", err)
		case c.field != "" && (!errors.As(err, &e) || e.Kind != dateline.Invalid || e.Field != c.field):
			t.Errorf("%+v: %v, want %s refused", c.s, err, c.field)
		}
	}
	if err := plan.ValidateEach(dateline.Search{Limit: 1}); dateline.KindOf(err) != dateline.Invalid {
		t.Errorf("a limit where every match is asked for: %v", err)
	}
	if err := plan.ValidateEach(dateline.Search{After: "a", Copies: dateline.Fold}); err != nil {
		t.Errorf("every match behind an article is refused: %v", err)
	}
}
