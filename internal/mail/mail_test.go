package mail_test

import (
	"bufio"
	"context"
	"fmt"
	"net"
	"net/textproto"
	"strconv"
	"strings"
	"testing"
	"time"

	"stet"
	"stet/internal/mail"
)

// postOffice is an SMTP server on loopback that takes what it is given; it
// answers DATA with the reply.
func postOffice(t *testing.T, reply string) (mail.Server, <-chan string) {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { l.Close() })
	got := make(chan string, 4)
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			go serve(c, reply, got)
		}
	}()
	host, port, _ := net.SplitHostPort(l.Addr().String())
	n, _ := strconv.Atoi(port)
	return mail.Server{Host: host, Port: n, From: "News <desk@news.example>", TLS: "none", Timeout: 5 * time.Second}, got
}

func serve(c net.Conn, reply string, got chan<- string) {
	defer c.Close()
	say := func(line string) { fmt.Fprintf(c, "%s\r\n", line) }
	r := textproto.NewReader(bufio.NewReader(c))
	var envelope strings.Builder
	say("220 office")
	for {
		line, err := r.ReadLine()
		if err != nil {
			return
		}
		switch verb := strings.ToUpper(line[:min(4, len(line))]); verb {
		case "EHLO", "HELO":
			say("250 office")
		case "DATA":
			say("354 go on")
			body, err := r.ReadDotBytes()
			if err != nil {
				return
			}
			got <- envelope.String() + string(body)
			say(reply)
		case "QUIT":
			say("221 bye")
			return
		default:
			envelope.WriteString(line + "\n")
			say("250 ok")
		}
	}
}

func TestMessageArrives(t *testing.T) {
	server, got := postOffice(t, "250 taken")
	if err := server.Validate(); err != nil {
		t.Fatal(err)
	}
	err := server.Deliver(context.Background(), mail.Message{
		To: "ada@example.org", Subject: "Neues über die Fähre", Text: "Grüße.\n.\nEnde.", Unsubscribe: "https://news.example/unsubscribe?t=abc",
	})
	if err != nil {
		t.Fatal(err)
	}
	letter := <-got
	for _, want := range []string{
		"MAIL FROM:<desk@news.example>", "RCPT TO:<ada@example.org>", "Subject: =?UTF-8?", "Date: ", "Message-ID: <",
		"List-Unsubscribe: <https://news.example/unsubscribe?t=abc>", "List-Unsubscribe-Post: List-Unsubscribe=One-Click", "\n.\nEnde.",
	} {
		if !strings.Contains(strings.ReplaceAll(letter, "\r\n", "\n"), want) {
			t.Errorf("no %q in\n%s", want, letter)
		}
	}
}

func TestNoHeaderIsSmuggledIn(t *testing.T) {
	server, got := postOffice(t, "250 taken")
	err := server.Send(context.Background(), "ada@example.org", "Hello\r\nBcc: eve@example.org", "x")
	if err != nil {
		t.Fatal(err)
	}
	if letter := <-got; strings.Contains(letter, "\nBcc:") || strings.Contains(letter, "eve@example.org>") {
		t.Errorf("a header was smuggled in:\n%s", letter)
	}
	for _, m := range []mail.Message{
		{To: "ada@example.org\r\nRCPT TO:<eve@example.org>"},
		{To: "nobody"},
		{To: ""},
		{To: "ada@example.org", Unsubscribe: "https://x\r\nBcc: eve@example.org"},
	} {
		if err := server.Deliver(context.Background(), m); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%+v: %v", m, err)
		}
	}
}

func TestRefusalIsTold(t *testing.T) {
	server, _ := postOffice(t, "451 come back later")
	if err := server.Send(context.Background(), "ada@example.org", "s", "t"); stet.KindOf(err) != stet.Unavailable {
		t.Errorf("%v", err)
	}
	server.TLS = "starttls"
	if err := server.Send(context.Background(), "ada@example.org", "s", "t"); stet.KindOf(err) != stet.Unavailable {
		t.Errorf("sent without encryption: %v", err)
	}
	for _, bad := range []mail.Server{{Host: "x"}, {Host: "x", From: "nobody", TLS: "tls", Port: 25}, {Host: "x", From: "a@b.example", TLS: "maybe", Port: 25}} {
		if err := bad.Validate(); stet.KindOf(err) != stet.Invalid {
			t.Errorf("%+v: %v", bad, err)
		}
	}
}
