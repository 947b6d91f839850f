package eval

import (
	"context"
	"encoding/json"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/mmcdole/gofeed"

	"stet"
	"stet/internal/feed"
)

// feedPrediction is what one pair of the feeds task came to: the number of
// expected values, and those that did not come out equal.
type feedPrediction struct {
	File     string       `json:"file"`
	Expected int          `json:"expected"`
	Wrong    []wrongValue `json:"wrong,omitempty"`
	Error    string       `json:"error,omitempty"`
}

type wrongValue struct {
	Field string `json:"field"`
	Want  string `json:"want"`
	Got   string `json:"got"`
}

// Feeds measures the reading of feeds on folders laid out as the test data of
// gofeed, the feed library: under translator, X.xml with the expected result
// X.json, and X.json with X_expected.json. Metrics:
//
//	values           the share of non-empty expected values that come out equal: of
//	                 feed title, link, description, and of each item's title, link,
//	                 guid, published, updated, description, content, authors' names;
//	                 times are compared as instants
//	values.FIELD     the same for one field
//	expected_values  their number
//	pairs            the number of pairs
//	crashes          the number of files, of all in the folders, that crash the
//	                 parser
//
// Items counts all the files.
func Feeds(ctx context.Context, paths []string, o Options) (Result, error) {
	began := time.Now()
	files, err := feedFiles(paths)
	if err != nil {
		return Result{}, err
	}
	score := feedScore{right: map[string]int{}, all: map[string]int{}}
	for i, file := range files {
		if ctx.Err() != nil {
			return Result{}, stet.Errorf(stet.Unavailable, "stopped: %w", ctx.Err())
		}
		body, err := os.ReadFile(file)
		if err != nil {
			return Result{}, stet.Errorf(stet.NotFound, "%w", err)
		}
		score.parse(body)
		if gold := goldOf(file); gold != "" {
			p, err := score.compare(file, body, gold)
			if err != nil {
				return Result{}, err
			}
			if err := o.predict(p); err != nil {
				return Result{}, err
			}
		}
		o.step(i+1, len(files))
	}
	return Result{
		Task: "feeds", Items: len(files), Metrics: score.metrics(),
		ItemsPerSecond: float64(len(files)) / time.Since(began).Seconds(),
	}, nil
}

// feedFiles lists the feeds in the folders, in order.
func feedFiles(paths []string) (files []string, err error) {
	for _, path := range paths {
		err := filepath.WalkDir(path, func(name string, d fs.DirEntry, err error) error {
			if ext := filepath.Ext(name); err == nil && !d.IsDir() && (ext == ".xml" || ext == ".json") {
				files = append(files, name)
			}
			return err
		})
		if err != nil {
			return nil, stet.Errorf(stet.NotFound, "%w", err)
		}
	}
	if len(files) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no .xml or .json files in %s", strings.Join(paths, ", "))
	}
	return files, nil
}

// goldOf gives the file with the result that a feed should have; "" when it has
// none or is such a result itself.
func goldOf(file string) string {
	if filepath.Base(filepath.Dir(filepath.Dir(file))) != "translator" || strings.HasSuffix(file, "_expected.json") {
		return ""
	}
	stem := strings.TrimSuffix(file, filepath.Ext(file))
	gold := stem + ".json"
	if filepath.Ext(file) == ".json" {
		gold = stem + "_expected.json"
	}
	if _, err := os.Stat(gold); err != nil {
		return ""
	}
	return gold
}

// feedScore counts.
type feedScore struct {
	crashes, pairs int
	right, all     map[string]int // values by field
}

// parse counts a file on which the parser fails through a fault of its own,
// which Parse tells by the kind of its error.
func (s *feedScore) parse(body []byte) {
	defer func() {
		if recover() != nil {
			s.crashes++
		}
	}()
	if _, err := feed.Parse(body, "", "https://feeds.example/"); stet.KindOf(err) == stet.Internal {
		s.crashes++
	}
}

func (s *feedScore) compare(file string, body []byte, gold string) (feedPrediction, error) {
	p := feedPrediction{File: file}
	data, err := os.ReadFile(gold)
	if err != nil {
		return p, stet.Errorf(stet.NotFound, "%w", err)
	}
	var want gofeed.Feed
	if err := json.Unmarshal(data, &want); err != nil {
		return p, stet.Errorf(stet.Invalid, "%s: %w", gold, err)
	}
	got, err := feed.Read(body, "", "https://feeds.example/")
	if err != nil {
		p.Error = err.Error()
		got = &gofeed.Feed{}
	}
	s.pairs++
	wanted, given := feedValues(&want), feedValues(got)
	for i, w := range wanted {
		if w.value == "" {
			continue
		}
		var g string
		if j := slices.IndexFunc(given, func(v feedValue) bool { return v.item == w.item && v.field == w.field }); j >= 0 {
			g = given[j].value
		}
		p.Expected++
		s.all[w.field]++
		if g == w.value {
			s.right[w.field]++
		} else {
			p.Wrong = append(p.Wrong, wrongValue{Field: wanted[i].field, Want: w.value, Got: g})
		}
	}
	return p, nil
}

// feedValue is one value of a feed: item counts from 0, -1 is the feed itself.
type feedValue struct {
	item  int
	field string
	value string
}

func feedValues(f *gofeed.Feed) []feedValue {
	values := []feedValue{{-1, "feed.title", f.Title}, {-1, "feed.link", f.Link}, {-1, "feed.description", f.Description}}
	for n, i := range f.Items {
		var names []string
		for _, a := range i.Authors {
			if a != nil {
				names = append(names, a.Name)
			}
		}
		values = append(values,
			feedValue{n, "item.title", i.Title}, feedValue{n, "item.link", i.Link}, feedValue{n, "item.guid", i.GUID},
			feedValue{n, "item.published", instant(i.PublishedParsed, i.Published)}, feedValue{n, "item.updated", instant(i.UpdatedParsed, i.Updated)},
			feedValue{n, "item.description", i.Description}, feedValue{n, "item.content", i.Content},
			feedValue{n, "item.authors", strings.Join(names, "\n")})
	}
	return values
}

// instant is a time in a form that can be compared; as written where it could
// not be read.
func instant(t *time.Time, written string) string {
	if t == nil {
		return written
	}
	return t.UTC().Format(time.RFC3339Nano)
}

func (s *feedScore) metrics() map[string]float64 {
	m := map[string]float64{"crashes": float64(s.crashes), "pairs": float64(s.pairs)}
	var right, all int
	for field, n := range s.all {
		m["values."+field] = float64(s.right[field]) / float64(n)
		right, all = right+s.right[field], all+n
	}
	m["expected_values"] = float64(all)
	if all > 0 {
		m["values"] = float64(right) / float64(all)
	}
	return m
}
