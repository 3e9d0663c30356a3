package ingest

import (
	"strings"

	"dateline"

	"go.yaml.in/yaml/v3"
)

// readYAML reads the fields of a block that begins with its fence. What is read is
// the tree as it is written, in which an alias is a name and not a copy, so that
// it is no larger than the text.
func readYAML(block string, into *matter) error {
	second, _ := strings.CutPrefix(block, "---")
	exportedHere := strings.HasPrefix(strings.TrimLeft(second, " \t\r\n"), formatField+":")
	if len(block) > maxMatterBytes && !(exportedHere && unquotedBytes(block) <= maxMatterBytes) {
		return problem("its front matter is %d bytes long, over the limit of %d", len(block), maxMatterBytes)
	}
	var doc yaml.Node
	if err := yaml.Unmarshal([]byte(block), &doc); err != nil {
		return problem("its front matter is not YAML: %s", strings.TrimPrefix(err.Error(), "yaml: "))
	}
	if len(doc.Content) == 0 || doc.Content[0].Tag == "!!null" {
		return nil // nothing but comments
	}
	root := doc.Content[0]
	if root.Kind != yaml.MappingNode {
		return problem("its front matter is not a mapping of YAML, at line %d", root.Line)
	}
	if exportedHere {
		return ownYAML(root, into)
	}
	for i := 0; i+1 < len(root.Content); i += 2 {
		if err := into.add(yamlField(root.Content[i], root.Content[i+1])); err != nil {
			return err
		}
	}
	return nil
}

// unquotedBytes is how much of front matter stands outside of its strings, which an archive
// writes behind a colon, in double quotes and on one line; all, where others have written it.
func unquotedBytes(block string) (n int) {
	const begin = `: "`
	for rest := block; ; {
		before, behind, is := strings.Cut(rest, begin)
		if strings.ContainsAny(before, `"'#|>`) {
			return len(block)
		}
		if n += len(before); !is {
			return n
		}
		end := closingQuote(behind)
		if end < 0 {
			return len(block)
		}
		n, rest = n+len(begin), behind[end:]
	}
}

// closingQuote is where what follows the quote that ends a string of one line begins; -1 if
// there is none.
func closingQuote(s string) int {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '\\':
			i++
		case '"':
			return i + 1
		case '\n', '\r':
			return -1
		}
	}
	return -1
}

func yamlField(name, value *yaml.Node) matterField {
	f := matterField{name: name.Value, line: name.Line}
	if value.Kind == yaml.AliasNode {
		value = value.Alias
	}
	switch {
	case value.Kind == yaml.SequenceNode:
		f.other = "a list"
	case value.Kind != yaml.ScalarNode:
		f.other = "a mapping"
	case value.Tag == "!!bool":
		f.other = "yes or no"
	case value.Tag != "!!null":
		f.value = value.Value
	}
	return f
}

// ownYAML reads the front matter that an archive has written.
func ownYAML(root *yaml.Node, into *matter) error {
	e := &exported{values: map[string]string{}, from: map[string]string{}}
	fields := map[string]*yaml.Node{}
	for i := 0; i+1 < len(root.Content); i += 2 {
		name, value := root.Content[i], root.Content[i+1]
		if fields[name.Value] != nil {
			return problemIn(name.Value, "the field is there twice, again at line %d; want it once", name.Line)
		}
		fields[name.Value] = value
	}
	if err := checkFormat(fields[formatField].Value); err != nil {
		return err
	}
	for _, name := range append([]string{"revision"}, exportedNames...) {
		if n := fields[name]; n != nil && name != "body" {
			if n.Kind != yaml.ScalarNode {
				return problemIn(name, "it is no text, at line %d", n.Line)
			}
			if n.Tag != "!!null" {
				e.values[name] = n.Value
			}
		}
	}
	var keys []struct{ Kind, Source, Value string }
	for name, to := range map[string]any{"keys": &keys, "known_from": &e.from} {
		if n := fields[name]; n != nil {
			if err := n.Decode(to); err != nil {
				return problemIn(name, "not of the shape that is exported, at line %d", n.Line)
			}
		}
	}
	for _, k := range keys {
		e.keys = append(e.keys, dateline.Key(k))
	}
	into.own = e
	return nil
}
