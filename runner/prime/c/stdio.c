/*
 * Linked into C programs. When standard input and output are pipes, a prompt without a newline must still be seen
 * before the program waits: the C library writes a line-buffered output out when it has to read a line-buffered input.
 */
#include <stdio.h>
#include <unistd.h>

__attribute__((constructor)) static void podium_line_buffered(void) {
  if (!isatty(STDIN_FILENO)) setvbuf(stdin, NULL, _IOLBF, BUFSIZ);
  if (!isatty(STDOUT_FILENO)) setvbuf(stdout, NULL, _IOLBF, BUFSIZ);
}
