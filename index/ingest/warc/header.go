package warc

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
)

// Field is one line of a header, with the lines folded into it. The bytes are the
// file's own, without the space around them, and may be no UTF-8.
type Field struct{ Name, Value string }

// Header is the fields of a record or of an HTTP message, in their order.
type Header []Field

// Get returns the first value of a field, or "". Names ignore case.
func (h Header) Get(name string) string {
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			return f.Value
		}
	}
	return ""
}

// Values returns all values of a field, in their order; nil for none.
func (h Header) Values(name string) []string {
	var all []string
	for _, f := range h {
		if strings.EqualFold(f.Name, name) {
			all = append(all, f.Value)
		}
	}
	return all
}

// headerParser reads the lines of a header up to the blank one that ends it. Its
// buffers are used again for the next header.
type headerParser struct {
	raw  []byte
	ends []int // of each line in raw
}

// read returns the fields and the lines that are none. It returns io.EOF, as the
// source does, where the blank line is missing.
func (h *headerParser) read(src lines, opt *Options) (Header, [][]byte, error) {
	h.raw, h.ends = h.raw[:0], h.ends[:0]
	for {
		from := len(h.raw)
		raw, err := src.line(h.raw, opt.MaxHeader)
		h.raw = raw
		if errors.Is(err, errLong) {
			return nil, nil, fmt.Errorf("the header has more than %d bytes", opt.MaxHeader)
		}
		if len(chomp(raw[from:])) == 0 {
			fields, odd := h.fields()
			return fields, odd, err
		}
		h.ends = append(h.ends, len(raw))
		if len(h.ends) > opt.MaxLines {
			return nil, nil, fmt.Errorf("the header has more than %d lines", opt.MaxLines)
		}
		if err != nil {
			fields, odd := h.fields()
			return fields, odd, err
		}
	}
}

// fields cuts the lines; those that are neither "name: value" nor folded are odd.
func (h *headerParser) fields() (Header, [][]byte) {
	text := string(h.raw)
	fields := make(Header, 0, len(h.ends))
	var odd [][]byte
	for i := 0; i < len(h.ends); {
		from := h.begin(i)
		for i++; i < len(h.ends) && isFold(h.raw[h.ends[i-1]]); {
			i++
		}
		end := h.ends[i-1]
		if f, ok := cutField(text[from:end]); ok {
			fields = append(fields, f)
		} else {
			odd = append(odd, bytes.TrimSpace(h.raw[from:end]))
		}
	}
	return fields, odd
}

func (h *headerParser) begin(i int) int {
	if i == 0 {
		return 0
	}
	return h.ends[i-1]
}

func isFold(b byte) bool { return b == ' ' || b == '\t' }

// cutField splits at the first colon and joins folded lines by one space, as
// RFC 822 reads them.
func cutField(line string) (Field, bool) {
	name, value, ok := strings.Cut(line, ":")
	name = strings.TrimSpace(name)
	if !ok || name == "" {
		return Field{}, false
	}
	value = strings.TrimSpace(value)
	if strings.Contains(value, "\n") {
		parts := strings.Split(value, "\n")
		for i := range parts {
			parts[i] = strings.TrimSpace(parts[i])
		}
		value = strings.Join(parts, " ")
	}
	return Field{name, value}, true
}
