package full

// Sizes of the network.
const (
	Width   = 96 // numbers that a word is described by
	Pieces  = 3  // candidates for each of them, of which the largest is taken
	Hidden  = 64 // numbers that the parser sees of a word
	Actions = 74 // begin, in, last and unit of each label, unit without a label, out

	wide     = Width * Pieces
	features = 4 // of a word: norm, prefix, suffix, shape
	layers   = 4
	slots    = 3 // words that an action depends on
	halves   = 2 // candidates for each number of the parser's
)

// Rows are those of the tables of embeddings and Seeds their hashes' seeds: norm,
// prefix, suffix, shape.
var (
	Rows  = [features]int{5000, 1000, 2500, 2500}
	Seeds = [features]uint64{8, 9, 10, 11}
)

// weightCount is how many weights there are: each layer has three arrays of a number
// for each of its outputs or candidates besides its matrix.
const weightCount = (5000+1000+2500+2500)*Width +
	wide*features*Width + wide + 2*Width +
	layers*(wide*3*Width+wide+2*Width) +
	Hidden*Width + Hidden +
	slots*Hidden*halves*Hidden + Hidden*halves + slots*Hidden*halves +
	Actions*Hidden + Actions

// weights are views of Data.Weights.
type weights struct {
	embed       [features][]float32
	mix         layer
	encoder     [layers]layer
	project     []float32 // Hidden x Width
	projectBias []float32
	lower       []float32 // slots x Hidden x halves x Hidden
	lowerBias   []float32 // Hidden x halves
	pad         []float32 // slots x Hidden x halves: what a word that is not there gives
	upper       []float32 // Actions x Hidden
	upperBias   []float32
}

// layer is a maxout layer with the norm behind it: matrix is wide x inputs, the
// candidates of a number being rows that follow each other.
type layer struct{ matrix, bias, gain, offset []float32 }

func cutWeights(flat []float32) (w weights) {
	take := func(n int) []float32 {
		out := flat[:n:n]
		flat = flat[n:]
		return out
	}
	takeLayer := func(inputs int) layer {
		return layer{take(wide * inputs), take(wide), take(Width), take(Width)}
	}
	for i := range w.embed {
		w.embed[i] = take(Rows[i] * Width)
	}
	w.mix = takeLayer(features * Width)
	for i := range w.encoder {
		w.encoder[i] = takeLayer(3 * Width)
	}
	w.project, w.projectBias = take(Hidden*Width), take(Hidden)
	w.lower, w.lowerBias, w.pad = take(slots*Hidden*halves*Hidden), take(Hidden*halves), take(slots*Hidden*halves)
	w.upper, w.upperBias = take(Actions*Hidden), take(Actions)
	return w
}
