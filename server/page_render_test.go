package server

import (
	"bytes"
	"math/rand/v2"
	"reflect"
	"testing"
)

// Every page is compiled, and has the bytes that html/template makes of the same data.
func TestPagesAreThoseOfHTMLTemplate(t *testing.T) {
	chance := rand.New(rand.NewPCG(1, 2))
	for name, data := range pageData {
		if err := embedded.pages.Compile(name, data); err != nil {
			t.Error(err)
		}
		for range 40 {
			v := reflect.New(reflect.TypeOf(data)).Elem()
			scatter(chance, v)
			var got, want bytes.Buffer
			if err := embedded.templates.ExecuteTemplate(&want, name, v.Interface()); err != nil {
				t.Fatal(err)
			}
			if err := embedded.pages.Render(&got, name, v.Interface()); err != nil {
				t.Fatal(err)
			}
			if !bytes.Equal(got.Bytes(), want.Bytes()) {
				t.Fatalf("%s is\n%s\nwant\n%s", name, got.Bytes(), want.Bytes())
			}
		}
	}
}

// scattered are texts that are escaped, and states that templates ask for.
var scattered = []string{"", "", "in", "out", "own", "a b", "7", `"><script>alert(1)</script>`, "javascript:alert(1)", "/?q=a+b&c=%20%zz#d", "https://example.org/ü?x='y'", "\x00\u202e`{{", "data:text/html,x", "\xff"}

// scatter gives everything in a value some content.
func scatter(chance *rand.Rand, v reflect.Value) {
	switch v.Kind() {
	case reflect.String:
		v.SetString(scattered[chance.IntN(len(scattered))])
	case reflect.Int:
		v.SetInt(int64(chance.IntN(4) - 1))
	case reflect.Bool:
		v.SetBool(chance.IntN(2) > 0)
	case reflect.Pointer:
		if chance.IntN(4) > 0 {
			v.Set(reflect.New(v.Type().Elem()))
			scatter(chance, v.Elem())
		}
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), chance.IntN(4), 4))
		for i := range v.Len() {
			scatter(chance, v.Index(i))
		}
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				scatter(chance, f)
			} else if v.Type().Field(i).Anonymous {
				scatter(chance, reflect.NewAt(f.Type(), f.Addr().UnsafePointer()).Elem())
			}
		}
	}
}
