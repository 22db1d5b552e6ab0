#include "CMemory.h"

#include <malloc.h>

void cmemory_give_back(void) { malloc_trim(0); }
