// Package match finds the articles that a plan of index/rank matches, and the best
// of them, without visiting each: for every segment of a state of the index it
// makes a set of bits, so that totals and facets are counted by words of 64
// articles, and scores only what can still be among the best.
//
// # Blocks
//
// A block is 64 articles whose numbers within their segment follow each other: one
// word of a Set. A list, which is a word's articles in one segment, knows for each
// block the most that the word can add to a score there. Blocks are visited if they can
// hold an article that is wanted, those with the highest bounds first (block-max pruning:
// S. Ding, T. Suel, Faster Top-k Document Retrieval Using Block-Max Indexes, SIGIR 2011).
// Scores are those of index/rank to the bit: the same numbers are added in the same order.
//
// # What is kept
//
// A Cache keeps what it has made of a segment as long as the segment lives: lengths
// of articles, columns of values, and up to a bound lists of words, the forms of
// stems, and words that begin or are spelled alike, of each segment and of all together.
// All of it is copied, so nothing of it refers to a file. A View holds one state
// of the index for one search, and must not be used when that state has been closed. Its
// sets are room that the next View may get, once it is closed.
package match
