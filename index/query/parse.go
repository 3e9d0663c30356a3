package query

// parser reads tokens by recursive descent:
//
//	or      = beside { OR beside }
//	beside  = written { written }
//	written = signed { AND signed }
//	signed  = [ NOT | "-" ] [ "+" ] primary
//	primary = word | phrase | field primary | "(" or ")"
//
// A rule returns nil for what is not there, or was ignored with a warning.
type parser struct {
	tokens []token
	at     int
	field  string // of the group that is being read; "" outside
	*warnings
}

func (p *parser) peek() token {
	if p.at == len(p.tokens) {
		return token{kind: end}
	}
	return p.tokens[p.at]
}

// take steps over a token; the end is never passed.
func (p *parser) take() token {
	t := p.peek()
	if t.kind != end {
		p.at++
	}
	return t
}

func (p *parser) next(kinds ...kind) bool {
	for _, k := range kinds {
		if p.peek().kind == k {
			return true
		}
	}
	return false
}

func (p *parser) or() Node {
	list := p.chain(or, "OR", p.beside)
	if len(list) < 2 {
		return only(list)
	}
	return &Or{around(list), list}
}

func (p *parser) beside() Node {
	var list []Node
	for !p.next(end, closing, or) {
		list = keep(list, p.written())
	}
	if len(list) < 2 {
		return only(list)
	}
	return &And{Span: around(list), Clauses: list}
}

func (p *parser) written() Node {
	list := p.chain(and, "AND", p.signed)
	if len(list) < 2 {
		return only(list)
	}
	return &And{Span: around(list), Clauses: list, Written: true}
}

// chain reads operands with the operator op between them. Of a doubled operator
// it warns once.
func (p *parser) chain(op kind, name string, operand func() Node) []Node {
	left := operand()
	list := keep(nil, left)
	for p.next(op) {
		at := p.take().Span
		right := operand()
		switch {
		case left == nil:
			p.warn(at, "%s has nothing before it and is ignored", name)
		case right == nil && !p.next(op):
			p.warn(at, "%s has nothing behind it and is ignored", name)
		}
		list = keep(list, right)
		left = right
	}
	return list
}

func (p *parser) signed() Node {
	switch {
	case p.next(not):
		return p.negated(p.take())
	case p.next(minus):
		return negation(p.behind(p.take(), "-"))
	case p.next(plus):
		at, n := p.behind(p.take(), "+")
		if n == nil {
			return nil
		}
		return &Must{Span{at.Start, n.Bounds().End}, n}
	}
	return p.primary()
}

func (p *parser) negated(t token) Node {
	for p.next(not, minus) {
		p.warn(p.take().Span, "this is negated already: the second one is ignored")
	}
	if p.next(end, closing, and, or) {
		p.warn(t.Span, "NOT has nothing behind it and is ignored")
		return nil
	}
	return negation(t.Span, p.signed())
}

func negation(at Span, n Node) Node {
	if n == nil {
		return nil
	}
	return &Not{Span{at.Start, n.Bounds().End}, n}
}

// behind reads what a sign stands before.
func (p *parser) behind(t token, sign string) (Span, Node) {
	if !p.next(word, phrase, field, opening) {
		p.warn(t.Span, "%s has nothing behind it and is ignored", sign)
		return t.Span, nil
	}
	return t.Span, p.primary()
}

func (p *parser) primary() Node {
	switch {
	case p.next(word):
		return p.word(p.take())
	case p.next(phrase):
		return p.phrase(p.take())
	case p.next(field):
		return p.fielded(p.take())
	case p.next(opening):
		return p.group(p.take())
	}
	return nil
}

// fielded reads the value of a field. A quote that is never closed may have stood
// between, so that the value is one further on; it is never behind a blank.
func (p *parser) fielded(f token) Node {
	if !p.next(word, phrase, opening) || p.peek().Start > f.End+1 {
		p.warnBareField(f.Span, f.text)
		return &Word{f.Span, p.textField(), joined(f.chars)}
	}
	outer := p.field
	p.field = f.text
	n := p.primary()
	p.field = outer
	return n
}

func (p *parser) group(open token) Node {
	if p.next(closing, end) {
		p.take()
		p.warn(open.Span, "there is nothing to search for in these parentheses")
		return nil
	}
	n := p.or()
	shut := p.take()
	tilde, caret := p.pick(shut.marks)
	if tilde != nil {
		p.warn(tilde.Span, `%s is ignored: it stands behind a word or a phrase, as in Sotk~1 or "fire border"~5`, tilde.text())
	}
	return p.boosted(n, caret, open.Start)
}

func keep(list []Node, n Node) []Node {
	if n == nil {
		return list
	}
	return append(list, n)
}

// only returns the node of a list of at most one.
func only(list []Node) Node {
	if len(list) == 0 {
		return nil
	}
	return list[0]
}

func around(list []Node) Span {
	return Span{list[0].Bounds().Start, list[len(list)-1].Bounds().End}
}
