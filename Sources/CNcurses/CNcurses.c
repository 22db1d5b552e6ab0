#define NCURSES_WIDECHAR 1
#include "CNcurses.h"

#include <curses.h>
#include <fcntl.h>
#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <unistd.h>
#include <wchar.h>

// term.h makes a macro of this everyday word.
#undef columns

static SCREEN *screen;
/// Keys are read through this: reading through the screen's own window would also write to it.
static WINDOW *reader;
static FILE *input_stream;
static FILE *output_stream;
static bool has_default_colors;
static bool has_title;
static bool has_modes;
static bool has_cursor_shape;
static bool tells_of_mouse;
static bool mouse_taken;
static bool suspended;
/// The bytes so far of a letter of which more has to come.
static mbstate_t half_letter;
static int cursor_shown;

enum { first_own_key = 0x1000 };

/// ncurses' own putp writes to standard output, whatever the screen was opened on.
static void send(const char *text) {
  fputs(text, output_stream);
  fflush(output_stream);
}

static void begin_modes(void) {
  if (has_title) send("\033[22;0t");
  if (has_modes) send("\033[?2004h\033[?1004h");
  if (mouse_taken) send("\033[?1000h\033[?1006h");
}

static void end_modes(void) {
  if (mouse_taken) send("\033[?1006l\033[?1000l");
  if (has_modes) send("\033[?1004l\033[?2004l");
  if (has_title) send("\033[23;0t");
}

static void define_keys(void) {
  static const struct { const char *bytes; int key; } keys[] = {
    {"\033[200~", cncurses_paste_begin}, {"\033[201~", cncurses_paste_end},
    {"\033[I", cncurses_focus_in},       {"\033[O", cncurses_focus_out},
    {"\033[A", cncurses_up_key},         {"\033OA", cncurses_up_key},
    {"\033[B", cncurses_down_key},       {"\033OB", cncurses_down_key},
    {"\033[C", cncurses_right_key},      {"\033OC", cncurses_right_key},
    {"\033[D", cncurses_left_key},       {"\033OD", cncurses_left_key},
    {"\033[H", cncurses_home_key},       {"\033OH", cncurses_home_key},
    {"\033[1~", cncurses_home_key},      {"\033[F", cncurses_end_key},
    {"\033OF", cncurses_end_key},        {"\033[4~", cncurses_end_key},
    {"\033[5~", cncurses_page_up_key},   {"\033[6~", cncurses_page_down_key},
    {"\033[2~", cncurses_insert_key},    {"\033[3~", cncurses_delete_key},
    {"\033[Z", cncurses_back_tab_key},   {"\033OM", cncurses_enter_key},
    {"\033[1;5D", cncurses_control_left_key}, {"\033[1;5C", cncurses_control_right_key},
  };
  for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
    define_key(keys[i].bytes, first_own_key + keys[i].key);
  if (!tells_of_mouse) return;
  // Whatever terminfo says of it: terminals use the first way where they know it, and it was asked for.
  define_key("\033[<", first_own_key + cncurses_mouse);
  define_key("\033[M", first_own_key + cncurses_old_mouse);
}

static bool has_text(const char *capability) {
  const char *text = tigetstr(capability);
  return text && text != (const char *)-1;
}

/// Terminals like xterm set the window's title with this sequence; terminfo marks them in two ways.
static bool takes_titles(void) {
  if (tigetflag("XT") > 0) return true;
  return tigetflag("hs") > 0 && has_text("tsl") && strncmp(tigetstr("tsl"), "\033]", 2) == 0;
}

static cncurses_opening look_up(const char *type, int output) {
  int found = 0;
  if (setupterm(type, output, &found) != OK || found != 1) return cncurses_unknown_type;
  const bool moves = has_text("cup");
  del_curterm(cur_term);
  return moves ? cncurses_opened : cncurses_no_cursor_motion;
}

static FILE *stream(int descriptor, const char *mode) {
  const int copy = fcntl(descriptor, F_DUPFD_CLOEXEC, 0);
  if (copy < 0) return NULL;
  FILE *file = fdopen(copy, mode);
  if (!file) close(copy);
  return file;
}

static void close_streams(void) {
  if (input_stream) fclose(input_stream);
  if (output_stream) fclose(output_stream);
  input_stream = output_stream = NULL;
}

cncurses_opening cncurses_open(
  const char *type, int input, int output, int escape_delay_milliseconds) {
  if (screen) return cncurses_failed;
  const cncurses_opening found = look_up(type, output);
  if (found != cncurses_opened) return found;
  input_stream = stream(input, "r");
  output_stream = stream(output, "w");
  if (input_stream && output_stream) screen = newterm(type, output_stream, input_stream);
  if (!screen) {
    close_streams();
    return cncurses_failed;
  }
  set_escdelay(escape_delay_milliseconds);
  raw();
  noecho();
  nonl();
  typeahead(-1);
  reader = newpad(1, 1);
  keypad(reader, TRUE);
  nodelay(reader, TRUE);
  tells_of_mouse = has_text("kmous");
  mouse_taken = false;
  define_keys();
  has_default_colors = false;
  if (has_colors() && start_color() == OK) has_default_colors = use_default_colors() == OK;
  has_title = takes_titles();
  has_modes = has_title || tells_of_mouse;
  has_cursor_shape = curs_set(0) != ERR;
  cursor_shown = 0;
  suspended = false;
  memset(&half_letter, 0, sizeof half_letter);
  begin_modes();
  return cncurses_opened;
}

void cncurses_close(void) {
  if (!screen) return;
  cncurses_suspend();
  delwin(reader);
  delscreen(screen);
  screen = NULL;
  reader = NULL;
  close_streams();
}

void cncurses_suspend(void) {
  if (!screen || suspended) return;
  suspended = true;
  end_modes();
  endwin();
  // Where there is no other screen to go back to, the shell goes on below this one.
  if (!has_text("rmcup")) send("\r\n");
}

void cncurses_resume(void) {
  if (!screen || !suspended) return;
  suspended = false;
  reset_prog_mode();
  begin_modes();
  clearok(curscr, TRUE);
}

bool cncurses_is_terminal(int input, int output) { return isatty(input) && isatty(output); }

bool cncurses_measure(int descriptor, int *columns, int *rows) {
  struct winsize size = {0};
  if (ioctl(descriptor, TIOCGWINSZ, &size) != 0 || size.ws_col == 0 || size.ws_row == 0)
    return false;
  *columns = size.ws_col;
  *rows = size.ws_row;
  return true;
}

void cncurses_resize(int columns, int rows) {
  if (screen && (columns != COLS || rows != LINES)) resize_term(rows, columns);
}

int cncurses_columns(void) { return screen ? COLS : 0; }
int cncurses_rows(void) { return screen ? LINES : 0; }
int cncurses_colors(void) { return screen && has_colors() ? COLORS : 0; }

int cncurses_pairs(void) { return screen && has_colors() ? COLOR_PAIRS : 0; }

void cncurses_forget_pairs(void) {
  if (screen && has_colors()) reset_color_pairs();
}

int cncurses_pair(int foreground, int background) {
  // On a terminal without colours, alloc_pair reads through a null pointer.
  if (!screen || !has_colors()) return 0;
  if (!has_default_colors) {
    if (foreground < 0) foreground = COLOR_WHITE;
    if (background < 0) background = COLOR_BLACK;
  }
  if (foreground < 0 && background < 0) return 0;
  const int pair = alloc_pair(foreground, background);
  return pair > 0 ? pair : 0;
}

static attr_t attributes_of(int bits) {
  attr_t result = A_NORMAL;
  if (bits & cncurses_bold) result |= A_BOLD;
  if (bits & cncurses_dim) result |= A_DIM;
  if (bits & cncurses_underline) result |= A_UNDERLINE;
  if (bits & cncurses_reverse) result |= A_REVERSE;
  if (bits & cncurses_italic) result |= A_ITALIC;
  return result;
}

void cncurses_put(int column, int row, const char *text, int attributes, int pair) {
  wchar_t letters[CCHARW_MAX + 1] = {0};
  cchar_t cell;
  if (!screen || mbstowcs(letters, text, CCHARW_MAX) == (size_t)-1) return;
  if (setcchar(&cell, letters, attributes_of(attributes), 0, &pair) != OK) return;
  // In the last cell of the screen this reports an error, because the cursor cannot move on; the cell is written.
  mvadd_wch(row, column, &cell);
}

void cncurses_erase(void) {
  if (screen) erase();
}

void cncurses_distrust_row(int row) {
  if (screen) wredrawln(stdscr, row, 1);
}

void cncurses_distrust_screen(void) {
  if (screen) clearok(curscr, TRUE);
}

void cncurses_title(const char *title) {
  if (!screen || !has_title) return;
  send("\033]2;");
  send(title);
  send("\033\\");
}

bool cncurses_take_mouse(bool taken) {
  if (!screen || !tells_of_mouse) return false;
  if (taken == mouse_taken) return true;
  if (!suspended && mouse_taken) send("\033[?1006l\033[?1000l");
  mouse_taken = taken;
  if (!suspended && mouse_taken) send("\033[?1000h\033[?1006h");
  return true;
}

void cncurses_send(const char *sequence) {
  if (screen && !suspended) send(sequence);
}

bool cncurses_answers(void) { return screen && has_title; }

void cncurses_flush(int cursor_column, int cursor_row, bool at_once) {
  if (!screen || suspended) return;
  const int shown = cursor_column >= 0;
  if (shown != cursor_shown) {
    if (has_cursor_shape) curs_set(shown);
    cursor_shown = shown;
  }
  leaveok(stdscr, !shown && has_cursor_shape);
  if (shown) wmove(stdscr, cursor_row, cursor_column);
  else wmove(stdscr, 0, 0);
  wnoutrefresh(stdscr);
  const bool wrapped = at_once && has_title;
  if (wrapped) send("\033[?2026h");
  doupdate();
  if (wrapped) send("\033[?2026l");
}

/// Nothing more can arrive: the line is down, or the input is at its end.
static bool is_at_end(void) {
  struct pollfd ready = {.fd = fileno(input_stream), .events = POLLIN};
  if (poll(&ready, 1, 0) <= 0) return false;
  int waiting = 0;
  if ((ready.revents & POLLIN) && ioctl(ready.fd, FIONREAD, &waiting) == 0 && waiting > 0)
    return false;
  return true;
}

static int own_key(int key) {
  if (key >= first_own_key) return key - first_own_key;
  if (key >= KEY_F0 && key <= KEY_F(63)) return cncurses_function_key + key - KEY_F0;
  switch (key) {
    case KEY_UP: return cncurses_up_key;
    case KEY_DOWN: return cncurses_down_key;
    case KEY_LEFT: return cncurses_left_key;
    case KEY_RIGHT: return cncurses_right_key;
    case KEY_HOME: return cncurses_home_key;
    case KEY_END: return cncurses_end_key;
    case KEY_PPAGE: return cncurses_page_up_key;
    case KEY_NPAGE: return cncurses_page_down_key;
    case KEY_IC: return cncurses_insert_key;
    case KEY_DC: return cncurses_delete_key;
    case KEY_BACKSPACE: return cncurses_backspace_key;
    case KEY_ENTER: return cncurses_enter_key;
    case KEY_BTAB: return cncurses_back_tab_key;
    default: return 0;
  }
}

cncurses_reading cncurses_read(uint32_t *value) {
  if (!screen) return cncurses_end;
  // What is typed now is for the program that has the terminal.
  if (suspended) return cncurses_no_key;
  // Bytes, not letters: ncurses forgets the first half of a letter when the rest is not there yet.
  for (int key = wgetch(reader); key != ERR; key = wgetch(reader)) {
    if (key > 0xFF) {
      *value = (uint32_t)own_key(key);
      return *value ? cncurses_special : cncurses_other_key;
    }
    const char byte = (char)key;
    wchar_t letter = 0;
    const size_t used = mbrtowc(&letter, &byte, 1, &half_letter);
    if (used == (size_t)-2) continue;
    *value = (uint32_t)letter;
    if (used != (size_t)-1) return cncurses_scalar;
    memset(&half_letter, 0, sizeof half_letter);
    return cncurses_other_key;
  }
  return is_at_end() ? cncurses_end : cncurses_no_key;
}
