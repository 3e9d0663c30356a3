package names

import (
	"strings"
)

func organisationWords(words []word) []string {
	var out []string
	for i, w := range words {
		form := spelling(strings.ReplaceAll(strings.ReplaceAll(w.form, "'", ""), ".", ""))
		if i == 0 && form == "the" && len(words) > 1 || form == "" {
			continue
		}
		if len(out) > 0 && out[len(out)-1] == "co" && words[i-1].hyphen {
			out[len(out)-1] = spelling("co" + form)
			continue
		}
		out = append(out, form)
	}
	for len(out) > 1 && companies[out[len(out)-1]] {
		out = out[:len(out)-1]
		if len(out) > 1 && out[len(out)-1] == "and" {
			out = out[:len(out)-1]
		}
	}
	if len(out) == 1 {
		if long, known := wellKnown[out[0]]; known {
			return strings.Fields(long)
		}
	}
	return out
}

var companies = set("inc corp corporation co company ltd limited plc llc llp gmbh ag sa nv bv spa oao zao ooo pjsc jsc cjsc ojsc kg oy ab asa pty bhd")
