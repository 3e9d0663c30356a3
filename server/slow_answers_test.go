package server_test

import (
	"io"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// An answer that its client does not take is cut off, whatever it is.
func TestAnswersThatNobodyReadsAreCutOff(t *testing.T) {
	const within = 31 * time.Second
	synctest.Test(t, func(t *testing.T) {
		stopped := make(chan time.Time, 1)
		conn := listen(t, http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
			for err := error(nil); err == nil; {
				_, err = w.Write(make([]byte, 1<<10))
			}
			stopped <- time.Now()
		})).dial()
		defer conn.Close()
		begun := time.Now()
		if _, err := io.WriteString(conn, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"); err != nil {
			t.Fatal(err)
		}
		if took := (<-stopped).Sub(begun); took > within {
			t.Errorf("cut off after %v, want within %v", took, within)
		}
	})
}
