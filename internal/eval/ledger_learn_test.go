package eval

import (
	"bytes"
	"context"
	"os"
	"runtime"
	"testing"

	"stet/internal/claims"
)

// A change of the traits, the rules or the extractor without a new training would
// leave the embedded model weighing what it has not learned.
func TestEmbeddedModelOfClaimsIsWhatItsStoriesTeach(t *testing.T) {
	if runtime.GOARCH != "amd64" {
		t.Skip("other processors round sums of weights otherwise")
	}
	var written [2]bytes.Buffer
	for i := range written {
		examples, err := LedgerExamples([]string{"testdata/ledger/tune", "testdata/ledger/newsroom"})
		if err != nil {
			t.Fatal(err)
		}
		if err := claims.Train(examples).Write(&written[i]); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(written[0].Bytes(), written[1].Bytes()) {
		t.Error("the same stories gave two models")
	}
	embedded, err := os.ReadFile("../claims/claims.bin")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(embedded, written[0].Bytes()) {
		t.Error("the embedded model is another one: run stet train ledger internal/eval/testdata/ledger/{tune,newsroom} -o internal/claims/claims.bin, and measure it")
	}
}

// No story is measured with a model that learned from it: what one model has by
// heart, another does not know.
func TestLedgerCrossKeepsStoriesApart(t *testing.T) {
	paths := []string{"testdata/ledger/tune"}
	learned, err := Ledger(context.Background(), paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	crossed, err := LedgerCross(context.Background(), paths, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if crossed.Items != learned.Items || crossed.Metrics["claims_f1"] >= learned.Metrics["claims_f1"] || crossed.Metrics["claims_f1"] < 0.5 {
		t.Errorf("crossed %.3f, by the model that learned from them %.3f", crossed.Metrics["claims_f1"], learned.Metrics["claims_f1"])
	}
}
