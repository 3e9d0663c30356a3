package world

// Raw is w as it stands in the data unpacked.
func Raw(w *World) []byte { return w.raw() }

// FromRaw reads what Raw returns.
func FromRaw(raw []byte) (*World, error) { return read(raw) }

// Data is what the program carries.
func Data() []byte { return data }
