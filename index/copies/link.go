package copies

import (
	"maps"
	"slices"
)

// link joins a text to all similar ones.
func (u *update) link(n uint32, s Sketch) error {
	list := u.near[:0]
	for _, key := range u.at(n).keys[:u.at(n).count] {
		if _, common := u.common[key]; !common {
			list = u.having(list, key, false)
		}
	}
	slices.Sort(list)
	u.near = list
	for _, m := range slices.Compact(list) {
		a, b := u.at(n), u.at(m)
		if m == n || a.group != 0 && a.group == b.group || a.shared(b) < minShared {
			continue
		}
		other, err := u.sketch(m)
		if err != nil {
			return err
		}
		if Similar(s, other) {
			u.joined(n, m)
		}
	}
	return nil
}

// joined puts two texts in one group; a text with itself, in one of its own.
func (u *update) joined(n, m uint32) {
	u.shown = nil
	into, from := u.labelled(n), u.labelled(m)
	if into == from {
		return
	}
	if len(u.groups[into]) < len(u.groups[from]) {
		into, from = from, into
	}
	for _, text := range u.groups[from] {
		u.at(text).group = into
	}
	u.groups[into] = append(u.groups[into], u.groups[from]...)
	delete(u.groups, from)
}

// labelled is the group of a text, made for it alone if there is none.
func (u *update) labelled(n uint32) uint32 {
	if u.at(n).group == 0 {
		u.label++
		u.at(n).group = u.label
		u.groups[u.label] = []uint32{n}
	}
	return u.at(n).group
}

// loosen takes the group of a text apart, for its texts to be looked up again.
func (u *update) loosen(n uint32) {
	group := u.at(n).group
	if group == 0 {
		return
	}
	u.shown = nil
	for _, m := range u.groups[group] {
		u.at(m).group = 0
		u.loose[m] = true
	}
	delete(u.groups, group)
}

// relink joins the texts that were taken apart, as far as they still belong
// together.
func (u *update) relink() error {
	for _, n := range slices.Sorted(maps.Keys(u.loose)) {
		if u.at(n).id == "" {
			continue // gone since
		}
		if len(u.more[n]) > 0 {
			u.joined(n, n)
		}
		s, err := u.sketch(n)
		if err != nil {
			return err
		}
		if err := u.link(n, s); err != nil {
			return err
		}
	}
	return nil
}
