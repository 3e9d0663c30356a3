package places

import "strconv"

// sink takes features: it sums their weights, and when it traces keeps them.
type sink struct {
	weights *weights
	field   *field
	sum     float32
	tracing bool
	traced  []traced
}

// traced is a feature as weights.txt writes it.
type traced struct {
	template template
	value    string
	weight   float32
}

func (s *sink) num(t template, value int) {
	s.take(t, numberKey(t, value), func() string { return strconv.Itoa(value) })
}

// pair is num of two values, of which the second is below 64.
func (s *sink) pair(t template, a, b int) { s.num(t, a<<6|b) }

func (s *sink) word(t template, value string) {
	s.take(t, wordKey(t, value), func() string { return value })
}

func (s *sink) take(t template, key uint64, value func() string) {
	w := s.weights.of(key)
	s.sum += w
	if s.tracing {
		s.traced = append(s.traced, traced{t, value(), w})
	}
}

func numberKey(t template, value int) uint64 {
	return (uint64(t)<<40 | uint64(value)<<1 | 1) * 0x9E3779B97F4A7C15
}

func wordKey(t template, value string) uint64 { return hashWord(fnvOffset^uint64(t)<<32, value) }

// ofWords reports whether the values of a template are words.
func (t template) ofWords() bool {
	switch t {
	case tBeforeWord, tAfterWord, tAfterNature, tAfterOrganisation, tSecondOrganisation, tOfBefore:
		return true
	}
	return false
}
