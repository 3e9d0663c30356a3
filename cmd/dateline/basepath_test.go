package main

import (
	"path/filepath"
	"testing"
)

// Behind a proxy pages and answers lead to addresses below its path.
func TestServeBasePath(t *testing.T) {
	s := startServer(t, "serve", "--archive", filepath.Join(t.TempDir(), "archive"), "--addr", "127.0.0.1:0", "--base-path", "/news")
	has(t, get(t, s.base+"/news/"), `href="/news/docs"`)
	has(t, get(t, s.base+"/news/api/v1/openapi.json"), `"url":"/news"`)
	s.interrupt(t)
}
