package web

import (
	"net/http"
	"net/url"

	"stet"
)

// SignInPath is where people sign in; ?next= is the path that they come back to.
const SignInPath = "/sign-in"

// visitor gives who sends the request; nil when nobody is signed in.
func (s *server) visitor(r *http.Request) (*stet.Account, error) {
	if s.Visitors == nil {
		return nil, nil
	}
	return s.Visitors.Visitor(r)
}

// visitorWho gives who sends the request, if they may do what the role is needed
// for. Forbidden otherwise; who is not signed in at all is led to where they can,
// and done is true.
func (s *server) visitorWho(w http.ResponseWriter, r *http.Request, need stet.Role) (a *stet.Account, done bool, err error) {
	a, err = s.visitor(r)
	switch {
	case err != nil:
		return nil, false, err
	case a == nil && s.Visitors != nil:
		next := r.URL.RequestURI()
		if r.Method != http.MethodGet && r.Method != http.MethodHead {
			next = "/" // what was sent cannot be sent again by a link
		}
		http.Redirect(w, r, SignInPath+"?next="+url.QueryEscape(next), http.StatusSeeOther)
		return nil, true, nil
	case !a.May(need):
		return nil, false, stet.Errorf(stet.Forbidden, "needs the role %s: an administrator can give it", need)
	}
	return a, false, nil
}

// own lets a handler answer only what was sent from a page of ours: no other
// site can make a reader's browser send it.
func (s *server) own(h handler) handler {
	return func(w http.ResponseWriter, r *http.Request) error {
		if err := s.ownForms.Check(r); err != nil {
			return stet.Errorf(stet.Forbidden, "that was sent from another site: %w", err)
		}
		return h(w, r)
	}
}
