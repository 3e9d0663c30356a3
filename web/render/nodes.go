package render

import (
	"bytes"
	"html/template"
	"reflect"
	"text/template/parse"
)

// run is one execution.
type run struct {
	out  *bytes.Buffer
	vars []reflect.Value // of all blocks that are under way
	base int             // where those of the innermost begin: first $, then its others
}

// act is what a part of a template does with dot.
type act func(r *run, dot reflect.Value)

// block is a template for one type of dot.
type block struct {
	do   act
	vars int // how many variables it has, $ among them
}

func (r *run) call(b *block, dot reflect.Value) {
	base, top := r.base, len(r.vars)
	r.base, r.vars = top, append(r.vars, make([]reflect.Value, b.vars)...)
	r.vars[top] = dot
	b.do(r, dot)
	r.base, r.vars = base, r.vars[:top]
}

// compiler makes blocks of the templates that one calls.
type compiler struct {
	templates *template.Template
	blocks    map[pageKey]*block // nil for those that are under way
}

// block refuses a template that calls itself, whose depth html/template bounds.
func (c *compiler) block(name string, dot reflect.Type) *block {
	key := pageKey{name, dot}
	if b, ok := c.blocks[key]; ok {
		if b == nil {
			leaveOut("%s calls itself", name)
		}
		return b
	}
	c.blocks[key] = nil
	t := c.templates.Lookup(name)
	if t == nil || t.Tree == nil {
		panic(leftOut{errNoTree})
	}
	s := &scope{compiler: c, names: []string{"$"}, types: []reflect.Type{dot}, most: 1}
	b := &block{do: s.list(t.Tree.Root, dot)}
	b.vars = s.most
	c.blocks[key] = b
	return b
}

// scope is what can be named at one place of a template.
type scope struct {
	*compiler
	names []string // of variables, by their number
	types []reflect.Type
	most  int
}

// declare gives a variable its number.
func (s *scope) declare(v *parse.VariableNode, t reflect.Type) int {
	s.names, s.types = append(s.names, v.Ident[0]), append(s.types, t)
	s.most = max(s.most, len(s.names))
	return len(s.names) - 1
}

// list does one node after the other; variables end with it.
func (s *scope) list(l *parse.ListNode, dot reflect.Type) act {
	if l == nil {
		return func(*run, reflect.Value) {}
	}
	known := len(s.names)
	var acts []act
	for _, n := range l.Nodes {
		if a := s.node(n, dot); a != nil {
			acts = append(acts, a)
		}
	}
	s.names, s.types = s.names[:known], s.types[:known]
	return func(r *run, dot reflect.Value) {
		for _, a := range acts {
			a(r, dot)
		}
	}
}

func (s *scope) node(n parse.Node, dot reflect.Type) act {
	switch n := n.(type) {
	case *parse.TextNode:
		text := n.Text
		return func(r *run, _ reflect.Value) { r.out.Write(text) }
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return s.action(n.Pipe, dot)
	case *parse.IfNode:
		return s.choose(&n.BranchNode, dot)
	case *parse.WithNode:
		return s.with(&n.BranchNode, dot)
	case *parse.RangeNode:
		return s.each(&n.BranchNode, dot)
	case *parse.TemplateNode:
		arg := s.value(n.Pipe, dot)
		b := s.block(n.Name, arg.of)
		return func(r *run, dot reflect.Value) { r.call(b, arg.get(r, dot)) }
	}
	leaveOut("%s is not known", n)
	return nil
}

func (s *scope) choose(n *parse.BranchNode, dot reflect.Type) act {
	is, then, otherwise := s.condition(n.Pipe, dot), s.list(n.List, dot), s.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) {
		if is(r, dot) {
			then(r, dot)
		} else {
			otherwise(r, dot)
		}
	}
}

func (s *scope) with(n *parse.BranchNode, dot reflect.Type) act {
	v := s.value(n.Pipe, dot)
	is, then, otherwise := truth(v.of), s.list(n.List, v.of), s.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) {
		if other := v.get(r, dot); is(other) {
			then(r, other)
		} else {
			otherwise(r, dot)
		}
	}
}

// each goes through a slice; its variables are the element, or index and element.
func (s *scope) each(n *parse.BranchNode, dot reflect.Type) act {
	decl := n.Pipe.Decl
	all := s.undeclared(n.Pipe, dot)
	if all.of.Kind() != reflect.Slice || n.Pipe.IsAssign {
		leaveOut("%s goes through no slice", n)
	}
	known, index, element := len(s.names), -1, -1
	if len(decl) > 1 {
		index = s.declare(decl[0], reflect.TypeFor[int]())
	}
	if len(decl) > 0 {
		element = s.declare(decl[len(decl)-1], all.of.Elem())
	}
	then := s.list(n.List, all.of.Elem())
	s.names, s.types = s.names[:known], s.types[:known]
	otherwise := s.list(n.ElseList, dot)
	return func(r *run, dot reflect.Value) {
		values := all.get(r, dot)
		for i := range values.Len() {
			v := values.Index(i)
			r.set(index, reflect.ValueOf(i))
			r.set(element, v)
			then(r, v)
		}
		if values.Len() == 0 {
			otherwise(r, dot)
		}
	}
}

// set gives a variable its value; -1 is none.
func (r *run) set(variable int, v reflect.Value) {
	if variable >= 0 {
		r.vars[r.base+variable] = v
	}
}
