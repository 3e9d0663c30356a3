package rank

// union walks the articles that any of its items holds. It asks them one by one,
// and merges their scores in their order, so that a sum is the same to the bit
// wherever the article lies.
type union struct {
	items []iterator
	merge func(a, b float64) float64
	num   uint64
}

func (u *union) doc() uint64  { return u.num }
func (u *union) close() error { return closeAll(u.items) }

func (u *union) next() error { return u.advance(u.num + 1) }

func (u *union) advance(to uint64) error {
	u.num = end
	for _, it := range u.items {
		if err := reach(it, to); err != nil {
			return err
		}
		u.num = min(u.num, it.doc())
	}
	return nil
}

func (u *union) score() float64 {
	var s float64
	for _, it := range u.items {
		if it.doc() == u.num {
			s = u.merge(s, it.score())
		}
	}
	return s
}

// without walks what iterator does, but for what not holds.
type without struct {
	iterator
	not iterator
}

func (w *without) next() error             { return w.skip(w.iterator.next()) }
func (w *without) advance(to uint64) error { return w.skip(w.iterator.advance(to)) }
func (w *without) close() error            { return closeAll([]iterator{w.iterator, w.not}) }

func (w *without) skip(err error) error {
	for err == nil && w.doc() != end {
		if err = reach(w.not, w.doc()); err != nil || w.not.doc() != w.doc() {
			return err
		}
		err = w.iterator.next()
	}
	return err
}
