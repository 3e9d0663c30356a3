package main

import (
	"bufio"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
)

var vocabulary = []string{"border", "shelling", "minister", "talks", "village", "soldiers", "wounded", "ceasefire", "corridor",
	"drone", "mortar", "statement", "Kalbajar", "Sotk", "Yerevan", "Baku", "Friday", "night", "hospital", "convoy"}

// articleID is the id of the nth article that writeArticles makes.
func articleID(prefix string, n int) string { return fmt.Sprintf("%s-%06d", prefix, n) }

// writeArticles writes n articles of some 600 letters, the same ones for the same
// prefix, one in each line.
func writeArticles(path, prefix string, n int) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	for i := range n {
		random := rand.New(rand.NewPCG(uint64(len(prefix)), uint64(i)))
		fmt.Fprintf(w, `{"id":%q,"title":"Report %d of %s","body":"`, articleID(prefix, i), i, prefix)
		for range 40 {
			fmt.Fprintf(w, "%s%d ", vocabulary[random.IntN(len(vocabulary))], random.IntN(50))
			fmt.Fprintf(w, "%s ", vocabulary[random.IntN(len(vocabulary))])
		}
		fmt.Fprintf(w, `","published":"2023-%02d"}`+"\n", i%12+1)
	}
	return errors.Join(w.Flush(), f.Close())
}
