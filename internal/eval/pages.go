package eval

import (
	"bytes"
	"compress/gzip"
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"stet"
	"stet/internal/extract"
)

// goldPage is one line of gold.jsonl: a page's file and what a reader of it
// should and should not get.
type goldPage struct {
	File    string   `json:"file"`
	URL     string   `json:"url"`
	Must    []string `json:"must"`
	MustNot []string `json:"must_not"`
	Title   string   `json:"title"`
	Date    string   `json:"date"`
	Author  string   `json:"author"`
}

// predictedPage is one line of the predictions.
type predictedPage struct {
	File   string `json:"file"`
	Text   string `json:"text"`
	Title  string `json:"title"`
	Date   string `json:"date"`
	Author string `json:"author"`
}

// Pages measures extraction: each path is a folder with gold.jsonl and the
// pages it names, plain or as NAME.gz. The metric is that of the trafilatura
// project's evaluation: strings that a text must and must not contain, white space
// squeezed; a page of which nothing is read counts as empty text. Title, date
// and author are shares equal, squeezed and lower-cased, where known.
// Items per second counts extraction alone, on one core, without reading files.
func Pages(ctx context.Context, paths []string, o Options) (result Result, err error) {
	defer stet.Wrap(&err, "eval pages")
	var score pageScore
	var took time.Duration
	for _, folder := range paths {
		gold, err := readLines[goldPage](filepath.Join(folder, "gold.jsonl"))
		if err != nil {
			return Result{}, err
		}
		for i, g := range gold {
			if err := ctx.Err(); err != nil {
				return Result{}, err
			}
			body, err := readPage(folder, g.File)
			if err != nil {
				return Result{}, err
			}
			start := time.Now()
			p := predictPage(g, body)
			took += time.Since(start)
			score.add(g, p)
			if err := o.predict(p); err != nil {
				return Result{}, err
			}
			o.step(i+1, len(gold))
		}
	}
	if score.pages == 0 {
		return Result{}, stet.Errorf(stet.Invalid, "gold.jsonl names no page")
	}
	return Result{
		Task: "pages", Items: score.pages,
		ItemsPerSecond: perSecond(score.pages, took),
		Metrics:        score.metrics(),
	}, nil
}

// predictPage reads one page. An error is an empty text, as the metric says.
func predictPage(g goldPage, body []byte) predictedPage {
	p := predictedPage{File: g.File}
	page, err := extract.Read(body, "text/html", g.URL)
	if err != nil {
		return p
	}
	p.Text, p.Title, p.Author = page.Text, page.Headline, page.Byline
	if !page.Published.IsZero() {
		p.Date = page.Published.Format(time.DateOnly)
	}
	return p
}

// readPage reads a page's bytes, from NAME or NAME.gz in the folder. A name that leads
// out of the folder is refused.
func readPage(folder, name string) ([]byte, error) {
	if !filepath.IsLocal(name) {
		return nil, stet.Errorf(stet.Invalid, "gold.jsonl names %q, which is not in the folder", name)
	}
	path := filepath.Join(folder, name)
	raw, err := os.ReadFile(path)
	if err == nil {
		return raw, nil
	}
	if !errors.Is(err, fs.ErrNotExist) {
		return nil, stet.Errorf(stet.Unavailable, "%w", err)
	}
	raw, err = os.ReadFile(path + ".gz")
	if err != nil {
		return nil, stet.Errorf(stet.NotFound, "neither %s nor %s.gz is there", path, name)
	}
	z, err := gzip.NewReader(bytes.NewReader(raw))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "%s.gz is not gzip: %w", path, err)
	}
	raw, err = io.ReadAll(io.LimitReader(z, maxPage))
	if err != nil {
		return nil, stet.Errorf(stet.Invalid, "%s.gz is damaged: %w", path, err)
	}
	return raw, nil
}

// maxPage bounds an unpacked page.
const maxPage = 64 << 20

// pageScore counts over the strings and fields of all pages.
type pageScore struct {
	pages               int
	must                tally // strings that should be in the texts; predicted counts must_not ones found, too
	not, notFound       int   // strings that should not be; how many are not
	title, date, author fieldShare
}

// fieldShare is how many of a field's known values are right.
type fieldShare struct{ right, all int }

func (f *fieldShare) add(gold, got string) {
	if gold == "" {
		return
	}
	f.all++
	if strings.EqualFold(squeeze(gold), squeeze(got)) {
		f.right++
	}
}

func (s *pageScore) add(g goldPage, p predictedPage) {
	s.pages++
	text := squeeze(p.Text)
	for _, must := range g.Must {
		s.must.gold++
		if strings.Contains(text, squeeze(must)) {
			s.must.right++
			s.must.predicted++
		}
	}
	for _, not := range g.MustNot {
		s.not++
		if strings.Contains(text, squeeze(not)) {
			s.must.predicted++
		} else {
			s.notFound++
		}
	}
	s.title.add(g.Title, p.Title)
	s.date.add(g.Date, p.Date)
	s.author.add(g.Author, p.Author)
}

func (s *pageScore) metrics() map[string]float64 {
	return map[string]float64{
		"precision": s.must.precision(), "recall": s.must.recall(), "f1": s.must.f1(),
		"accuracy": share(s.must.right+s.notFound, s.must.gold+s.not),
		"title":    share(s.title.right, s.title.all), "date": share(s.date.right, s.date.all), "author": share(s.author.right, s.author.all),
	}
}

// squeeze makes runs of white space one blank, and drops the outer ones.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }
