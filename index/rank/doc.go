// Package rank matches and scores articles by BM25F, as a query.Query of its own
// on Bleve's public interfaces. Bleve's "bm25" takes the root of the frequency,
// the idf twice and an average length that changes with the segments; this one
// is the formula of the literature.
//
// Query visits every match of a plan. index/match finds the same matches and the
// best of them without that; this is what it is held against.
//
// A plan is a tree of Nodes: Words, Phrase and Near are scored, And, Or, Max and
// Without combine, Range, IDs and All only match. Query carries a
// plan to Bleve.
//
// The score of a scored node that stands in the article d is
//
//	boost · idf · tf·(k1+1) / (tf + k1·(1 − b + b·len(d)/avglen))
//	tf  = Σ over fields of weight · occurrences in that field
//	idf = ln(1 + (N − df + ½) / (df + ½))
//
// (S. Robertson, H. Zaragoza, M. Taylor, Simple BM25 Extension to Multiple
// Weighted Fields, CIKM 2004, with the idf of Lucene's BM25Similarity.) len and
// avglen are weighted like tf; len is rounded as Lucene does, see IndexedLength. The
// forms of one Term are one word, as are the terms of Words: tf counts all of them, and
// df the articles that hold any of them in any of the fields. A Phrase's and a Near's
// idf is the sum of their words'. All this is what Lucene makes of one field that holds
// the title as often as it weighs and the body, so that an archive on OpenSearch has
// its hits in the same order.
package rank
