// Package web holds what the pages are made of: templates, styles, scripts and the
// icon, embedded in the program. It imports nothing of the module.
package web

//go:generate go test -run TestHelpIsTheQuerySyntax -update
