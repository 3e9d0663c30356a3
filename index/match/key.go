package match

import (
	"strconv"

	"dateline/index/rank"
)

// key names terms in fields with their weights. No name of a field and no form of a term
// has a zero byte, and the number of its forms tells where a term ends.
func key(fields []rank.Field, terms []rank.Term) string {
	var b []byte
	for _, f := range fields {
		b = append(append(b, f.Name...), 0)
		b = append(strconv.AppendInt(b, int64(f.Weight), 10), 0)
	}
	b = append(b, 0)
	for _, t := range terms {
		b = append(strconv.AppendInt(b, int64(len(t)), 10), 0)
		for _, form := range t {
			b = append(append(b, form...), 0)
		}
	}
	return string(b)
}

// keyOfForms names the forms of a stem in fields. It is no key of terms: a number stands
// behind the first name there, and no field is called a number.
func keyOfForms(fields []rank.Field, stem string) string {
	b := []byte("forms\x00")
	for _, f := range fields {
		b = append(append(b, f.Name...), 0)
	}
	return string(append(append(b, 0), stem...))
}
