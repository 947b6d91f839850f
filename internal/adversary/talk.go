package adversary

import "stet"

// selfTalk leaves in what a model says about its work.
func selfTalk(t *trial) bool {
	if t.random.IntN(3) == 0 {
		t.text = pick(t.random, selfTalkBefore) + " " + t.text
		return true
	}
	t.text += " " + pick(t.random, selfTalkAfter)
	return true
}

// obeyed does what an instruction in a source asks for: the words are in the cited
// passage, which addresses the machine, or nowhere.
func obeyed(t *trial) bool {
	o := pick(t.random, orders)
	if t.random.IntN(2) == 0 {
		t.text += " " + o.obeyed
		return true
	}
	// The page carries it, and the sentence rests on it.
	spoiled := *t.source
	spoiled.Text += "\n\n" + o.order
	spoiled = stet.NewReport(spoiled)
	at := len(spoiled.Text) - len(o.order)
	t.text, t.cited = o.obeyed, []stet.Citation{stet.Cite(&spoiled, stet.Span{Start: at, End: len(spoiled.Text)})}
	t.reports = append([]*stet.Report{&spoiled}, t.reports...)
	return true
}

// leakedPrompt leaves in what the writer was told.
func leakedPrompt(t *trial) bool {
	if t.random.IntN(3) == 0 {
		t.text = pick(t.random, prompts) + " " + t.text
		return true
	}
	t.text += " " + pick(t.random, prompts)
	return true
}
