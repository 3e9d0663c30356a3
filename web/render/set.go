// Package render executes the templates of html/template in a fraction of the time. What
// has to be escaped, and how, html/template decides: its trees are read after that, and
// turned into functions for the type of the data, so that no field is looked up by its
// name and no function called by reflection while a page is made. What this package does
// not know of the language of templates html/template executes itself. The bytes are the
// same either way.
package render

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"io"
	"reflect"
	"sync"
)

// Set renders a set of templates. It is safe for concurrent use.
type Set struct {
	templates *template.Template
	pages     sync.Map // pageKey -> *page
}

// pageKey is a template and the type of what it is executed with.
type pageKey struct {
	name string
	dot  reflect.Type
}

// page is a template that was compiled, or why it could not be.
type page struct {
	*block
	err error
}

// New returns a Set of templates. They may not be parsed or cloned any more.
func New(templates *template.Template) *Set {
	for _, t := range templates.Templates() {
		// Without data it fails, but is escaped by then.
		_ = templates.ExecuteTemplate(io.Discard, t.Name(), nil)
	}
	return &Set{templates: templates}
}

// Compile says why Render leaves a template to html/template for data of this type; nil
// if it does not.
func (s *Set) Compile(name string, data any) error { return s.page(name, data).err }

func (s *Set) page(name string, data any) *page {
	key := pageKey{name, reflect.TypeOf(data)}
	if p, ok := s.pages.Load(key); ok {
		return p.(*page)
	}
	b, err := compile(s.templates, key)
	p, _ := s.pages.LoadOrStore(key, &page{b, err})
	return p.(*page)
}

// Render appends a page to out. Behind an error a part of it may stand there.
func (s *Set) Render(out *bytes.Buffer, name string, data any) (err error) {
	p := s.page(name, data)
	if p.err != nil {
		return s.templates.ExecuteTemplate(out, name, data)
	}
	defer func() {
		if fault := recover(); fault != nil {
			err = fmt.Errorf("template %q: %v", name, fault)
		}
	}()
	r := run{out: out}
	r.call(p.block, reflect.ValueOf(data))
	return nil
}

// compile returns what a template does with data of a type.
func compile(templates *template.Template, key pageKey) (b *block, err error) {
	c := compiler{templates: templates, blocks: map[pageKey]*block{}}
	defer func() {
		if fault := recover(); fault != nil {
			left, ok := fault.(leftOut)
			if !ok {
				panic(fault)
			}
			err = fmt.Errorf("template %q: %w", key.name, left.error)
		}
	}()
	return c.block(key.name, key.dot), nil
}

// leftOut is the panic of a compiler on what it does not know.
type leftOut struct{ error }

func leaveOut(format string, a ...any) { panic(leftOut{fmt.Errorf(format, a...)}) }

var errNoTree = errors.New("there is no such template")
