package transfer

import (
	"bytes"
	"context"
	"iter"
	"slices"

	"dateline"
)

// keys yields the keys of State that are copied.
func (c *copier) keys(ctx context.Context, archive dateline.Archive) iter.Seq2[string, error] {
	return func(yield func(string, error) bool) {
		for key, err := range archive.State().List(ctx, "") {
			if err == nil && slices.Contains(c.opt.Own, key) {
				continue
			}
			if !yield(key, err) || err != nil {
				return
			}
		}
	}
}

// copyState makes the State of the target that of the source.
func (c *copier) copyState(ctx context.Context) error {
	for key, err := range c.keys(ctx, c.from) {
		if err == nil {
			err = c.copyValue(ctx, key)
		}
		if err != nil {
			return err
		}
	}
	var more []string
	for key, err := range c.keys(ctx, c.to) {
		if err != nil {
			return err
		}
		if _, version, err := c.from.State().Get(ctx, key); err != nil {
			return err
		} else if version == 0 {
			more = append(more, key)
		}
	}
	for _, key := range more {
		if err := c.copyValue(ctx, key); err != nil {
			return err
		}
	}
	return nil
}

// copyValue makes one value that of the source, or removes it.
func (c *copier) copyValue(ctx context.Context, key string) error {
	want, _, err := c.from.State().Get(ctx, key)
	if err != nil {
		return err
	}
	is, version, err := c.to.State().Get(ctx, key)
	if err != nil || bytes.Equal(is, want) && (is == nil) == (want == nil) {
		return err
	}
	_, err = c.to.State().Set(ctx, key, want, version)
	return err
}
