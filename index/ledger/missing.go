package ledger

import "dateline"

// NoArticle says that nobody has been given id.
func NoArticle(id dateline.ID) error {
	return dateline.Errorf(dateline.NotFound, "there is no article %q", Clip(string(id)))
}

// NoRevision says that an article has none of that number.
func NoRevision(id dateline.ID, number int) error {
	return dateline.Errorf(dateline.NotFound, "the article %s has no revision %d", id, number)
}

// NotBack says that an article was restored and nothing more.
func NotBack(id dateline.ID) error {
	return dateline.Errorf(dateline.NotFound, "the article %s was restored and has not been put again", id)
}

// NotErased says that there is no tombstone to lift.
func NotErased(id dateline.ID) error {
	return dateline.Errorf(dateline.NotFound, "there is no erased article %q", Clip(string(id)))
}

// Absent reports whether err says that there is no such text.
func Absent(err error) bool {
	kind := dateline.KindOf(err)
	return kind == dateline.NotFound || kind == dateline.Gone
}

// AcceptRevision refuses as Invalid a number that no revision has.
func AcceptRevision(number int) error {
	if number < 0 {
		return dateline.Invalidf("revision", "%d is out of range; want 0 for the current one, or 1 and up", number)
	}
	return nil
}
