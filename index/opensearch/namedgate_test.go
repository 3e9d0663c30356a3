package opensearch_test

import (
	"strings"
	"sync"

	"dateline"
	"dateline/index/entity"
)

// gated reads the archive's own names only, each text behind a gate that lets so many through
// as it was told, once it is shut.
type gated struct {
	mu     sync.Mutex
	turn   *sync.Cond
	shut   bool
	passes int
	texts  []string // that came once it was shut
}

func newGated() *gated {
	g := &gated{}
	g.turn = sync.NewCond(&g.mu)
	return g
}

// let shuts the gate behind n texts more.
func (g *gated) let(n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut, g.passes = true, g.passes+n
	g.turn.Broadcast()
}

func (g *gated) open() {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.shut = false
	g.turn.Broadcast()
}

func (g *gated) pass(t entity.Text) {
	g.mu.Lock()
	defer g.mu.Unlock()
	if !g.shut {
		return
	}
	g.texts = append(g.texts, t.Body)
	for g.shut && g.passes == 0 {
		g.turn.Wait()
	}
	g.passes--
}

// came is how many texts with some words came since the gate was shut.
func (g *gated) came(words string) (n int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	for _, t := range g.texts {
		if strings.Contains(t, words) {
			n++
		}
	}
	return n
}

// Reader is opensearch.Options.Reader.
func (g *gated) Reader(_ string, own *entity.Gazetteer, _ []dateline.Place) (*entity.Reader, error) {
	return &entity.Reader{Extractor: behindGate{own, g}, Mode: "gated"}, nil
}

type behindGate struct {
	*entity.Gazetteer
	gate *gated
}

// Mentions implements entity.Extractor.
func (b behindGate) Mentions(t entity.Text) []dateline.Mention {
	b.gate.pass(t)
	return b.Gazetteer.Mentions(t)
}
