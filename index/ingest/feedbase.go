package ingest

import (
	"bytes"
	"net/url"
	"regexp"
)

// baseValue is an attribute xml:base, whatever the prefix, and quoted or not.
var baseValue = regexp.MustCompile(`[:\s]base\s*=\s*("[^"]*"|'[^']*'|[^\s"'>]+)`)

// Bounds of xml:base. Relative ones in each other add up, and every address below
// is put behind them: a megabyte of them takes minutes.
const (
	maxBase     = 2048    // bytes of one value; browsers have addresses of some 2000
	maxBaseWork = 1 << 30 // bytes of relative values, times the number of tags
)

// checkBases rejects a feed whose xml:base would take very long.
func checkBases(data []byte) error {
	relative := 0
	for _, m := range baseValue.FindAllSubmatch(data, -1) {
		value := bytes.Trim(m[1], `"'`)
		if len(value) > maxBase {
			return problem("an xml:base is %d bytes long; want at most %d", len(value), maxBase)
		}
		if u, err := url.Parse(string(value)); err != nil || !u.IsAbs() || bytes.IndexByte(value, '&') >= 0 {
			relative += len(value)
		}
	}
	if tags := bytes.Count(data, []byte{'<'}); int64(relative)*int64(tags) > maxBaseWork {
		return problem("its relative xml:base have %d bytes, which is too much for its %d tags; want absolute ones", relative, tags)
	}
	return nil
}
