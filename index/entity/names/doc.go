// Package names turns what a tagger has found in an article into mentions of people and
// organisations that are the same in all articles: it cuts what is no part of a name, reads
// one name as one thing throughout an article, joins surnames, acronyms and "the ministry"
// to the full names, and gives each an id.
//
// # Places overrule
//
// A name that is exactly a place is the place, and so is one within the longer name of a
// place. A longer name of a person or an organisation takes the place inside it (the
// University of Oxford), unless the archive's own gazetteer names it: then the place
// keeps its words, and the name the others.
//
// # Identity
//
// An id is made of the name alone (see Key), so that it is the same in all articles and
// after each rebuild. Two people are one only where their whole names have one key; a
// surname, or a first name, is joined to a full name that the same article has. What else
// may be one, Doubtful lists for an editor.
package names

// Version is raised when the same spans and places give other mentions than before.
const Version = 3
