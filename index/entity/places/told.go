package places

import (
	"fmt"
	"strconv"
)

var looksNames = [...]string{"", "a first name", "a title", "a direction", "an initial", "a word of a place", "a word of an organisation",
	"a surname", "a word in capitals", "another word", "another name of the gazetteer"}

// told is the value of a feature for people.
func (t traced) told() string {
	n, err := strconv.Atoi(t.value)
	if err != nil {
		return strconv.Quote(t.value)
	}
	switch t.template {
	case tKind:
		return shapeNames[n]
	case tWordsKind, tLowerKind, tNamedAroundKind:
		return fmt.Sprintf("%d, %s", n>>6, shapeNames[n&63])
	case tArticlePersonKind, tShortKind, tPrepositionKind, tAfterCapitalKind, tLocalAfterKind:
		return shapeNames[n]
	case tBeforeGap, tAfterGap, tDateline, tPlaceBefore:
		return signNames[n]
	case tBeforeLooks, tAfterLooks:
		return looksNames[n]
	case tPlaceAfter:
		if n > 0 {
			return shapeNames[n]
		}
		return "a capital"
	}
	return t.value
}
