package feed

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"slices"

	"github.com/mmcdole/gofeed"
	"github.com/mmcdole/gofeed/atom"
	feedjson "github.com/mmcdole/gofeed/json"
	"github.com/mmcdole/gofeed/rss"

	"stet"
)

// raw is a list as gofeed reads it, with what gofeed leaves out.
type raw struct {
	*gofeed.Feed
	hub   string   // where to subscribe (WebSub)
	langs []string // of each item, where it has its own
}

// Read gives a feed as it stands, in gofeed's universal form: markup, relative
// addresses and all. [Parse] is what a newsroom uses; this is for measuring and
// for looking closely. Errors are those of Parse.
func Read(body []byte, contentType, base string) (*gofeed.Feed, error) {
	r, _, err := read(body, contentType, base)
	if err != nil {
		return nil, err
	}
	return r.Feed, nil
}

// read brings the bytes into one form and leaves the rest to gofeed's parser for
// it.
func read(body []byte, contentType, base string) (r *raw, found form, err error) {
	from, err := url.Parse(base)
	if err != nil {
		return nil, formUnknown, stet.Errorf(stet.Invalid, "%q is not a web address", base)
	}
	doc, err := document(body, contentType)
	if err != nil {
		return nil, formUnknown, err
	}
	found = sniff(doc)
	switch found {
	case formRSS, formAtom:
		doc, err = trim(doc, maxElements, maxEntries)
	case formJSON:
		err = boundJSON(doc)
	default:
		return nil, found, misfit(doc, found, from, "a feed")
	}
	if err != nil {
		return nil, found, err
	}
	r, err = parse(doc, found)
	return r, found, err
}

// document checks the size and gives the text in UTF-8.
func document(body []byte, contentType string) ([]byte, error) {
	if len(body) > maxBytes {
		return nil, stet.Errorf(stet.TooLarge, "the list has more than %d bytes", maxBytes)
	}
	return toUTF8(body, contentType), nil
}

// parse asks gofeed. It has panicked on odd input before; such a panic is an
// error of kind Internal here, since the input alone is no reason for one.
func parse(doc []byte, found form) (r *raw, err error) {
	defer func() {
		if p := recover(); p != nil {
			r, err = nil, stet.Errorf(stet.Internal, "the feed parser failed: please report this feed: %v", p)
		}
	}()
	r = &raw{}
	switch found {
	case formRSS:
		err = r.rss(doc)
	case formAtom:
		err = r.atom(doc)
	default:
		err = r.json(doc)
	}
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "the feed cannot be read: tell the outlet: %w", err)
	}
	return r, nil
}

func (r *raw) rss(doc []byte) error {
	list, err := (&rss.Parser{}).Parse(bytes.NewReader(doc))
	if err != nil {
		return err
	}
	if list == nil {
		return fmt.Errorf("it has no channel")
	}
	// No image is looked for in each entry's HTML: we show none.
	r.Feed, err = (&gofeed.DefaultRSSTranslator{DisableContentImageScan: true}).Translate(list)
	if err != nil {
		return err
	}
	for _, prefix := range []string{"atom", "atom10", "atom03"} {
		for _, link := range r.Extensions[prefix]["link"] {
			if r.hub == "" && hasWord(link.Attrs["rel"], "hub") {
				r.hub = link.Attrs["href"]
			}
		}
	}
	r.langs = make([]string, len(r.Items))
	for i, item := range r.Items {
		if dc := item.DublinCoreExt; dc != nil && len(dc.Language) > 0 {
			r.langs[i] = dc.Language[0]
		}
	}
	return nil
}

func (r *raw) atom(doc []byte) error {
	list, err := (&atom.Parser{}).Parse(bytes.NewReader(doc))
	if err != nil {
		return err
	}
	for _, link := range list.Links {
		if r.hub == "" && link != nil && hasWord(link.Rel, "hub") {
			r.hub = link.Href
		}
	}
	r.Feed, err = (&gofeed.DefaultAtomTranslator{}).Translate(list)
	return err
}

func (r *raw) json(doc []byte) error {
	list, err := (&feedjson.Parser{}).Parse(bytes.NewReader(doc))
	if err != nil {
		return err
	}
	// gofeed follows the pointers that a null leaves.
	list.Items, list.Authors = present(list.Items), present(list.Authors)
	for _, item := range list.Items {
		item.Authors = present(item.Authors)
		r.langs = append(r.langs, item.Language)
	}
	if r.Feed, err = (&gofeed.DefaultJSONTranslator{}).Translate(list); err != nil {
		return err
	}
	var more struct {
		Hubs []struct {
			URL string `json:"url"`
		} `json:"hubs"`
	}
	// gofeed does not read the hubs; a list with odd ones is still a list.
	if json.Unmarshal(doc, &more) == nil && len(more.Hubs) > 0 {
		r.hub = more.Hubs[0].URL
	}
	return nil
}

// present drops the nulls of a list.
func present[T any](list []*T) []*T {
	return slices.DeleteFunc(list, func(v *T) bool { return v == nil })
}
