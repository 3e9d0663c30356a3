package opensearch_test

import (
	"bufio"
	"fmt"
	"os"
	"os/exec"
	"testing"

	"dateline"
	"dateline/index/opensearch"
	"dateline/index/opensearch/cluster"
)

// childAddress names the archive to a program that TestServer makes a server, which is
// killed.
const childAddress = "OPENSEARCH_TEST_ADDRESS"

// TestServer puts articles one by one, and says each that was acknowledged, until it is
// killed.
func TestServer(t *testing.T) {
	address := os.Getenv(childAddress)
	if address == "" {
		t.Skip("it is run by TestFailures")
	}
	at, err := cluster.ParseAddress(address)
	if err != nil {
		t.Fatal(err)
	}
	a, err := opensearch.Open(t.Context(), at, opensearch.Options{})
	if err != nil {
		t.Fatal(err)
	}
	for n := 0; ; n++ {
		if _, _, err := a.Put(t.Context(), []dateline.Article{article(fmt.Sprint("child", n), "child")}); err != nil {
			t.Fatal(err)
		}
		fmt.Println("PUT", n)
	}
}

// What a server acknowledged before it was killed is found by the others, which also go
// on where it was: it may have held the lease, or have been between commit and index.
func (x *trial) killedServer(t *testing.T) {
	for range 3 {
		x.held(t, x.killChild(t), "child")
	}
}

// killChild starts a server, lets it put articles, kills it in the middle, and returns
// what it acknowledged.
func (x *trial) killChild(t *testing.T) (written []int) {
	t.Helper()
	cmd := exec.Command(os.Args[0], "-test.run", "^TestServer$")
	cmd.Env = append(os.Environ(), childAddress+"="+x.at.String())
	out, err := cmd.StdoutPipe()
	if err == nil {
		err = cmd.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	var other []string
	for s := bufio.NewScanner(out); s.Scan(); {
		n := -1
		if _, err := fmt.Sscanf(s.Text(), "PUT %d", &n); err != nil {
			other = append(other, s.Text())
			continue
		}
		if written = append(written, n); len(written) == 20 {
			_ = cmd.Process.Kill()
		}
	}
	_ = cmd.Wait()
	if len(written) < 20 {
		t.Fatalf("the server acknowledged %d: %s", len(written), other)
	}
	return written
}
