package eval

import (
	"context"
	"time"

	"stet"
	"stet/internal/statements/model"
	"stet/internal/text"
)

// layersText is a text whose layers are compared, with its statements, of which
// only the quotations among the contents are looked at.
type layersText struct {
	statementRow
	Article string `json:"article"`
}

// layersPrediction is one line of the predictions. The tokens have neither
// lemma nor name class.
type layersPrediction struct {
	Article    string         `json:"article"`
	Sentences  [][]layerToken `json:"sentences"`
	Names      []layerName    `json:"names"`
	Quotations spans          `json:"quotations"`
}

// Layers measures what the extraction of statements in English stands on, each
// layer by itself, on raw text: tokens, sentences, parts of speech, syntax,
// names and quotations. All but the quotations are compared with layers that
// another program made: such a figure is agreement, not accuracy. Paths are the
// texts with statements and the layers; texts without layers are left out.
func Layers(ctx context.Context, paths []string, o Options) (_ Result, err error) {
	defer stet.Wrap(&err, "eval.Layers")
	if len(paths) != 2 {
		return Result{}, stet.Errorf(stet.Invalid, "give two files: texts with statements, and their layers")
	}
	texts, gold, err := readLayers(paths[0], paths[1])
	if err != nil {
		return Result{}, err
	}
	m, err := model.Default()
	if err != nil {
		return Result{}, err
	}
	score := layersScore{}
	var took time.Duration
	for i, row := range texts {
		if err := ctx.Err(); err != nil {
			return Result{}, err
		}
		start := time.Now()
		found := ownLayers(row.Text, m)
		took += time.Since(start)
		found.Article = row.Article
		if err := o.predict(found); err != nil {
			return Result{}, err
		}
		score.compare(gold[row.Article], &found)
		score.quotations(&row, found.Quotations)
		o.step(i+1, len(texts))
	}
	return Result{
		Task: "layers", Items: len(texts),
		ItemsPerSecond: float64(len(texts)) / max(took.Seconds(), 1e-9), Metrics: score.metrics(),
	}, nil
}

// readLayers reads the texts that count and have layers, and the layers by
// article.
func readLayers(textsPath, layersPath string) (texts []layersText, gold map[string][][]layerToken, err error) {
	all, err := readLines[layersText](textsPath)
	if err != nil {
		return nil, nil, err
	}
	rows, err := readLines[layersRow](layersPath)
	if err != nil {
		return nil, nil, err
	}
	gold = map[string][][]layerToken{}
	for _, r := range rows {
		gold[r.Article] = r.Sentences
	}
	for _, t := range all {
		if t.Main != nil && !*t.Main || len(gold[t.Article]) == 0 {
			continue
		}
		if err := t.validate(); err != nil {
			return nil, nil, err
		}
		if err := fits(gold[t.Article], t.Text); err != nil {
			return nil, nil, stet.Errorf(stet.Invalid, "layers of article %s: %w", t.Article, err)
		}
		texts = append(texts, t)
	}
	if len(texts) == 0 {
		return nil, nil, stet.Errorf(stet.Invalid, "no text has layers: both files must name the same articles")
	}
	return texts, gold, nil
}

// maxSentence is where the model of statements parts a sentence, in tokens.
const maxSentence = 160

// ownLayers runs our layers over a text, as the model of statements does.
func ownLayers(s string, m *model.Model) layersPrediction {
	at := codePointsBefore(s)
	out := layersPrediction{Sentences: [][]layerToken{}, Names: []layerName{}, Quotations: spans{}}
	var tokens []text.Token
	for _, sentence := range text.Sentences(s, "en") {
		tokens = text.Treebank(tokens[:0], sentence.In(s))
		for rest := tokens; len(rest) > 0; {
			n := min(len(rest), maxSentence)
			out.Sentences = append(out.Sentences, ownSentence(s, sentence.Start, rest[:n], at, m))
			rest = rest[n:]
		}
	}
	for _, n := range text.Names(s, "en") {
		out.Names = append(out.Names, layerName{[2]int{at[n.Span.Start], at[n.Span.End]}, classOf(n.Kind)})
	}
	for _, q := range text.Quotations(s) {
		out.Quotations = append(out.Quotations, [2]int{at[q.Outer.Start], at[q.Outer.End]})
	}
	return out
}

// ownSentence tags and parses tokens that count from byte offset.
func ownSentence(s string, offset int, tokens []text.Token, at []int, m *model.Model) []layerToken {
	n := len(tokens)
	words, tags, relations, heads := make([]string, n), make([]string, n), make([]string, n), make([]int, n)
	for i, t := range tokens {
		words[i] = s[offset+t.Start : offset+t.End]
	}
	m.Tagger.Tag(words, tags)
	m.Parser.Parse(words, tags, heads, relations)
	out := make([]layerToken, n)
	for i, t := range tokens {
		out[i] = layerToken{
			span: [2]int{at[offset+t.Start], at[offset+t.End]},
			tag:  tags[i], head: heads[i] + 1, relation: relations[i],
		}
	}
	return out
}

// classOf names a kind of name as the layers do; "" where it is not told.
func classOf(k text.NameKind) string {
	switch k {
	case text.NamePerson:
		return person
	case text.NameBody:
		return organization
	case text.NamePlace:
		return location
	}
	return ""
}
