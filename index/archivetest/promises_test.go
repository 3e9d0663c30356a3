package archivetest

import (
	"strings"
	"testing"
)

// leastPromises is how many promises the contract has at the least.
const leastPromises = 60

func TestPromisesAreNamedOnce(t *testing.T) {
	all := promises()
	if len(all) < leastPromises {
		t.Errorf("%d promises, want %d or more", len(all), leastPromises)
	}
	named := map[string]bool{}
	for _, p := range all {
		name := strings.ToLower(p.name)
		if named[name] {
			t.Errorf("two promises are named %q", p.name)
		}
		named[name] = true
	}
}

func TestPromisesSayTheirTopic(t *testing.T) {
	for _, p := range promises() {
		topic, sentence, found := strings.Cut(p.name, "/")
		if !found || topic == "" || strings.TrimSpace(sentence) != sentence || sentence == "" || strings.HasSuffix(sentence, ".") {
			t.Errorf("promise %q, want a topic, a slash and a sentence without a full stop", p.name)
		}
		if p.run == nil {
			t.Errorf("promise %q states nothing", p.name)
		}
	}
}
