#ifndef CWIDTH_H
#define CWIDTH_H

#include <stdint.h>

/// Columns that the C library, and so ncurses, gives one Unicode scalar: 0, 1, 2, or -1 where it has none.
int cwidth_columns(uint32_t scalar);

/// Makes the process read and write UTF-8: the user's locale where that is UTF-8, else C.UTF-8.
/// Over SSH the named locale is often not generated; without this, widths and box drawing break.
/// Returns 1 when the locale in force is UTF-8.
int cwidth_use_utf8(void);

#endif
