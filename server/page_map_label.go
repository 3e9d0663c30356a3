package server

import (
	"math"
	"unicode"
)

// Sizes in units of the drawing.
const (
	leastRadius = 5 * unitsPerPixel
	mostRadius  = 16 * unitsPerPixel
	fewArticles = 12                 // of which a circle is as large as can be
	labelHeight = 13 * unitsPerPixel // of a line of text, as in map.css
	smallHeight = 22 * unitsPerPixel // the same on a small screen
	labelGap    = 2 * unitsPerPixel
)

const longestLabel = 26 // letters

// radius makes the area of a circle grow with what is counted.
func radius(count, highest int) int {
	return leastRadius + int(math.Round((mostRadius-leastRadius)*math.Sqrt(float64(count)/float64(max(fewArticles, highest)))))
}

func shortened(label string) string {
	if r := []rune(label); len(r) > longestLabel {
		return string(r[:longestLabel-1]) + "…"
	}
	return label
}

// rect is left, top, right and bottom.
type rect [4]int

func (a rect) meets(b rect) bool { return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3] }

// label finds room for the labels, those of the most named places first: beside their
// circle, on no other circle and no other label. The place that the map is about has to be
// named, if on a circle.
func (w window) label(spots []spot) {
	var large, small []rect
	for _, s := range byWeight(spots) {
		if !w.shows(s.X, s.Y) || !w.fits(spots, s, &large, labelHeight) {
			s.Class, s.Anchor, s.TextX, s.TextY = "hid", "start", s.R+labelGap, 0
		} else if !w.free(s.rect(smallHeight), spots, s, small) {
			s.Class = "far"
		} else {
			small = append(small, s.rect(smallHeight))
		}
	}
}

// byWeight are the spots in the order in which they get a label: the one that the map is
// about before all others.
func byWeight(spots []spot) (out []*spot) {
	for _, own := range []bool{true, false} {
		for i := range spots {
			if (spots[i].State == ownPlace) == own {
				out = append(out, &spots[i])
			}
		}
	}
	return out
}

// fits puts a label to the right, or else to the left, above or below.
func (w window) fits(spots []spot, s *spot, taken *[]rect, height int) bool {
	aside, over := s.R+labelGap, s.R+height/2
	for _, to := range []struct {
		anchor string
		x, y   int
	}{{"start", aside, 0}, {"end", -aside, 0}, {"middle", 0, -over}, {"middle", 0, over}} {
		s.Anchor, s.TextX, s.TextY = to.anchor, to.x, to.y
		at := s.rect(height)
		if w.free(at, spots, s, *taken) {
			*taken = append(*taken, at)
			return true
		}
	}
	return false
}

func (w window) free(at rect, spots []spot, own *spot, taken []rect) bool {
	if at[0] < 0 || at[1] < 0 || at[2] > w.width || at[3] > w.height {
		return false
	}
	for i := range spots {
		if o := &spots[i]; o != own && own.State != ownPlace && at.meets(rect{o.X - o.R, o.Y - o.R, o.X + o.R, o.Y + o.R}) {
			return false
		}
	}
	for _, r := range taken {
		if at.meets(r) {
			return false
		}
	}
	return true
}

// rect is the room that a label takes with letters of a height.
func (s spot) rect(height int) rect {
	wide := widthOf(s.Text) * height / 100
	left := s.X + s.TextX - map[string]int{"start": 0, "middle": wide / 2, "end": wide}[s.Anchor]
	return rect{left, s.Y + s.TextY - height/2, left + wide, s.Y + s.TextY + height/2}
}

// widthOf is how wide a text is about, in hundredths of its height.
func widthOf(s string) (n int) {
	for _, r := range s {
		switch {
		case unicode.Is(unicode.Mn, r):
		case r >= 0x1100 && unicode.In(r, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana):
			n += 100
		case unicode.IsUpper(r):
			n += 70
		default:
			n += 56
		}
	}
	return n
}
