// Package names knows what the names of people, places and bodies have to do with
// one another: that "Mayor Ines Hall" and "Hall" are one in a story, that
// "Zelensky" and "Zelenskyy" are two spellings, that "Moscow" may speak for Russia.
// [Of] lists a story's names with what each of them said.
//
// It is a function of its input and rules on nobody's identity beyond what the
// names themselves say: two people of one full name are one to it, and a bare last
// name is nobody's unless its story gives the rest. The only knowledge of the world
// in it is countries.txt. It finds no names in texts (internal/text) and keeps
// nothing (internal/store).
package names
