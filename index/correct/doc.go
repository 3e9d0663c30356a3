// Package correct says what corrections of entities mean together: which id stands
// for which entity, what is hidden, what an occurrence in one article is. It knows no
// record and no index.
//
// A Book takes corrections in, one after the other, and says of each whether it can
// hold beside those before it. A View is what all of them come to, for reading: it is
// immutable and safe for concurrent use. Ids stay in the index as machines read them,
// so a View has to be asked for every id that comes out of it.
//
// Merges and splits are steps from one id to another. No id can be reached from
// itself, so following them always ends, at the id that stands for the entity.
package correct
