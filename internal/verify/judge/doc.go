// Package judge is a second reader by a language model: it is asked about
// sentences that every gate let stand (verify.Gates.Second), and can only refuse more.
//
// Sentences and passages are data between marks; the reply is untrusted: of it,
// only yes, no and words of the sentence itself reach readers. What the reply
// leaves out is left unjudged. The package keeps nothing.
package judge
