package render

import (
	"cmp"
	"reflect"
	"strings"
	"text/template/parse"
)

// condition says whether something is so.
type condition func(r *run, dot reflect.Value) bool

func (s *scope) condition(n parse.Node, dot reflect.Type) condition {
	if pipe, ok := n.(*parse.PipeNode); ok && len(pipe.Cmds) == 1 && len(pipe.Decl) == 0 {
		args := pipe.Cmds[0].Args
		if name, ok := args[0].(*parse.IdentifierNode); ok && name.Ident != "len" {
			return s.judged(name.Ident, args[1:], dot)
		}
	}
	v := s.value(n, dot)
	is := truth(v.of)
	return func(r *run, dot reflect.Value) bool { return is(v.get(r, dot)) }
}

// judged is a function of which only the truth is asked for.
func (s *scope) judged(name string, args []parse.Node, dot reflect.Type) condition {
	switch {
	case name == "not" && len(args) == 1:
		is := s.condition(args[0], dot)
		return func(r *run, dot reflect.Value) bool { return !is(r, dot) }
	case name == "and" || name == "or":
		return s.joined(args, dot, name == "or")
	case len(args) == 2:
		return s.compared(name, s.value(args[0], dot), s.value(args[1], dot))
	}
	leaveOut("%s is not known", name)
	return nil
}

// joined goes on as long as no condition is what ends it.
func (s *scope) joined(args []parse.Node, dot reflect.Type, ends bool) condition {
	var all []condition
	for _, a := range args {
		all = append(all, s.condition(a, dot))
	}
	return func(r *run, dot reflect.Value) bool {
		for _, is := range all {
			if is(r, dot) == ends {
				return ends
			}
		}
		return !ends
	}
}

// compared compares two strings, or two integers.
func (s *scope) compared(name string, a, b value) condition {
	sign := map[string]func(int) bool{
		"eq": func(by int) bool { return by == 0 }, "ne": func(by int) bool { return by != 0 },
		"gt": func(by int) bool { return by > 0 }, "lt": func(by int) bool { return by < 0 },
	}[name]
	by := difference(a.of.Kind(), b.of.Kind())
	if sign == nil || by == nil {
		leaveOut("%s of %s and %s", name, a.of, b.of)
	}
	return func(r *run, dot reflect.Value) bool { return sign(by(a.get(r, dot), b.get(r, dot))) }
}

func difference(a, b reflect.Kind) func(a, b reflect.Value) int {
	switch {
	case a == reflect.String && b == reflect.String:
		return func(a, b reflect.Value) int { return strings.Compare(a.String(), b.String()) }
	case a == reflect.Int && b == reflect.Int:
		return func(a, b reflect.Value) int { return cmp.Compare(a.Int(), b.Int()) }
	}
	return nil
}

// truth says of values of a type whether they are true, as templates take it.
func truth(of reflect.Type) func(reflect.Value) bool {
	switch of.Kind() {
	case reflect.Bool:
		return reflect.Value.Bool
	case reflect.String, reflect.Slice, reflect.Map:
		return func(v reflect.Value) bool { return v.Len() > 0 }
	case reflect.Int:
		return func(v reflect.Value) bool { return v.Int() != 0 }
	case reflect.Pointer:
		return func(v reflect.Value) bool { return !v.IsNil() }
	case reflect.Struct:
		return func(reflect.Value) bool { return true }
	}
	leaveOut("%s is neither true nor false", of)
	return nil
}
