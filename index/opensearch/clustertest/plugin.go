package clustertest

import (
	"archive/zip"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// pluginFolder holds the security plugin's own packages, and its config.
const pluginFolder = "plugin"

// pluginClass is what a node is told to load.
const pluginClass = "org.opensearch.security.OpenSearchSecurityPlugin"

// unpackPlugin takes the archive of the plugin apart, which lies among the packages in lib.
func unpackPlugin(lib, folder string) error {
	found, err := filepath.Glob(filepath.Join(lib, "*.zip"))
	if err != nil || len(found) != 1 {
		return fmt.Errorf("%d plugins are in %s, want one: %w", len(found), lib, err)
	}
	r, err := zip.OpenReader(found[0])
	if err != nil {
		return err
	}
	defer r.Close()
	for _, f := range r.File {
		if err := unpackFile(f, filepath.Join(folder, pluginFolder)); err != nil {
			return fmt.Errorf("unpack %s: %w", found[0], err)
		}
	}
	return nil
}

// unpackFile writes what a node needs: packages, and the config that it begins with.
func unpackFile(f *zip.File, folder string) error {
	if !filepath.IsLocal(f.Name) || !strings.HasSuffix(f.Name, ".jar") && !strings.HasPrefix(f.Name, "config/") || strings.HasSuffix(f.Name, "/") {
		return nil
	}
	path := filepath.Join(folder, filepath.FromSlash(f.Name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	from, err := f.Open()
	if err != nil {
		return err
	}
	defer from.Close()
	raw, err := io.ReadAll(from)
	if err != nil {
		return err
	}
	return os.WriteFile(path, raw, 0o644)
}
