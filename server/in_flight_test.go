package server_test

import "testing"

// Requests that were answered, well or not, are no longer under way.
func TestRequestsInFlight(t *testing.T) {
	h := seedServer(t)
	for _, path := range []string{"/", "/api/v1/search?limit=x", "/nowhere"} {
		get(t, h, path)
	}
	contains(t, "metrics", get(t, h, "/metrics").Body.String(), "\ndateline_http_requests_in_flight 1\n") // this one
}
