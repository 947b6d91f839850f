package train

import (
	"context"
	"io"
	"runtime"
	"slices"
	"sync"

	"stet"
	"stet/internal/clusters"
	"stet/internal/crf"
	"stet/internal/ranker"
	"stet/internal/statements/model"
	"stet/internal/syntax"
	"stet/internal/tagger"
)

// Options says how a model is trained. Its zero value is how the embedded one
// was.
type Options struct {
	Seed     uint64
	Progress func(step string, done, total int) // may be nil; calls do not overlap
}

// folds is the number of parts of a corpus that take turns in being unseen.
const folds = 3

// Trained is a model with the lower layers that it stands on.
type Trained struct {
	Model  *model.Model
	tagger *tagger.Model
	parser *syntax.Model
}

// WriteTo writes the model for [model.Read].
func (t *Trained) Write(w io.Writer) error { return t.Model.Write(w, t.tagger, t.parser) }

// trainer goes through the steps.
type trainer struct {
	o       Options
	corpus  *Corpus
	words   *clusters.Table
	part    map[string]int // article → the part it belongs to
	taggers []*tagger.Model
	parsers []*syntax.Model // the last of each is trained on all
	mutex   sync.Mutex
}

// Statements trains a model. A corpus without sentences is Invalid. It takes
// about as long as the corpus has hundred thousand words, in minutes, and stops
// between steps when ctx ends.
func Statements(ctx context.Context, c *Corpus, o Options) (_ *Trained, err error) {
	defer stet.Wrap(&err, "train.Statements")
	if len(c.Sentences) == 0 {
		return nil, stet.Errorf(stet.Invalid, "no sentences with parts of speech and trees: give a file of them too (docs/formats.md)")
	}
	t := &trainer{o: o, corpus: c, part: map[string]int{}}
	if t.words, err = clusters.Default(); err != nil {
		return nil, err
	}
	for _, text := range c.Texts {
		if _, ok := t.part[text.Article]; !ok {
			t.part[text.Article] = len(t.part) % folds
		}
	}
	t.tag()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	t.parse()
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	m := t.statements(t.examples())
	m.Tagger, m.Parser = t.taggers[folds], t.parsers[folds]
	return &Trained{m, t.taggers[folds], t.parsers[folds]}, nil
}

// each runs n pieces of a step on all processors.
func (t *trainer) each(n int, run func(i int)) {
	slots := make(chan struct{}, runtime.GOMAXPROCS(0))
	var wait sync.WaitGroup
	for i := range n {
		slots <- struct{}{}
		wait.Go(func() {
			run(i)
			<-slots
		})
	}
	wait.Wait()
}

// progress tells of a step that runs in several pieces at once.
func (t *trainer) progress(step string, pieces int) func(piece int) func(done, total int) {
	at := make([]int, pieces)
	return func(piece int) func(done, total int) {
		return func(done, total int) {
			t.mutex.Lock()
			defer t.mutex.Unlock()
			at[piece] = done
			sum := 0
			for _, n := range at {
				sum += n
			}
			if t.o.Progress != nil {
				t.o.Progress(step, min(sum, total*pieces), total*pieces)
			}
		}
	}
}

// tag trains a tagger without each part, and one on all.
func (t *trainer) tag() {
	t.taggers = make([]*tagger.Model, folds+1)
	progress := t.progress("parts of speech", folds+1)
	t.each(folds+1, func(k int) {
		var sentences []tagger.Sentence
		for _, text := range t.corpus.Texts {
			if t.part[text.Article] == k {
				continue
			}
			for _, s := range t.corpus.Sentences[text.Article] {
				sentences = append(sentences, tagger.Sentence{Words: s.Words, Tags: s.Tags})
			}
		}
		t.taggers[k] = tagger.Train(sentences, tagger.Options{Epochs: 6, Seed: t.o.Seed, Progress: progress(k), Clusters: model.Clusters(t.words)})
	})
}

// parse trains a parser without each part, and one on all, on the tags of
// taggers that have not seen the sentences.
func (t *trainer) parse() {
	tagged := map[string][]syntax.Sentence{}
	for article, sentences := range t.corpus.Sentences {
		out := make([]syntax.Sentence, len(sentences))
		for i, s := range sentences {
			s.Tags = make([]string, len(s.Words))
			t.taggers[t.part[article]].Tag(s.Words, s.Tags)
			out[i] = s
		}
		tagged[article] = out
	}
	t.parsers = make([]*syntax.Model, folds+1)
	progress := t.progress("syntax", folds+1)
	t.each(folds+1, func(k int) {
		var sentences []syntax.Sentence
		for _, text := range t.corpus.Texts {
			if t.part[text.Article] != k {
				sentences = append(sentences, tagged[text.Article]...)
			}
		}
		t.parsers[k] = syntax.Train(sentences, syntax.Options{Epochs: 6, Seed: t.o.Seed, Features: 600_000, Progress: progress(k), Clusters: model.Clusters(t.words)})
	})
}

// How the models of statements learn; chosen on a tenth of the training articles
// of PolNeAR that the models had not seen.
var (
	cueOptions = crf.Options{
		Labels: 3, Epochs: 6, Dropout: 0.5, Rate: 0.03, MinCount: 2, Keep: 0.03,
	}
	roleOptions = crf.Options{
		Labels: 5, Epochs: 8, Dropout: 0.5, Rate: 0.03, MinCount: 2, Keep: 0.03,
	}
	rankerOptions = ranker.Options{
		Epochs: 6, Dropout: 0.5, Rate: 0.03, MinCount: 5, Keep: 0.003,
	}
)

// examples makes the texts ready.
func (t *trainer) examples() []*model.Example {
	out := make([]*model.Example, len(t.corpus.Texts))
	t.each(len(out), func(i int) {
		text := &t.corpus.Texts[i]
		k := t.part[text.Article]
		out[i] = model.NewExample(text.Text, text.Found, t.taggers[k], t.parsers[k])
	})
	return out
}

// statements trains the models of cues, of roles and of readings.
func (t *trainer) statements(examples []*model.Example) *model.Model {
	counts := make([]model.Counts, len(examples))
	t.each(len(examples), func(i int) { counts[i] = examples[i].Counts() })
	all := model.Counts{}
	for _, c := range counts {
		all.Add(c, 1)
	}
	lexicons := make([]model.Lexicon, len(examples))
	cues := make([][]crf.Sequence, len(examples))
	roles := make([][]crf.Sequence, len(examples))
	t.each(len(examples), func(i int) {
		lexicons[i] = all.Without(counts[i])
		cues[i] = examples[i].CueSequences(lexicons[i], t.words)
		roles[i] = examples[i].RoleSequences(lexicons[i], t.words)
	})
	cueFields := t.fields(cues, cueOptions, "cues")
	roleFields := t.fields(roles, roleOptions, "sources and contents")
	choices := make([][]ranker.Choice, len(examples))
	t.each(len(examples), func(i int) {
		k := t.part[t.corpus.Texts[i].Article]
		choices[i] = examples[i].Choices(lexicons[i], t.words, cueFields[k], roleFields[k])
	})
	o := rankerOptions
	o.Values, o.Seed, o.Progress = model.StartingValues(), t.o.Seed, t.progress("readings", 1)(0)
	return &model.Model{
		Lexicon: all.Lexicon(), Words: t.words, Cues: cueFields[folds], Roles: roleFields[folds],
		Ranker: ranker.Train(slices.Concat(choices...), o),
	}
}

// fields trains a field without each part, and one on all, as the last.
func (t *trainer) fields(texts [][]crf.Sequence, o crf.Options, step string) []*crf.Model {
	out := make([]*crf.Model, folds+1)
	o.Seed = t.o.Seed
	progress := t.progress(step, folds+1)
	t.each(folds+1, func(k int) {
		o := o
		o.Progress = progress(k)
		var sequences []crf.Sequence
		for i, s := range texts {
			if t.part[t.corpus.Texts[i].Article] != k {
				sequences = append(sequences, s...)
			}
		}
		out[k] = crf.Train(sequences, o)
	})
	return out
}
