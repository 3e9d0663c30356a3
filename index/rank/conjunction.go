package rank

// conjunction walks the articles that all items hold; there is one at least.
type conjunction[T walker] struct {
	items []T
	num   uint64
}

func (c *conjunction[T]) doc() uint64 { return c.num }

func (c *conjunction[T]) next() error { return c.agree(c.items[0].next()) }

func (c *conjunction[T]) advance(to uint64) error { return c.agree(c.items[0].advance(to)) }

// agree brings all items to the first article that none of them lacks, from
// where the first of them stands.
func (c *conjunction[T]) agree(err error) error {
	if err != nil {
		return err
	}
	c.num = c.items[0].doc()
	for i := 0; i < len(c.items) && c.num != end; i++ {
		if err := reach(c.items[i], c.num); err != nil {
			return err
		}
		if d := c.items[i].doc(); d > c.num {
			c.num, i = d, -1 // begin again with the first
		}
	}
	return nil
}

// and scores the sum of its items, in their order.
type and struct{ conjunction[iterator] }

func (a *and) close() error { return closeAll(a.items) }

func (a *and) score() float64 {
	var s float64
	for _, it := range a.items {
		s += it.score()
	}
	return s
}
