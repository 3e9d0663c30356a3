package page

import (
	"regexp"
	"strings"

	"dateline/index/text"
)

// titleBlocks is how many paragraphs at the beginning may be or precede the title.
const titleBlocks = 3

// withoutTitle leaves out the paragraphs up to the one that is the title.
// Candidates are folded.
func withoutTitle(blocks, candidates []string) []string {
	for i, block := range blocks[:min(titleBlocks, len(blocks))] {
		for _, title := range candidates {
			if sameTitle(text.Fold(block), title) {
				return blocks[i+1:]
			}
		}
	}
	return blocks
}

// minTitle is the length in bytes from which a line may be the title without
// what a page puts behind it: "Two killed in clashes - Example News".
const minTitle = 16

func sameTitle(line, title string) bool {
	return line != "" && (line == title || len(line) >= minTitle && strings.HasPrefix(title, line+" "))
}

// minRepeat is how many letters a paragraph has at least to be left out where it
// is repeated. go-trafilatura gives some paragraphs in lists and quotes twice.
const minRepeat = 100

// withoutRepeats leaves out the paragraphs that stand above already.
func withoutRepeats(blocks []string) []string {
	seen := map[string]bool{}
	var kept []string
	for _, block := range blocks {
		if seen[block] && letters(block) >= minRepeat {
			continue
		}
		seen[block] = true
		kept = append(kept, block)
	}
	return kept
}

// maxNote is the length in bytes up to which a paragraph may be a note of the page.
const maxNote = 240

// notes are the lines that pages put around articles, whatever the article: what
// to subscribe to, whose rights these are, where the comments are.
var notes = regexp.MustCompile(`(?i)^(?:` + strings.Join([]string{
	`advertisement`, `continue reading(?: below)?`, `story continues below.*`, `\d+ comments?`, `comments?`, `leave a comment`, `tags?:?`,
	`(?:click|tap) here (?:to|for) (?:get|download|subscribe|sign).*`,
	`(?:please )?(?:subscribe|sign up) (?:to|for|now|today|here).*`, `get .*(?:newsletter|inbox|subscri).*`,
	`thanks? (?:you )?for (?:subscribing|signing up).*`, `an error (?:has )?occurred.*`, `this article has been sent to.*`,
	`(?:like|enjoyed?) this (?:story|article)\?.*`, `share (?:this|it|on).*`, `follow (?:us|him|her|them|@\S+) (?:on|at)? ?(?:twitter|facebook|instagram).*`,
	`(?:copyright|©|\(c\)).*(?:rights reserved.*|\d{4}.*)`, `all rights reserved\.?`,
	`(?:more|read|see|watch|don't miss|don’t miss|you may also like|related(?: articles| stories| links)?|leggi anche|lesen sie auch|lire aussi|leia também|lea también|читайте также)[:.…]*`,
}, "|") + `)$`)

// withoutNotes leaves out the paragraphs that are notes of the page.
func withoutNotes(blocks []string) []string {
	var kept []string
	for _, block := range blocks {
		if len(block) > maxNote || !notes.MatchString(block) {
			kept = append(kept, block)
		}
	}
	return kept
}
