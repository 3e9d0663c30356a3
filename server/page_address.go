package server

import (
	"maps"
	"net/url"
	"slices"
)

// address is a search page: its path, and the state of the search. It is never
// changed: every method returns another one. All but next begin at the first page.
type address struct {
	path  string
	state url.Values
}

// newAddress takes the known parameters that have a value, without the cursor.
func newAddress(path string, v url.Values) address {
	state := url.Values{}
	for name, values := range v {
		for _, value := range values {
			if value != "" && name != "cursor" {
				state.Add(name, value)
			}
		}
	}
	return address{path, state}
}

func (a address) String() string {
	if len(a.state) == 0 {
		return a.path
	}
	return a.path + "?" + a.state.Encode()
}

// clone shares the values of each parameter, which are replaced and never changed.
func (a address) clone() address {
	state := maps.Clone(a.state)
	if state == nil {
		state = url.Values{}
	}
	return address{a.path, state}
}

// set gives a parameter one value, and none if that is "".
func (a address) set(name, value string) address {
	b := a.clone()
	delete(b.state, name)
	if value != "" {
		b.state[name] = []string{value}
	}
	return b
}

// with adds a value to a parameter that may be repeated.
func (a address) with(name, value string) address {
	b := a.clone()
	b.state[name] = append(others(b.state[name], value), value)
	return b
}

// without takes one value of a parameter away.
func (a address) without(name, value string) address {
	b := a.clone()
	if b.state[name] = others(b.state[name], value); len(b.state[name]) == 0 {
		delete(b.state, name)
	}
	return b
}

// others are the values but for one.
func others(values []string, value string) []string {
	return slices.DeleteFunc(slices.Clone(values), func(v string) bool { return v == value })
}

// only keeps the parameters named.
func (a address) only(names ...string) address {
	b := a.clone()
	maps.DeleteFunc(b.state, func(name string, _ []string) bool { return !slices.Contains(names, name) })
	return b
}

// to is the same state under another path.
func (a address) to(path string) address { return address{path, a.state} }

// one is the value of a parameter as it stands in the address.
func (a address) one(name string) string { return a.state.Get(name) }
