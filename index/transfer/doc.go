// Package transfer copies archives: all that one holds into another, of whatever engine,
// through the contract alone.
//
// The log of the source is followed from its first change to its last: each revision is
// put under its number with its captures, each erasure is made again, each correction
// kept under its number; what is no change of the log, the State, comes behind it. A
// marker in the State of the target says up to which change of the source all is there.
// Everything that is done behind the marker can be done once more without harm, so a copy
// that was killed goes on where the marker stands. Changes that the source takes
// meanwhile are followed too.
//
// What is not carried: the moments at which changes were committed, their positions in the
// log, versions of State, and what each engine derives or keeps for itself. What was
// captured again without a change of the log is found when both sides are compared, and
// mended there.
package transfer
