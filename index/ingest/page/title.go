package page

import (
	"dateline"
	"dateline/index/text"
)

// stated returns the titles that the metadata gives, the surest first, and the
// element title as the last.
func (f *facts) stated() []string {
	out := append(f.fieldOf("headline", "@value"), f.contents("og:title", "twitter:title")...)
	if f.source.title != "" {
		out = append(out, f.source.title)
	}
	return out
}

// title returns the title of the article and where it is from.
func (f *facts) title() (string, dateline.Origin) {
	stated := f.stated()
	for _, head := range f.heads {
		folded := text.Fold(head)
		for _, title := range stated {
			if sameTitle(folded, text.Fold(title)) {
				return head, dateline.FromText
			}
		}
	}
	if len(stated) > 1 || len(stated) == 1 && f.source.title == "" {
		return stated[0], dateline.FromMetadata
	}
	if len(f.heads) == 1 {
		return f.heads[0], dateline.FromText
	}
	if len(stated) > 0 {
		return stated[0], dateline.FromMetadata
	}
	return "", ""
}

// folded returns all titles of the page, folded.
func (f *facts) folded() (out []string) {
	for _, title := range append(f.stated(), f.heads...) {
		out = append(out, text.Fold(title))
	}
	return out
}
