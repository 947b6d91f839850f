package fetch

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/netip"
	"sync/atomic"
	"testing"

	"golang.org/x/net/dns/dnsmessage"

	"stet"
)

// nameserver answers every question for an address with what answer gives.
func nameserver(t *testing.T, answer func() netip.Addr) *net.Resolver {
	t.Helper()
	conn, err := net.ListenPacket("udp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	done := make(chan struct{})
	go func() {
		defer close(done)
		buf := make([]byte, 1500)
		for {
			n, from, err := conn.ReadFrom(buf)
			if err != nil {
				return
			}
			var m dnsmessage.Message
			if m.Unpack(buf[:n]) != nil {
				continue
			}
			m.Response, m.Additionals = true, nil
			if q := m.Questions[0]; q.Type == dnsmessage.TypeA {
				m.Answers = []dnsmessage.Resource{{
					Header: dnsmessage.ResourceHeader{Name: q.Name, Type: q.Type, Class: q.Class},
					Body:   &dnsmessage.AResource{A: answer().As4()},
				}}
			}
			if out, err := m.Pack(); err == nil {
				_, _ = conn.WriteTo(out, from)
			}
		}
	}()
	t.Cleanup(func() { conn.Close(); <-done })
	return &net.Resolver{PreferGo: true, Dial: func(ctx context.Context, _, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, "udp", conn.LocalAddr().String())
	}}
}

// A name that points to an allowed address when it is first looked up and to a
// forbidden one later must not carry the permission over.
func TestFetchJudgesEachLookup(t *testing.T) {
	s := serve(t, func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Connection", "close") // so that the name is looked up again
		fmt.Fprint(w, "hello")
	})
	var now atomic.Pointer[netip.Addr]
	set := func(a string) { ip := netip.MustParseAddr(a); now.Store(&ip) }
	c := newClient(t, Options{})
	c.dialer.Resolver = nameserver(t, func() netip.Addr { return *now.Load() })
	_, port, err := net.SplitHostPort(s.Listener.Addr().String())
	if err != nil {
		t.Fatal(err)
	}
	address := "http://rebinding.example:" + port + "/"

	set("127.0.0.1")
	if res, err := c.Fetch(t.Context(), Request{URL: address}); err != nil || string(res.Body) != "hello" {
		t.Fatalf("while it points to the allowed address: %v, %v", res, err)
	}
	for _, other := range []string{"127.0.0.2", "169.254.169.254", "10.1.2.3"} {
		set(other)
		_, err = c.Fetch(t.Context(), Request{URL: address})
		wantError(t, err, stet.Forbidden, other)
	}
}
