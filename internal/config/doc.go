// Package config reads the program's settings into one typed struct: defaults,
// then a TOML file, then the environment, the later overruling the earlier.
//
// Each setting has one name in three forms: site.title in the file,
// STET_SITE_TITLE in the environment, and STET_SITE_TITLE_FILE for a file that
// holds the value, as secrets are handed to containers. docs/config.md lists
// them; a test holds the list to this struct.
//
// It is untrusted input: what it does not know it refuses, naming the setting.
// It keeps nothing and reads the environment only through what it is given.
package config
