package find

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/plan"
	"dateline/index/text"
)

// addTokens adds the words of a text. In the fields that all are searched in those of the
// title stand so often as plan.TitleWeight says, and before the body.
func addTokens(doc dsl, title, body []text.Word, mentions []dateline.Mention) {
	addWordless(doc)
	stems, exact := stemsOf(title), exactOf(title)
	doc[plan.FieldTitle], doc[plan.FieldTitle+exactSuffix] = stems, exact
	doc[fieldText] = append(slices.Repeat([]string{stems}, plan.TitleWeight), stemsOf(body))
	doc[fieldExact] = append(slices.Repeat([]string{exact}, plan.TitleWeight), exactOf(body))
	if len(body) > 0 {
		doc[fieldBegin], doc[fieldBodyHas] = beginOf(title), eachOf(body)
	}
	marks := marked{}
	if len(title) > 0 {
		marks.add(plan.InField(mentions, plan.FieldTitle), plan.TitleWeight)
	}
	if len(body) > 0 {
		marks.add(plan.InField(mentions, plan.FieldBody), 1)
	}
	if words := plan.TitleWeight*len(title) + len(body); words > 0 {
		doc[fieldMention] = marks.tokens(words)
	}
}

// addWordless adds the fields that count for a score with no words. Each document has them:
// Lucene keeps the lengths of fields that all have in a plain list, which takes half the
// time of another.
func addWordless(doc dsl) {
	for _, field := range []string{fieldText, fieldExact, fieldMention, plan.FieldTitle, plan.FieldTitle + exactSuffix} {
		doc[field] = ""
	}
}

// stemsOf and exactOf are the stems and the exact forms of words as tokens.
func stemsOf(words []text.Word) string {
	return tokens(words, func(b *strings.Builder, i int) { b.WriteString(words[i].Stem) })
}

func exactOf(words []text.Word) string {
	return tokens(words, func(b *strings.Builder, i int) { b.WriteString(words[i].Exact) })
}

// eachOf are the exact forms of words, each once.
func eachOf(words []text.Word) string {
	var b strings.Builder
	seen := make(map[string]bool, len(words)/2)
	for _, w := range words {
		if !seen[w.Exact] {
			seen[w.Exact] = true
			b.WriteString(w.Exact)
			b.WriteByte(' ')
		}
	}
	return strings.TrimSuffix(b.String(), " ")
}

// Tokens of no word.
const (
	empty = "." // where no mention begins, or nothing is to stand; nobody searches for it
	start = ">" // before a body
)

// beginOf are the tokens of fieldBegin: as many as the title has in fieldText, and one. It
// stands in the gap before the body.
func beginOf(title []text.Word) []string {
	dots := tokens(title, func(b *strings.Builder, _ int) { b.WriteString(empty) })
	out := slices.Repeat([]string{dots}, plan.TitleWeight)
	out[len(out)-1] = strings.TrimPrefix(dots+" "+start, " ")
	return out
}

// marked counts mentions by their tokens.
type marked map[string]int

func (m marked) add(mentions []dateline.Mention, weight int) {
	for _, one := range mentions {
		if plan.EntityField(one) != "" {
			m[markMention+one.Entity] += weight
		}
	}
}

// tokens are the mentions with their numbers, and one that stands for all other words.
func (m marked) tokens(words int) string {
	all := make([]string, 0, len(m)+1)
	for token, times := range m {
		all = append(all, token+bar+strconv.Itoa(times))
		words -= times
	}
	slices.SortFunc(all, cmp.Compare)
	if words > 0 {
		all = append(all, empty+bar+strconv.Itoa(words))
	}
	return strings.Join(all, " ")
}

// tokens writes one token for each word, with blanks between them.
func tokens(words []text.Word, write func(b *strings.Builder, i int)) string {
	var b strings.Builder
	b.Grow(8 * len(words))
	for i := range words {
		if i > 0 {
			b.WriteByte(' ')
		}
		write(&b, i)
	}
	return b.String()
}
