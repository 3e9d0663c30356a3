package cluster

import (
	"encoding/json"
	"sync"

	"github.com/klauspost/compress/zstd"

	"dateline"
)

// PackFrom is how many bytes of text make a document a large one, of which the texts are
// packed: in JSON a byte may take six, and a cluster takes 100 MiB in one request.
const PackFrom = 4 << 20

// Pack returns the JSON of v as one zstd frame.
func Pack(v any) ([]byte, error) {
	raw, err := json.Marshal(v)
	if err != nil {
		return nil, err
	}
	enc, _ := packer()
	return enc.EncodeAll(raw, nil), nil
}

// Unpack reads what Pack has made of the texts of an article.
func Unpack(packed []byte, into any) error {
	_, dec := packer()
	raw, err := dec.DecodeAll(packed, nil)
	if err != nil {
		return err
	}
	return json.Unmarshal(raw, into)
}

// packer packs and unpacks; a text in JSON is at most six times as long.
var packer = sync.OnceValues(func() (*zstd.Encoder, *zstd.Decoder) {
	enc, err := zstd.NewWriter(nil, zstd.WithEncoderConcurrency(1))
	if err != nil {
		panic(err) // the options are constants
	}
	dec, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderMaxMemory(6*dateline.MaxArticleBytes+1<<20))
	if err != nil {
		panic(err)
	}
	return enc, dec
})
