package record

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"strings"

	"dateline"
	"dateline/index/ledger"
)

// PutPlaces replaces the places that source had given by places, in one
// transaction; none removes them. The same places again, in whatever order,
// change nothing. It is Invalid when a place is not well formed or the list
// contradicts itself, Conflict when it contradicts the list of another source:
// the same id, or a name in the same form, see Options.FoldName.
func (r *Record) PutPlaces(ctx context.Context, source string, places []dateline.Place) (changed bool, upTo dateline.Seq, err error) {
	if err := ledger.CheckString("source", source, ledger.MaxSourceBytes); err != nil {
		return false, r.Head(), err
	}
	list, err := ledger.AcceptPlaces(places)
	if err != nil {
		return false, r.Head(), err
	}
	op := fmt.Sprintf("put %d places of %q", len(places), ledger.Clip(source))
	upTo, err = r.change(ctx, op, func(w *writer) (err error) {
		changed, err = w.putPlaces(ctx, source, list)
		return err
	})
	if err != nil {
		return false, r.Head(), err
	}
	return changed, upTo, nil
}

// Places returns every place of every source, by id.
func (r *Record) Places(ctx context.Context) (out []dateline.Place, err error) {
	err = r.view(ctx, "places", func(t *txn) (err error) {
		out, err = t.places(nil)
		return err
	})
	return out, err
}

func (w *writer) putPlaces(ctx context.Context, source string, list []dateline.Place) (changed bool, err error) {
	others, err := w.others(source)
	if err != nil {
		return false, err
	}
	if source == dateline.SourceGeoNames && len(list) > 0 {
		have, err := w.places(source)
		if err != nil {
			return false, err
		}
		list = others.Joined(list, have)
	}
	hash, err := ledger.PlacesHash(list)
	if err != nil {
		return false, err
	}
	var was []byte
	found, err := w.row(selGazetteer, []any{source}, &was)
	if err != nil || found && string(was) == string(hash) || !found && len(list) == 0 {
		return false, err
	}
	if err := others.Agree(source, list); err != nil {
		return false, err
	}
	if err := w.exec(delPlaces, source); err != nil {
		return false, err
	}
	if err := w.log(change{kind: dateline.ChangeGazetteer, source: source}); err != nil {
		return false, err
	}
	if len(list) == 0 {
		return true, w.exec(delGazetteer, source)
	}
	if err := w.exec(insGazetteer, source, int64(w.seq), hash); err != nil {
		return false, err
	}
	for _, p := range list {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		if err := w.insertPlace(source, p); err != nil {
			return false, err
		}
	}
	return true, nil
}

func (w *writer) insertPlace(source string, p dateline.Place) error {
	err := w.exec(insPlace, p.ID, source, p.Label, p.Kind, strings.Join(p.Countries, " "), null(p.Lat, p.Located), null(p.Lon, p.Located))
	for i := 0; err == nil && i < len(p.Names); i++ {
		err = w.exec(insName, p.ID, i+1, p.Names[i])
	}
	return err
}

// places reads the places of a source, or of all if source is nil, by id.
func (t *txn) places(source any) (out []dateline.Place, err error) {
	err = t.each(selPlaces, []any{source}, func(scan func(...any) error) error {
		var p dateline.Place
		var from, countries string
		var lat, lon sql.NullFloat64
		if err := scan(&p.ID, &from, &p.Label, &p.Kind, &countries, &lat, &lon); err != nil {
			return err
		}
		p.Lat, p.Lon, p.Located = lat.Float64, lon.Float64, lat.Valid
		p.Added = from == dateline.SourceGeoNames
		if countries != "" {
			p.Countries = strings.Fields(countries)
		}
		out = append(out, p)
		return nil
	})
	if err != nil {
		return nil, err
	}
	return out, t.names(source, out)
}

// names adds the names to places, which are in the order of ids.
func (t *txn) names(source any, places []dateline.Place) error {
	return t.each(selNames, []any{source}, func(scan func(...any) error) error {
		var id, name string
		if err := scan(&id, &name); err != nil {
			return err
		}
		i, ok := slices.BinarySearchFunc(places, id, func(p dateline.Place, id string) int { return strings.Compare(p.ID, id) })
		if !ok {
			return fmt.Errorf("the name %q belongs to no place %q", name, id)
		}
		places[i].Names = append(places[i].Names, name)
		return nil
	})
}

// others returns what the other sources and corrections have given.
func (w *writer) others(source string) (*ledger.Others, error) {
	out := ledger.NewOthers(w.r.opt.FoldName)
	said, err := w.corrections()
	if err != nil {
		return nil, err
	}
	out.Corrections(said)
	sources, err := w.sources()
	for i := 0; err == nil && i < len(sources); i++ {
		if sources[i] == source {
			continue
		}
		var list []dateline.Place
		list, err = w.places(sources[i])
		out.Source(sources[i], list)
	}
	return out, err
}

func (w *writer) sources() (out []string, err error) {
	err = w.each(selGazetteers, nil, func(scan func(...any) error) error {
		var source string
		var hash []byte
		if err := scan(&source, &hash); err != nil {
			return err
		}
		out = append(out, source)
		return nil
	})
	return out, err
}
