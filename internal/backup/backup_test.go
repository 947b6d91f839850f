package backup_test

import (
	"archive/tar"
	"bytes"
	"context"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/klauspost/compress/zstd"

	"stet"
	"stet/internal/archive"
	"stet/internal/backup"
	"stet/internal/store"
	"stet/internal/store/storetest"
)

func TestMain(m *testing.M) { os.Exit(storetest.Main(m)) }

var (
	ctx = context.Background()
	day = time.Date(2031, 5, 2, 9, 0, 0, 0, time.UTC)
)

// newsroom gives a database and an archive that hold one snapshot.
func newsroom(t *testing.T) (*store.Store, *archive.Archive, string) {
	t.Helper()
	db := storetest.Open(t, storetest.Address(t, "sqlite"))
	a, err := archive.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	sum, err := a.Put([]byte("<p>The ferry burned.</p>"))
	if err != nil {
		t.Fatal(err)
	}
	source := stet.NewSource(stet.Source{Name: "Harbour Wire", URL: "http://harbour-wire.example/feed.xml", Added: day})
	item := stet.NewItem(stet.Item{Source: source.ID, URL: "http://harbour-wire.example/1", Seen: day})
	shot := stet.NewSnapshot(stet.Snapshot{Item: item.ID, URL: item.URL, Fetched: day, SHA256: sum})
	err = db.Update(ctx, func(tx *store.Tx) error {
		if err := tx.AddSource(ctx, source); err != nil {
			return err
		}
		if _, err := tx.AddItem(ctx, item); err != nil {
			return err
		}
		return tx.SaveSnapshot(ctx, shot)
	})
	if err != nil {
		t.Fatal(err)
	}
	return db, a, sum
}

func empty(t *testing.T, engine string) (*store.Store, *archive.Archive) {
	t.Helper()
	a, err := archive.Open(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	return storetest.Open(t, storetest.Address(t, engine)), a
}

func TestRestoredOnTheOtherEngine(t *testing.T) {
	db, a, sum := newsroom(t)
	var file bytes.Buffer
	if err := backup.Write(ctx, &file, db, a); err != nil {
		t.Fatal(err)
	}
	to, kept := empty(t, "postgres")
	if err := backup.Restore(ctx, bytes.NewReader(file.Bytes()), to, kept); err != nil {
		t.Fatal(err)
	}
	if body, err := kept.Get(sum); err != nil || !strings.Contains(string(body), "ferry") {
		t.Errorf("%q (%v)", body, err)
	}
	undone, err := to.Unfinished(ctx)
	if err != nil || len(undone) != 1 || undone[0].Stage != "extract" {
		t.Errorf("to do after the restore: %v (%v), want the snapshot's extraction", undone, err)
	}
	if err := backup.Restore(ctx, bytes.NewReader(file.Bytes()), to, kept); stet.KindOf(err) != stet.Conflict {
		t.Errorf("restored twice: %v, want a conflict", err)
	}
}

func TestMissingOriginalStopsTheBackup(t *testing.T) {
	db, _, _ := newsroom(t)
	_, lost := empty(t, "sqlite")
	if err := backup.Write(ctx, &bytes.Buffer{}, db, lost); err == nil {
		t.Error("a backup was written although an original is missing")
	}
}

func TestDamagedBackupLeavesNothing(t *testing.T) {
	db, a, _ := newsroom(t)
	var file bytes.Buffer
	if err := backup.Write(ctx, &file, db, a); err != nil {
		t.Fatal(err)
	}
	whole := file.Bytes()
	flipped := bytes.Clone(whole)
	flipped[len(flipped)/2] ^= 0x55
	for name, b := range map[string][]byte{
		"cut short": whole[:len(whole)/2], "flipped": flipped, "nothing": nil, "no backup": []byte("hello"),
		"another name": packed(t, "other.json", "{}"), "another format": packed(t, "backup.json", `{"format": 99}`),
		"a stray file": packed(t, "backup.json", `{"format": 1}`, "../../etc/passwd", "x"),
		"a false hash": packed(t, "backup.json", `{"format": 1}`, "archive/"+strings.Repeat("ab", 32), "x"),
		"a bad row":    packed(t, "backup.json", `{"format": 1}`, "tables/meta/000001.jsonl", "[1,"),
		"a long row":   packed(t, "backup.json", `{"format": 1}`, "tables/meta/000001.jsonl", `["a","b","c"]`),
		"a float":      packed(t, "backup.json", `{"format": 1}`, "tables/meta/000001.jsonl", `["a",1.5]`),
	} {
		to, kept := empty(t, "sqlite")
		err := backup.Restore(ctx, bytes.NewReader(b), to, kept)
		if kind := stet.KindOf(err); kind != stet.Corrupt && kind != stet.Invalid {
			t.Errorf("%s: %v of kind %q, want a damaged or wrong backup", name, err, kind)
		}
		if left, err := to.Empty(ctx); err != nil || !left {
			t.Errorf("%s: something was restored (%v)", name, err)
		}
	}
}

// packed makes a backup of files given as name, body, name, body.
func packed(t *testing.T, files ...string) []byte {
	t.Helper()
	var b bytes.Buffer
	z, err := zstd.NewWriter(&b)
	if err != nil {
		t.Fatal(err)
	}
	w := tar.NewWriter(z)
	for i := 0; i < len(files); i += 2 {
		if err := w.WriteHeader(&tar.Header{Name: files[i], Mode: 0o600, Size: int64(len(files[i+1]))}); err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write([]byte(files[i+1])); err != nil {
			t.Fatal(err)
		}
	}
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}
