package clock

import (
	"testing"
	"time"
)

func TestAdvance_NeverGoesBack(t *testing.T) {
	t.Parallel()
	c := new(Clock)
	c.Set(-time.Hour) // a rehearsal of the past
	for _, step := range []struct{ to, want time.Duration }{
		{-time.Minute, -time.Minute}, {-time.Hour, -time.Minute}, {time.Second, time.Second}, {0, time.Second},
	} {
		if c.Advance(step.to); c.Offset() != step.want {
			t.Errorf("advanced to %s it is at %s, want %s", step.to, c.Offset(), step.want)
		}
	}
}
