// Package font holds the fonts of our documents: Noto Serif SC, the 宋体 that an office expects, under the SIL Open Font
// License (ttf/OFL.txt). The files are too big for a repository: `make fonts` brings them from the package registry,
// and the build embeds them.
package font
