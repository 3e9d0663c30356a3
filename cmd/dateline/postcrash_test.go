package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"dateline/server"
)

const (
	postKills      = 4
	postKillsShort = 2
)

// TestKilledWhilePosting kills a server at random moments of a bulk. Every article
// whose line the client has read is there afterwards, and record and index agree.
// DATELINE_KILLS and DATELINE_SEED mean what they do for TestKilled.
func TestKilledWhilePosting(t *testing.T) {
	random := newRandom(t)
	longest := map[string]time.Duration{}
	var k *killing
	var key string
	acknowledged := 0
	for i := range fromVariable(t, "DATELINE_KILLS", shorter(postKillsShort, postKills)) {
		if i%killsAnArchive == 0 {
			if k != nil {
				k.verifyAll()
			}
			k = newKilling(t, random, longest)
			key = strings.TrimSpace(succeed(t, "key", "add", "--archive", k.dir, "desk"))
		}
		acknowledged += k.post(fmt.Sprintf("p%d", i), key)
	}
	k.verifyAll()
	if acknowledged == 0 {
		t.Error("no article was acknowledged; the test has tried nothing")
	}
}

// post posts a file of articles to a server and kills that at a random moment, the
// first time when all is answered, to know how long it takes.
func (k *killing) post(prefix, key string) (acknowledged int) {
	k.Helper()
	file := filepath.Join(k.TempDir(), prefix+".ndjson")
	if err := writeArticles(file, prefix, killArticles); err != nil {
		k.Fatal(err)
	}
	cmd, stdout, stderr := child(k.T, "serve", "--archive", k.dir, "--addr", "127.0.0.1:0")
	base := listening(k.T, stdout.ReadString)
	go func() { _, _ = io.Copy(io.Discard, stderr) }() // its end is that of the server
	begun, wait := time.Now(), []string{"durable", "searchable"}[k.random.IntN(2)]
	if most, known := k.longest["post"]; known {
		timer := time.AfterFunc(time.Duration(k.random.Int64N(int64(most))), func() { _ = cmd.Process.Kill() })
		defer timer.Stop()
	}
	k.kept[prefix] = k.bulk(base+"/api/v1/articles?wait="+wait, key, file, prefix)
	took := time.Since(begun)
	_ = cmd.Process.Kill() // it may be dead already
	_ = cmd.Wait()         // ProcessState says how it ended
	k.Logf("post, %s: %s after %v, %d articles acknowledged", wait, cmd.ProcessState, took, k.kept[prefix])
	if _, known := k.longest["post"]; !known {
		if k.kept[prefix] != killArticles {
			k.Fatalf("nothing was killed and %d of %d articles are acknowledged", k.kept[prefix], killArticles)
		}
		k.longest["post"] = took
	}
	k.verify(prefix)
	return k.kept[prefix]
}

// bulk posts a file and counts the lines that say that an article is kept, which are
// in its order. It ends with the server.
func (k *killing) bulk(url, key, file, prefix string) (kept int) {
	k.Helper()
	body, err := os.Open(file)
	if err != nil {
		k.Fatal(err)
	}
	defer body.Close()
	r, err := http.NewRequestWithContext(k.Context(), http.MethodPost, url, body)
	if err != nil {
		k.Fatal(err)
	}
	r.Header.Set("Authorization", "Bearer "+key)
	r.Header.Set("Content-Type", "application/x-ndjson")
	res, err := http.DefaultClient.Do(r)
	if err != nil {
		return 0 // it was killed before
	}
	defer res.Body.Close()
	if res.StatusCode != http.StatusMultiStatus {
		k.Fatalf("%s", res.Status)
	}
	for lines := bufio.NewScanner(res.Body); lines.Scan(); kept++ {
		var line server.WrittenJSON
		if err := json.Unmarshal(lines.Bytes(), &line); err != nil || line.ID == nil {
			return kept // a line that is cut off, or the last one
		}
		if want := articleID(prefix, kept); *line.ID != want || line.Status != "added" {
			k.Fatalf("%s %s, want %s added", *line.ID, line.Status, want)
		}
	}
	return kept
}
