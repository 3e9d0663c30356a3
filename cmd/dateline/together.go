package main

import (
	"context"
	"sync"
)

// together runs the tasks until all have returned. The first that fails cancels
// the others, and its error is returned.
func together(ctx context.Context, tasks ...func(context.Context) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	var first error
	var once sync.Once
	var running sync.WaitGroup
	for _, task := range tasks {
		running.Go(func() {
			if err := task(ctx); err != nil {
				once.Do(func() { first = err })
				cancel()
			}
		})
	}
	running.Wait()
	return first
}
