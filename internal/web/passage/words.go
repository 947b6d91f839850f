package passage

import (
	"context"
	"strings"

	"stet/internal/messages"
)

// lastMax is the longest word, in bytes, that is kept on one line with its mark.
const lastMax = 40

// words is a sentence without its last word, which must not be parted from the
// mark behind it by a line's end.
func words(sentence string) string { return sentence[:lastAt(sentence)] }

// last is a sentence's last word.
func last(sentence string) string { return sentence[lastAt(sentence):] }

func lastAt(sentence string) int {
	at := strings.LastIndexByte(sentence, ' ') + 1
	if len(sentence)-at > lastMax {
		return len(sentence)
	}
	return at
}

// outlet names a note's outlet, or says that its report has left the story.
func outlet(ctx context.Context, name string) string {
	if name == "" {
		return messages.Text(ctx, "passage.left")
	}
	return name
}
