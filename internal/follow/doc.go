// Package follow tells accounts what is new about what they follow: on their own
// page, and in digests by mail.
//
//	news.go    what is new, of one thing and of all
//	digest.go  Post: the digests that are due, each sent by one process
//
// It knows no database and no mail server, and keeps nothing.
package follow
