// Package llmtest plays a model's endpoint for tests: a server that answers
// chat completions by a script, and fails by it too. It keeps what it was asked.
package llmtest
