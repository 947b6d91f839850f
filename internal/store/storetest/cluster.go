package storetest

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
)

// Main runs a package's tests and stops the cluster that they started: call it
// from TestMain, as os.Exit(storetest.Main(m)).
func Main(m *testing.M) int {
	defer func() { stop() }() // what stop is by then
	return m.Run()
}

var (
	cluster = sync.OnceValues(start)
	stop    = func() {}
)

// start makes a cluster in a temporary directory and gives its address. With
// STET_TEST_POSTGRES set, that server is used instead.
func start() (string, error) {
	if address := os.Getenv("STET_TEST_POSTGRES"); address != "" {
		return address, nil
	}
	bin, err := binaries()
	if err != nil {
		return "", err
	}
	dir, err := os.MkdirTemp("", "stet-postgres")
	if err != nil {
		return "", err
	}
	as, err := credential(dir)
	if err != nil {
		return "", err
	}
	data := filepath.Join(dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "-D", data, "-A", "trust", "-U", "stet", "-N", "-E", "UTF8", "--locale=C")
	initdb.SysProcAttr, initdb.Dir = as, dir
	if out, err := initdb.CombinedOutput(); err != nil {
		return "", fmt.Errorf("initdb: %w: %s", err, out)
	}
	// Durability is off: the cluster dies with the tests.
	server := exec.Command(filepath.Join(bin, "postgres"), "-D", data, "-k", dir, "-c", "listen_addresses=", "-c", "fsync=off",
		"-c", "full_page_writes=off", "-c", "max_connections=200")
	server.SysProcAttr, server.Dir = as, dir
	if err := server.Start(); err != nil {
		return "", err
	}
	stop = func() {
		_ = server.Process.Signal(syscall.SIGQUIT) // immediate shutdown
		_ = server.Wait()
		_ = os.RemoveAll(dir)
	}
	address := "postgres://stet@/postgres?" + url.Values{"host": {dir}}.Encode()
	return address, await(address)
}

// await returns once the server answers, or an error after 30 seconds.
func await(address string) error {
	ctx, cancel := context.WithTimeout(context.Background(), 30*time.Second)
	defer cancel()
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for {
		conn, err := pgx.Connect(ctx, address)
		if err == nil {
			return conn.Close(ctx)
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("PostgreSQL did not come up: %w", err)
		case <-tick.C:
		}
	}
}

// binaries finds the directory with initdb and postgres.
func binaries() (string, error) {
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb") // Debian keeps them off the PATH
	slices.Sort(found)
	if len(found) > 0 {
		return filepath.Dir(found[len(found)-1]), nil
	}
	if path, err := exec.LookPath("initdb"); err == nil {
		return filepath.Dir(path), nil
	}
	return "", errors.New("initdb was not found: install PostgreSQL (on Debian: apt-get install postgresql)")
}

// credential gives the directory to another user when we are root, whom
// PostgreSQL refuses to serve.
func credential(dir string) (*syscall.SysProcAttr, error) {
	if os.Getuid() != 0 {
		return nil, nil
	}
	nobody, err := user.Lookup("nobody")
	if err != nil {
		return nil, err
	}
	uid, err := strconv.Atoi(nobody.Uid)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.Atoi(nobody.Gid)
	if err != nil {
		return nil, err
	}
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, os.Chown(dir, uid, gid)
}
