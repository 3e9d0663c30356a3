package index

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"

	"dateline"
)

// Generations are numbered folders. A rebuild makes the next number and the one
// before is taken away once the new one is complete, so that at every moment at
// least one can be opened.
var generationName = regexp.MustCompile(`^[0-9]{6}$`)

func (a *Archive) generationDir(n int) string {
	return filepath.Join(a.dir, indexFolder, fmt.Sprintf("%06d", n))
}

// generations returns the numbers that there are, the newest first.
func (a *Archive) generations() ([]int, error) {
	entries, err := os.ReadDir(filepath.Join(a.dir, indexFolder))
	if errors.Is(err, os.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("open the index's folder: %w", err)
	}
	var out []int
	for _, e := range entries {
		if generationName.MatchString(e.Name()) {
			n, _ := strconv.Atoi(e.Name()) // six digits
			out = append(out, n)
		}
	}
	slices.SortFunc(out, func(x, y int) int { return y - x })
	return out, nil
}

// openIndex opens the newest complete generation, else the newest that can go
// on, else a new one; all others are taken away. None is where one of them may be
// sound and only lacks the room to be opened.
func (a *Archive) openIndex() (*generation, error) {
	numbers, err := a.generations()
	if err != nil {
		return nil, err
	}
	var best *generation
	for _, n := range numbers {
		g, err := a.tryGeneration(n)
		switch {
		case noRoom(err):
			if best != nil {
				best.close()
			}
			return nil, &dateline.Error{Kind: dateline.Unavailable, Message: "the index cannot be opened: there is no room on the disk",
				Hint: "make room and try again", Err: err}
		case err != nil:
			a.log.Warn("index not usable, it will be made again", "folder", a.generationDir(n), "cause", err)
		case best == nil:
			best = g
		case g.complete() && !best.complete():
			best, g = g, best
			g.close()
		default:
			g.close()
		}
	}
	if best == nil {
		if best, err = a.nextGeneration(); err != nil {
			return nil, err
		}
	}
	if err := a.removeOthers(best); err != nil {
		best.close()
		return nil, err
	}
	return best, nil
}

func (a *Archive) tryGeneration(n int) (*generation, error) {
	dir := a.generationDir(n)
	if err := verify(dir); err != nil {
		return nil, err
	}
	g, err := openGeneration(dir, false)
	if err != nil {
		return nil, err
	}
	if err := g.fits(a.rec.UUID(), a.rec.Head()); err != nil {
		g.close()
		return nil, err
	}
	return g, nil
}

// nextGeneration makes an empty generation with a number that is not in use, where the
// record is.
func (a *Archive) nextGeneration() (*generation, error) {
	if err := a.folderGone(); err != nil {
		return nil, err
	}
	numbers, err := a.generations()
	if err != nil {
		return nil, err
	}
	next := 1
	if len(numbers) > 0 {
		next = numbers[0] + 1
	}
	g, err := createGeneration(a.generationDir(next), a.rec.UUID())
	if err != nil {
		return nil, fmt.Errorf("make a new index: %w", err)
	}
	return g, nil
}

func (a *Archive) removeOthers(keep *generation) error {
	numbers, err := a.generations()
	if err != nil {
		return err
	}
	for _, n := range numbers {
		if dir := a.generationDir(n); dir != keep.dir {
			if err := os.RemoveAll(dir); err != nil {
				return fmt.Errorf("remove an old index: %w", err)
			}
		}
	}
	return nil
}
