// Command make makes index/entity/lists/lists.gz of three packages, which it reads as they
// are downloaded into a folder:
//
//	pip download --no-deps names==0.3.0 Faker==40.54.0 spacy-lookups-data==1.0.5
//	go run ./index/entity/lists/make FOLDER
//
// All three are under the MIT licence: see index/entity/lists/LICENCES.md. The same packages
// give the same file.
package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"os"
	"path/filepath"

	"dateline/index/entity/lists"
)

const written = "index/entity/lists/lists.gz"

// packages are read one after the other; each must be the one that is known.
var packages = []struct {
	file, sha256 string
	read         func(string, map[string]lists.Facts) error
}{
	{"names-0.3.0.tar.gz", "726e46254f2ed03f1ffb5d941dae3bc67c35123941c29becd02d48d0caa2a671", census},
	{"faker-40.54.0-py3-none-any.whl", "2dd88ee8cb63a9149e19ef48bdd73879bc3854d8ba2d6c1535e902a762e603f7", countries},
	{"spacy_lookups_data-1.0.5-py2.py3-none-any.whl", "466f21f087e4144bc93800679437ec5a17be7d0888734b1ba880b3ecb0978bc6", usage},
}

func main() {
	if len(os.Args) != 2 {
		fmt.Fprintln(os.Stderr, "usage: go run ./index/entity/lists/make FOLDER, with the three packages as they are downloaded")
		os.Exit(2)
	}
	if err := run(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "make:", err)
		os.Exit(1)
	}
}

func run(folder string) error {
	facts := map[string]lists.Facts{}
	for _, p := range packages {
		path := filepath.Join(folder, p.file)
		raw, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		if sum := fmt.Sprintf("%x", sha256.Sum256(raw)); sum != p.sha256 {
			return fmt.Errorf("%s has the SHA-256 %s; want %s", path, sum, p.sha256)
		}
		if err := p.read(path, facts); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	var buf bytes.Buffer
	if err := lists.Write(&buf, facts); err != nil {
		return err
	}
	fmt.Printf("%d words, %d bytes\n", len(facts), buf.Len())
	return os.WriteFile(written, buf.Bytes(), 0o644)
}
