// Package examples holds the example newsroom: scenarios as txtar files, each
// with the reports of some invented outlets and with what Stet must make of
// them. The demonstration plays them (internal/outlets reads and serves them);
// the package's own tests hold the stages to what the files expect.
//
// It holds files and one variable; README.md describes the format.
package examples

import "embed"

// Newsroom is the scenarios, under newsroom/.
//
//go:embed newsroom/*.txtar
var Newsroom embed.FS
