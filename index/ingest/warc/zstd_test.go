package warc_test

import (
	"encoding/binary"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/klauspost/compress/zstd"

	"dateline/index/ingest/warc"
)

func dictionary(t *testing.T) []byte {
	t.Helper()
	d, err := zstd.BuildDict(zstd.BuildDictOptions{
		ID: 7, Contents: [][]byte{[]byte(sample[0].text()), []byte(sample[1].text()), []byte(html)},
		History: []byte(sample[1].text()), Offsets: [3]int{1, 4, 8},
	})
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func skippable(magic uint32, content string) string {
	head := binary.LittleEndian.AppendUint32(nil, magic)
	return string(binary.LittleEndian.AppendUint32(head, uint32(len(content)))) + content
}

func TestZstdWithADictionary(t *testing.T) {
	want, _, _ := readAll(join(sample...), warc.Options{})
	dict := dictionary(t)
	frames := each(func(s string) string {
		return zst(t, s, zstd.WithEncoderDict(dict))
	}, sample...)
	for name, file := range map[string]string{
		"plain":                skippable(0x184D2A5D, string(dict)) + frames,
		"packed":               skippable(0x184D2A5D, zst(t, string(dict))) + frames,
		"other skippable ones": skippable(0x184D2A50, "x") + skippable(0x184D2A5D, string(dict)) + frames + skippable(0x184D2A53, ""),
	} {
		got, at, end := readAll(file, warc.Options{})
		if diff := cmp.Diff(want, got); diff != "" || end != io.EOF {
			t.Errorf("%s: ended with %v\n%s", name, end, diff)
			continue
		}
		if first := strings.Index(file, frames); at[0] != pos(first, 0) {
			t.Errorf("%s: the first record is at %v, want byte %d", name, at[0], first)
		}
	}
	if all, _, err := readAll(frames, warc.Options{}); len(all) != 0 || err == io.EOF {
		t.Errorf("without its dictionary: %d records, then %v", len(all), err)
	}
}

func TestZstdFramesOfAllShapes(t *testing.T) {
	for _, opt := range [][]zstd.EOption{
		{zstd.WithEncoderCRC(false)},
		{zstd.WithSingleSegment(true)},
		{zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithWindowSize(1 << 10)},
		{zstd.WithEncoderPadding(512)},
	} {
		same := written{"resource", "", strings.Repeat("x", 300_000)}
		file := each(func(s string) string { return zst(t, s, opt...) }, same, sample[1])
		all, _, err := readAll(file, warc.Options{})
		if err != io.EOF || len(all) != 2 || all[0].Block != same.block {
			t.Errorf("%d records, then %v", len(all), err)
		}
	}
}
