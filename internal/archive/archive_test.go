package archive

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"

	"stet"
)

// small is the largest body in tests.
const small = 1 << 20

func newArchive(t testing.TB, dir string) *Archive {
	t.Helper()
	a, err := open(dir, small)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func put(t testing.TB, a *Archive, body string) string {
	t.Helper()
	sum, err := a.Put([]byte(body))
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

// files lists everything below dir that is no folder.
func files(t testing.TB, dir string) (names []string) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			names = append(names, path)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func wantKind(t *testing.T, err error, kind stet.Kind, says string) {
	t.Helper()
	if stet.KindOf(err) != kind || err != nil && !strings.Contains(err.Error(), says) {
		t.Errorf("got %q (%v), want %q saying %q", stet.KindOf(err), err, kind, says)
	}
}

func TestWhatIsPutCanBeHad(t *testing.T) {
	dir := t.TempDir()
	a := newArchive(t, dir)
	rapid.Check(t, func(t *rapid.T) {
		body := rapid.SliceOf(rapid.Byte()).Draw(t, "body")
		sum, err := a.Put(body)
		if err != nil {
			t.Fatal(err)
		}
		got, err := a.Get(sum)
		if err != nil || !bytes.Equal(got, body) {
			t.Fatalf("got %d bytes, %v; want %d", len(got), err, len(body))
		}
	})
}

func TestLayout(t *testing.T) {
	dir := t.TempDir()
	a := newArchive(t, dir)
	const sum = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824" // of "hello"
	for range 2 {
		if got := put(t, a, "hello"); got != sum {
			t.Errorf("SHA-256 %s", got)
		}
	}
	want := filepath.Join(dir, "sha256", "2c", sum[2:]+".zst")
	if got := files(t, dir); !slices.Equal(got, []string{want}) {
		t.Errorf("files %v, want only %s", got, want)
	}
}

func TestGetRefusesKeys(t *testing.T) {
	dir := t.TempDir()
	a := newArchive(t, filepath.Join(dir, "archive"))
	sum := put(t, a, "hello")
	for _, key := range []string{
		"", "ab", sum[:63], sum + "0", strings.ToUpper(sum), "../../../../etc/passwd",
		"2c/" + sum[3:], "..//////////" + sum[12:], sum[:63] + "\x00", strings.Repeat("é", 32),
	} {
		_, err := a.Get(key)
		wantKind(t, err, stet.Invalid, "no SHA-256")
	}
	_, err := a.Get(strings.Repeat("0", 64))
	wantKind(t, err, stet.NotFound, "no original")
}

func TestDamageIsSeenAndMended(t *testing.T) {
	pack := func(b []byte) []byte {
		w, err := zstd.NewWriter(nil)
		if err != nil {
			t.Fatal(err)
		}
		return w.EncodeAll(b, nil)
	}
	body := strings.Repeat("a report worth keeping, ", 50)
	for name, spoil := range map[string]func([]byte) []byte{
		"empty":       func([]byte) []byte { return nil },
		"cut":         func(b []byte) []byte { return b[:len(b)/2] },
		"one bit":     func(b []byte) []byte { b[len(b)/2] ^= 4; return b },
		"other bytes": func([]byte) []byte { return pack([]byte("another body")) },
		"no zstd":     func([]byte) []byte { return []byte(body) },
		"bomb":        func([]byte) []byte { return pack(make([]byte, small+1)) },
		"many frames": func([]byte) []byte { return bytes.Repeat(pack(make([]byte, small/4)), 8) },
		"too long":    func([]byte) []byte { return make([]byte, small+small/8) },
		"with a tail": func(b []byte) []byte { return append(b, pack([]byte("tail"))...) },
		"wild frame":  func([]byte) []byte { return []byte("\x28\xb5\x2f\xfd\xe0\xff\xff\xff\xff\xff\xff\xff\x7f") },
	} {
		t.Run(name, func(t *testing.T) {
			a := newArchive(t, t.TempDir())
			sum := put(t, a, body)
			path := a.path(sum)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			if err := os.WriteFile(path, spoil(data), 0o600); err != nil {
				t.Fatal(err)
			}
			_, err = a.Get(sum)
			wantKind(t, err, stet.Corrupt, "restore it from a backup")
			put(t, a, body)
			if got, err := a.Get(sum); err != nil || string(got) != body {
				t.Errorf("putting the right bytes did not mend it: %v", err)
			}
		})
	}
}

func TestPutBounds(t *testing.T) {
	a := newArchive(t, t.TempDir())
	a.limit = 10
	put(t, a, "ten bytes!")
	_, err := a.Put([]byte("eleven byte"))
	wantKind(t, err, stet.TooLarge, "10 bytes")
}

// faulty fails the operation that its name says, after letting some bytes
// through.
type faulty struct {
	osDisk
	at     string
	err    error
	synced []string // folders
}

func (d *faulty) create(dir string) (file, error) {
	if d.at == "create" {
		return nil, d.err
	}
	f, err := d.osDisk.create(dir)
	return &faultyFile{f, d}, err
}

func (d *faulty) rename(from, to string) error {
	if d.at == "rename" {
		return d.err
	}
	return d.osDisk.rename(from, to)
}

func (d *faulty) syncDir(dir string) error {
	if d.at == "syncDir" {
		return d.err
	}
	d.synced = append(d.synced, dir)
	return d.osDisk.syncDir(dir)
}

type faultyFile struct {
	file
	d *faulty
}

func (f *faultyFile) Write(p []byte) (int, error) {
	if f.d.at == "write" {
		n, _ := f.file.Write(p[:len(p)/2])
		return n, f.d.err
	}
	return f.file.Write(p)
}

func (f *faultyFile) Sync() error {
	if f.d.at == "sync" {
		return f.d.err
	}
	return f.file.Sync()
}

func (f *faultyFile) Close() error {
	err := f.file.Close()
	if f.d.at == "close" {
		return f.d.err
	}
	return err
}

func TestBrokenDiskLosesNothing(t *testing.T) {
	dir := t.TempDir()
	a := newArchive(t, dir)
	before := put(t, a, "kept before")
	for _, at := range []string{"create", "write", "sync", "close", "rename"} {
		for _, tt := range []struct {
			err  error
			kind stet.Kind
			says string
		}{
			{syscall.ENOSPC, stet.Unavailable, "full: free some space"},
			{syscall.EDQUOT, stet.Unavailable, "full: free some space"},
			{syscall.EROFS, stet.Unavailable, "read-only"},
			{syscall.EIO, stet.Unavailable, "does not work"},
			{syscall.EACCES, stet.Forbidden, "no right"},
		} {
			t.Run(fmt.Sprint(at, " ", tt.err), func(t *testing.T) {
				body := fmt.Sprint("in vain: ", at, tt.err)
				had := len(files(t, dir))
				a.disk = &faulty{at: at, err: &fs.PathError{Op: at, Path: dir, Err: tt.err}}
				_, err := a.Put([]byte(body))
				wantKind(t, err, tt.kind, tt.says)
				if got := files(t, dir); len(got) != had {
					t.Errorf("left behind: %v", got)
				}
				if _, err := a.Get(before); err != nil {
					t.Errorf("what was there before: %v", err)
				}
				a.disk = osDisk{}
				if _, err := a.Get(put(t, a, body)); err != nil {
					t.Errorf("once the disk is well: %v", err)
				}
			})
		}
	}
}

func TestPutIsDurable(t *testing.T) {
	a := newArchive(t, t.TempDir())
	d := &faulty{at: "syncDir", err: syscall.EIO}
	a.disk = d
	_, err := a.Put([]byte("hello"))
	wantKind(t, err, stet.Unavailable, "does not work")
	d.at = ""
	sum := put(t, a, "hello")
	want := []string{a.root(), filepath.Dir(a.path(sum))}
	if !slices.Equal(d.synced, want) {
		t.Errorf("synced %v, want %v", d.synced, want)
	}
	// Another process finds the file and cannot know that its name is safe.
	other := newArchive(t, a.dir)
	seen := &faulty{}
	other.disk = seen
	put(t, other, "hello")
	if !slices.Equal(seen.synced, want) {
		t.Errorf("synced %v, want %v", seen.synced, want)
	}
}

func TestOpenClearsWhatAKilledProcessLeft(t *testing.T) {
	dir := t.TempDir()
	a := newArchive(t, dir)
	old, fresh := filepath.Join(a.tmp(), "body-1"), filepath.Join(a.tmp(), "body-2")
	for _, name := range []string{old, fresh} {
		if err := os.WriteFile(name, []byte("half"), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Chtimes(old, time.Time{}, time.Now().Add(-2*staleAfter)); err != nil {
		t.Fatal(err)
	}
	newArchive(t, dir)
	if got := files(t, dir); !slices.Equal(got, []string{fresh}) {
		t.Errorf("files %v; want the one that may have a writer", got)
	}
}

func TestOpenWhereNoFolderCanBe(t *testing.T) {
	name := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(name, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err := Open(name)
	wantKind(t, err, stet.Unavailable, name)
}

func TestWalkAndVerify(t *testing.T) {
	a := newArchive(t, t.TempDir())
	var want []string
	for i := range 100 {
		want = append(want, put(t, a, fmt.Sprint("body ", i)))
	}
	slices.Sort(want)
	for _, stray := range []string{"README", want[0][2:] + ".zst~", "00.zst"} {
		if err := os.WriteFile(filepath.Join(a.root(), want[0][:2], stray), nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	if err := a.Walk(func(sum string) error { got = append(got, sum); return nil }); err != nil || !slices.Equal(got, want) {
		t.Errorf("walked over %d bodies, want %d in order; %v", len(got), len(want), err)
	}
	enough := errors.New("enough")
	if err := a.Walk(func(string) error { return enough }); !errors.Is(err, enough) {
		t.Errorf("got %v", err)
	}
	if err := os.WriteFile(a.path(want[7]), []byte("rot"), 0o600); err != nil {
		t.Fatal(err)
	}
	var bad []string
	whole, err := a.Verify(t.Context(), func(sum string, err error) {
		wantKind(t, err, stet.Corrupt, "restore")
		bad = append(bad, sum)
	})
	if err != nil || whole != 99 || !slices.Equal(bad, want[7:8]) {
		t.Errorf("%d whole, bad %v, %v", whole, bad, err)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = a.Verify(ctx, func(string, error) {})
	wantKind(t, err, stet.Unavailable, "stopped")
}

func TestPutAtTheSameTime(t *testing.T) {
	dir := t.TempDir()
	one, two := newArchive(t, dir), newArchive(t, dir)
	var wg sync.WaitGroup
	for i := range 40 {
		wg.Go(func() {
			a := one
			if i%2 == 0 {
				a = two
			}
			body := fmt.Sprint("body ", i/8)
			sum, err := a.Put([]byte(body))
			if err != nil {
				t.Error(err)
				return
			}
			if got, err := a.Get(sum); err != nil || string(got) != body {
				t.Errorf("got %q, %v", got, err)
			}
		})
	}
	wg.Wait()
	if got := files(t, dir); len(got) != 5 {
		t.Errorf("files %v, want 5", got)
	}
}

// FuzzGet reads files that hold anything: the right bytes or an error, never
// other bytes.
func FuzzGet(f *testing.F) {
	a := newArchive(f, f.TempDir())
	body := strings.Repeat("seed ", 20)
	sum := put(f, a, body)
	packed, err := os.ReadFile(a.path(sum))
	if err != nil {
		f.Fatal(err)
	}
	f.Add(packed)
	f.Add(packed[:len(packed)-3])
	f.Add([]byte("\x28\xb5\x2f\xfd\xa4\xff\xff\xff\xff"))
	f.Fuzz(func(t *testing.T, data []byte) {
		if err := os.WriteFile(a.path(sum), data, 0o600); err != nil {
			t.Fatal(err)
		}
		got, err := a.Get(sum)
		if err == nil && string(got) != body {
			t.Errorf("other bytes than were put: %q", got)
		}
		if err != nil && stet.KindOf(err) != stet.Corrupt {
			t.Errorf("kind %q: %v", stet.KindOf(err), err)
		}
	})
}
