// Package exchange reads comments that other programs kept, and writes and reads
// our own for other newsrooms.
//
//	stet.go      our own format: JSON, every comment as it is
//	disqus.go    the XML that Disqus exports
//	remark42.go  the JSON lines that Remark42 backs up
//	plain.go     their HTML as the Markdown that comments are kept in
//	place.go     Place: under which article a comment belongs, and what it becomes
//
// Files are hostile: what they claim is bounded in size, and their texts go
// through discuss.Markup like any comment's. It keeps nothing and stores nothing.
package exchange
