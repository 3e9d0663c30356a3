package rank

import "slices"

// Phrase matches articles in which the terms stand one behind the other in one
// of the fields.
type Phrase struct {
	Fields []Field
	Terms  []Term // two or more; a term may stand twice
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
	Terms  []Term // two or more
	Slop   int    // 0 or more
	Boost  float64
}

func (n Near) open(o *opener) (iterator, error) {
	return o.openPositional(n.Fields, n.Terms, n.Boost, func(at [][]int) int { return CountNear(at, n.Slop) })
}

// openPositional opens a node whose occurrences count tells from the positions
// of its terms.
func (o *opener) openPositional(fields []Field, terms []Term, boost float64, count func([][]int) int) (iterator, error) {
	var idf float64
	for _, t := range terms {
		df, err := o.df(fields, []Term{t})
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
	conjunction[*group]
	order []int // for each term of the phrase its group
	count func([][]int) int
	at    [][]int
}

func (o *opener) positional(field string, terms []Term, count func([][]int) int) (*positional, error) {
	p := &positional{count: count, at: make([][]int, len(terms))}
	for i, t := range terms {
		if first := firstIndex(terms, t); first < i {
			p.order = append(p.order, p.order[first])
			continue
		}
		g, err := o.group(field, t)
		if err != nil {
			closeAll(p.items)
			return nil, err
		}
		p.order = append(p.order, len(p.items))
		p.items = append(p.items, g)
	}
	return p, nil
}

func (p *positional) freq() (int, error) {
	for i, item := range p.order {
		if first := slices.Index(p.order, item); first < i {
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

// firstIndex is where a term stands first among terms.
func firstIndex(terms []Term, t Term) int {
	return slices.IndexFunc(terms, func(u Term) bool { return slices.Equal(t, u) })
}

func (p *positional) length() float64 { return p.items[0].length() }
func (p *positional) close() error    { return closeAll(p.items) }
