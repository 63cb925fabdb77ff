package temporalserver

import (
	"context"
	"log/slog"
	"sync/atomic"

	"go.temporal.io/server/common/log"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// newLogger gives the server a logger that passes its errors on to ours, until stopping is
// set: what it says of its own cancelled calls then is harmless, as are its lower levels.
func newLogger(l *slog.Logger, stopping *atomic.Bool) log.Logger { //nolint:ireturn // its type is not exported
	return log.NewZapLogger(zap.New(core{l.With("part", "temporal"), stopping}))
}

// core is a zap core on slog: the server's logger takes zap's fields.
type core struct {
	log      *slog.Logger
	stopping *atomic.Bool
}

func (c core) Enabled(level zapcore.Level) bool {
	return level >= zapcore.ErrorLevel && !c.stopping.Load()
}

func (c core) With(fields []zapcore.Field) zapcore.Core { //nolint:ireturn // as zap wants it
	return core{c.log.With(attributes(fields)...), c.stopping}
}

func (c core) Check(entry zapcore.Entry, checked *zapcore.CheckedEntry) *zapcore.CheckedEntry {
	if c.Enabled(entry.Level) {
		return checked.AddCore(entry, c)
	}
	return checked
}

func (c core) Write(entry zapcore.Entry, fields []zapcore.Field) error {
	c.log.Log(context.Background(), slog.LevelError, entry.Message, attributes(fields)...) //nolint:sloglint // the server's words
	return nil
}

func (core) Sync() error { return nil }

func attributes(fields []zapcore.Field) []any {
	values := zapcore.NewMapObjectEncoder()
	for _, f := range fields {
		f.AddTo(values)
	}
	out := make([]any, 0, len(values.Fields))
	for key, value := range values.Fields {
		out = append(out, slog.Any(key, value))
	}
	return out
}
