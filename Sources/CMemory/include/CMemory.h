#ifndef CMEMORY_H
#define CMEMORY_H

/// Gives the system what is free of the heap. The C library keeps free memory that lies below anything in use, which
/// after some hundred jobs at a time is most of it.
void cmemory_give_back(void);

#endif
