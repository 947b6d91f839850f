package eval

import (
	"bytes"
	"cmp"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"stet/internal/support"
)

// A change of what the words and sentences are judged by without a new training
// would leave the embedded model weighing what it has not learned.
func TestEmbeddedModelOfSupportIsWhatItsSetsTeach(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors round sums of weights otherwise")
	}
	if testing.Short() {
		t.Skip("trains for a minute")
	}
	dir := cmp.Or(os.Getenv("STET_CORPORA"), "../../../shared/corpora")
	var paths []string
	for _, name := range []string{"bump", "qags-cnndm", "wice-dev", "summedits-other"} {
		path := filepath.Join(dir, "support-"+name+".jsonl.gz")
		if _, err := os.Stat(path); err != nil {
			t.Skipf("the sets that the model learned from are not here (%v): set STET_CORPORA to their folder", err)
		}
		paths = append(paths, path)
	}
	rows, err := SupportRows(paths)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := support.ReadCorpus(rows).Train(func(int) bool { return true }).Write(&b); err != nil {
		t.Fatal(err)
	}
	embedded, err := os.ReadFile("../support/support.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(embedded, b.Bytes()) {
		t.Error("the embedded model is another one: run stet train support with the four sets -o internal/support/support.bin, and measure it")
	}
}

// Labels that have nothing to do with the sentences can be learned by heart, but
// not from other sources: measured across, they give no better than chance.
func TestSupportCrossKeepsSourcesApart(t *testing.T) {
	var fair, random strings.Builder
	for i := range 160 {
		source := fmt.Sprintf("The mill at Tarn%d burned on Friday. Mayor Lena Moss%d thanked the crews from Velmar.", i, i)
		good := fmt.Sprintf("The mill at Tarn%d burned on Friday.", i)
		bad := fmt.Sprintf("The harbour at Orsk%d flooded on Sunday.", i)
		fmt.Fprintf(&fair, "{\"id\":\"%d-g\",\"source\":%q,\"sentence\":%q,\"label\":1}\n{\"id\":\"%d-b\",\"source\":%q,\"sentence\":%q,\"label\":0}\n", i, source, good, i, source, bad)
		label := i * 7919 % 13 % 2
		fmt.Fprintf(&random, "{\"id\":\"%d\",\"source\":%q,\"sentence\":%q,\"label\":%d}\n", i, source, good, label)
	}
	measure := func(data string) float64 {
		path := filepath.Join(t.TempDir(), "support-toy.jsonl")
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		r, err := SupportCross(context.Background(), []string{path}, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if r.Metrics["toy_auc_low"] > r.Metrics["toy_auc"] || r.Metrics["toy_auc_high"] < r.Metrics["toy_auc"] {
			t.Errorf("the interval does not hold the figure: %v", r.Metrics)
		}
		return r.Metrics["toy_auc"]
	}
	if got := measure(fair.String()); got < 0.95 {
		t.Errorf("what the words tell is not learned: AUC %.3f", got)
	}
	if got := measure(random.String()); got > 0.65 {
		t.Errorf("labels without any sense have AUC %.3f", got)
	}
}
