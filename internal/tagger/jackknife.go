package tagger

// Jackknife gives each sentence the tags of a model that was trained on the
// others, in folds parts: what learns from tags should see them as wrong as they
// will be. Neighbouring sentences fall into one part. Options.Progress is told of
// all passes.
func Jackknife(sentences []Sentence, folds int, o Options) [][]string {
	tags := make([][]string, len(sentences))
	progress := o.Progress
	o.Epochs = orElse(o.Epochs, 8)
	for fold := range folds {
		from, to := fold*len(sentences)/folds, (fold+1)*len(sentences)/folds
		others := append(append([]Sentence(nil), sentences[:from]...), sentences[to:]...)
		if progress != nil {
			o.Progress = func(done, _ int) { progress(fold*o.Epochs+done, folds*o.Epochs) }
		}
		m := Train(others, o)
		for i := from; i < to; i++ {
			tags[i] = make([]string, len(sentences[i].Words))
			m.Tag(sentences[i].Words, tags[i])
		}
	}
	return tags
}
