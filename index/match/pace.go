package match

import "context"

// pace looks now and then whether somebody still waits for what long loops find.
type pace struct {
	ctx   context.Context
	steps int
}

// paceEvery is after how many steps it looks: some microseconds apart.
const paceEvery = 1024

// step counts n steps; its error is that of the context.
func (p *pace) step(n int) error {
	if p.steps += n; p.steps < paceEvery {
		return nil
	}
	p.steps = 0
	return p.ctx.Err()
}
