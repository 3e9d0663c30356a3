package full

import "math"

// finish makes the output of a layer for one word: of each three candidates in sums,
// bias added, the largest; then all brought to mean 0 and variance 1, scaled and moved;
// then added to was.
func (l *layer) finish(out, sums, was []float32) {
	out, sums, was = out[:Width], sums[:wide], was[:Width]
	bias, gain, offset := l.bias[:wide], l.gain[:Width], l.offset[:Width]
	mean := float32(0)
	for i := range out {
		v := max(sums[3*i]+bias[3*i], sums[3*i+1]+bias[3*i+1], sums[3*i+2]+bias[3*i+2])
		out[i] = v
		mean += v
	}
	mean /= Width
	variance := float32(0)
	for i := range out {
		out[i] -= mean
		variance += out[i] * out[i]
	}
	deviation := float32(math.Sqrt(float64(variance/Width + tiny)))
	for i := range out {
		out[i] = was[i] + (out[i]/deviation*gain[i] + offset[i])
	}
}

// tiny keeps the variance from being nothing.
const tiny = 1e-8
