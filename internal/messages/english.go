package messages

import "sync"

// english are the words of contexts that name none, as tests of single
// templates do. Our own files are compiled in and tested, so that they open.
var english = sync.OnceValue(func() *Words {
	c, err := Open()
	if err != nil {
		panic(err)
	}
	return c.In("en")
})
