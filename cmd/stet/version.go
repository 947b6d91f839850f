package main

import (
	"fmt"
	"runtime"
	"runtime/debug"
)

// release is the version of the next release; changelog/ has what is in it.
const release = "0.1.0"

type versionCmd struct{}

// Run prints the version.
func (*versionCmd) Run(c *console) error {
	fmt.Fprintf(c.out, "stet %s (%s, %s/%s)\n", version(), runtime.Version(), runtime.GOOS, runtime.GOARCH)
	return nil
}

// version is the release, with the commit where the build knows it.
func version() string {
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return release
	}
	for _, s := range info.Settings {
		if s.Key == "vcs.revision" && len(s.Value) >= 12 {
			return release + "-" + s.Value[:12]
		}
	}
	return release
}
