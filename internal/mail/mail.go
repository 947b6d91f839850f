package mail

import (
	"context"
	"strings"
	"time"

	gomail "github.com/wneessen/go-mail"

	"stet"
)

// Server is the operator's mail server.
type Server struct {
	Host     string
	Port     int
	User     string // "" to send without signing in
	Password string
	From     string // the sender: an address, or Name <address>
	TLS      string // starttls (RFC 3207), tls from the first byte (RFC 8314), or none
	Timeout  time.Duration
}

// Message is a message to one reader.
type Message struct {
	To          string
	Subject     string
	Text        string
	Unsubscribe string // address that ends such messages when posted to (RFC 8058); "" for none
}

// Validate reports what cannot work; the error is of kind Invalid.
func (s Server) Validate() error {
	if s.Host == "" || s.From == "" {
		return stet.Errorf(stet.Invalid, "mail.host and mail.from belong together: the server, and who the messages are from")
	}
	if err := gomail.NewMsg().From(s.From); err != nil {
		return stet.Errorf(stet.Invalid, "mail.from is %q: %w", s.From, err)
	}
	_, err := s.client()
	return err
}

func (s Server) client() (*gomail.Client, error) {
	options := []gomail.Option{gomail.WithPort(s.Port), gomail.WithTimeout(s.Timeout)}
	switch s.TLS {
	case "starttls":
		options = append(options, gomail.WithTLSPolicy(gomail.TLSMandatory))
	case "tls":
		options = append(options, gomail.WithSSL())
	case "none":
		options = append(options, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		return nil, stet.Errorf(stet.Invalid, "mail.tls is %q: use starttls, tls or none", s.TLS)
	}
	if s.User != "" {
		options = append(options, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(s.User), gomail.WithPassword(s.Password))
	}
	c, err := gomail.NewClient(s.Host, options...)
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "the mail server cannot be used: %w", err)
	}
	return c, nil
}

// Send sends a message of plain text.
func (s Server) Send(ctx context.Context, to, subject, text string) error {
	return s.Deliver(ctx, Message{To: to, Subject: subject, Text: text})
}

// Deliver sends a message. Errors are of kind Invalid when the message cannot be
// sent to anybody, else Unavailable: trying again may help.
func (s Server) Deliver(ctx context.Context, m Message) error {
	msg := gomail.NewMsg()
	if err := msg.From(s.From); err != nil {
		return stet.Errorf(stet.Invalid, "mail.from: %w", err)
	}
	if err := msg.To(m.To); err != nil {
		return stet.Errorf(stet.Invalid, "the address cannot be written to: %w", err)
	}
	// A line break in a header would begin another (RFC 5322, section 2.2).
	msg.Subject(strings.Join(strings.Fields(m.Subject), " "))
	msg.SetMessageID()
	msg.SetDate()
	if m.Unsubscribe != "" {
		if strings.ContainsAny(m.Unsubscribe, "\r\n<> ") {
			return stet.Errorf(stet.Invalid, "%q cannot be an address for unsubscribing", m.Unsubscribe)
		}
		msg.SetGenHeader(gomail.HeaderListUnsubscribe, "<"+m.Unsubscribe+">")
		msg.SetGenHeader(gomail.HeaderListUnsubscribePost, "List-Unsubscribe=One-Click")
	}
	msg.SetBodyString(gomail.TypeTextPlain, m.Text)
	client, err := s.client()
	if err != nil {
		return err
	}
	if err := client.DialAndSendWithContext(ctx, msg); err != nil {
		return stet.Errorf(stet.Unavailable, "send mail by %s: %w", s.Host, err)
	}
	return nil
}
