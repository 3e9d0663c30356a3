package find

import (
	"context"
	"maps"
	"slices"

	"dateline"
	"dateline/index/rank"
)

// Reach says which texts Having looks at, and how many articles it returns at most.
type Reach struct {
	of   dsl // matches those texts
	most int
}

// AnyRevision looks at every revision, and returns most articles at most.
func AnyRevision(most int) Reach { return Reach{term(fieldLive, true), most} }

// CurrentOnly looks at current revisions, and returns most articles at most.
func CurrentOnly(most int) Reach { return Reach{term(fieldCurrent, true), most} }

// EarlierOnly looks at the others, and returns most articles at most.
func EarlierOnly(most int) Reach { return Reach{term(fieldCurrent, false), most} }

// Having are the articles of an index of which a text matches a plan, by id, as the index
// is now; values of entities are as they were read.
func (x *Index) Having(ctx context.Context, index string, plan rank.Node, reach Reach) (ids []dateline.ID, err error) {
	if err := x.client.Refresh(ctx, index); err != nil {
		return nil, err
	}
	found := map[dateline.ID]bool{}
	for _, part := range partsOf(plan) {
		if err := x.having(ctx, index, part, reach, found); err != nil {
			return nil, err
		}
	}
	return slices.Sorted(maps.Keys(found)), nil
}

// mostAlternatives is how many alternatives are asked for at once: a cluster takes 1,024
// clauses in a query unless it is told otherwise, and a phrase has several.
const mostAlternatives = 100

// partsOf are plans that match together what a plan matches.
func partsOf(plan rank.Node) (out []rank.Node) {
	any, is := plan.(rank.Or)
	if !is {
		return []rank.Node{plan}
	}
	for some := range slices.Chunk(any, mostAlternatives) {
		out = append(out, some)
	}
	return out
}

func (x *Index) having(ctx context.Context, index string, plan rank.Node, reach Reach, found map[dateline.ID]bool) error {
	q, err := translator{}.filter(plan)
	if err != nil {
		return err
	}
	for name, err := range x.names(ctx, index, dsl{"bool": dsl{"filter": []dsl{q, reach.of}}}, reach.most) {
		if err != nil {
			return err
		}
		if found[articleOf(name)] = true; len(found) >= reach.most {
			break
		}
	}
	return nil
}

// Count is how many texts of the index that is searched match a plan, of whatever revision,
// and how many Refused returns, as the index is now.
func (x *Index) Count(ctx context.Context, plan rank.Node) (matching, refused int, err error) {
	q, err := translator{}.filter(plan)
	if err != nil {
		return 0, 0, err
	}
	if err := x.client.Refresh(ctx, x.alias()); err != nil {
		return 0, 0, err
	}
	if matching, err = x.count(ctx, dsl{"bool": dsl{"filter": []dsl{q, term(fieldLive, true)}}}); err != nil {
		return 0, 0, err
	}
	refused, err = x.count(ctx, term(fieldRefused, true))
	return matching, refused, err
}

// count is how many documents of that index match a query, as it was shown last.
func (x *Index) count(ctx context.Context, q dsl) (int, error) {
	n, err := x.client.Count(ctx, x.alias(), dsl{"query": q})
	return int(n), err
}

// Bytes is what the indices take on the disks of the cluster, with all copies.
func (x *Index) Bytes(ctx context.Context) (n int64, err error) {
	all, err := x.Indices(ctx)
	if err != nil || len(all) == 0 {
		return 0, err
	}
	sizes, err := x.client.Sizes(ctx, all...)
	for _, s := range sizes {
		n += s.Total
	}
	return n, err
}
