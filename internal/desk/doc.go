// Package desk is what editors do about an article that is out: they say a
// sentence otherwise, or not at all.
//
// An editor's words pass the same gates as a writer's: what no passage bears out
// is not published, whoever says it. What an editor decides is a revision like
// any other, with a correction that readers see, a record that names the editor,
// and an amendment that holds for later drafts (revise.Amend).
//
// It renders nothing and keeps nothing; what it is given keeps it.
package desk
