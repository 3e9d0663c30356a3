package segment

import "github.com/blevesearch/bleve/v2/index/scorch"

// Type and Version are the names under which Bleve knows these segments. A version of
// files is read by the programs that write it, and by no other.
const (
	Type           = "dateline"
	Version uint32 = 1
)

// Plugin makes, opens and merges segments for Bleve's scorch.
type Plugin struct{}

var _ scorch.SegmentPlugin = (*Plugin)(nil)

// Register makes the segments known to Bleve. An index has them if it is made with
// the Config; others keep what they have.
func Register() { scorch.RegisterSegmentPlugin(&Plugin{}, false) }

// Config adds to the config of an index of Bleve that its segments are these.
func Config(to map[string]any) map[string]any {
	to["forceSegmentType"], to["forceSegmentVersion"] = Type, int(Version)
	return to
}

// Type is the constant Type.
func (*Plugin) Type() string { return Type }

// Version is the constant Version.
func (*Plugin) Version() uint32 { return Version }
