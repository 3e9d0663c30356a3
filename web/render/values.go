package render

import (
	"reflect"
	"text/template/parse"
)

// value is an expression whose type is known.
type value struct {
	of  reflect.Type
	get func(r *run, dot reflect.Value) reflect.Value
}

func constant(v any) value {
	of := reflect.ValueOf(v)
	return value{of.Type(), func(*run, reflect.Value) reflect.Value { return of }}
}

// value is that of a node; nil is a pipeline that a template is called without.
func (s *scope) value(n parse.Node, dot reflect.Type) value {
	switch n := n.(type) {
	case *parse.PipeNode:
		if n == nil {
			return constant(struct{}{})
		}
		if len(n.Decl) > 0 {
			leaveOut("%s declares", n)
		}
		return s.undeclared(n, dot)
	case *parse.DotNode:
		return value{dot, func(_ *run, dot reflect.Value) reflect.Value { return dot }}
	case *parse.FieldNode:
		return field(s.value(&parse.DotNode{}, dot), n.Ident)
	case *parse.VariableNode:
		return field(s.variable(n.Ident[0]), n.Ident[1:])
	case *parse.StringNode:
		return constant(n.Text)
	case *parse.NumberNode:
		if n.IsInt {
			return constant(int(n.Int64))
		}
	}
	leaveOut("%s is not known", n)
	return value{}
}

// undeclared is a pipeline of one command, its variables aside.
func (s *scope) undeclared(n *parse.PipeNode, dot reflect.Type) value {
	if len(n.Cmds) != 1 {
		leaveOut("%s is handed on", n)
	}
	return s.command(n.Cmds[0], dot)
}

func (s *scope) command(n *parse.CommandNode, dot reflect.Type) value {
	name, ok := n.Args[0].(*parse.IdentifierNode)
	if !ok {
		if len(n.Args) > 1 {
			leaveOut("%s calls a method", n)
		}
		return s.value(n.Args[0], dot)
	}
	switch {
	case name.Ident == "len" && len(n.Args) == 2:
		return length(s.value(n.Args[1], dot))
	case name.Ident == "or" && len(n.Args) == 3:
		return either(s.value(n.Args[1], dot), s.value(n.Args[2], dot))
	}
	leaveOut("%s calls what is not known", n)
	return value{}
}

func (s *scope) variable(name string) value {
	for i := len(s.names) - 1; i >= 0; i-- {
		if s.names[i] == name {
			return value{s.types[i], func(r *run, _ reflect.Value) reflect.Value { return r.vars[r.base+i] }}
		}
	}
	leaveOut("%s is not declared", name)
	return value{}
}

// field goes from field to field, through pointers.
func field(v value, names []string) value {
	for _, name := range names {
		of, get, pointer := v.of, v.get, v.of.Kind() == reflect.Pointer
		if pointer {
			of = of.Elem()
		}
		if of.Kind() != reflect.Struct {
			leaveOut("%s has no fields", of)
		}
		f, ok := of.FieldByName(name)
		if _, method := reflect.PointerTo(of).MethodByName(name); method || !ok || !f.IsExported() {
			leaveOut("%s has no field %s", of, name)
		}
		v = value{f.Type, func(r *run, dot reflect.Value) reflect.Value {
			from := get(r, dot)
			if pointer {
				from = from.Elem()
			}
			return from.FieldByIndex(f.Index)
		}}
	}
	return v
}

func length(v value) value {
	if k := v.of.Kind(); k != reflect.Slice && k != reflect.String {
		leaveOut("%s has no length", v.of)
	}
	return value{reflect.TypeFor[int](), func(r *run, dot reflect.Value) reflect.Value { return reflect.ValueOf(v.get(r, dot).Len()) }}
}

// either is the first if that is true, otherwise the second.
func either(first, second value) value {
	if first.of != second.of {
		leaveOut("or of %s and %s", first.of, second.of)
	}
	is := truth(first.of)
	return value{first.of, func(r *run, dot reflect.Value) reflect.Value {
		if v := first.get(r, dot); is(v) {
			return v
		}
		return second.get(r, dot)
	}}
}
