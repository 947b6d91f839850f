// Package draft has an article written about a story: a writer proposes, the
// gates refuse what the passages do not hold, the writer mends once, and where a
// judge is configured it reads what stands.
//
//	desk.go    Desk: who writes, checks and judges; Piece: one article with its record
//	model.go   a language model writes, and mends what was refused
//	judge.go   a judge reads what stands, and what is kept of the last revision
//	record.go  what the production record says of it
//
// Whatever becomes of the model (down, slow, over budget, talking nonsense), the
// extractive writer's article stands ready, and the record says why it was taken.
// The package asks models through internal/llm, knows neither jobs nor the
// store, and keeps nothing; without a model the same story gives the same piece.
package draft
