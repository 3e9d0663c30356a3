package plan

import (
	"time"

	"dateline"
	"dateline/index/text"
)

// EntityFields are the fields that EntityValues fills in.
var EntityFields = []string{FieldPlace, FieldPerson, FieldOrganisation, FieldName, FieldLabel, FieldCountry}

// EntityValues are what mentions are counted by, field by field; a value may come more
// than once. Nationalities and capitals that stand for their governments are not counted.
func (e *Entities) EntityValues(mentions []dateline.Mention) map[string][]string {
	values := map[string][]string{}
	for _, m := range mentions {
		field := EntityField(m)
		if field == "" {
			continue
		}
		values[field] = append(values[field], m.Entity)
		values[FieldName] = append(values[FieldName], m.Entity+NameSeparator+m.Words)
		if field != FieldPlace {
			if m.Label != "" { // else a name that was given, by which nobody is called first
				values[FieldLabel] = append(values[FieldLabel], m.Entity+NameSeparator+m.Label)
			}
			continue
		}
		p, _ := e.Place(m.Entity)
		values[FieldCountry] = append(values[FieldCountry], p.Countries...)
	}
	return values
}

// EachKnown visits the values of what is known of an article.
func EachKnown(k dateline.Known, visit func(field, value string)) {
	some := func(field, value string) {
		if value != "" {
			visit(field, value)
		}
	}
	some(FieldPublication, k.Publication.Value)
	if k.Publication.Value != "" {
		visit(FieldFolded, text.Fold(k.Publication.Value))
	}
	some(FieldDateline, k.Dateline.Value)
	some(FieldLanguage, k.Language.Value)
	eachOfDate(k.Published.Value, visit)
}

func eachOfDate(d dateline.Date, visit func(field, value string)) {
	first, last, ok := d.Span()
	if !ok {
		return
	}
	visit(FieldFirst, Day(first))
	visit(FieldLast, Day(last))
	visit(FieldOrder, Order(d))
	d.At = time.Time{}
	visit(FieldPublished, d.String())
	visit(FieldYear, dateline.Date{Year: d.Year}.String())
	if d.Month != 0 {
		visit(FieldMonth, dateline.Date{Year: d.Year, Month: d.Month}.String())
	}
}
