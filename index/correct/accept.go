package correct

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"time"

	"dateline"
)

// Bounds of a correction.
const (
	maxByBytes    = 256
	maxWhyBytes   = 1000
	maxLabelBytes = 200 // as of a place
	maxWords      = 1000
	maxWordsBytes = 200 // as of a place's name
)

var idPattern = regexp.MustCompile(`^[a-z0-9-]{1,64}$`)

// ValidID reports whether id has the form of an entity's.
func ValidID(id string) bool { return idPattern.MatchString(id) }

// fields says, for each kind, what must be there ("!"), and what may be.
var fields = map[string]string{
	dateline.CorrectMerge:   "entity! into!",
	dateline.CorrectSplit:   "entity! into words label type",
	dateline.CorrectRename:  "entity! label!",
	dateline.CorrectRetype:  "entity! type!",
	dateline.CorrectHide:    "entity!",
	dateline.CorrectShow:    "entity!",
	dateline.CorrectMention: "entity type label article! field! words occurrence revision start end",
	dateline.CorrectName:    "entity! words! type",
	dateline.CorrectPlace:   "entity place!",
	dateline.CorrectUndo:    "undoes!",
}

// given names the fields of c that are not zero.
func given(c dateline.Correction) (out []string) {
	for _, f := range []struct {
		name string
		set  bool
	}{
		{"entity", c.Entity != ""}, {"into", c.Into != ""}, {"type", c.Type != ""}, {"label", c.Label != ""},
		{"words", len(c.Words) > 0}, {"article", c.Article != ""}, {"field", c.Field != ""}, {"occurrence", c.Occurrence != 0},
		{"revision", c.Revision != 0}, {"start", c.Start != 0}, {"end", c.End != 0}, {"place", isPlace(c.Place)}, {"undoes", c.Undoes != 0},
	} {
		if f.set {
			out = append(out, f.name)
		}
	}
	return out
}

func isPlace(p dateline.Place) bool {
	return p.ID != "" || p.Label != "" || p.Kind != "" || len(p.Countries) > 0 || len(p.Names) > 0 || p.Located
}

// Accept returns c in the form in which it is kept, and refuses as Invalid what cannot
// be one whatever else holds. The words of a place are not looked at.
func Accept(c dateline.Correction) (dateline.Correction, error) {
	may, known := fields[c.Kind]
	if !known {
		return c, dateline.Invalidf("kind", "%q is no kind of correction; want one of %s", clip(c.Kind), strings.Join(dateline.CorrectionKinds(), ", "))
	}
	c.N, c.Undone, c.At = 0, 0, c.At.UTC().Truncate(time.Millisecond)
	if err := acceptFields(c, strings.Fields(may)); err != nil {
		return c, err
	}
	if err := acceptValues(c); err != nil {
		return c, err
	}
	switch c.Kind {
	case dateline.CorrectSplit:
		return c, acceptSplit(c)
	case dateline.CorrectMention:
		return c, acceptMention(c)
	case dateline.CorrectPlace:
		return acceptPlace(c)
	}
	return c, nil
}

func acceptFields(c dateline.Correction, may []string) error {
	has := given(c)
	for _, f := range may {
		if name, must := strings.CutSuffix(f, "!"); must && !slices.Contains(has, name) {
			return dateline.Invalidf(name, "%s needs it", article(c.Kind))
		}
	}
	for _, name := range has {
		if !slices.Contains(may, name) && !slices.Contains(may, name+"!") {
			return dateline.Invalidf(name, "%s has none; it takes %s", article(c.Kind), strings.ReplaceAll(strings.Join(may, ", "), "!", ""))
		}
	}
	return nil
}

// article puts one before the name of a kind.
func article(kind string) string { return "a correction of the kind " + kind }

func acceptValues(c dateline.Correction) error {
	for field, id := range map[string]string{"entity": c.Entity, "into": c.Into} {
		if id != "" && !ValidID(id) {
			return dateline.Invalidf(field, "%q is no id of an entity; want 1 to 64 of a-z 0-9 and -", clip(id))
		}
	}
	if c.Entity != "" && c.Entity == c.Into {
		return dateline.Invalidf("into", "%s is the entity itself; want another", c.Into)
	}
	if c.Type != "" && !slices.Contains(dateline.EntityTypes(), c.Type) {
		return dateline.Invalidf("type", "%q is no type; want one of %s", clip(c.Type), strings.Join(dateline.EntityTypes(), ", "))
	}
	for field, s := range map[string]struct {
		text string
		most int
	}{"by": {c.By, maxByBytes}, "why": {c.Why, maxWhyBytes}, "label": {c.Label, maxLabelBytes}} {
		if err := plain(field, s.text, s.most); err != nil {
			return err
		}
	}
	if len(c.Words) > maxWords {
		return dateline.Invalidf("words", "there are %d; want at most %d", len(c.Words), maxWords)
	}
	for i, w := range c.Words {
		field := fmt.Sprintf("words[%d]", i)
		if strings.TrimSpace(w) == "" {
			return dateline.Invalidf(field, "it is empty; want words")
		}
		read := w
		if c.Kind == dateline.CorrectMention {
			read = unbroken.Replace(w)
		}
		if err := plain(field, read, maxWordsBytes); err != nil {
			return err
		}
	}
	if c.Undoes < 0 {
		return dateline.Invalidf("undoes", "%d is no number of a correction; want 1 and up", c.Undoes)
	}
	return nil
}

// unbroken lets the words of a mention stand on two lines, as they may in a text.
var unbroken = strings.NewReplacer("\n", " ", "\t", " ")

// plain refuses what is no text on one line of at most most bytes.
func plain(field, s string, most int) error {
	if len(s) > most {
		return dateline.Invalidf(field, "it has %d bytes; want at most %d", len(s), most)
	}
	if i := dateline.BadByte(s); i >= 0 {
		return dateline.InvalidAt(field, s, i, "byte %d (%#02x) is not valid UTF-8", i, s[i])
	}
	if i := strings.IndexFunc(s, func(r rune) bool { return r < ' ' || r == 0x7f }); i >= 0 {
		return dateline.InvalidAt(field, s, i, "a control character (%#02x) at byte %d; want text on one line", s[i], i)
	}
	return nil
}

func acceptSplit(c dateline.Correction) error {
	switch {
	case len(c.Words) > 0 && c.Into == "":
		return dateline.Invalidf("into", "a split by words needs the id of what they are")
	case len(c.Words) == 0 && c.Into != "":
		return dateline.Invalidf("words", "a split into %s needs the words that are it; without both, %s is taken out of what it was merged into", c.Into, c.Entity)
	case len(c.Words) == 0 && c.Label+c.Type != "":
		return dateline.Invalidf("label", "only a split by words makes an entity that could have a label and a type; want a rename or retype")
	}
	return nil
}

func acceptMention(c dateline.Correction) error {
	switch {
	case !c.Article.Valid():
		return dateline.Invalidf("article", "%q is no id of an article; want 1 to 64 of A-Z a-z 0-9 _ and -", clip(string(c.Article)))
	case c.Field != dateline.FieldTitle && c.Field != dateline.FieldBody:
		return dateline.Invalidf("field", "%q holds no mentions; want title or body", clip(c.Field))
	case c.Entity == "" && c.Type+c.Label != "":
		return dateline.Invalidf("entity", "a type or a label needs the id of an entity; without all three the words are no mention")
	case c.Occurrence < 0:
		return dateline.Invalidf("occurrence", "%d is none; want 1 and up, or 0 for each", c.Occurrence)
	case c.Revision < 0:
		return dateline.Invalidf("revision", "%d is none; want 1 and up, or 0 for the current one", c.Revision)
	case c.End != 0 && (len(c.Words) > 0 || c.Occurrence != 0):
		return dateline.Invalidf("words", "they are named by start and end already; want one of the two")
	case c.End == 0 && c.Start != 0:
		return dateline.Invalidf("end", "it is missing beside start")
	case c.End != 0 && (c.Start < 0 || c.Start >= c.End):
		return dateline.Invalidf("start", "%d is not before the end %d", c.Start, c.End)
	case c.End == 0 && len(c.Words) != 1:
		return dateline.Invalidf("words", "there are %d; want one, the words as they stand in the text, or start and end", len(c.Words))
	}
	return nil
}

func acceptPlace(c dateline.Correction) (dateline.Correction, error) {
	if c.Entity != "" && c.Place.ID != "" && c.Entity != c.Place.ID {
		return c, dateline.Invalidf("entity", "%s is not the id of the place, %s; one of them is enough", c.Entity, clip(c.Place.ID))
	}
	if c.Place.ID == "" {
		c.Place.ID = c.Entity
	}
	c.Entity = c.Place.ID
	if !ValidID(c.Entity) {
		return c, dateline.Invalidf("place.id", "%q does not fit; want 1 to 64 of a-z 0-9 and -", clip(c.Entity))
	}
	return c, nil
}

// clip shortens s for a message.
func clip(s string) string {
	const most = 100
	if len(s) <= most {
		return s
	}
	return strings.ToValidUTF8(s[:most], "") + "…"
}
