package page

import (
	"hash/fnv"
	"io"
	"strings"
)

// shingle is how many words are compared at once.
const shingle = 4

// remains returns the paragraphs of a page of which less than half is in the
// body, each once, without its title.
func remains(all, body []string, title string) (out []string) {
	inBody := map[uint64]bool{}
	for _, block := range body {
		for _, hash := range shingles(block) {
			inBody[hash] = true
		}
	}
	written := map[string]bool{title: true}
	for _, block := range all {
		if !written[block] && !mostly(shingles(block), inBody) {
			written[block] = true
			out = append(out, block)
		}
	}
	return out
}

// shingles returns the hashes of the runs of words in a paragraph; a shorter one
// is a single run.
func shingles(block string) (out []uint64) {
	words := strings.Fields(block)
	for i := 0; i == 0 || i+shingle <= len(words); i++ {
		hash := fnv.New64a()
		for _, word := range words[i:min(i+shingle, len(words))] {
			io.WriteString(hash, word+" ")
		}
		out = append(out, hash.Sum64())
	}
	return out
}

func mostly(hashes []uint64, in map[uint64]bool) bool {
	found := 0
	for _, hash := range hashes {
		if in[hash] {
			found++
		}
	}
	return 2*found >= len(hashes)
}
