package server

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"unicode"

	"dateline"
	"dateline/index/text"
)

const (
	leastWord  = 3  // letters that a word begins with
	wordsFrom  = 20 // articles that words are taken from: the best with what was typed
	wordsShare = 3  // of the limit a third
)

// words are some with which the last one typed goes on, from the articles that match
// best.
func (w *offering) words(ctx context.Context) ([]SuggestionJSON, error) {
	most := w.Limit / wordsShare
	before, begun := lastWord(w.Q)
	if begun == "" || most == 0 {
		return nil, nil
	}
	q := w.of(w.search(before+begun+"*"), w.Copies)
	q.Limit = wordsFrom
	res, err := w.archive.Search(ctx, q)
	if err != nil {
		return nil, err
	}
	var out []SuggestionJSON
	for _, word := range markedWords(res.Hits, text.Fold(begun), 2*most) {
		typed := before + word
		n, err := w.count(ctx, w.of(w.search(typed), w.Copies))
		if err != nil {
			return nil, err
		}
		if n > 0 {
			out = append(out, SuggestionJSON{kindWord, typed, typed, typed, n, w.at.set("q", typed).String()})
		}
	}
	slices.SortStableFunc(out, func(a, b SuggestionJSON) int { return cmp.Compare(b.Count, a.Count) })
	return out[:min(len(out), most)], nil
}

// lastWord cuts what was typed before its last word; "" for one that is too short,
// or where something else than words was typed.
func lastWord(typed string) (before, word string) {
	at := strings.LastIndexFunc(typed, unicode.IsSpace) + 1
	before, word = typed[:at], typed[at:]
	letters := 0
	for _, r := range word {
		if !unicode.IsLetter(r) && !unicode.IsMark(r) {
			return "", ""
		}
		letters++
	}
	if letters < leastWord || strings.ContainsAny(before, `"():*~`) {
		return "", ""
	}
	return before, word
}

// markedWords are those marked in hits that begin with a fold and go on, the most
// frequent first, each as it is written most often.
func markedWords(hits []dateline.Hit, fold string, most int) (out []string) {
	written, times := map[string]map[string]int{}, map[string]int{}
	for _, h := range hits {
		for _, sn := range append(h.Snippets, dateline.Snippet{Text: h.Title, Marks: h.TitleMarks}) {
			for _, part := range snippetParts(sn) {
				f := text.Fold(part.Text)
				if !part.Mark || !strings.HasPrefix(f, fold) || f == fold || strings.ContainsFunc(part.Text, noLetter) {
					continue
				}
				if written[f] == nil {
					written[f] = map[string]int{}
				}
				written[f][part.Text]++
				times[f]++
			}
		}
	}
	for f := range written {
		out = append(out, f)
	}
	slices.SortFunc(out, func(a, b string) int { return cmp.Or(cmp.Compare(times[b], times[a]), strings.Compare(a, b)) })
	out = out[:min(len(out), most)]
	for i, f := range out {
		out[i] = commonest(written[f])
	}
	return out
}

func noLetter(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) && r != '-' }

// commonest is the form with the highest count; of those the one with small letters.
func commonest(forms map[string]int) (best string) {
	for form, n := range forms {
		if n > forms[best] || n == forms[best] && form > best {
			best = form
		}
	}
	return best
}
