// Package lists holds what is known of single words without their sentence: whether
// they are first or last names, how often they are written without a capital, and
// which words are used like them. The lists are embedded; LICENCES.md beside the file
// says where they come from, and index/entity/lists/make makes them.
package lists

import (
	"bytes"
	_ "embed"
	"fmt"
	"hash/maphash"
	"strings"
	"sync"
	"sync/atomic"
)

// Facts is what is known of a word. The zero Facts is that of an unknown word.
type Facts struct {
	// First and Last say how common it is as a first and as a last name: 0 it is not
	// listed as one, 1 rare, 2 a name of a country other than the United States or one
	// of 10,000 people there, 3 one of 1,000, 4 one of 100.
	First, Last uint8

	// Lower says how often it is written without any capital: 0 not known, 1 less than
	// once in 16 times, 2 in 8, 3 in 4, 4 in 2, 5 and 6 more often, 7 more than 15
	// times in 16.
	Lower uint8

	// Capital and Small are the word's Brown clusters (Brown and others, Class-Based
	// n-gram Models of Natural Language, 1992) when it is written with a capital and
	// without: the words of a cluster stand between alike neighbours. The lowest bit is
	// the first way in the tree of clusters, so clusters that agree in the lowest n bits
	// are cousins. 0 is none.
	Capital, Small uint32
}

//go:embed lists.gz
var packed []byte

var load = sync.OnceValue(func() map[string]Facts {
	m, err := Read(bytes.NewReader(packed))
	if err != nil {
		panic(fmt.Sprintf("index/entity/lists: lists.gz: %v", err))
	}
	return m
})

// Of returns what is known of a word by its exact form (text.Word.Exact). The first
// call decodes the lists.
func Of(exact string) Facts {
	at := &recent[maphash.String(seed, exact)%uint64(len(recent))]
	if k := at.Load(); k != nil && k.word == exact {
		return k.Facts
	}
	k := &known{strings.Clone(exact), load()[exact]}
	at.Store(k)
	return k.Facts
}

// recent are words that were asked for last: most of a text are a few thousand, and the
// lists lie far apart in memory.
var (
	recent [1 << 13]atomic.Pointer[known]
	seed   = maphash.MakeSeed()
)

type known struct {
	word string
	Facts
}
