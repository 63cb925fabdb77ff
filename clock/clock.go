package clock

import (
	"sync/atomic"
	"time"
)

// Clock gives business time: machine time plus the deployment's offset, which is zero outside rehearsals. The zero
// Clock keeps real time. It is safe for concurrent use.
type Clock struct {
	offset atomic.Int64 // nanoseconds
}

// Now returns the business time.
func (c *Clock) Now() time.Time { return time.Now().Add(c.Offset()) }

// Offset returns how far business time is ahead of the machine's (negative: behind).
func (c *Clock) Offset() time.Duration { return time.Duration(c.offset.Load()) }

// Set moves business time so that it is d ahead of the machine's.
func (c *Clock) Set(d time.Duration) { c.offset.Store(int64(d)) }

// Advance is Set for an offset that was read a while ago: business time is never set back by it.
func (c *Clock) Advance(d time.Duration) {
	for {
		is := c.offset.Load()
		if int64(d) <= is || c.offset.CompareAndSwap(is, int64(d)) {
			return
		}
	}
}
