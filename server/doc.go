// Package server answers HTTP requests from an archive: routes, parameters,
// problems, and the shapes of what goes over the wire as JSON. It reaches the
// archive through [dateline.Archive] only.
//
// Offsets in JSON count code points. What is not known is null, never an empty
// string; a list without elements is [], never null.
package server
