#include "CNcurses.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <unistd.h>

static const int caught[] = {SIGWINCH, SIGTSTP, SIGCONT, SIGINT, SIGTERM, SIGHUP};
enum { caught_count = sizeof caught / sizeof *caught };

static struct sigaction before[caught_count];
static int ends[2] = {-1, -1};

static void on_signal(int signal_number) {
  const int error = errno;
  const unsigned char byte = (unsigned char)signal_number;
  // A full pipe already has something to wake up for.
  const ssize_t written = write(ends[1], &byte, 1);
  (void)written;
  errno = error;
}

static struct sigaction catching(void) {
  struct sigaction action = {.sa_flags = SA_RESTART};
  action.sa_handler = on_signal;
  sigemptyset(&action.sa_mask);
  return action;
}

int cncurses_catch_signals(void) {
  if (ends[0] >= 0 || pipe2(ends, O_CLOEXEC | O_NONBLOCK) != 0) return -1;
  const struct sigaction action = catching();
  for (int i = 0; i < caught_count; i++) {
    sigaction(caught[i], NULL, &before[i]);
    if (before[i].sa_handler != SIG_IGN || caught[i] == SIGWINCH)
      sigaction(caught[i], &action, NULL);
  }
  return ends[0];
}

int cncurses_next_signal(void) {
  unsigned char byte = 0;
  return ends[0] >= 0 && read(ends[0], &byte, 1) == 1 ? byte : 0;
}

void cncurses_release_signals(void) {
  if (ends[0] < 0) return;
  for (int i = 0; i < caught_count; i++) sigaction(caught[i], &before[i], NULL);
  close(ends[0]);
  close(ends[1]);
  ends[0] = ends[1] = -1;
}

void cncurses_stop_process(void) {
  struct sigaction plain = {.sa_handler = SIG_DFL};
  struct sigaction present;
  sigemptyset(&plain.sa_mask);
  sigaction(SIGTSTP, &plain, &present);
  kill(0, SIGTSTP);
  sigaction(SIGTSTP, &present, NULL);
}
