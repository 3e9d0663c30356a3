package index

import "context"

// pace looks now and then whether somebody still waits for what long loops count.
type pace struct {
	ctx   context.Context
	steps uint
}

// paceEvery is after how many steps a loop looks: some microseconds apart.
const paceEvery = 1024

// step counts one step; its error is that of the context.
func (p *pace) step() error {
	if p.steps++; p.steps%paceEvery == 0 {
		return p.ctx.Err()
	}
	return nil
}
