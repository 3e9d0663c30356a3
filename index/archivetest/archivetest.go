// Package archivetest states the contract of dateline.Archive as tests. Every
// engine runs them unchanged, from a test of its own:
//
//	func TestArchive(t *testing.T) { archivetest.Run(t, archivetest.Engine{Open: …, Reopen: …}) }
//
// Each promise is one subtest with an archive of its own. The articles and the
// places in them are invented, so that what a search must find can be seen in
// the test.
package archivetest

import (
	"slices"
	"testing"
	"time"

	"dateline"
)

// Engine makes the archives that the promises are tried on.
type Engine struct {
	// Open opens a fresh, empty archive that reads the time from now, and closes it
	// at the end of t. It fails t if that cannot be done.
	Open func(t *testing.T, now func() time.Time) dateline.Archive
	// Reopen closes a, which came from Open or Reopen and may be closed already,
	// opens the same data again with the same clock, and closes that at the end of
	// t.
	Reopen func(t *testing.T, a dateline.Archive) dateline.Archive
	// Reading is Open for an archive whose texts are read by the cast too. Nil is for
	// engines that cannot be given a reader of their own: those promises are skipped.
	Reading func(t *testing.T, now func() time.Time, cast Cast) dateline.Archive
	// Drifts says that the engine counts texts that were replaced or erased in what it
	// knows of words until it gives back their space: so the scores of others change with
	// that, see dateline.Hit. Promises then hold hits, and not their scores, against those
	// of another state.
	Drifts bool
	// Files returns the paths of every file that holds data of a, to look for the
	// bytes of erased texts in. Nil is for engines without files of their own: the
	// promise is then not tried, and the log says so.
	Files func(t *testing.T, a dateline.Archive) []string
}

// Run tries every promise on archives of e, each as a subtest of t. They run in
// parallel: the functions of e are called from several goroutines.
func Run(t *testing.T, e Engine) {
	for _, p := range promises() {
		t.Run(p.name, func(t *testing.T) {
			t.Parallel()
			p.run(newEnv(t, e))
		})
	}
}

// promise is one sentence of the contract: its name is the topic, a slash and
// the sentence.
type promise struct {
	name string
	run  func(e *env)
}

// promises returns every promise, topic by topic.
func promises() []promise {
	return slices.Concat(
		putPromises, refusedArticlePromises(), identityPromises, revisionPromises, seenPromises, knownPromises, remainsPromises,
		articlePromises, erasePromises, restorePromises, keyHashPromises,
		placePromises, refusedPlacePromises(), importedPlacePromises, mentionPromises, peoplePromises, namePromises, waitPromises,
		wordPromises, operatorPromises, phrasePromises, patternPromises, readingPromises, fieldPromises, datePromises,
		sortPromises, rankPromises, stableRankPromises, filterPromises,
		resultPromises, refusedSearchPromises(), eachPromises, changePromises, statePromises, stateListPromises,
		facetPromises, facetChoicePromises, facetValuePromises, histogramPromises, cursorPromises, cursorChangePromises,
		copyPromises, copyCountPromises, allRevisionPromises, allRevisionPagePromises, idsPromises, partialPromises,
		correctionPromises, namedCorrectionPromises, keptCorrectionPromises, copiedCorrectionPromises, refusedCorrectionPromises(),
		snippetPromises, titleMarkPromises, markPromises, refusedMarkPromises,
		concurrencyPromises, reopenPromises, maintenancePromises, errorPromises,
	)
}
