// Command stet is a newsroom that lets nothing stand unless its sources do.
//
// main.go reads the command line, wire.go joins the parts, and each command has
// a file of its own. Errors are printed in one line; the exit status tells their
// kind (exit.go).
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/alecthomas/kong"

	"stet"
	"stet/internal/config"
)

// cli is the command line.
type cli struct {
	Config   string `help:"Read settings from this TOML file." placeholder:"FILE" env:"STET_CONFIG" type:"path"`
	Data     string `help:"Keep the newsroom in this directory." placeholder:"DIR"`
	Database string `help:"Use this database: postgres://… or sqlite:PATH." placeholder:"ADDRESS"`

	Demo        demoCmd        `cmd:"" help:"Run a complete example newsroom: no network, no configuration."`
	Serve       serveCmd       `cmd:"" help:"Read the sources, write, and serve the site."`
	Work        workCmd        `cmd:"" help:"Read and write without serving (for PostgreSQL, beside serve)."`
	Source      sourceCmd      `cmd:"" help:"Add, list, test, remove, import and export sources."`
	Read        readCmd        `cmd:"" help:"Print the report that is read from an address or file, and its statements."`
	Story       storyCmd       `cmd:"" help:"List stories, or show one with its claims."`
	Article     articleCmd     `cmd:"" help:"Show an article as text."`
	Check       checkCmd       `cmd:"" help:"Check any text against its sources, sentence by sentence."`
	Account     accountCmd     `cmd:"" help:"Add, list, promote, bar and remove those who sign in."`
	Comments    commentsCmd    `cmd:"" help:"Export and import what readers say."`
	Status      statusCmd      `cmd:"" help:"Show what the newsroom holds, what failed and what is parked."`
	Eval        evalCmd        `cmd:"" help:"Measure a stage on labelled data."`
	Train       trainCmd       `cmd:"" help:"Train a model on data of your own."`
	Backup      backupCmd      `cmd:"" help:"Write everything into one file, also while the newsroom runs."`
	Restore     restoreCmd     `cmd:"" help:"Fill an empty newsroom from a backup, on either database."`
	Settings    configCmd      `cmd:"" name:"config" help:"Print the settings in force, secrets hidden."`
	Version     versionCmd     `cmd:"" help:"Print the version."`
	Healthcheck healthcheckCmd `cmd:"" help:"Ask a running server whether it is ready (for containers)."`
}

// console is what a command may use of the outside world.
type console struct {
	ctx    context.Context
	in     io.Reader
	out    io.Writer
	err    io.Writer
	getenv func(string) string
	flags  *cli
}

// settings gives the configuration, the command line overruling the rest.
func (c *console) settings() (config.Config, error) {
	cfg, err := config.Load(c.flags.Config, c.getenv)
	if c.flags.Data != "" {
		cfg.Data = c.flags.Data
	}
	if c.flags.Database != "" {
		cfg.Database = c.flags.Database
	}
	return cfg, err
}

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	os.Exit(run(ctx, os.Args[1:], os.Stdin, os.Stdout, os.Stderr, os.Getenv))
}

// run is the whole program, but for the process: it gives the exit status.
func run(ctx context.Context, args []string, in io.Reader, out, errs io.Writer, getenv func(string) string) (status int) {
	var flags cli
	exited := -1
	parser, err := kong.New(&flags, kong.Name("stet"),
		kong.Description("A newsroom that lets nothing stand unless its sources do.\n\nBegin with: stet demo"),
		kong.Writers(out, errs), kong.Exit(func(code int) { exited = code }), kong.UsageOnError(),
		kong.ConfigureHelp(kong.HelpOptions{Compact: true, WrapUpperBound: 100}))
	if err != nil {
		fmt.Fprintln(errs, "stet:", err)
		return exitInternal
	}
	command, err := parser.Parse(args)
	if exited >= 0 {
		return exited // help was asked for and printed
	}
	if err != nil {
		fmt.Fprintf(errs, "stet: %v (stet --help lists the commands)\n", err)
		return exitStatus(stet.Invalid)
	}
	c := &console{ctx: ctx, in: in, out: out, err: errs, getenv: getenv, flags: &flags}
	if err := command.Run(c); err != nil {
		return report(errs, err)
	}
	return 0
}
