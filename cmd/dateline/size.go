package main

import (
	"errors"
	"math/big"
	"regexp"
	"strconv"
	"strings"
)

// size is an option that takes a number of bytes from 1 to most, as 16777216, 16MiB
// or 1.5GB.
type size struct {
	bytes *int64
	most  int64
}

var sizePattern = regexp.MustCompile(`(?i)^([0-9]{1,19}(?:\.[0-9]{1,9})?) ?(b|(?:k|m|g|t)i?b)?$`)

// unitBytes are the bytes of a unit, in lower case: kB and the like are powers of
// 1000, KiB and the like of 1024 (IEC 80000-13).
var unitBytes = map[string]int64{
	"": 1, "b": 1,
	"kb": 1e3, "mb": 1e6, "gb": 1e9, "tb": 1e12,
	"kib": 1 << 10, "mib": 1 << 20, "gib": 1 << 30, "tib": 1 << 40,
}

// Set implements pflag.Value.
func (s *size) Set(text string) error {
	m := sizePattern.FindStringSubmatch(strings.TrimSpace(text))
	if m == nil {
		return errors.New("want " + s.Type())
	}
	n, _ := new(big.Rat).SetString(m[1]) // the pattern lets numbers through only
	n.Mul(n, new(big.Rat).SetInt64(unitBytes[strings.ToLower(m[2])]))
	if !n.IsInt() || !n.Num().IsInt64() || n.Num().Int64() < 1 || n.Num().Int64() > s.most {
		return errors.New("want " + s.Type())
	}
	*s.bytes = n.Num().Int64()
	return nil
}

// String implements pflag.Value: the largest unit of which the size is a whole
// number.
func (s *size) String() string {
	if s.bytes == nil {
		return ""
	}
	return inUnits(*s.bytes)
}

// Type implements pflag.Value. Messages say it behind "want".
func (s *size) Type() string {
	return "whole bytes from 1 to " + inUnits(s.most) + ", such as 500000, 2MB (2000000) or 2MiB (2097152)"
}

func inUnits(n int64) string {
	for _, unit := range []string{"TiB", "GiB", "MiB", "KiB"} {
		if in := unitBytes[strings.ToLower(unit)]; n >= in && n%in == 0 {
			return strconv.FormatInt(n/in, 10) + unit
		}
	}
	return strconv.FormatInt(n, 10)
}

// count is an option that takes a whole number from 1 to most.
type count[T int | int64] struct {
	n    *T
	most T
}

// Set implements pflag.Value.
func (c *count[T]) Set(text string) error {
	n, err := strconv.ParseInt(text, 10, 64)
	if err != nil || n < 1 || n > int64(c.most) {
		return errors.New("want " + c.Type())
	}
	*c.n = T(n)
	return nil
}

// String implements pflag.Value.
func (c *count[T]) String() string {
	if c.n == nil {
		return ""
	}
	return strconv.FormatInt(int64(*c.n), 10)
}

// Type implements pflag.Value. Messages say it behind "want".
func (c *count[T]) Type() string {
	return "a whole number from 1 to " + strconv.FormatInt(int64(c.most), 10)
}
