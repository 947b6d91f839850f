package web

import (
	"context"
	"net"
	"net/http"
	"time"
)

// Server gives a server of the handler with the bounds that hostile clients
// meet: slow ones, and long headers. It must serve listeners of [Listener].
func Server(h http.Handler) *http.Server {
	return &http.Server{
		Handler: h, ReadHeaderTimeout: 10 * time.Second, ReadTimeout: 30 * time.Second,
		WriteTimeout: 60 * time.Second, IdleTimeout: 2 * time.Minute, MaxHeaderBytes: 64 << 10,
		ConnContext: func(ctx context.Context, c net.Conn) context.Context { return context.WithValue(ctx, connKey{}, c) },
	}
}

// Listener makes connections that can send a page in one piece.
func Listener(l net.Listener) net.Listener { return listener{l} }

type listener struct{ net.Listener }

func (l listener) Accept() (net.Conn, error) {
	c, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	return &conn{Conn: c}, nil
}

// conn sends what is written in one handler's call in one system call. The
// server of net/http gathers headers and body in 4 KB, so that a page would go
// in two, and system calls are half of what a page from the cache costs.
type conn struct {
	net.Conn
	holding bool
	held    []byte
}

type connKey struct{}

// inOne calls write, whose writing is sent in one piece if r came over a
// connection of ours. Only write's own goroutine may write meanwhile, which is
// how net/http answers HTTP/1.
func inOne(r *http.Request, write func()) {
	c, ok := r.Context().Value(connKey{}).(*conn)
	if !ok || r.ProtoMajor != 1 {
		write()
		return
	}
	c.holding = true
	defer c.release()
	write()
}

// Write sends p, or keeps it until the next Write or release. Only one piece is
// kept: what follows it is sent with it at once.
func (c *conn) Write(p []byte) (int, error) {
	switch {
	case !c.holding:
		return c.Conn.Write(p)
	case len(c.held) == 0:
		c.held = append(c.held, p...)
		return len(p), nil
	}
	both := net.Buffers{c.held, p}
	c.held = c.held[:0]
	if _, err := both.WriteTo(c.Conn); err != nil {
		return 0, err
	}
	return len(p), nil
}

// CloseWrite lets net/http end a connection whose request it did not read to
// the end without the answer being lost.
func (c *conn) CloseWrite() error {
	if half, ok := c.Conn.(interface{ CloseWrite() error }); ok {
		return half.CloseWrite()
	}
	return nil
}

// release sends what is kept. A failure is met again by the next use of the
// connection.
func (c *conn) release() {
	c.holding = false
	if len(c.held) > 0 {
		_, err := c.Conn.Write(c.held)
		_ = gone(err)
		c.held = c.held[:0]
	}
}
