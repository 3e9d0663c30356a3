// Package web holds what the pages are made of: templates, styles and scripts,
// embedded in the program. It imports nothing of the module.
package web
