// Package webhook tells other programs of what is new in a ledger: a denial, a
// retraction, evidence. [News] finds it by comparing two ledgers of a story;
// [Client] signs and sends it as Standard Webhooks 1.0.0 has it
// (https://www.standardwebhooks.com): webhook-id, webhook-timestamp and
// webhook-signature, HMAC-SHA256 under a secret that begins with whsec_.
//
// Addresses are the operator's own and may lie in private networks; nothing
// from a source can add or change one. Redirects are not followed, a request
// has a time limit, and of an answer only the status is read.
//
// The package keeps nothing and retries nothing: what is to be delivered, and
// what was, is the pipeline's and the store's business.
package webhook
