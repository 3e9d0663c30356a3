package server_test

import (
	"net/http"
	"testing"

	"dateline"
	"dateline/server"
)

// An expired cursor keeps the question, with a link to its first page.
func TestExpiredCursorKeepsTheQuestion(t *testing.T) {
	err := &dateline.Error{Kind: dateline.Gone, Field: "cursor", Message: "the cursor has expired", Hint: "begin again with the first page"}
	p := visit(t, serving(t, failing{overSeeds, err}, server.Options{}), "/?q=Sotk&cursor=x")
	if p.code != http.StatusGone {
		t.Errorf("status %d", p.code)
	}
	contains(t, "page", p.raw, `value="Sotk"`, "the cursor has expired", `href="/?q=Sotk"`)
}
