package charset

import (
	"slices"
	"strings"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"

	"dateline"
)

// names are the encodings of the WHATWG's Encoding Standard, section 4.2, but for
// those that are none of a text (replacement, x-user-defined).
var names = strings.Fields(`utf-8 utf-16le utf-16be
	windows-1250 windows-1251 windows-1252 windows-1253 windows-1254 windows-1255 windows-1256 windows-1257 windows-1258 windows-874
	iso-8859-2 iso-8859-3 iso-8859-4 iso-8859-5 iso-8859-6 iso-8859-7 iso-8859-8 iso-8859-8-i iso-8859-10 iso-8859-13 iso-8859-14
	iso-8859-15 iso-8859-16 ibm866 koi8-r koi8-u macintosh x-mac-cyrillic
	gbk gb18030 big5 euc-jp iso-2022-jp shift_jis euc-kr`)

// Names lists the encodings that are known, by their WHATWG names. Each has other
// names too: latin1 is windows-1252.
func Names() []string { return slices.Clone(names) }

// Known checks a name of an encoding, of the WHATWG or another that it lists, and
// returns the WHATWG's. An unknown one is an error that lists what is known.
func Known(name string) (string, error) {
	if _, known := lookup(name); known != "" {
		return known, nil
	}
	return "", dateline.Invalidf("", "%.60q is no encoding that is known; want one of: %s", name, strings.Join(names, ", "))
}

// lookup returns an encoding and the WHATWG's name for it; "" if the name is not
// known.
func lookup(name string) (encoding.Encoding, string) {
	coder, err := htmlindex.Get(strings.TrimSpace(name))
	if err != nil {
		return nil, ""
	}
	known, err := htmlindex.Name(coder)
	if err != nil || !slices.Contains(names, known) {
		return nil, ""
	}
	return coder, known
}
