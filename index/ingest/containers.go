package ingest

import "slices"

// containerReaders are the forms that hold others: compressions and archives.
func containerReaders() []reader {
	return slices.Concat(gzipReaders(), zstdReaders(), zipReaders(), tarReaders())
}

// strayMetadata rejects a metadata.csv that lies in no folder: its rows speak of
// files beside it.
func (r *run) strayMetadata(s *stream) {
	r.reject(s, spot{}, problem("it says what is known about the files beside it, and there are none; index it with them"))
}
