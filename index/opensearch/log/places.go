package log

import (
	"bytes"
	"context"
	"fmt"
	"slices"
	"strings"

	"dateline"
	"dateline/index/ledger"
)

// listsID names the document that says where the lists of places are.
const listsID = "places"

// lists are the lists of places, by source.
type lists struct {
	Lists []list `json:"lists"`
}

// list is what one source gives. The places are in parts, since there may be millions.
type list struct {
	Source string       `json:"source"`
	Seq    dateline.Seq `json:"seq"`  // the last change of it
	Hash   []byte       `json:"hash"` // see ledger.PlacesHash
	Count  int          `json:"count"`
	Parts  parts        `json:"parts"`
}

// PutPlaces replaces the places that source had given by places, in one commit, see
// dateline.Archive and index/record, which decides in the same way.
func (l *Log) PutPlaces(ctx context.Context, source string, places []dateline.Place) (changed bool, upTo dateline.Seq, err error) {
	if err := ledger.CheckString("source", source, ledger.MaxSourceBytes); err != nil {
		return false, l.Head(), err
	}
	accepted, err := ledger.AcceptPlaces(places)
	if err != nil {
		return false, l.Head(), err
	}
	op := fmt.Sprintf("put %d places of %q", len(places), ledger.Clip(source))
	upTo, err = l.change(ctx, op, func(d *draft) (err error) {
		changed, err = d.putPlaces(source, accepted)
		return err
	})
	if err != nil {
		return false, l.Head(), err
	}
	return changed, upTo, nil
}

// Places returns every place of every source, by id.
func (l *Log) Places(ctx context.Context) ([]dateline.Place, error) {
	if err := l.enter(); err != nil {
		return nil, err
	}
	defer l.leave()
	if _, err := l.settled(ctx); err != nil {
		return nil, fail("places", err)
	}
	out, err := l.places(ctx)
	return out, fail("places", err)
}

// lists reads where the places are.
func (l *Log) lists(ctx context.Context) (lists, error) {
	d, err := l.c.Get(ctx, l.ref(partLog, listsID), nil)
	if err != nil || !d.Found {
		return lists{}, err
	}
	var s stateDoc
	if err := decode(d, &s); err != nil {
		return lists{}, err
	}
	if s.Body.Lists == nil {
		return lists{}, fmt.Errorf("the document %s of %s has no lists", d.ID, d.Index)
	}
	return *s.Body.Lists, nil
}

// places reads the places of some sources, or of all if none is named, by id.
func (l *Log) places(ctx context.Context, sources ...string) ([]dateline.Place, error) {
	for {
		all, err := l.lists(ctx)
		if err != nil {
			return nil, err
		}
		out, found, err := l.placesOf(ctx, all, sources)
		if err != nil || found {
			return out, err
		}
		again, err := l.lists(ctx)
		if err != nil {
			return nil, err
		}
		if slices.EqualFunc(all.Lists, again.Lists, func(a, b list) bool { return a.Parts == b.Parts }) {
			return nil, dateline.Errorf(dateline.Internal, "places of the record are lost; run dateline check")
		}
	}
}

// placesOf reads the places of lists; found is false if one was replaced meanwhile.
func (l *Log) placesOf(ctx context.Context, all lists, sources []string) (out []dateline.Place, found bool, err error) {
	for i := range all.Lists {
		of := &all.Lists[i]
		if len(sources) > 0 && !slices.Contains(sources, of.Source) {
			continue
		}
		var some []dateline.Place
		if found, err := l.readParts(ctx, &of.Parts, &some); err != nil || !found {
			return nil, false, err
		}
		for k := range some {
			some[k].Added = of.Source == dateline.SourceGeoNames
		}
		out = append(out, some...)
	}
	slices.SortFunc(out, func(a, b dateline.Place) int { return strings.Compare(a.ID, b.ID) })
	return out, true, nil
}

func (d *draft) putPlaces(source string, places []dateline.Place) (changed bool, err error) {
	all, err := d.l.lists(d.ctx)
	if err != nil {
		return false, err
	}
	others, err := d.others(all, source)
	if err != nil {
		return false, err
	}
	if source == dateline.SourceGeoNames && len(places) > 0 {
		have, err := d.l.places(d.ctx, source)
		if err != nil {
			return false, err
		}
		places = others.Joined(places, have)
	}
	hash, err := ledger.PlacesHash(places)
	if err != nil {
		return false, err
	}
	at, found := slices.BinarySearchFunc(all.Lists, source, func(have list, source string) int { return strings.Compare(have.Source, source) })
	if found && bytes.Equal(all.Lists[at].Hash, hash) || !found && len(places) == 0 {
		return false, nil
	}
	if err := others.Agree(source, places); err != nil {
		return false, err
	}
	return true, d.setList(all, at, found, list{Source: source, Hash: hash, Count: len(places)}, places)
}

// setList writes the places of a list, which stands or will stand at a place of all.
func (d *draft) setList(all lists, at int, found bool, is list, places []dateline.Place) error {
	is.Seq = d.log(change{Kind: dateline.ChangeGazetteer, Source: is.Source})
	if found {
		d.totals.Places -= all.Lists[at].Count
		d.pending.Gone = all.Lists[at].Parts.ids()
		all.Lists = slices.Delete(all.Lists, at, at+1)
	}
	d.totals.Places += is.Count
	if is.Count > 0 {
		p, err := d.l.writeParts(d.ctx, places, d.base.N+1)
		if err != nil {
			return err
		}
		is.Parts = *p
		all.Lists = slices.Insert(all.Lists, at, is)
	}
	d.pending.Lists = &all
	return nil
}

// others returns what the other sources and corrections have given.
func (d *draft) others(all lists, source string) (*ledger.Others, error) {
	out := ledger.NewOthers(d.l.opt.FoldName)
	said, err := d.l.corrections(d.ctx, d.base)
	if err != nil {
		return nil, err
	}
	out.Corrections(said)
	for _, of := range all.Lists {
		if of.Source == source {
			continue
		}
		list, err := d.l.places(d.ctx, of.Source)
		if err != nil {
			return nil, err
		}
		out.Source(of.Source, list)
	}
	return out, nil
}
