package server

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"dateline"
	"dateline/index/diff"
)

// diffPage is what changed between two revisions of an article.
type diffPage struct {
	frame
	factsView
	Article    string // its title
	ArticleURL string
	From, To   revisionView
	Headline   []diffPart // what changed in the title
	Alike      bool       // nothing changed
	Blocks     []diffBlock
	Others     []revisionView // the revisions that have one before them: what changed to each
	Data       string
}

// diffBlock is a paragraph that changed, or all between two of those.
type diffBlock struct {
	Folded     string       // what the fold says; "" of a paragraph that changed
	Paragraphs [][]diffPart // one, unless it is folded
}

// diffPart is a run of words; both false if it stayed.
type diffPart struct {
	Text           string
	Removed, Added bool
}

// diffPage serves /articles/{id}/diff.
func (s *server) diffPage(r *http.Request) (shown, error) {
	known, notices := knownParams(r, []string{"from", "to"})
	p, err := read[diffParams](withParams(r, known))
	if err != nil {
		return shown{}, err
	}
	d, err := NewDiff(r.Context(), s.archive, dateline.ID(pathValue(r, "id")), p.From, p.To)
	if err != nil {
		return shown{}, err
	}
	page := diffPage{frame: s.frame("What changed in " + untitled(d.To.Title))}
	page.Notices = notices
	s.fillDiff(&page, d)
	return shown{http.StatusOK, page}, nil
}

func (s *server) fillDiff(page *diffPage, d Diff) {
	page.factsView = facts(address{s.pageURL("/"), url.Values{}}, d.To.Known)
	page.Article = plainLine(untitled(d.To.Title))
	page.ArticleURL = s.pageURL("/articles/" + string(d.To.ID))
	page.From, page.To = s.revisionView(d.To.ID, d.FromRevision), s.revisionView(d.To.ID, d.ToRevision)
	for _, p := range d.Title {
		page.Headline = append(page.Headline, diffPart{p.Text, p.Kind == diff.Removed, p.Kind == diff.Added})
	}
	page.Blocks = folded(diffParagraphs(d.Body))
	page.Alike = d.From.Title == d.To.Title && d.From.Body == d.To.Body
	for _, r := range d.Revisions {
		if before, _, err := diff.Revisions(d.Revisions, 0, r.Number); err == nil {
			view := s.revisionView(d.To.ID, r)
			view.URL = s.diffAddress(d.To.ID, before, r.Number)
			view.Shown = before == d.FromRevision.Number && r.Number == d.ToRevision.Number
			page.Others = append(page.Others, view)
		}
	}
	page.Data = s.pageURL(pathArticles+"/"+string(d.To.ID)) + "/diff?" + between(d.FromRevision.Number, d.ToRevision.Number)
}

func (s *server) revisionView(id dateline.ID, r dateline.Revision) revisionView {
	return revisionView{r.Number, moment(r.Seen), s.pageURL(revisionPath(id, r.Number)), false, r.Current}
}

func between(from, to int) string { return fmt.Sprintf("from=%d&to=%d", from, to) }

func (s *server) diffAddress(id dateline.ID, from, to int) string {
	return s.pageURL("/articles/"+string(id)) + "/diff?" + between(from, to)
}

// changedAddress is that of what changed between the revision that is shown and
// the current one, and of the current one from the one before; "" if there is no
// other.
func (s *server) changedAddress(f found) string {
	if len(f.revisions) < 2 {
		return ""
	}
	current := slices.IndexFunc(f.revisions, func(r dateline.Revision) bool { return r.Current })
	from, to, err := diff.Revisions(f.revisions, 0, 0)
	if current >= 0 && f.Revision != f.revisions[current].Number {
		from, to, err = f.Revision, f.revisions[current].Number, nil
	}
	if err != nil { // the current one was captured first
		from, to = f.revisions[(current+1)%len(f.revisions)].Number, f.Revision
	}
	return s.diffAddress(f.ID, from, to)
}

// diffParagraphs cuts what changed at the ends of lines that stayed.
func diffParagraphs(parts []diff.Part) (out [][]diffPart) {
	var open []diffPart
	for _, p := range parts {
		if p.Kind != diff.Same {
			open = append(open, diffPart{p.Text, p.Kind == diff.Removed, p.Kind == diff.Added})
			continue
		}
		for line := range strings.Lines(p.Text) {
			if text := strings.TrimRight(line, "\r\n"); text != "" {
				open = append(open, diffPart{Text: text})
			}
			if strings.HasSuffix(line, "\n") && len(open) > 0 {
				out, open = append(out, open), nil
			}
		}
	}
	if len(open) > 0 {
		out = append(out, open)
	}
	return out
}

// folded gathers the paragraphs that did not change.
func folded(paragraphs [][]diffPart) (out []diffBlock) {
	var same [][]diffPart
	fold := func() {
		if len(same) > 0 {
			out = append(out, diffBlock{counted(len(same), "paragraph", "paragraphs") + " did not change", same})
		}
		same = nil
	}
	for _, p := range paragraphs {
		if len(p) == 1 && !p[0].Removed && !p[0].Added {
			same = append(same, p)
			continue
		}
		fold()
		out = append(out, diffBlock{Paragraphs: [][]diffPart{p}})
	}
	fold()
	return out
}
