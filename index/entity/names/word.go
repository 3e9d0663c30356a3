package names

import (
	"dateline/index/entity/lists"
	"dateline/index/text"
	"strings"
)

// word is one of a name: its form in Latin letters, and whether a hyphen stands behind it.
type word struct {
	form   string
	hyphen bool
}

func wordsOf(name string) []word {
	var out []word
	words := text.Words(name)
	for i, w := range words {
		form := lists.Latin(w.Exact)
		if surface := name[w.Start:w.End]; strings.ContainsAny(surface, "əƏ") {
			form = text.Fold(azerbaijani.Replace(strings.ToLower(strings.ReplaceAll(surface, "İ", "i"))))
		}
		hyphen := i+1 < len(words) && strings.ContainsAny(name[w.End:words[i+1].Start], "-‐‑–")
		if i+1 < len(words) && name[w.End:words[i+1].Start] == " & " || strings.TrimSpace(name[w.End:min(len(name), w.End+3)]) == "&" {
			out = append(out, word{form, false}, word{"and", false})
			continue
		}
		out = append(out, word{form, hyphen})
	}
	return out
}

var azerbaijani = strings.NewReplacer("ə", "a", "Ə", "a", "x", "kh", "q", "g", "c", "j", "ç", "ch", "ş", "sh", "ğ", "gh")
