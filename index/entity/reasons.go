package entity

import "dateline"

// Reasons is why a name was taken for what it is, or was refused.
type Reasons struct {
	Mention dateline.Mention
	// Refused is whether the name stands for no place here. Its Mention has the place
	// that it would be, and as Confidence how likely that is.
	Refused bool
	Why     []string // in plain words, what weighs most first
}
