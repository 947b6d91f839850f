package account_test

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"math/big"
	"net/http"
	"net/http/httptest"
	"net/url"
	"testing"
	"time"

	"stet"
	"stet/internal/account"
)

// provider is another site that says who somebody is (OpenID Connect Core 1.0),
// and can be told to say it wrongly.
type provider struct {
	*httptest.Server
	t     *testing.T
	key   *rsa.PrivateKey
	clock *clock

	challenge string         // of the visit that is under way
	claims    map[string]any // of the next token, beside the usual
	forged    bool           // the next token is signed with a key of somebody else's
	unsigned  bool           // or with none
	mute      bool           // no token comes
}

func newProvider(t *testing.T, c *clock) *provider {
	t.Helper()
	key, err := rsa.GenerateKey(rand.Reader, 2048)
	if err != nil {
		t.Fatal(err)
	}
	p := &provider{t: t, key: key, clock: c, claims: map[string]any{}}
	mux := http.NewServeMux()
	mux.HandleFunc("GET /.well-known/openid-configuration", func(w http.ResponseWriter, _ *http.Request) {
		p.say(w, map[string]any{"issuer": p.URL, "authorization_endpoint": p.URL + "/ask", "token_endpoint": p.URL + "/token", "jwks_uri": p.URL + "/keys", "id_token_signing_alg_values_supported": []string{"RS256"}})
	})
	mux.HandleFunc("GET /keys", func(w http.ResponseWriter, _ *http.Request) {
		p.say(w, map[string]any{"keys": []any{map[string]any{
			"kty": "RSA", "alg": "RS256", "use": "sig", "kid": "1", "n": encode(key.N.Bytes()), "e": encode(big.NewInt(int64(key.E)).Bytes()),
		}}})
	})
	mux.HandleFunc("POST /token", p.token)
	p.Server = httptest.NewServer(mux)
	t.Cleanup(p.Close)
	return p
}

func encode(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func (p *provider) say(w http.ResponseWriter, v any) {
	w.Header().Set("Content-Type", "application/json")
	if err := json.NewEncoder(w).Encode(v); err != nil {
		p.t.Error(err)
	}
}

// token changes a code for a token, if who asks is who began the visit (RFC 7636).
func (p *provider) token(w http.ResponseWriter, r *http.Request) {
	sum := sha256.Sum256([]byte(r.FormValue("code_verifier")))
	if r.FormValue("code") != "good" || encode(sum[:]) != p.challenge {
		http.Error(w, `{"error": "invalid_grant"}`, http.StatusBadRequest)
		return
	}
	answer := map[string]any{"access_token": "x", "token_type": "Bearer"}
	if !p.mute {
		answer["id_token"] = p.sign()
	}
	p.say(w, answer)
}

// sign makes a token of the claims (RFC 7515).
func (p *provider) sign() string {
	algorithm := "RS256"
	if p.unsigned {
		algorithm = "none"
	}
	header, _ := json.Marshal(map[string]string{"alg": algorithm, "kid": "1", "typ": "JWT"})
	body, _ := json.Marshal(p.claims)
	signed := encode(header) + "." + encode(body)
	if p.unsigned {
		return signed + "."
	}
	key := p.key
	if p.forged {
		key, _ = rsa.GenerateKey(rand.Reader, 2048)
	}
	sum := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(rand.Reader, key, crypto.SHA256, sum[:])
	if err != nil {
		p.t.Error(err)
	}
	return signed + "." + encode(signature)
}

// visit begins a visit and gives the way back, as a provider that is well would
// send the browser there; change may spoil what its token says.
func (p *provider) visit(t *testing.T, h house, b browser, next string, change func(claims map[string]any)) string {
	t.Helper()
	w := httptest.NewRecorder()
	address, err := h.Visit(w, b.request(), "Office", next)
	if err != nil {
		t.Fatal(err)
	}
	b.take(w)
	u, err := url.Parse(address)
	if err != nil || u.Host != p.Listener.Addr().String() || u.Query().Get("redirect_uri") != "https://news.example/sign-in/with/Office/back" || u.Query().Get("code_challenge_method") != "S256" {
		t.Fatalf("the visit leads to %s (%v)", address, err)
	}
	p.challenge = u.Query().Get("code_challenge")
	p.claims = map[string]any{
		"iss": p.URL, "aud": "stet", "sub": "ada-1", "name": "Ada Lovelace", "email": "ada@news.example", "email_verified": false,
		"nonce": u.Query().Get("nonce"), "iat": p.clock.now().Unix(), "exp": p.clock.now().Add(time.Minute).Unix(),
	}
	if change != nil {
		change(p.claims)
	}
	return "/sign-in/with/Office/back?code=good&state=" + url.QueryEscape(u.Query().Get("state"))
}

// back brings the browser back by the path.
func back(h house, b browser, path string) (*account.Arrival, error) {
	r := httptest.NewRequest(http.MethodGet, path, nil)
	for _, c := range b {
		r.AddCookie(c)
	}
	return h.Return(httptest.NewRecorder(), r, "Office")
}

// withProvider runs f with a service that takes a provider's word.
func withProvider(t *testing.T, f func(t *testing.T, h house, p *provider)) {
	t.Helper()
	c := &clock{t: time.Date(2031, 5, 2, 12, 0, 0, 0, time.UTC)}
	var p *provider
	each(t, func(o *account.Options) {
		p = newProvider(t, c)
		o.Providers = []account.Provider{{Name: "Office", Issuer: p.URL, ID: "stet", Secret: "secret"}}
		o.Now = c.now
	}, func(t *testing.T, h house) { f(t, h, p) })
}

func TestProviderSaysWhoSomebodyIs(t *testing.T) {
	withProvider(t, func(t *testing.T, h house, p *provider) {
		b := browser{}
		first, err := back(h, b, p.visit(t, h, b, "/search?q=x", nil))
		if err != nil || first.Account != nil || first.Suggest != "Ada Lovelace" || first.Next != "/search?q=x" {
			t.Fatalf("%+v, %v", first, err)
		}
		made, err := h.Finish(ctx, first.Joining, "Ada")
		if err != nil || made.Account.Email != "" {
			t.Fatalf("%+v, %v: an address that nobody has checked is not taken over", made, err)
		}
		again, err := back(h, b, p.visit(t, h, b, "//evil.example/", nil))
		if err != nil || again.Account == nil || again.Account.ID != made.Account.ID || again.Next != "/account" {
			t.Errorf("%+v, %v", again, err)
		}
		// Somebody else there, under the same name and address, is somebody else here.
		other, err := back(h, b, p.visit(t, h, b, "/", func(c map[string]any) { c["sub"] = "ada-2" }))
		if err != nil || other.Account != nil {
			t.Errorf("%+v, %v", other, err)
		}
	})
}

func TestProvidersWordIsNotTakenBlindly(t *testing.T) {
	withProvider(t, func(t *testing.T, h house, p *provider) {
		for name, spoil := range map[string]func(map[string]any){
			"an answer to another question": func(c map[string]any) { c["nonce"] = "other" },
			"no question at all":            func(c map[string]any) { delete(c, "nonce") },
			"meant for another site":        func(c map[string]any) { c["aud"] = "another" },
			"by another issuer":             func(c map[string]any) { c["iss"] = "https://evil.example" },
			"out of date":                   func(c map[string]any) { c["exp"] = p.clock.now().Add(-time.Minute).Unix() },
			"signed by somebody else":       func(map[string]any) { p.forged = true },
			"not signed":                    func(map[string]any) { p.unsigned = true },
			"no token":                      func(map[string]any) { p.mute = true },
		} {
			b := browser{}
			arrived, err := back(h, b, p.visit(t, h, b, "/", spoil))
			if stet.KindOf(err) != stet.Forbidden {
				t.Errorf("%s: %+v, %v", name, arrived, err)
			}
			p.forged, p.unsigned, p.mute = false, false, false
		}

		b, thief := browser{}, browser{}
		path := p.visit(t, h, b, "/", nil)
		if _, err := back(h, thief, path); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("a link signs another browser in: %v", err)
		}
		if _, err := back(h, b, path+"x"); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("another state: %v", err)
		}
		if _, err := h.Return(httptest.NewRecorder(), httptest.NewRequest(http.MethodGet, "/back", nil), "Office"); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("no state: %v", err)
		}
		if _, err := back(h, b, path); err != nil {
			t.Fatal(err)
		}
		if _, err := back(h, b, path); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("a second time: %v", err)
		}
		if _, err := h.Visit(httptest.NewRecorder(), b.request(), "Nowhere", "/"); stet.KindOf(err) != stet.NotFound {
			t.Errorf("an unknown provider: %v", err)
		}
		late := p.visit(t, h, b, "/", nil)
		h.clock.pass(time.Hour)
		p.clock.pass(time.Hour)
		if _, err := back(h, b, late); stet.KindOf(err) != stet.Forbidden {
			t.Errorf("an hour later: %v", err)
		}
	})
}

func TestProviderThatIsDown(t *testing.T) {
	each(t, func(o *account.Options) {
		gone := httptest.NewServer(http.NotFoundHandler())
		gone.Close()
		o.Providers = []account.Provider{{Name: "Office", Issuer: gone.URL, ID: "stet"}}
	}, func(t *testing.T, h house) {
		if _, err := h.Visit(httptest.NewRecorder(), browser{}.request(), "Office", "/"); stet.KindOf(err) != stet.Unavailable {
			t.Errorf("%v", err)
		}
	})
}
