package names

import (
	"dateline/index/entity/lists"
	"strings"
)

func personWords(words []word) []string {
	var out []string
	for i, w := range words {
		form := strings.ReplaceAll(strings.ReplaceAll(w.form, "'", ""), ".", "")
		switch {
		case w.hyphen && i > 0 && articles[form]:
			continue
		case i > 0 && i+1 < len(words) && patronymic(form):
			continue
		}
		if canonical, known := firstNames[form]; known {
			form = canonical
		} else if i+1 == len(words) && i > 0 {
			form = surname(form)
		}
		if form != "" {
			out = append(out, form)
		}
	}
	return out
}

// articles are the forms of the Arabic article.
var articles = set("al el ad ar as ash at az an")

func patronymic(w string) bool {
	for _, end := range []string{"ovich", "evich", "yevich", "ovna", "evna", "ichna"} {
		if strings.HasSuffix(w, end) && len(w) > len(end)+2 {
			return true
		}
	}
	return false
}

// surname returns a last name in one spelling.
func surname(w string) string {
	for _, rule := range surnameEnds {
		if rest, found := strings.CutSuffix(w, rule.from); found && len(rest) >= rule.least {
			return rest + rule.to
		}
	}
	if rest, found := strings.CutSuffix(w, "ian"); found && len(rest) >= 4 && !strings.ContainsRune("aeiouy", rune(rest[len(rest)-1])) && lists.Of(w).First == 0 {
		return rest + "yan"
	}
	return w
}

var surnameEnds = []struct {
	from, to string
	least    int
}{
	{"skiy", "sky", 2}, {"skii", "sky", 2}, {"skyy", "sky", 2}, {"skyi", "sky", 2}, {"skij", "sky", 2}, {"ski", "sky", 3},
	{"iyev", "iyev", 1}, {"iev", "iyev", 2}, {"iyeva", "iyeva", 1}, {"ieva", "iyeva", 2}, {"vitch", "vich", 2},
	{"zadeh", "zade", 1}, {"oglu", "oglu", 2}, {"ogly", "oglu", 2},
}
