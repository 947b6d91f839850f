// Package model is the writer that asks a language model. It keeps to the same
// contract as the extractive one: it hands in sentences, each with the passages
// that it rests on, and the gates decide.
//
//	passages.go  what the model is shown: numbered sentences of one story's reports
//	prompt.go    the prompts, which are files in prompts/; their hashes are recorded
//	write.go     Write: one request, one draft
//	reply.go     a reply as a draft: by passage numbers, never by order
//	talk.go      what is no news: self-talk, repeated instructions, addresses
//	fair.go      how much may be taken over from one origin
//	repair.go    Draft.Repair: all refused sentences in one further request
//	account.go   Account: how a model came to its article, for the production record
//
// Passages are data: each is one line of JSON between two marks that no passage
// can hold (llm.Fence), without characters that only a machine sees, and one that
// speaks to a language model is left out. A reply is untrusted: whatever it
// says, it becomes sentences with citations of passages that were given, under
// headings of the house's own; a number that was not given is no passage, and the
// citation gate refuses it. Sentences that are not news never reach the gates:
// they are withheld by the writer.
//
// The package sends nothing itself (llm.Generator does), sets no IDs and times,
// and keeps nothing. The same dossier and the same replies give the same draft.
package model
