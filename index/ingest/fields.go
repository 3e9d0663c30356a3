package ingest

// fields is a field map with its paths read, and what its preset does with the
// values.
type fields struct {
	id, title, body, published, publication, host, url, language, dateline, seen []fieldPath
	preset                                                                       *preset
}

// newFields makes the fields of a map that was checked.
func newFields(m FieldMap, p *preset) (*fields, error) {
	f := &fields{preset: p}
	into := []*[]fieldPath{&f.id, &f.title, &f.body, &f.published, &f.publication, &f.host, &f.url, &f.language, &f.dateline, &f.seen}
	for i, list := range m.lists() {
		paths, err := parsePaths(*list)
		if err != nil {
			return nil, err
		}
		*into[i] = paths
	}
	return f, nil
}

// fieldSets are the fields of a run: those without a preset, and those of each
// preset that may be recognised.
type fieldSets struct {
	plain   *fields
	presets []*fields
	records []string // the path of the field that holds the articles; nil if not said
}

// newFieldSets reads the options. A preset that is named is taken for all.
func newFieldSets(o Options) (*fieldSets, error) {
	if err := o.Fields.check(); err != nil {
		return nil, err
	}
	named, err := presetOf(o.Preset)
	if err != nil {
		return nil, err
	}
	sets := &fieldSets{}
	if sets.plain, err = newFields(o.Fields.over(named.fields.over(DefaultFields())), named); err != nil {
		return nil, err
	}
	if o.Preset == "" {
		for _, p := range presets() {
			f, err := newFields(o.Fields.over(p.fields.over(DefaultFields())), p)
			if err != nil {
				return nil, err
			}
			sets.presets = append(sets.presets, f)
		}
	}
	sets.records, err = recordsPath(o.Records)
	return sets, err
}

// recordsPath reads Options.Records.
func recordsPath(s string) ([]string, error) {
	if s == "" {
		return nil, nil
	}
	p, err := parsePath(s)
	if err != nil {
		return nil, problemIn("records", "%s", fieldless(err))
	}
	return p.steps, nil
}

// of returns the fields for an object: those of the preset that it has the shape of.
func (s *fieldSets) of(object map[string]member) *fields {
	for _, f := range s.presets {
		if f.preset.is(object) {
			return f
		}
	}
	return s.plain
}

// isBody reports whether a top-level field of this name may hold a body.
func (s *fieldSets) isBody(name string) bool {
	if holds(s.plain.body, name) {
		return true
	}
	for _, f := range s.presets {
		if holds(f.body, name) {
			return true
		}
	}
	return false
}

func holds(paths []fieldPath, name string) bool {
	for _, p := range paths {
		if p.steps[0] == name {
			return true
		}
	}
	return false
}
