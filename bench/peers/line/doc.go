// Package line is the protocol between the benchmark and the drivers of the
// engines that it measures, as bench/peers/README.md describes it: what travels,
// how it is written, and the driver's end for engines in Go.
package line
