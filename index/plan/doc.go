// Package plan says what a query means in an archive, whichever engine searches it: it
// turns a query of index/query into a plan of index/rank, reads the names of entities in
// it, and knows what to show for them. What it has to know of the archive's words it asks
// a Vocabulary.
package plan
