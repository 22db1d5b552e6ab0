#include "CNcurses.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

static const int crashes[] = {SIGSEGV, SIGBUS, SIGILL, SIGFPE, SIGTRAP, SIGABRT, SIGSYS};
enum { crash_count = sizeof crashes / sizeof *crashes };

static struct sigaction before[crash_count];
static struct termios settings;
static int guarded = -1;

static const char reset[] =
  "\033[?2026l\033[?1049l\033[?1000l\033[?1002l\033[?1003l\033[?1006l\033[?2004l\033[?1004l"
  "\033[?25h\033[?1l\033>\033[0m\r\n";

static char last_words[1024];
static char file_path[1024];
static char file_head[1024];
static int log_file = -1;

void cncurses_last_words(const char *text, const char *file, const char *head, int log) {
  strncpy(last_words, text, sizeof last_words - 1);
  strncpy(file_path, file, sizeof file_path - 1);
  strncpy(file_head, head, sizeof file_head - 1);
  log_file = log;
}

/// Only calls that are allowed in a signal handler.
static void keep_end_of_log(void) {
  if (log_file < 0) return;
  int file = open(file_path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (file < 0) return;
  ssize_t count = write(file, file_head, strlen(file_head));
  char bytes[16 * 1024];
  off_t end = lseek(log_file, 0, SEEK_END);
  count = pread(log_file, bytes, sizeof bytes, end > (off_t)sizeof bytes ? end - (off_t)sizeof bytes : 0);
  if (count > 0) count = write(file, bytes, (size_t)count);
  close(file);
}

/// Only calls that are allowed in a signal handler.
static void on_crash(int signal_number) {
  if (guarded >= 0) {
    ssize_t written = write(guarded, reset, sizeof reset - 1);
    written = write(guarded, last_words, strlen(last_words));
    (void)written;
    // What was typed here, or what the terminal answered, is no command for the shell.
    tcflush(guarded, TCIFLUSH);
    tcsetattr(guarded, TCSANOW, &settings);
    guarded = -1;
    keep_end_of_log();
  }
  for (int i = 0; i < crash_count; i++)
    if (crashes[i] == signal_number) sigaction(signal_number, &before[i], NULL);
  // A fault happens again on return and then reaches the handler before; what was sent has to be sent again.
  raise(signal_number);
}

/// A stack overflow leaves no room for a handler on the stack itself.
static void give_handlers_a_stack(void) {
  stack_t present;
  if (sigaltstack(NULL, &present) != 0 || !(present.ss_flags & SS_DISABLE)) return;
  const size_t size = 64 * 1024;
  stack_t own = {.ss_sp = malloc(size), .ss_size = size, .ss_flags = 0};
  if (own.ss_sp && sigaltstack(&own, NULL) != 0) free(own.ss_sp);
}

void cncurses_guard(int output) {
  if (guarded >= 0 || tcgetattr(output, &settings) != 0) return;
  give_handlers_a_stack();
  guarded = output;
  for (int i = 0; i < crash_count; i++) {
    struct sigaction action = {.sa_flags = SA_ONSTACK | SA_NODEFER};
    action.sa_handler = on_crash;
    sigemptyset(&action.sa_mask);
    sigaction(crashes[i], &action, &before[i]);
  }
}

void cncurses_unguard(void) {
  if (guarded < 0) return;
  guarded = -1;
  for (int i = 0; i < crash_count; i++) sigaction(crashes[i], &before[i], NULL);
}
