package opensearch

// FillingAtOnce are the options with n articles between two signs of how far a fill has come.
func (o Options) FillingAtOnce(n int) Options {
	o.fillAtOnce = n
	return o
}
