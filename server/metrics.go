package server

import (
	"cmp"
	"context"
	"net/http"
	"strconv"
	"time"

	"dateline"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// metrics are those of one server, in a registry of their own.
type metrics struct {
	requests *prometheus.CounterVec
	latency  *prometheus.HistogramVec
	inFlight prometheus.Gauge
	waiting  prometheus.Gauge
	offered  *prometheus.CounterVec
	handler  http.Handler
}

func newMetrics(archive dateline.Archive) *metrics {
	m := &metrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "dateline_http_requests_total", Help: "Requests answered; status 499 is a client that went."}, []string{"route", "method", "status"}),
		latency: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "dateline_http_request_duration_seconds", Help: "Time from the request's header to the end of its answer.",
			Buckets: []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2, 5}}, []string{"route"}),
		inFlight: prometheus.NewGauge(prometheus.GaugeOpts{Name: "dateline_http_requests_in_flight", Help: "Requests not answered yet."}),
		waiting:  prometheus.NewGauge(prometheus.GaugeOpts{Name: "dateline_http_requests_waiting", Help: "Requests that wait for their turn."}),
		offered: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "dateline_offered_total", Help: "What was posted, by what became of it; places are lists of places."}, []string{"status"}),
	}
	reg := prometheus.NewRegistry()
	reg.MustRegister(m.requests, m.latency, m.inFlight, m.waiting, m.offered, newHoldings(archive),
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}))
	m.handler = promhttp.HandlerFor(reg, promhttp.HandlerOpts{DisableCompression: true})
	return m
}

// begin counts a request as under way until done is called.
func (m *metrics) begin() (done func(route, method string, status int, took time.Duration)) {
	m.inFlight.Inc()
	return func(route, method string, status int, took time.Duration) {
		m.inFlight.Dec()
		if status == 0 {
			status = statusGone
		}
		m.requests.WithLabelValues(cmp.Or(route, routeNone), methodLabel(method), strconv.Itoa(status)).Inc()
		m.latency.WithLabelValues(cmp.Or(route, routeNone)).Observe(took.Seconds())
	}
}

// methodLabel keeps invented methods from making a series each.
func methodLabel(method string) string {
	switch method {
	case http.MethodGet, http.MethodHead, http.MethodPost, http.MethodPut, http.MethodPatch, http.MethodDelete, http.MethodOptions:
		return method
	}
	return "other"
}

// holdings counts what the archive holds when it is asked.
type holdings struct {
	archive dateline.Archive
	up      *prometheus.Desc
	gauges  []gauge
}

type gauge struct {
	desc  *prometheus.Desc
	value func(dateline.Stats) float64
}

func newHoldings(archive dateline.Archive) *holdings {
	g := func(name, help string, value func(dateline.Stats) float64) gauge {
		return gauge{prometheus.NewDesc("dateline_"+name, help, nil, nil), value}
	}
	return &holdings{archive, prometheus.NewDesc("dateline_archive_up", "1 if the archive could be asked.", nil, nil), []gauge{
		g("index_lag", "Changes of the record that searches do not see yet.", func(s dateline.Stats) float64 { return float64(s.Seq) - float64(s.Indexed) }),
		g("changes", "The last change of the record.", func(s dateline.Stats) float64 { return float64(s.Seq) }),
		g("articles", "Articles with a text.", func(s dateline.Stats) float64 { return float64(s.Articles) }),
		g("revisions", "Revisions of all articles.", func(s dateline.Stats) float64 { return float64(s.Revisions) }),
		g("erased", "Articles erased for good.", func(s dateline.Stats) float64 { return float64(s.Erased) }),
		g("places", "Places of the gazetteer.", func(s dateline.Stats) float64 { return float64(s.Places) }),
		g("unread", "Articles that are still to be read again for their entities.", func(s dateline.Stats) float64 { return float64(s.Unread) }),
		g("refused", "Texts that the index cannot hold, which searches do not find.", func(s dateline.Stats) float64 { return float64(s.Refused) }),
		g("record_bytes", "Bytes of the record's files.", func(s dateline.Stats) float64 { return float64(s.RecordBytes) }),
		g("index_bytes", "Bytes of the index's files.", func(s dateline.Stats) float64 { return float64(s.IndexBytes) }),
	}}
}

// Describe implements prometheus.Collector.
func (c *holdings) Describe(out chan<- *prometheus.Desc) {
	out <- c.up
	for _, g := range c.gauges {
		out <- g.desc
	}
}

// Collect implements prometheus.Collector.
func (c *holdings) Collect(out chan<- prometheus.Metric) {
	ctx, cancel := context.WithTimeout(context.Background(), searchTime)
	defer cancel()
	stats, err := c.archive.Stats(ctx)
	if err != nil {
		out <- prometheus.MustNewConstMetric(c.up, prometheus.GaugeValue, 0)
		return
	}
	out <- prometheus.MustNewConstMetric(c.up, prometheus.GaugeValue, 1)
	for _, g := range c.gauges {
		out <- prometheus.MustNewConstMetric(g.desc, prometheus.GaugeValue, g.value(stats))
	}
}

// serveMetrics serves /metrics.
func (s *server) serveMetrics(w http.ResponseWriter, r *http.Request) error {
	w.Header().Set("Cache-Control", cacheNever)
	s.metrics.handler.ServeHTTP(w, r)
	return nil
}
