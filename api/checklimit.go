package api

import (
	"net"
	"net/http"
	"net/netip"
	"strings"
	"sync"
	"time"

	"github.com/gin-gonic/gin"

	"xueshi/domain"
)

// checksAMinute is how often one address may ask the public check: an office with a pile of papers may, a guesser of
// fifty random bits gets nowhere.
const checksAMinute = 60

// checkLimit counts the public checks of a minute by address.
type checkLimit struct {
	mu     sync.Mutex
	minute int64
	asked  map[string]int
}

// allow counts a check at a machine time and says whether it may be answered.
func (l *checkLimit) allow(address string, now time.Time) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	if minute := now.Unix() / 60; l.asked == nil || minute != l.minute {
		l.minute, l.asked = minute, map[string]int{}
	}
	l.asked[address]++
	return l.asked[address] <= checksAMinute
}

// limitChecks refuses whoever asks the public check too often.
func (s *Server) limitChecks(c *gin.Context) {
	path := c.Request.URL.Path
	if path != "/api/check" && !strings.HasPrefix(path, "/check/") {
		return
	}
	if !s.checks.allow(addressOf(c.Request), time.Now()) { //nolint:forbidigo // measures the machine
		c.Header("Retry-After", "60")
		s.answerProblem(c, domain.Refuse("R15", "check.too_many", "", "most", checksAMinute))
		c.Abort()
	}
}

// addressOf is where a request comes from. What a proxy on this network says of it is believed, and of that only the
// last word: the proxy's own.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		return r.RemoteAddr
	}
	peer, err := netip.ParseAddr(host)
	if err != nil || !peer.IsLoopback() && !peer.IsPrivate() {
		return host
	}
	said := strings.Split(r.Header.Get("X-Forwarded-For"), ",")
	if last := strings.TrimSpace(said[len(said)-1]); last != "" {
		return last
	}
	return host
}
