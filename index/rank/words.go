package rank

// Words matches articles in which any of its terms stands in any of its fields,
// and scores them as one word: the forms of a prefix, a mention and its names.
type Words struct {
	Fields []Field
	Terms  []string // each once
	Boost  float64  // greater than 0
}

func (n Words) open(o *opener) (iterator, error) {
	sources, df, err := o.postings(n.Fields, n.Terms)
	if err != nil {
		return nil, err
	}
	idf, err := o.weigh(df)
	if err != nil {
		closeAll(sources)
		return nil, err
	}
	return newScored(o, sources, idf, n.Boost), nil
}

// postings opens the terms in all fields; df is the largest of theirs.
func (o *opener) postings(fields []Field, terms []string) (out []weighted, df float64, err error) {
	for _, f := range fields {
		for _, t := range terms {
			p, err := o.posting(f.Name, t)
			if err != nil {
				closeAll(out)
				return nil, 0, err
			}
			out = append(out, weighted{p, f.Weight})
			df = max(df, p.df())
		}
	}
	return out, df, nil
}

// df is in how many articles term stands, in the field where it stands most.
func (o *opener) df(fields []Field, term string) (float64, error) {
	sources, df, err := o.postings(fields, []string{term})
	if err != nil {
		return 0, err
	}
	return df, closeAll(sources)
}
