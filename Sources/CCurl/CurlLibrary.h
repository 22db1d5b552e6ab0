#ifndef CURL_LIBRARY_H
#define CURL_LIBRARY_H

// Its checks of types need the functions under their own names.
#define CURL_DISABLE_TYPECHECK
#include <curl/curl.h>

#define CURL_CALLS(CALL)                                                                       \
  CALL(easy_cleanup) CALL(easy_getinfo) CALL(easy_init) CALL(easy_pause) CALL(easy_setopt)     \
  CALL(easy_strerror) CALL(global_init) CALL(multi_add_handle) CALL(multi_cleanup)             \
  CALL(multi_info_read) CALL(multi_init) CALL(multi_perform) CALL(multi_poll)                  \
  CALL(multi_remove_handle) CALL(multi_setopt) CALL(multi_wakeup) CALL(slist_append)           \
  CALL(slist_free_all)

/// What is used of libcurl.
typedef struct {
#define MEMBER(name) __typeof__(curl_##name) *name;
  CURL_CALLS(MEMBER)
#undef MEMBER
} curl_calls;

/// libcurl, once it is loaded.
extern curl_calls curl;

/// Loads and prepares libcurl the first time; 0 where it is not installed. With the thirty libraries that it
/// brings it takes longer to load than all the rest of a program that may only want to show a list.
int curl_load(void);

#endif
