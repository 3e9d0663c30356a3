package full

// window is a layer's matrix of three words beside each other, as four matrices of one.
// Two words that follow each other need six products with its thirds l, c and r; by
// S. Winograd's filter for two outputs of three inputs (Arithmetic Complexity of
// Computations, 1980) they need four, with what is made of the thirds once:
//
//	a = l (x0 - x2), b = (l+c+r)/2 (x1 + x2), c = (l-c+r)/2 (x2 - x1), d = r (x1 - x3)
//	l x0 + c x1 + r x2 = a + b + c
//	l x1 + c x2 + r x3 = b - c - d
type window [4]*matrix

func newWindow(values []float32) (w window) {
	var parts [4][]float32
	for row := range wide {
		of := values[row*3*Width:][:3*Width]
		for i := range Width {
			l, c, r := of[i], of[Width+i], of[2*Width+i]
			for j, v := range [4]float32{l, (l + c + r) / 2, (l - c + r) / 2, r} {
				parts[j] = append(parts[j], v)
			}
		}
	}
	for j := range w {
		w[j] = newMatrix(parts[j], Width, 0, Width)
	}
	return w
}

// mixWindow is one of the layers behind the second: row i of out is of rows i, i+1 and
// i+2 of in. Rows are taken in pairs, which are the same wherever a block begins, since
// blocks are even.
func (e *encoder) mixWindow(out, in []float32, l *layer, w *window, rows int) {
	for from := 0; from < rows; from += tile {
		n := min(tile, rows-from)
		pairs := (n + 1) / 2
		for j, m := range w {
			for p := range pairs {
				e.putPair(j, p, in[(from+2*p)*Width:])
			}
			m.multiply(e.products[j][:], e.in[:m.panes(pairs)])
		}
		for p := range pairs {
			e.addPair(p)
		}
		for i := range n {
			row := from + i
			l.finish(out[row*Width:], e.sums[i*wide:], in[(row+1)*Width:])
		}
	}
}

// putPair puts what matrix j is multiplied with for a pair into its lane; in begins with
// the four rows that the pair depends on.
func (e *encoder) putPair(j, pair int, in []float32) {
	a, b, sign := in[:Width], in[2*Width:3*Width], float32(-1)
	switch j {
	case 1:
		a, b, sign = in[Width:2*Width], in[2*Width:3*Width], 1
	case 2:
		a, b = in[2*Width:3*Width], in[Width:2*Width]
	case 3:
		a, b = in[Width:2*Width], in[3*Width:4*Width]
	}
	panes := e.in[pair/lanes*Width/2:][:Width/2]
	lane := pair % lanes
	for i := range panes {
		panes[i][lane] = a[2*i] + sign*b[2*i]
		panes[i][lanes+lane] = a[2*i+1] + sign*b[2*i+1]
	}
}

// addPair makes the sums of both words of a pair.
func (e *encoder) addPair(pair int) {
	at := pair * wide
	a, b := e.products[0][at:at+wide], e.products[1][at:at+wide]
	c, d := e.products[2][at:at+wide], e.products[3][at:at+wide]
	first, second := e.sums[2*at:2*at+wide], e.sums[2*at+wide:2*at+2*wide]
	for i := range first {
		first[i] = a[i] + b[i] + c[i]
		second[i] = b[i] - c[i] - d[i]
	}
}
