package cluster

import (
	"context"
	"maps"
	"net/http"
	"net/url"
	"time"
)

// How often one read is asked at once at most: since it is late, and in all. The latter
// is seldom more than once, but where nodes are so slow that they seem to come and go.
const (
	mostLate  = 4
	mostAsked = 32
)

// outcome is how one of the attempts of a hedge went.
type outcome struct {
	reply
	err   error
	later bool // it was not the first
}

// hedge is a read that goes to one node, and to another too where it is late. The first
// answer is taken, and the other attempts end.
type hedge struct {
	client  *Client
	request request
	ctx     context.Context // of the attempts, until end
	end     context.CancelFunc
	roll    *roll
	asked   []string // addresses
	moved   string   // how the last attempt goes round the nodes that do not answer, see roll
	running int
	done    chan outcome
}

// hedged makes one attempt of a read.
func (c *Client) hedged(ctx context.Context, r request) (reply, error) {
	h := &hedge{client: c, request: r, roll: c.rolls.now(), done: make(chan outcome, mostAsked)}
	if h.roll.ends(ctx) {
		return reply{}, errSilent()
	}
	attempts := ctx
	if r.undo != nil { // what nobody waits for any more has to be seen all the same
		attempts = context.WithoutCancel(ctx)
	}
	h.ctx, h.end = context.WithCancel(attempts)
	defer h.leave()
	c.hedges.begin()
	h.send(c.nodes.pick())
	return h.wait(ctx)
}

func (h *hedge) wait(ctx context.Context) (reply, error) {
	after := h.client.pace.lateAfter(h.request.read)
	late := time.NewTimer(after)
	defer late.Stop()
	for {
		select {
		case o := <-h.done:
			if h.running--; h.running == 0 || !again(o.reply, o.err) {
				return h.won(o)
			}
		case <-late.C:
			h.late()
			after *= 2
			late.Reset(after)
		case <-h.roll.over:
			if h.roll = h.client.rolls.now(); h.roll.ends(ctx) {
				return reply{}, errSilent()
			}
			h.news()
		case <-ctx.Done():
			return reply{}, ctx.Err()
		}
	}
}

// late asks who answers, and the same of another node.
func (h *hedge) late() {
	h.client.Look()
	if host, ok := h.client.nodes.another(h.asked); ok && len(h.asked) < mostLate && h.client.hedges.may() {
		h.send(host)
	}
}

// news asks once more where what was asked needs a node that does not answer.
func (h *hedge) news() {
	p := h.roll.preference()
	// The address that was asked last may be that of the silent node.
	last := h.asked[len(h.asked)-1:]
	round := h.request.anyCopy && p != "" && (p != h.moved || h.client.nodes.allOut(last))
	host, ok := h.client.nodes.another(h.asked)
	if !ok {
		host = h.client.nodes.pick()
	}
	if len(h.asked) < mostAsked && (round || ok && h.client.nodes.allOut(h.asked)) {
		h.client.hedges.add(func(c *Hedges) { c.Moved++ })
		h.send(host)
	}
}

func (h *hedge) send(host string) {
	r, later := h.request, len(h.asked) > 0
	if p := h.roll.preference(); r.anyCopy && p != "" {
		r.query, h.moved = maps.Clone(r.query), p
		if r.query == nil {
			r.query = url.Values{}
		}
		r.query.Set("preference", p)
	}
	h.asked = append(h.asked, host)
	h.running++
	go func() {
		rep, err := h.client.once(h.ctx, r, host)
		h.done <- outcome{rep, err, later}
	}()
}

func (h *hedge) won(o outcome) (reply, error) {
	if o.later {
		h.client.hedges.add(func(c *Hedges) { c.Won++ })
	}
	return o.reply, o.err
}

// leave ends the attempts that nobody waits for. What they have made is undone.
func (h *hedge) leave() {
	if h.request.undo == nil || h.running == 0 {
		h.end()
		return
	}
	go func() {
		defer h.end()
		for range h.running {
			if o := <-h.done; o.err == nil && o.status == http.StatusOK {
				h.request.undo(o.reply)
			}
		}
	}()
}
