package find

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"dateline"
	"dateline/index/opensearch/cluster"
)

// Names of the indices of an archive.
const (
	aliasSuffix = ".find"
	numbered    = ".find-"
)

// Prepare makes the index where there is none, and returns its name. fits is false where it
// is of another format, and has to be made anew before it is searched.
func (x *Index) Prepare(ctx context.Context) (name string, fits bool, err error) {
	for {
		name, err := x.searched(ctx)
		switch {
		case err != nil:
			return "", false, err
		case name != "":
			fits, err := x.fits(ctx, name)
			return name, fits, err
		}
		if _, err := x.makeNext(ctx, true); err != nil && !errors.Is(err, cluster.ErrConflict) {
			return "", false, err
		}
	}
}

// searched is the name of the index that is searched; "" if there is none.
func (x *Index) searched(ctx context.Context) (string, error) {
	behind, err := x.client.Alias(ctx, x.archive+numbered+"*", x.alias())
	switch {
	case err != nil || len(behind) == 0:
		return "", err
	case len(behind) > 1:
		return "", dateline.Errorf(dateline.Internal, "the alias %s names %s; it must be one index", x.alias(), strings.Join(behind, ", "))
	}
	return behind[0], nil
}

// fits reports whether an index has the mapping of this version.
func (x *Index) fits(ctx context.Context, name string) (bool, error) {
	raw, err := x.client.Mapping(ctx, name)
	if err != nil {
		return false, err
	}
	var m struct {
		Meta struct {
			Format int `json:"dateline_mapping"`
		} `json:"_meta"`
	}
	if err := json.Unmarshal(raw, &m); err != nil {
		return false, fmt.Errorf("read the mapping of %s: %w", name, err)
	}
	return m.Meta.Format == Format, nil
}

// Make makes an empty index beside the others, which nobody searches, and returns its name.
func (x *Index) Make(ctx context.Context) (string, error) { return x.makeNext(ctx, false) }

// MakeFor is Make for whoever holds a lease ToReplace. No other has an index of that name:
// what is written late to one that was removed comes into no other.
func (x *Index) MakeFor(ctx context.Context, l *Lease) (string, error) {
	return x.make(ctx, x.number(l.Index())+int(l.Term()), false)
}

func (x *Index) makeNext(ctx context.Context, searched bool) (string, error) {
	all, err := x.Indices(ctx)
	if err != nil {
		return "", err
	}
	last := 0
	if len(all) > 0 {
		last = x.number(all[len(all)-1])
	}
	return x.make(ctx, last+1, searched)
}

func (x *Index) make(ctx context.Context, number int, searched bool) (string, error) {
	name, body := x.archive+numbered+strconv.Itoa(number), x.options.Layout.body()
	if searched {
		body["aliases"] = dsl{x.alias(): dsl{}}
	}
	if err := x.client.CreateIndex(ctx, name, body); err != nil {
		return "", err
	}
	_, err := x.client.Health(ctx, name, "yellow", readyWithin)
	return name, err
}

// Indices are the names of the indices that there are, the oldest first: the one that is
// searched, older ones that pages still lead on from, and one that is being made.
func (x *Index) Indices(ctx context.Context) ([]string, error) {
	all, err := x.client.Indices(ctx, x.archive+numbered+"*")
	all = slices.DeleteFunc(all, func(name string) bool { return x.number(name) == 0 })
	slices.SortFunc(all, func(a, b string) int { return x.number(a) - x.number(b) })
	return all, err
}

// number is that in the name of an index; 0 if it is none of the archive's.
func (x *Index) number(name string) int {
	digits, _ := strings.CutPrefix(name, x.archive+numbered)
	n, err := strconv.Atoi(digits)
	if err != nil || n < 1 {
		return 0
	}
	return n
}

// Serve lets every search from now on look in an index, in the place of another.
func (x *Index) Serve(ctx context.Context, name, before string) error {
	if err := x.client.SwapAlias(ctx, x.alias(), []string{before}, name); err != nil {
		return err
	}
	x.Renew()
	return nil
}

// Remove removes an index that is not searched.
func (x *Index) Remove(ctx context.Context, name string) error {
	err := x.client.DeleteIndex(ctx, name)
	if errors.Is(err, cluster.ErrAbsent) {
		return nil
	}
	return err
}
