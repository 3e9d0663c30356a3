// Package tagged keeps what a tagger that takes long has found in texts, so that an index
// that is made again, or of another format, need not tag them once more. It is derived:
// what is lost or damaged is begun anew.
//
// A unit is what is tagged at once: texts of a revision, the title and the body or a part
// of it. It is kept under the name of the revision and a hash of its texts, and has
// offsets and labels, and no byte of a text.
//
// A Store is a file of it, which an archive in a folder has; one in a cluster keeps it in an
// index, see index/opensearch/kept. The file is one of bbolt: a bucket of what is said of
// the file, and one for the tagger, whose fingerprint is its name. Another tagger takes the
// place of the one before.
package tagged
