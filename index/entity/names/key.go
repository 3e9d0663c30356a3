package names

import (
	"fmt"
	"hash/fnv"
	"strings"

	"dateline"
)

// longestID is the number of bytes that an id may have.
const longestID = 64

// Key returns the id of a person or an organisation by its name as written: 1 to 64 bytes
// of a to z, 0 to 9 and hyphens. It is the same for spellings that are surely one name.
//
// Words are folded as the index folds them (accents and capitals don't matter). Then, of
// all names:
//
//   - A word with Azerbaijani ə is read as that language: ə a, x kh, q g, c j, ç ch, ş sh, ğ gh.
//   - Cyrillic, Armenian, Georgian and Greek letters become Latin ones (lists.Latin).
//
// Of people:
//
//   - Spellings of a first name that one person's name has in newspapers are one (firstNames):
//     Dmitri, Dmitriy, Dmitry; Mohamed, Mohammed, Muhammad; Yelena, Elena.
//   - Ends of last names: -skiy -skii -skyy -skyi -ski are -sky; -iev is -iyev; -vitch is -vich;
//     -zadeh is -zade; -ian behind a consonant is -yan, if no first name ends the name.
//   - The Arabic article before a hyphen falls away (al-Assad, Assad), and a Russian
//     patronymic between first and last name.
//
// Of organisations:
//
//   - "the" before it, and the form of a company behind it (Inc., Ltd), fall away.
//   - British spellings are American ones (defence, organisation, centre, labour), "&" is
//     "and", co-operation is cooperation, and a few bodies that all the world knows by an
//     acronym (wellKnown) have their long names.
//
// A name of one word has the type behind it, since places and other things may have it
// too. A name that no letter is left of, as one in Chinese, has a hash of it.
func Key(kind, name string) string {
	read := organisationWords
	if kind == dateline.TypePerson {
		read = personWords
	}
	id := slug(strings.Join(read(wordsOf(name)), "-"))
	if id == "" {
		return kind + "-" + digest(name)
	}
	if !strings.Contains(id, "-") {
		id += "-" + kind
	}
	return bounded(id)
}

// bounded cuts a long id and ends it with a hash of all of it.
func bounded(id string) string {
	if len(id) <= longestID {
		return id
	}
	sum := digest(id)
	return strings.Trim(id[:longestID-len(sum)-1], "-") + "-" + sum
}

func digest(s string) string {
	h := fnv.New64a()
	h.Write([]byte(s))
	return fmt.Sprintf("%012x", h.Sum64()>>16)
}

// slug keeps a to z and 0 to 9, and one hyphen for each run of hyphens.
func slug(s string) string {
	b := make([]byte, 0, len(s))
	for i := range len(s) {
		switch c := s[i]; {
		case 'a' <= c && c <= 'z', '0' <= c && c <= '9':
			b = append(b, c)
		case c == '-' && len(b) > 0 && b[len(b)-1] != '-':
			b = append(b, c)
		}
	}
	return strings.Trim(string(b), "-")
}
