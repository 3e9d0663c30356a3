package warc

import (
	"bufio"
	"io"
	"strings"

	"github.com/andybalholm/brotli"
	"github.com/klauspost/compress/flate"
	"github.com/klauspost/compress/gzip"
	"github.com/klauspost/compress/zlib"
	"github.com/klauspost/compress/zstd"

	"dateline"
)

// decoders undo the codings of one body after the other with the same buffers.
type decoders struct {
	src  *bufio.Reader
	gzip *gzip.Reader
	br   *brotli.Reader
	zstd *zstd.Decoder
}

// start begins with the block of another record.
func (d *decoders) start(b io.Reader) *bufio.Reader {
	if d.src == nil {
		d.src = bufio.NewReaderSize(b, 16<<10)
	}
	d.src.Reset(b)
	return d.src
}

// maxCodings is the most content codings on one body. Servers have one, rarely two
// by mistake.
const maxCodings = 3

// decode undoes the transfer coding and the content codings that a header names.
func (d *decoders) decode(rec *Record, h Header, src *bufio.Reader) (io.Reader, error) {
	if _, err := src.Peek(1); err == io.EOF && rec.Type == Revisit {
		return src, nil // the header is that of a body that is elsewhere
	}
	var body io.Reader = src
	names := codings(h, "Content-Encoding")
	for _, name := range codings(h, "Transfer-Encoding") {
		switch {
		case name != "chunked":
			names = append(names, name)
		case isChunked(src):
			body = &chunkedBody{rec: rec, src: src}
		default:
			rec.notice("Transfer-Encoding", "the body is not chunked although the header says so; it was read as it is")
		}
	}
	if len(names) > maxCodings {
		return nil, dateline.Invalidf("Content-Encoding", "%d codings; want at most %d", len(names), maxCodings)
	}
	for i := len(names) - 1; i >= 0; i-- {
		var err error
		if body, err = d.undo(rec, names[i], body); err != nil {
			return nil, err
		}
	}
	return body, nil
}

// codings lists the codings of a field, in the order in which they were applied.
func codings(h Header, field string) (names []string) {
	for _, v := range h.Values(field) {
		for name := range strings.SplitSeq(v, ",") {
			switch name = strings.ToLower(strings.TrimSpace(name)); name {
			case "", "identity", "none":
			default:
				names = append(names, name)
			}
		}
	}
	return names
}

// undo opens the decoder of one coding. A body that is plainly not coded so is
// taken as it is: many programs keep the header field of a body that they have
// decoded.
func (d *decoders) undo(rec *Record, name string, body io.Reader) (io.Reader, error) {
	src := buffered(body)
	open, known := openers[name]
	switch {
	case !known && foreign[name]:
		return nil, dateline.Invalidf("Content-Encoding", "%s cannot be decoded; want gzip, deflate, br, zstd or identity", shown([]byte(name)))
	case !known:
		rec.notice("Content-Encoding", "%s is no coding; the body was read as it is", shown([]byte(name)))
		return src, nil
	}
	head, _ := src.Peek(peekSize)
	if len(head) == 0 {
		return src, nil
	}
	if !looksCoded(name, head) {
		rec.notice("Content-Encoding", "the body is not %s although the header says so; it was read as it is", name)
		return src, nil
	}
	r, err := open(d, src)
	if err == nil {
		return &decoded{rec: rec, name: name, r: r}, nil
	}
	return &decoded{rec: rec, name: name, r: failed{err}}, nil
}

// foreign are codings of the registry of content codings that are in no use for
// pages.
var foreign = map[string]bool{
	"compress": true, "x-compress": true, "sdch": true, "exi": true, "pack200-gzip": true, "aes128gcm": true, "dcb": true, "dcz": true,
	"bzip2": true, "x-bzip2": true, "lzma": true, "xz": true,
}

var openers = map[string]func(*decoders, *bufio.Reader) (io.Reader, error){
	"gzip":    (*decoders).openGzip,
	"x-gzip":  (*decoders).openGzip,
	"deflate": openDeflate,
	"br":      (*decoders).openBrotli,
	"zstd":    (*decoders).openZstd,
}

func (d *decoders) openGzip(src *bufio.Reader) (io.Reader, error) {
	z := d.gzip
	d.gzip = nil // a second gzip on the same body needs one of its own
	if z == nil {
		z = new(gzip.Reader)
	}
	if err := z.Reset(src); err != nil {
		return nil, err
	}
	d.gzip = z
	z.Multistream(false)
	return &gzipBody{z: z, src: src}, nil
}

// openDeflate takes zlib, which is meant, and bare deflate, which some servers
// send and browsers take.
func openDeflate(_ *decoders, src *bufio.Reader) (io.Reader, error) {
	if head, _ := src.Peek(2); isZlib(head) {
		return zlib.NewReader(src)
	}
	return flate.NewReader(src), nil
}

func (d *decoders) openBrotli(src *bufio.Reader) (io.Reader, error) {
	if d.br == nil {
		d.br = new(brotli.Reader)
	}
	return d.br, d.br.Reset(src)
}

// pageWindow is the largest window that zstd may have in HTTP: RFC 9659.
const pageWindow = 8 << 20

func (d *decoders) openZstd(src *bufio.Reader) (io.Reader, error) {
	if d.zstd == nil {
		z, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true), zstd.WithDecoderMaxWindow(pageWindow))
		if err != nil {
			return nil, err
		}
		d.zstd = z
	}
	return d.zstd, d.zstd.Reset(src)
}
