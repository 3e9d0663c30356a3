package copies

import (
	"maps"
	"slices"
)

// link joins a text to all similar ones.
func (u *update) link(n uint32, s Sketch) error {
	for _, m := range u.nearest(n) {
		a, b := u.at(n), u.at(m)
		if a.group != 0 && a.group == b.group {
			continue
		}
		may, equal := a.resembles(b)
		if !may {
			continue
		}
		other, err := u.sketch(m)
		if err != nil {
			return err
		}
		if similar(s, other, equal) {
			u.joined(n, m)
		}
	}
	return nil
}

// nearest are the texts that share a key with one, and may share minShared: one of
// them at least is not common. They stand until the next call.
func (u *update) nearest(n uint32) []uint32 {
	list := u.near[:0]
	for _, key := range u.at(n).keys[:u.at(n).count] {
		list = u.having(list, key)
	}
	for _, m := range list {
		u.times[m]++
	}
	once, near := u.crowd[n], list[:0]
	for _, m := range list {
		if times := u.times[m]; m != n && (times >= minShared || times == 1 && once&u.crowd[m] != 0) {
			near = append(near, m)
		}
		u.times[m] = 0
	}
	u.near = list
	return near
}

// joined puts two texts in one group; a text with itself, in one of its own.
func (u *update) joined(n, m uint32) {
	into, from := u.labelled(n), u.labelled(m)
	if into == from {
		u.changed[into] = true
		return
	}
	if len(u.groups[into]) < len(u.groups[from]) {
		into, from = from, into
	}
	for _, text := range u.groups[from] {
		u.at(text).group = into
	}
	u.groups[into], u.changed[into] = append(u.groups[into], u.groups[from]...), true
	u.dissolve(from)
}

// labelled is the group of a text, made for it alone if there is none.
func (u *update) labelled(n uint32) uint32 {
	if u.at(n).group == 0 {
		label := u.unused()
		u.at(n).group = label
		u.groups[label] = []uint32{n}
	}
	return u.at(n).group
}

// unused is a label that no group has.
func (u *update) unused() (label uint32) {
	if last := len(u.spare) - 1; last >= 0 {
		label, u.spare = u.spare[last], u.spare[:last]
		return label
	}
	u.label++
	return u.label
}

// dissolve ends a group that no text has any more.
func (u *update) dissolve(group uint32) {
	delete(u.groups, group)
	u.changed[group] = true
	u.spare = append(u.spare, group)
}

// loosen takes the group of a text apart, for its texts to be looked up again.
func (u *update) loosen(n uint32) {
	group := u.at(n).group
	if group == 0 {
		return
	}
	for _, m := range u.groups[group] {
		u.at(m).group = 0
		u.loose[m] = true
	}
	u.dissolve(group)
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
		if err := u.link(n, s.clone()); err != nil {
			return err
		}
	}
	return nil
}
