// Package llm asks a language model that the operator configured: any endpoint
// that speaks OpenAI's chat completions (Ollama, llama.cpp, vLLM, hosted ones).
//
//	request.go  Request, Reply, Usage: what goes in and comes out; Generator
//	client.go   Client: one endpoint over HTTP, with bounds and retries; chat.go: the shapes on the wire
//	cache.go    Cache: replies by the hash of their request, as files
//	budget.go   Budget: what a day may cost; Price, Limits
//	model.go    Model: the three joined; Session: one article's requests, counted and bounded
//	fence.go    what marks data in a prompt, so that the data cannot end it
//	object.go   the JSON object in a reply, whatever stands around it
//
// A reply is somebody else's text: it is bounded, and nothing here acts on it.
// What goes out is what the caller puts into a Request, to the one configured
// address, which no text can change; redirects are not followed. The API key
// appears in no error.
//
// The package keeps replies and the day's sums in the directory that it is
// given, and knows nothing of articles.
package llm
