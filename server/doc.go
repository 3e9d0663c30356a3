// Package server answers HTTP requests from an archive: routes, parameters,
// problems, and the shapes of what goes over the wire. It reaches the archive
// through [dateline.Archive] only.
//
// A request passes one outer handler (base path, request id, log, metrics,
// limits, security headers, panics, compression), then the router, then one
// adapter that turns what a route returns, or its error, into bytes. What a route
// takes and gives is written once, in typed structs: the reader of parameters,
// the OpenAPI description and its test all work from those.
//
// Offsets in JSON count code points. What is not known is null, never an empty
// string; a list without elements is [], never null.
package server
