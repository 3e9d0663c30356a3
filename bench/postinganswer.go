package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"time"
)

// posted is what became of the articles that came in one way.
type posted struct {
	way   string
	offer *offer

	mu       sync.Mutex     // of the counts
	statuses map[string]int // of the articles, by word
	rejects  map[string]int // of those rejected, by reason
	refused  int            // requests that the server put off
	waited   time.Duration  // until they were sent again, all together

	held       int           // articles in the archive then
	answered   time.Duration // until the last answer
	searchable time.Duration // until the index had followed, too
	server     time.Duration // processor time of the program until then
	client     time.Duration // processor time of who posted
	peak       int64         // the most memory of the program, in bytes
}

func newPosted(way string, o *offer) *posted {
	return &posted{way: way, offer: o, statuses: map[string]int{}, rejects: map[string]int{}}
}

// count adds one article of a status; reason is why it was not taken.
func (p *posted) count(status, reason string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.statuses[status]++
	if reason != "" {
		p.rejects[reason]++
	}
}

// refuse counts a request that was put off.
func (p *posted) refuse(pause time.Duration) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.refused++
	p.waited += pause
}

// hold holds the counts of a last line against the lines before it.
func (p *posted) hold(summary map[string]int) error {
	told := 0
	for status, n := range summary {
		if status != "offered" && p.statuses[status] != n {
			return fmt.Errorf("the last line says %d %s, the lines before it %d: %w", n, status, p.statuses[status], errMissed)
		}
		told += p.statuses[status]
	}
	if told != summary["offered"] {
		return fmt.Errorf("the last line says %d offered, and there are %d lines before it: %w", summary["offered"], told, errMissed)
	}
	return nil
}

// postAnswer is a line of an answer, the last line, or a problem.
type postAnswer struct {
	Status  json.RawMessage // a word of an article, a number of a problem
	Detail  string
	Error   *struct{ Detail string }
	Summary map[string]int
}

// single reads the answer about one article.
func (p *posted) single(res *http.Response) error {
	var a postAnswer
	if err := json.NewDecoder(res.Body).Decode(&a); err != nil {
		return fmt.Errorf("status %d, an answer that cannot be read: %w", res.StatusCode, err)
	}
	switch res.StatusCode {
	case http.StatusOK, http.StatusCreated:
		p.count(strings.Trim(string(a.Status), `"`), "")
	case http.StatusBadRequest, http.StatusConflict, http.StatusGone:
		p.count("rejected", strings.TrimPrefix(a.Detail, "line 1: "))
	default:
		return fmt.Errorf("status %d: %s", res.StatusCode, a.Detail)
	}
	return nil
}

// lines reads the answer about many articles, which has a last line.
func (p *posted) lines(res *http.Response) error {
	if res.StatusCode != http.StatusMultiStatus {
		text, _ := bufio.NewReader(res.Body).ReadString('\n') // what there is of it
		return fmt.Errorf("status %d: %s; want %d", res.StatusCode, strings.TrimSpace(text), http.StatusMultiStatus)
	}
	for d := json.NewDecoder(res.Body); ; {
		var a postAnswer
		if err := d.Decode(&a); err != nil {
			return fmt.Errorf("the answer ends before its last line: %w", err)
		}
		switch {
		case a.Summary == nil && a.Error == nil:
			p.count(strings.Trim(string(a.Status), `"`), "")
		case a.Summary == nil:
			p.count(strings.Trim(string(a.Status), `"`), a.Error.Detail)
		case a.Error != nil:
			return fmt.Errorf("the server took %d articles and stopped: %s", a.Summary["offered"], a.Error.Detail)
		default:
			return p.hold(a.Summary)
		}
	}
}
