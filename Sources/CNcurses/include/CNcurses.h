#ifndef CNCURSES_H
#define CNCURSES_H

#include <stdbool.h>
#include <stdint.h>

/// The one door to ncurses: plain numbers and UTF-8 text, one terminal at a time, one calling thread.

typedef enum __attribute__((enum_extensibility(closed))) {
  cncurses_opened,
  /// The terminfo database has no such entry, or only a generic one.
  cncurses_unknown_type,
  /// The terminal cannot move its cursor, so it cannot hold a screen.
  cncurses_no_cursor_motion,
  cncurses_failed,
} cncurses_opening;

/// Takes the terminal: raw input, alternate screen, bracketed paste and focus reports.
/// Both descriptors are duplicated. A terminal that is open already makes this fail.
cncurses_opening cncurses_open(
  const char *type, int input, int output, int escape_delay_milliseconds);

/// Gives the terminal back for good; does nothing when none is open.
void cncurses_close(void);

/// Gives the terminal back until `cncurses_resume`.
void cncurses_suspend(void);
void cncurses_resume(void);

/// Whether both descriptors are terminals.
bool cncurses_is_terminal(int input, int output);

/// Asks the terminal to tell of its mouse, or not to; false where terminals of this type have none.
bool cncurses_take_mouse(bool taken);

/// The size the kernel knows for a terminal; false where it knows none.
bool cncurses_measure(int descriptor, int *columns, int *rows);

/// Makes the screen this large, from one by one up; what is on it is kept as far as it fits.
void cncurses_resize(int columns, int rows);
int cncurses_columns(void);
int cncurses_rows(void);

/// How many colours there are: 0 without colour, 16777216 where a colour number is its red, green, blue.
int cncurses_colors(void);

/// How many pairs of colours there can be; 0 without colour.
int cncurses_pairs(void);

/// Forgets all pairs, so that there is room for others; everything has to be put anew.
void cncurses_forget_pairs(void);

/// The pair of two colours, -1 being the terminal's own; 0, the plain pair, where there is no room or no colour.
int cncurses_pair(int foreground, int background);

enum {
  cncurses_bold = 1,
  cncurses_dim = 2,
  cncurses_underline = 4,
  cncurses_reverse = 8,
  cncurses_italic = 16,
};

/// Writes one cell: a letter and at most four marks, in UTF-8.
void cncurses_put(int column, int row, const char *text, int attributes, int pair);

/// Makes every cell a plain blank.
void cncurses_erase(void);

/// Has the next flush write a whole row, or everything, whatever ncurses believes is there.
void cncurses_distrust_row(int row);
void cncurses_distrust_screen(void);

/// Sets the title of the terminal's window, where terminals of this type have one. Must hold no control character.
void cncurses_title(const char *title);

/// Sends a control sequence that moves nothing on the screen, past ncurses.
void cncurses_send(const char *sequence);

/// Whether terminals of this type know xterm's questions, and print nothing for one they do not answer.
bool cncurses_answers(void);

/// Brings everything put since the last flush to the terminal, and the cursor to its place; a negative column hides it.
/// `at_once` asks the terminal to show it in one piece.
void cncurses_flush(int cursor_column, int cursor_row, bool at_once);

typedef enum __attribute__((enum_extensibility(closed))) {
  cncurses_no_key,
  /// `value` is a Unicode scalar.
  cncurses_scalar,
  /// `value` is a `cncurses_…_key`, or a function key counted from `cncurses_function_key`.
  cncurses_special,
  /// A key this program has no use for.
  cncurses_other_key,
  /// There will be no more keys.
  cncurses_end,
} cncurses_reading;

typedef enum __attribute__((enum_extensibility(closed))) {
  cncurses_up_key = 1,
  cncurses_down_key,
  cncurses_left_key,
  cncurses_right_key,
  cncurses_home_key,
  cncurses_end_key,
  cncurses_page_up_key,
  cncurses_page_down_key,
  cncurses_insert_key,
  cncurses_delete_key,
  cncurses_backspace_key,
  cncurses_enter_key,
  cncurses_back_tab_key,
  cncurses_control_left_key,
  cncurses_control_right_key,
  cncurses_paste_begin,
  cncurses_paste_end,
  cncurses_focus_in,
  cncurses_focus_out,
  /// What follows are letters: button, column and row with `;` between, then `M`, or `m` for a button let go.
  cncurses_mouse,
  /// What follows are three letters: button, column and row; for terminals that know no other way.
  cncurses_old_mouse,
  cncurses_function_key = 100,
} cncurses_key;

/// The next key that has arrived; never waits longer than the escape delay.
cncurses_reading cncurses_read(uint32_t *value);

/// What a crash leaves: words on the terminal after it was given back, and a file with a head and the end of the
/// log; all copied. A descriptor below 0 leaves no file.
void cncurses_last_words(const char *text, const char *file, const char *head, int log);

/// Has a crash give the terminal back first: a fixed reset text, the line settings as they are now.
/// Call before `cncurses_open`.
void cncurses_guard(int output);
void cncurses_unguard(void);

/// Catches window size, stop, continue, interrupt, terminate and hang-up; call before `cncurses_open`.
/// The descriptor becomes readable when one arrives; -1 on failure. Signals ignored at start stay ignored.
int cncurses_catch_signals(void);

/// The next signal caught, 0 when there is none.
int cncurses_next_signal(void);

/// Lets signals do again what they did before.
void cncurses_release_signals(void);

/// Stops this process and its group, as ctrl+z does; returns when it is continued.
void cncurses_stop_process(void);

#endif
