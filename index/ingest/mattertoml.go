package ingest

import (
	"errors"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// readTOML reads the fields of a block that begins with its fence; those of tables
// are not looked at.
func readTOML(block string, into *matter) error {
	if len(block) > maxMatterBytes {
		return problem("its front matter is %d bytes long, over the limit of %d", len(block), maxMatterBytes)
	}
	block = "#" + block[1:] // the fence as a comment, so that lines count as in the file
	var all map[string]any
	if err := toml.Unmarshal([]byte(block), &all); err != nil {
		line := 0
		if at := (*toml.DecodeError)(nil); errors.As(err, &at) {
			line, _ = at.Position()
		}
		return problem("its front matter is not TOML: %s, at line %d", strings.TrimPrefix(err.Error(), "toml: "), line)
	}
	p := unstable.Parser{}
	p.Reset([]byte(block))
	for p.NextExpression() {
		e := p.Expression()
		if e.Kind != unstable.KeyValue {
			break // the first table
		}
		if f, single := tomlField(&p, e); single {
			if err := into.add(f); err != nil {
				return err
			}
		}
	}
	return p.Error()
}

// tomlField reads a field; one of a table in it, a.b = 1, is none.
func tomlField(p *unstable.Parser, e *unstable.Node) (f matterField, single bool) {
	names := e.Key()
	names.Next()
	f.name, single = string(names.Node().Data), names.IsLast()
	f.line = p.Shape(names.Node().Raw).Start.Line
	switch v := e.Value(); v.Kind {
	case unstable.Array:
		f.other = "a list"
	case unstable.InlineTable:
		f.other = "a table"
	case unstable.Bool:
		f.other = "yes or no"
	default:
		f.value = string(v.Data)
	}
	return f, single
}
