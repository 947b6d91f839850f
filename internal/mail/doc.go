// Package mail sends messages through the operator's mail server (SMTP, RFC
// 5321), over go-mail. It is not a queue: who sends sees what went wrong and tries
// again. It keeps nothing.
package mail
