package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	"dateline"
	"dateline/index/entity/read"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"

	"github.com/spf13/cobra"
)

const defaultArchive = "dateline-archive"

// recordFile is what makes a folder an archive, see the comment of package index.
const recordFile = "record.db"

// place is where an archive is: a folder of this machine, or a cluster.
type place struct {
	folder  string          // "" on a cluster
	cluster cluster.Address // nowhere of a folder
}

// placeOf reads what --archive says.
func placeOf(archive string) (place, error) {
	switch {
	case cluster.IsAddress(archive):
		at, err := cluster.ParseAddress(archive)
		return place{cluster: at}, invalidOption(err)
	case archive == "":
		return place{}, usagef("archive: it is empty; want a folder, or an address on OpenSearch")
	case strings.Contains(archive, "://"):
		return place{}, &usageError{message: "archive: " + archive + " is neither a folder nor an address on OpenSearch",
			hint: "want a folder, or an address such as opensearch+https://host:9200/name"}
	}
	return place{folder: archive}, nil
}

func (a *app) place() (place, error) { return placeOf(a.archive) }

// folder is the archive's for a command that works on the files of one; what says what
// it does.
func (a *app) folder(what string) (string, error) {
	at, err := a.place()
	if err == nil && at.folder == "" {
		err = &usageError{message: what + " a folder, and " + a.archive + " is an address on OpenSearch",
			hint: "name a folder; dateline copy FOLDER ADDRESS brings it there"}
	}
	return at.folder, err
}

// another says what a new archive of the same engine is named by.
func (a *app) another() string {
	if cluster.IsAddress(a.archive) {
		return "ADDRESS"
	}
	return "FOLDER"
}

// holdsArchive reports whether a folder holds an archive, as far as that can be seen.
func (p place) holdsArchive() bool {
	_, err := os.Stat(filepath.Join(p.folder, recordFile))
	return !errors.Is(err, os.ErrNotExist) && !errors.Is(err, syscall.ENOTDIR)
}

// same reports whether two places are one.
func (p place) same(q place) bool {
	if p.folder == "" || q.folder == "" {
		return p.folder == q.folder && p.cluster.String() == q.cluster.String()
	}
	a, errA := os.Stat(p.folder)
	b, errB := os.Stat(q.folder)
	if errA == nil && errB == nil {
		return os.SameFile(a, b)
	}
	return filepath.Clean(p.folder) == filepath.Clean(q.folder)
}

// clusterOptions say how an archive is made on OpenSearch.
type clusterOptions struct {
	shards           int
	replicas, copies string
}

// clusterFlags gives a command that may make an archive the options for that.
func (a *app) clusterFlags(cmd *cobra.Command) {
	o := &a.onCluster
	cmd.Flags().IntVar(&o.shards, "shards", 0, "on OpenSearch, when the archive is made: into how many `parts` it is cut, 1 to 1024 (default: 1)")
	cmd.Flags().StringVar(&o.replicas, "replicas", "", "on OpenSearch, when the archive is made: how many `copies` of each part there are beside it (default: 1 where there are two nodes or more)")
	cmd.Flags().StringVar(&o.copies, "write-copies", "", "on OpenSearch, when the archive is made: on how many `copies`, all or a number with the first, what was taken is before it is acknowledged (default: 1)")
}

// forFolder refuses options that say nothing of a folder.
func (o clusterOptions) forFolder() error {
	for name, given := range map[string]bool{"shards": o.shards != 0, "replicas": o.replicas != "", "write-copies": o.copies != ""} {
		if given {
			return usagef("%s: a folder has none; they are of archives on OpenSearch", name)
		}
	}
	return nil
}

// holdCluster opens an archive on OpenSearch.
func (a *app) holdCluster(ctx context.Context, at cluster.Address, mayMake bool) (dateline.Archive, error) {
	opt, err := a.clusterOptions(mayMake)
	if err != nil {
		return nil, err
	}
	archive, err := opensearch.Open(ctx, at, opt)
	if err != nil { // not the nil of another type
		return nil, err
	}
	return archive, nil
}

func (a *app) clusterOptions(mayMake bool) (opensearch.Options, error) {
	call, err := cluster.FromEnvironment(os.Getenv)
	call.Copies = a.onCluster.copies
	return opensearch.Options{
		Log: a.log(), Entities: a.mode, Warm: a.warm, Reader: read.New,
		Cluster: call, Make: mayMake, Shards: a.onCluster.shards, Replicas: a.onCluster.replicas,
	}, invalidOption(err)
}
