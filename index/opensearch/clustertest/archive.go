package clustertest

import (
	"context"
	"errors"
	"fmt"
	"os"
)

// archiveClasses starts a node once, and lets Java write down the classes that it
// has read, so that the next ones start in half the time. It proves the packages too.
func (p packages) archiveClasses(ctx context.Context) error {
	dir, err := os.MkdirTemp("", "dateline-cluster-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	nodes, err := newNodes(p, dir, 1, nil)
	if err != nil {
		return err
	}
	c := &Cluster{Version: p.version, nodes: nodes, caller: &client}
	if err := nodes[0].start("-XX:ArchiveClassesAtExit=" + p.archive()); err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { _ = nodes[0].cmd.Process.Kill() })()
	err = c.wait("green", 1, greenWithin)
	nodes[0].closeInput()
	<-nodes[0].ended // writing takes long on a slow machine
	if err != nil {
		return fmt.Errorf("%w\n%s", err, nodes[0].tail())
	}
	if _, err := os.Stat(p.archive()); err != nil {
		return errors.New(nodes[0].tail())
	}
	return nil
}
