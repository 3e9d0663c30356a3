package places

import (
	"bufio"
	_ "embed"
	"fmt"
	"strconv"
	"strings"
	"sync"

	"dateline/index/entity/world"
)

// Signs of a place that the ranker asks for. Those from signCountryShare depend on the
// other names of the article.
const (
	signPopulation     = iota // decimal logarithm of the people and ten
	signCapital               // a seat of a government
	signLargest               // the largest place of the name
	signDivisionBehind        // its first division is written behind the name somewhere
	signCountryBehind         // its country is
	signCountryShare          // part of the article's other names in the same country
	signCountryCount          // natural logarithm of their number and one
	signDivisionShare         // in the same first division
	signDivisionCount
	signNearShare // towns, districts and sites not further than nearLat and nearLon
	signNearCount
	signs
)

// How near in degrees is near: about 150 km.
const (
	nearLat = 1.5
	nearLon = 2
)

var signWords = [signs]string{"population", "capital", "largest", "divisionbehind", "countrybehind",
	"countryshare", "countrycount", "divisionshare", "divisioncount", "nearshare", "nearcount"}

// Scores are the weights of the ranker, in natural logarithms of odds.
type Scores struct {
	Kinds [world.Demonym + 1]float32
	Signs [signs]float32
}

//go:embed scores.txt
var scoresFile string

// loadScores reads the embedded scores once.
var loadScores = sync.OnceValues(func() (*Scores, error) { return ReadScores(scoresFile) })

// ReadScores reads lines of a kind or sign and its weight; those that begin with # are
// remarks.
func ReadScores(file string) (*Scores, error) {
	s := &Scores{}
	lines := bufio.NewScanner(strings.NewReader(file))
	for n := 1; lines.Scan(); n++ {
		name, value, _ := strings.Cut(lines.Text(), " ")
		if name == "" || name[0] == '#' {
			continue
		}
		weight, err := strconv.ParseFloat(value, 32)
		at := s.at(name)
		if at == nil || err != nil {
			return nil, fmt.Errorf("scores.txt:%d: %q is no kind or sign, or %q no number", n, name, value)
		}
		*at = float32(weight)
	}
	return s, lines.Err()
}

func (s *Scores) at(name string) *float32 {
	if k, ok := world.ParseKind(name); ok {
		return &s.Kinds[k]
	}
	for i, w := range signWords {
		if w == name {
			return &s.Signs[i]
		}
	}
	return nil
}

// String returns what ReadScores reads.
func (s *Scores) String() string {
	var b strings.Builder
	for k, v := range s.Kinds {
		if name := world.Kind(k).String(); name != "" {
			fmt.Fprintf(&b, "%s %.3f\n", name, v)
		}
	}
	for i, v := range s.Signs {
		fmt.Fprintf(&b, "%s %.3f\n", signWords[i], v)
	}
	return b.String()
}
