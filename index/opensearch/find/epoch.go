package find

import (
	"dateline"
	"dateline/index/opensearch/cluster"
)

// epochBits are those of a version that hold the epoch, of 63; the others hold the change,
// of which there are less than 2^39. Epochs are compared between versions of one change only.
const epochBits = 24

// guard lets a document be written in the place of one that was read up to an earlier
// change, or up to the same one in an earlier epoch or this one. So a server that was
// stopped in the middle of a batch, and goes on when another has written the same, harms
// nothing: whatever it may still write the other has written, or is going to.
func guard(version dateline.Seq, epoch uint64) cluster.Guard {
	return cluster.Guard{Version: max(int64(version), 1)<<epochBits | int64(epoch&(1<<epochBits-1)), Equal: true}
}
