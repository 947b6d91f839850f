// Command count makes the background tables of package stories: in how many
// texts each word stands.
//
//	go run ./internal/stories/background/count -lang en -min 3 -o internal/stories/background/en.tsv.gz FILE…
//
// A FILE is .jsonl or .jsonl.gz, one JSON object a line, whose texts stand in
// "text", "source" or "reports[].text"; or a folder of .html.gz pages, of which
// the paragraphs of those in the language asked for are read. A text that
// occurs twice counts once.
package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"flag"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"golang.org/x/net/html"

	"stet/internal/stories"
)

func main() {
	lang := flag.String("lang", "en", "language of the texts")
	least := flag.Int("min", 3, "leave out words that stand in fewer texts")
	names := flag.Float64("names", 0.02, "count a name in no more than this share of the texts; 1 for languages whose nouns have capitals")
	out := flag.String("o", "", "file to write")
	flag.Parse()
	c := counter{lang: *lang, df: map[string]int{}, low: map[string]int{}, seen: map[uint64]bool{}, seed: maphash.MakeSeed()}
	for _, path := range flag.Args() {
		if err := c.read(path); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
	}
	if err := c.write(*out, *least, *names); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// counter counts texts and words.
type counter struct {
	lang string
	docs int
	df   map[string]int // texts that hold the word
	low  map[string]int // texts that hold it in lower case
	seen map[uint64]bool
	seed maphash.Seed
}

// add counts one text.
func (c *counter) add(text string) {
	key := maphash.String(c.seed, text)
	if c.seen[key] || len(text) < 200 {
		return
	}
	c.seen[key] = true
	c.docs++
	words, lows := map[string]bool{}, map[string]bool{}
	stories.Words(c.lang, text, func(form string, lower bool) {
		words[form] = true
		if lower {
			lows[form] = true
		}
	})
	for form := range words {
		c.df[form]++
	}
	for form := range lows {
		c.low[form]++
	}
}

// count gives what is written for a word. A collection is about somebody: how
// often it names them says nothing of how common the name is elsewhere, so
// what stands with a capital only counts up to a share of the texts.
func (c *counter) count(form string, names float64) int {
	return min(c.df[form], c.low[form]+max(1, int(names*float64(c.docs))))
}

func (c *counter) read(path string) error {
	if pages, err := filepath.Glob(filepath.Join(path, "*.html.gz")); err == nil && len(pages) > 0 {
		for _, page := range pages {
			if err := c.page(page); err != nil {
				return fmt.Errorf("%s: %w", page, err)
			}
		}
		return nil
	}
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	lines := bufio.NewScanner(r)
	lines.Buffer(nil, 16<<20)
	for lines.Scan() {
		var row struct {
			Text, Source string
			Reports      []struct{ Text string }
		}
		if err := json.Unmarshal(lines.Bytes(), &row); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		c.add(row.Text)
		c.add(row.Source)
		for _, report := range row.Reports {
			c.add(report.Text)
		}
	}
	return lines.Err()
}

// page counts the paragraphs of one page, if it is in the language.
func (c *counter) page(path string) error {
	r, err := open(path)
	if err != nil {
		return err
	}
	defer r.Close()
	root, err := html.Parse(io.LimitReader(r, 5<<20))
	if err != nil {
		return nil // not a page that can be read
	}
	var lang string
	var text strings.Builder
	for n := range root.Descendants() {
		if n.Type == html.ElementNode && n.Data == "html" {
			for _, a := range n.Attr {
				if a.Key == "lang" {
					lang = strings.ToLower(a.Val)
				}
			}
		}
		if n.Type == html.ElementNode && n.Data == "p" {
			for child := range n.Descendants() {
				if child.Type == html.TextNode {
					text.WriteString(child.Data)
				}
			}
			text.WriteByte('\n')
		}
	}
	if strings.HasPrefix(lang, c.lang) {
		c.add(text.String())
	}
	return nil
}

// write writes the table, sorted.
func (c *counter) write(path string, least int, names float64) error {
	f, err := os.Create(path)
	if err != nil {
		return err
	}
	defer f.Close()
	z, err := gzip.NewWriterLevel(f, gzip.BestCompression)
	if err != nil {
		return err
	}
	fmt.Fprintf(z, "#\t%d\n", c.docs)
	var forms []string
	for form := range c.df {
		if c.count(form, names) >= least {
			forms = append(forms, form)
		}
	}
	slices.Sort(forms)
	for _, form := range forms {
		fmt.Fprintf(z, "%s\t%d\n", form, c.count(form, names))
	}
	if err := z.Close(); err != nil {
		return err
	}
	fmt.Printf("%s: %d texts, %d words\n", path, c.docs, len(forms))
	return f.Close()
}

// open opens a file, unpacked if its name ends in .gz.
func open(path string) (io.ReadCloser, error) {
	f, err := os.Open(path)
	if err != nil || !strings.HasSuffix(path, ".gz") {
		return f, err
	}
	z, err := gzip.NewReader(f)
	if err != nil {
		f.Close()
		return nil, err
	}
	return struct {
		io.Reader
		io.Closer
	}{z, f}, nil
}
