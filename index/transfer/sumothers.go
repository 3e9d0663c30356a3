package transfer

import (
	"context"
	"strconv"

	"dateline"
)

// sumCorrections is the checksum of all corrections, and how many they are.
func sumCorrections(ctx context.Context, archive dateline.Archive) (string, int, error) {
	d, n := newDigest(), 0
	for c, err := range archive.Corrections(ctx) {
		if err != nil {
			return "", 0, err
		}
		n++
		d.number(c.N)
		d.moment(c.At)
		d.add(c.By, c.Why, c.Kind, c.Entity, c.Into, c.Type, c.Label)
		d.number(len(c.Words))
		d.add(c.Words...)
		d.add(string(c.Article), c.Field)
		for _, n := range []int{c.Occurrence, c.Revision, c.Undoes, c.Undone} {
			d.number(n)
		}
		d.place(c.Place)
	}
	return d.String(), n, nil
}

// sumPlaces is the checksum of all places as corrections have them, and how many they are.
func sumPlaces(ctx context.Context, archive dateline.Archive) (string, int, error) {
	d, n := newDigest(), 0
	for p, err := range archive.Places(ctx) {
		if err != nil {
			return "", 0, err
		}
		n++
		d.place(p)
	}
	return d.String(), n, nil
}

func (d *digest) place(p dateline.Place) {
	d.add(p.ID, p.Label, p.Kind, strconv.FormatFloat(p.Lat, 'g', -1, 64), strconv.FormatFloat(p.Lon, 'g', -1, 64),
		strconv.FormatBool(p.Located), strconv.FormatBool(p.Added))
	d.list(p.Countries)
	d.list(p.Names)
}

// sumState is the checksum of the State that is copied, and how many values it has.
func (c *copier) sumState(ctx context.Context, archive dateline.Archive) (string, int, error) {
	d, n := newDigest(), 0
	for key, err := range c.keys(ctx, archive) {
		if err != nil {
			return "", 0, err
		}
		value, version, err := archive.State().Get(ctx, key)
		if err != nil {
			return "", 0, err
		}
		if version == 0 {
			continue // it was removed meanwhile
		}
		n++
		d.add(key, string(value))
	}
	return d.String(), n, nil
}

// sumErased is the checksum of all tombstones: ids, why and keys, and how many they are.
// There is no list of them but in the log, which is read where there are any.
func sumErased(ctx context.Context, archive dateline.Archive) (string, int, error) {
	s, err := archive.Stats(ctx)
	if err != nil || s.Erased == 0 {
		return newDigest().String(), 0, err
	}
	found := map[dateline.ID]string{}
	for c, err := range archive.Changes(ctx, 0) {
		switch {
		case err != nil:
			return "", 0, err
		case c.Kind == dateline.ChangeErased:
			d := newDigest()
			d.add(string(c.ID), c.Why)
			d.facts(c.Article)
			found[c.ID] = d.String()
		case c.Kind == dateline.ChangeRestored:
			delete(found, c.ID)
		}
	}
	all := make([]string, 0, len(found))
	for _, s := range found {
		all = append(all, s)
	}
	d := newDigest()
	d.list(all)
	return d.String(), len(found), nil
}
