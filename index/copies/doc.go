// Package copies finds texts that are copies of one text: equal ones, and those
// that an editor has changed, cut or given another lead.
//
// A text is known by its [Sketch], which is all that is kept of it: hashes of its
// runs of three words, and of its names and numbers. Two sketches are [Similar] if
// they share enough of both: an edited copy keeps its names and numbers, while
// briefs made from one template share their runs and differ in just these.
//
// [Table] joins articles with similar texts to groups. Which groups there are
// depends on the current articles alone, never on the order in which they came.
//
// A text is compared with those that share two of its ten smallest runs, of which
// one at least is in no more than a thousand texts. So what it costs to take in is
// bounded by ten lists of a thousand, however many there are.
package copies
