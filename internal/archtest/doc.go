// Package archtest holds the house to its plan: which package may import which,
// that each says what it is for, and that nothing forbidden creeps in. Its
// tests are the plan in a form that fails; each failure says why the rule is
// there. It also prints sizes that are worth a look; those never fail.
package archtest
