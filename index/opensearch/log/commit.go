package log

import (
	"crypto/rand"
	"fmt"

	"dateline"
	"dateline/index/ledger"
	"dateline/index/opensearch/cluster"
)

// head is what is to be known of a commit to go on behind it. The zero head is before the
// first.
type head struct {
	N      int64        `json:"n"` // from 1, without gaps
	First  dateline.Seq `json:"first"`
	Last   dateline.Seq `json:"last"` // the last change of the record then; before First if the commit has none
	At     ledger.Stamp `json:"at"`
	Token  string       `json:"token"` // says who made it, should the answer have been lost
	Done   bool         `json:"done"`  // all that it changes is written
	Hold   bool         `json:"hold,omitempty"`
	Totals totals       `json:"totals"`
}

func (h head) last() dateline.Seq { return h.Last }

// headFields are those of head.
var headFields = cluster.Fields{"n", "first", "last", "at", "token", "done", "hold", "totals"}

// totals count what the record holds behind a commit.
type totals struct {
	Articles    int   `json:"articles"` // with a text
	Revisions   int   `json:"revisions"`
	Erased      int   `json:"erased"`
	Places      int   `json:"places"`
	Corrections int   `json:"corrections"` // the highest number given
	Said        int64 `json:"said"`        // the last commit that changed a correction
	Removed     int64 `json:"removed"`     // the last commit that erased an article
}

// commit is a document of the log.
type commit struct {
	Doc string `json:"doc"`
	head
	Changes []change `json:"changes,omitempty"`
	Pending *pending `json:"pending,omitempty"` // until Done
	Parts   *parts   `json:"parts,omitempty"`   // where pending is if it is large
}

// change is an entry of the log; its Seq is First of the commit and its place there.
type change struct {
	Kind       string      `json:"kind"`
	ID         dateline.ID `json:"id,omitempty"`
	Revision   int         `json:"revision,omitempty"` // of dateline.ChangeArticle
	Source     string      `json:"source,omitempty"`   // of dateline.ChangeGazetteer
	Why        string      `json:"why,omitempty"`      // of dateline.ChangeErased
	Correction int         `json:"correction,omitempty"`
}

// pending is what a commit changes beside the log.
type pending struct {
	Articles    []articleDoc    `json:"articles,omitempty"`
	Keys        []keyDoc        `json:"keys,omitempty"`
	Corrections []correctionDoc `json:"corrections,omitempty"`
	Lists       *lists          `json:"lists,omitempty"` // of places
	Texts       []string        `json:"texts,omitempty"` // that go
	Gone        []string        `json:"gone,omitempty"`  // parts of lists that go
}

// commitID names the document of a commit: 20 digits, so that ids sort as numbers.
func commitID(n int64) string { return fmt.Sprintf("%020d", n) }

// newToken is a random name.
func newToken() string { return rand.Text() }
