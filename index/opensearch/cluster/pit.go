package cluster

import (
	"context"
	"errors"
	"maps"
	"net/http"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// OpenPIT opens a point in time of index, for as long as keep behind the last search
// that names it, and returns its id. Searches name it in their body by PITOf.
func (c *Client) OpenPIT(ctx context.Context, index string, keep time.Duration) (string, error) {
	got, err := c.openPIT(ctx, index, keep, nil)
	if err == nil {
		err = got.Shards.whole()
	}
	return got.ID, err
}

// OpenPartPIT is OpenPIT of those shards that have a copy which can be searched, one at
// least. Searches that name it are of these shards, all of which answer, or refused. The
// cluster waits for a node that stands still until it counts it out: shards that are on such
// nodes alone are not asked, see Reach.
func (c *Client) OpenPartPIT(ctx context.Context, index string, keep time.Duration) (id string, of Shards, err error) {
	how := url.Values{"allow_partial_pit_creation": {"true"}}
	all := 0
	if len(c.Silent()) > 0 {
		shards, reached, err := c.reach(ctx, index)
		if err == nil && len(shards) == 0 {
			err = reached.whole()
		}
		if err != nil {
			return "", reached, err
		}
		if all = reached.Total; len(shards) < all {
			how.Set("preference", strings.Trim("_shards:"+strings.Join(shards, ",")+"|"+c.rolls.now().preference(), "|"))
		}
	}
	got, err := c.openPIT(ctx, index, keep, how)
	got.Shards.Total = max(got.Shards.Total, all)
	if err == nil && got.Shards.Successful == 0 {
		err = got.Shards.whole()
	}
	return got.ID, got.Shards, err
}

type openedPIT struct {
	ID     string `json:"pit_id"`
	Shards Shards `json:"_shards"`
}

// openPIT opens one of all shards, unless how says otherwise.
func (c *Client) openPIT(ctx context.Context, index string, keep time.Duration, how url.Values) (got openedPIT, err error) {
	q := url.Values{"keep_alive": {millis(keep)}, "allow_partial_pit_creation": {"false"}}
	maps.Copy(q, how)
	r := request{
		method: http.MethodPost, path: Path(index, "_search", "point_in_time"), query: q, read: opens, anyCopy: !q.Has("preference"), undo: c.closeLate,
	}
	err = c.read(ctx, r, nil, &got)
	return got, err
}

// lateWithin bounds how long it is tried to end a point in time that was opened late.
const lateWithin = 10 * time.Second

// closeLate ends a point in time that came behind another, which was asked for at the same
// moment: it would keep copies of shards where they are.
func (c *Client) closeLate(rep reply) {
	var got struct {
		ID string `json:"pit_id"`
	}
	if rep.decode(&got) != nil || got.ID == "" {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), lateWithin)
	defer cancel()
	if err := c.ClosePIT(ctx, got.ID); err != nil {
		c.options.Log.Warn("a point in time that nobody searches stays open for a while", "cause", err)
	}
}

// PIT is how the body of a search names a point in time, as the value of "pit".
type PIT struct {
	ID   string `json:"id"`
	Keep string `json:"keep_alive,omitempty"`
}

// PITOf names id, and lets it live for keep from now on; 0 leaves it as it is.
func PITOf(id string, keep time.Duration) PIT {
	if keep == 0 {
		return PIT{ID: id}
	}
	return PIT{id, millis(keep)}
}

// ClosePIT ends points in time. One that has ended before is no error.
func (c *Client) ClosePIT(ctx context.Context, ids ...string) error {
	if len(ids) == 0 {
		return nil
	}
	err := c.Call(ctx, http.MethodDelete, "/_search/point_in_time", nil, map[string]any{"pit_id": ids}, nil)
	if errors.Is(err, ErrExpired) {
		return nil
	}
	return err
}

// millis writes d as OpenSearch takes it.
func millis(d time.Duration) string { return strconv.FormatInt(d.Milliseconds(), 10) + "ms" }
