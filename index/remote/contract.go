package remote

import (
	"crypto/sha256"
	"fmt"
	"hash"
	"reflect"
	"sync"
	"time"
)

// protocol is raised when the same types come to mean something else.
const protocol = 1

// contract names the methods and the types of all that travels, to the last field.
// Two programs with the same contract understand each other. With another one gob
// would leave out what it does not know.
var contract = sync.OnceValue(func() string {
	h := sha256.New()
	seen := map[reflect.Type]bool{reflect.TypeFor[time.Time](): true}
	fmt.Fprintln(h, protocol)
	for _, r := range routes() {
		fmt.Fprintln(h, r.name)
		describe(h, r.asks, seen)
		describe(h, r.answers, seen)
	}
	return fmt.Sprintf("%x", h.Sum(nil)[:8])
})

// describe writes t and what it is made of; what was seen is named only.
func describe(h hash.Hash, t reflect.Type, seen map[reflect.Type]bool) {
	fmt.Fprintln(h, t, t.Kind())
	if seen[t] {
		return
	}
	seen[t] = true
	switch t.Kind() {
	case reflect.Struct:
		for i := range t.NumField() {
			fmt.Fprintln(h, t.Field(i).Name)
			describe(h, t.Field(i).Type, seen)
		}
	case reflect.Map:
		describe(h, t.Key(), seen)
		describe(h, t.Elem(), seen)
	case reflect.Slice, reflect.Array, reflect.Pointer:
		describe(h, t.Elem(), seen)
	}
}
