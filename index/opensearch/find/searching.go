package find

import (
	"context"
	"errors"
	"maps"
	"net/url"
	"strings"
	"time"

	"dateline"
	"dateline/index/opensearch/cluster"
	"dateline/index/plan"
	"dateline/index/query"
	"dateline/index/rank"
)

// searching is one search on one state of the index.
type searching struct {
	ctx          context.Context
	index        *Index
	pin          *pin // the state
	search       dateline.Search
	entities     *plan.Entities // that the query is read with
	words        *vocabulary
	lens         *lens      // how corrections have entities
	root         query.Node // the query as it is typed, once it is compiled
	any          bool       // one clause is enough
	wanted       rank.Node  // query and dates, without the other choices; once it is compiled
	cursor       *cursor    // of the first page, or the one that was given
	leadsNowhere bool       // it has no next page
	held         bool       // it cannot be made on another state, see patience
	counting     *counting  // see counts
}

// newSearching is a search on a state; s is valid.
func (x *Index) newSearching(ctx context.Context, at *pin, s dateline.Search) (out *searching, err error) {
	out = &searching{ctx: ctx, index: x, pin: at, search: s, entities: x.entities.Load()}
	out.words = &vocabulary{out}
	out.lens, err = newLens(out)
	return out, err
}

// compile turns the query into its plan, with the dates of the search and the copies that
// it is narrowed to.
func (x *searching) compile(root query.Node, any bool) (*plan.Compiler, error) {
	x.root, x.any, x.counting = root, any, nil
	if any {
		root, _ = query.Relax(root)
	}
	c := plan.New(x.words, x.entities, x.search, any)
	c.Await(x.lens.plans())
	if !x.search.Verbatim {
		// Names are runs of words side by side, which are no more in a relaxed tree.
		if err := c.FindNames(x.root); err != nil {
			return nil, err
		}
	}
	wanted, err := c.Compile(root)
	if err == nil {
		x.wanted, err = x.withCopies(plan.WithDates(wanted, x.search))
	}
	return c, err
}

// translator sees the values of entities through the corrections.
func (x *searching) translator() translator { return translator{seen: x.lens.values} }

// scope matches all texts that are searched.
func (x *searching) scope() dsl {
	if x.search.Revisions == dateline.AllRevisions {
		return dsl{"term": dsl{fieldLive: true}}
	}
	return dsl{"term": dsl{fieldCurrent: true}}
}

// filter matches those of the texts searched that a plan matches.
func (x *searching) filter(n rank.Node) (dsl, error) {
	q, err := x.translator().filter(n)
	return dsl{"bool": dsl{"filter": []dsl{x.scope(), q}}}, err
}

// scored is filter with scores.
func (x *searching) scored(n rank.Node) (dsl, error) {
	q, err := x.translator().scored(n)
	return dsl{"bool": dsl{"filter": []dsl{x.scope()}, "must": []dsl{q}}}, err
}

// ask asks one question of the state that is searched. body has neither "pit" nor
// "track_total_hits" unless they are to be other than usual.
func (x *searching) ask(body dsl) (cluster.Answer, error) { return x.askFor(nil, body) }

// askFor is ask of a part of the answer, as how says.
func (x *searching) askFor(how url.Values, body dsl) (cluster.Answer, error) {
	if body["pit"] == nil {
		body["pit"] = cluster.PITOf(x.pin.id, x.keep())
	}
	if body["track_total_hits"] == nil {
		body["track_total_hits"] = true
	}
	query := x.statistics()
	if query == nil {
		query = url.Values{}
	}
	maps.Copy(query, how)
	got, err := x.index.client.Search(x.patience(), "", query, body)
	return got, tooMany(x.pin.lost(err))
}

// keep is how long the cluster keeps the state behind a question.
func (x *searching) keep() time.Duration {
	switch {
	case x.search.Cursor != "":
		return keepLeafing
	case x.search.Limit > 0:
		return keepRenewed
	}
	return keepSearching
}

// patience is the context of a question. One of a first page is asked of another state
// when a node is found not to answer that this one may be on; for later pages there is none.
func (x *searching) patience() context.Context {
	if x.held || x.search.Cursor != "" {
		return x.ctx
	}
	return cluster.Leaving(x.ctx, x.pin.id, x.pin.without)
}

// tooMany words an error of a query with more parts than the cluster takes.
func tooMany(err error) error {
	var f *cluster.Failure
	if !errors.As(err, &f) || !strings.Contains(f.Type+" "+f.Reason, "too_many_") {
		return err
	}
	return &dateline.Error{
		Kind: dateline.Invalid, Field: "q", Message: "the query and the choices have more parts than the cluster takes in one search",
		Hint: "ask for fewer words, or raise indices.query.bool.max_clause_count of the cluster", Err: err,
	}
}

// statistics of words are those of all shards together where there are few texts: in a
// small shard they depend on chance. From exactScores texts on each shard takes its own.
func (x *searching) statistics() url.Values {
	if x.pin.shards > 1 && x.pin.texts < exactScores {
		return url.Values{"search_type": {"dfs_query_then_fetch"}}
	}
	return nil
}

// exactScores is how many texts an index may have for scores that do not depend on how it
// is cut into shards.
const exactScores = 1_000_000
