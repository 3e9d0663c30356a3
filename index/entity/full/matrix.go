package full

// matrix is one that texts are multiplied with: rows in pairs, and of each pair two
// columns side by side, in the order in which multiply reads them.
type matrix struct {
	rows, columns int
	cells         []cell
}

type (
	// cell is two columns of two rows: a0 b0 a1 b1.
	cell [4]float32
	// pane is two numbers each of four words: of all the first, then of all the second.
	pane [2 * lanes]float32
)

// lanes are the words that are multiplied at once. Two rows by four words need eight
// sums, which with what they are made of fit the registers of any amd64 processor.
const lanes = 4

// newMatrix takes columns from to to of a matrix with so many columns a row; the numbers
// of rows and of columns taken are even.
func newMatrix(values []float32, stride, from, to int) *matrix {
	m := &matrix{rows: len(values) / stride, columns: to - from}
	m.cells = make([]cell, 0, m.rows/2*m.columns/2)
	for r := 0; r < m.rows; r += 2 {
		a, b := values[r*stride:(r+1)*stride], values[(r+1)*stride:(r+2)*stride]
		for c := from; c < to; c += 2 {
			m.cells = append(m.cells, cell{a[c], b[c], a[c+1], b[c+1]})
		}
	}
	return m
}

// panes returns how many of them hold so many words as m multiplies.
func (m *matrix) panes(words int) int { return (words + lanes - 1) / lanes * m.columns / 2 }

// multiply sets row i of out, which has m.rows numbers, to the product of m with word i
// of in, for as many words as in has room for: out has room for them all.
func (m *matrix) multiply(out []float32, in []pane) {
	half := m.columns / 2
	for r := 0; r < m.rows; r += 2 {
		cells := m.cells[r/2*half:][:half]
		for p := 0; p*half < len(in); p++ {
			to := out[p*lanes*m.rows+r:]
			product(to, m.rows, cells, in[p*half:][:half])
		}
	}
}

// product multiplies two rows with four words, each sum in the order of the columns.
func product(to []float32, stride int, cells []cell, in []pane) {
	var a0, a1, a2, a3, b0, b1, b2, b3 float32
	cells = cells[:len(in)]
	for k := range in {
		c, x := &cells[k], &in[k]
		a, b := c[0], c[1]
		x0, x1, x2, x3 := x[0], x[1], x[2], x[3]
		a0 += a * x0
		a1 += a * x1
		a2 += a * x2
		a3 += a * x3
		b0 += b * x0
		b1 += b * x1
		b2 += b * x2
		b3 += b * x3
		a, b = c[2], c[3]
		x0, x1, x2, x3 = x[4], x[5], x[6], x[7]
		a0 += a * x0
		a1 += a * x1
		a2 += a * x2
		a3 += a * x3
		b0 += b * x0
		b1 += b * x1
		b2 += b * x2
		b3 += b * x3
	}
	to[0], to[1] = a0, b0
	to[stride], to[stride+1] = a1, b1
	to[2*stride], to[2*stride+1] = a2, b2
	to[3*stride], to[3*stride+1] = a3, b3
}

// put writes the numbers of a word, from column first on, into its lane.
func put(in []pane, lane, first int, values []float32) {
	for i, v := range values {
		c := first + i
		in[c/2][c%2*lanes+lane] = v
	}
}
