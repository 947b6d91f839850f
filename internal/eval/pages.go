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
		ItemsPerSecond: float64(score.pages) / took.Seconds(),
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
	pages          int
	tp, fp, tn, fn int
	title          fieldShare
	date           fieldShare
	author         fieldShare
}

// fieldShare is a share: how many of the known are right.
type fieldShare struct{ right, all int }

func (t *fieldShare) add(gold, got string) {
	if gold == "" {
		return
	}
	t.all++
	if strings.ToLower(squeeze(gold)) == strings.ToLower(squeeze(got)) {
		t.right++
	}
}

func (t fieldShare) share() float64 { return ratio(t.right, t.all) }

func (s *pageScore) add(g goldPage, p predictedPage) {
	s.pages++
	text := squeeze(p.Text)
	for _, must := range g.Must {
		if strings.Contains(text, squeeze(must)) {
			s.tp++
		} else {
			s.fn++
		}
	}
	for _, not := range g.MustNot {
		if strings.Contains(text, squeeze(not)) {
			s.fp++
		} else {
			s.tn++
		}
	}
	s.title.add(g.Title, p.Title)
	s.date.add(g.Date, p.Date)
	s.author.add(g.Author, p.Author)
}

func (s *pageScore) metrics() map[string]float64 {
	precision, recall := ratio(s.tp, s.tp+s.fp), ratio(s.tp, s.tp+s.fn)
	f1 := 0.0
	if precision+recall > 0 {
		f1 = 2 * precision * recall / (precision + recall)
	}
	return map[string]float64{
		"precision": precision, "recall": recall, "f1": f1,
		"accuracy": ratio(s.tp+s.tn, s.tp+s.tn+s.fp+s.fn),
		"title":    s.title.share(), "date": s.date.share(), "author": s.author.share(),
	}
}

// squeeze makes runs of white space one blank, and drops the outer ones.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// ratio is a/b, 0 when b is 0.
func ratio(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}
