package rank

// Phrase matches articles in which the terms stand one behind the other in one
// of the fields.
type Phrase struct {
	Fields []Field
	Terms  []string // two or more; a term may stand twice
	Boost  float64
}

func (n Phrase) open(o *opener) (iterator, error) {
	return o.openPositional(n.Fields, n.Terms, n.Boost, CountPhrase)
}

// Near matches articles in which the terms stand in one of the fields in any
// order, with at most Slop other words between the first and the last of them.
// A term that is given twice must stand there twice.
type Near struct {
	Fields []Field
	Terms  []string // two or more
	Slop   int      // 0 or more
	Boost  float64
}

func (n Near) open(o *opener) (iterator, error) {
	return o.openPositional(n.Fields, n.Terms, n.Boost, func(at [][]int) int { return CountNear(at, n.Slop) })
}

// openPositional opens a node whose occurrences count tells from the positions
// of its terms.
func (o *opener) openPositional(fields []Field, terms []string, boost float64, count func([][]int) int) (iterator, error) {
	var idf float64
	for _, t := range terms {
		df, err := o.df(fields, t)
		if err != nil {
			return nil, err
		}
		w, err := o.weigh(df)
		if err != nil {
			return nil, err
		}
		idf += w
	}
	var sources []weighted
	for _, f := range fields {
		p, err := o.positional(f.Name, terms, count)
		if err != nil {
			closeAll(sources)
			return nil, err
		}
		sources = append(sources, weighted{p, f.Weight})
	}
	return newScored(o, sources, idf, boost), nil
}

// positional walks the articles that hold all terms in one field.
type positional struct {
	conjunction[*posting]
	order []int // for each term of the phrase its posting
	count func([][]int) int
	at    [][]int
}

func (o *opener) positional(field string, terms []string, count func([][]int) int) (*positional, error) {
	p := &positional{count: count, at: make([][]int, len(terms))}
	known := map[string]int{}
	for _, t := range terms {
		i, ok := known[t]
		if !ok {
			post, err := o.posting(field, t)
			if err != nil {
				closeAll(p.items)
				return nil, err
			}
			i = len(p.items)
			known[t] = i
			p.items = append(p.items, post)
		}
		p.order = append(p.order, i)
	}
	return p, nil
}

func (p *positional) freq() (int, error) {
	for i, item := range p.order {
		if first := firstIndex(p.order, item); first < i {
			p.at[i] = p.at[first]
			continue
		}
		at, err := p.items[item].positions()
		if err != nil {
			return 0, err
		}
		p.at[i] = at
	}
	return p.count(p.at), nil
}

func firstIndex(order []int, item int) int {
	for i, o := range order {
		if o == item {
			return i
		}
	}
	return -1
}

func (p *positional) length() float64 { return p.items[0].length() }
func (p *positional) close() error    { return closeAll(p.items) }
