package rank

// heap keeps walkers by the article that they stand on, the lowest at the top;
// those that have ended are in done.
type heap[T walker] struct{ items, done []T }

// top is the lowest article stood on, end when all have ended.
func (h *heap[T]) top() uint64 {
	if len(h.items) == 0 {
		return end
	}
	return h.items[0].doc()
}

// advance brings every walker to the first article that is not before to.
func (h *heap[T]) advance(to uint64) error {
	for h.top() < to {
		if err := h.moved(h.items[0].advance(to)); err != nil {
			return err
		}
	}
	return nil
}

// step moves the walker at the top on by one.
func (h *heap[T]) step() error { return h.moved(h.items[0].next()) }

// moved puts the walker at the top, which has moved on, in its place.
func (h *heap[T]) moved(err error) error {
	if err != nil {
		return err
	}
	if last := len(h.items) - 1; h.top() == end {
		h.done = append(h.done, h.items[0])
		h.items[0] = h.items[last]
		h.items = h.items[:last]
	}
	h.down(0)
	return nil
}

func (h *heap[T]) down(i int) {
	for {
		low := i
		for c := 2*i + 1; c <= 2*i+2 && c < len(h.items); c++ {
			if h.items[c].doc() < h.items[low].doc() {
				low = c
			}
		}
		if low == i {
			return
		}
		h.items[i], h.items[low] = h.items[low], h.items[i]
		i = low
	}
}
