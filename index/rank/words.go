package rank

// Term is one word of a plan: the forms under which the index has it, each once. What is
// true of any of them in an article is true of the word; it stands there as often as all
// of them together. A word without forms stands nowhere.
type Term []string

// Words matches articles in which any of its terms stands in any of its fields,
// and scores them as one word: the forms of a prefix, a mention and its names.
type Words struct {
	Fields []Field
	Terms  []Term  // each once, and no form in two of them
	Boost  float64 // greater than 0
}

func (n Words) open(o *opener) (iterator, error) {
	df, err := o.df(n.Fields, n.Terms)
	if err != nil {
		return nil, err
	}
	idf, err := o.weigh(df)
	if err != nil {
		return nil, err
	}
	sources, err := o.groups(n.Fields, n.Terms)
	if err != nil {
		return nil, err
	}
	return newScored(o, sources, idf, n.Boost), nil
}

// groups opens the terms in all fields.
func (o *opener) groups(fields []Field, terms []Term) (out []weighted, err error) {
	for _, f := range fields {
		for _, t := range terms {
			g, err := o.group(f.Name, t)
			if err != nil {
				closeAll(out)
				return nil, err
			}
			out = append(out, weighted{g, f.Weight})
		}
	}
	return out, nil
}
