#include "CurlLibrary.h"

#include "CryptoLibrary.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

// The number is the interface's and has not changed since 2006.
static const char *const NAME = "libcurl.so.4";

curl_calls curl;
static int is_loaded;

static int find(void *library) {
  void *found;
#define FIND(name)                                                                             \
  if (!(found = dlsym(library, "curl_" #name))) return 0;                                      \
  curl.name = (__typeof__(curl.name))found;
  CURL_CALLS(FIND)
#undef FIND
  return 1;
}

static void load(void) {
  // libcurl uses it too, and it has to be prepared before that.
  crypto_load();
  void *library = dlopen(NAME, RTLD_NOW | RTLD_LOCAL);
  is_loaded = library && find(library) && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

int curl_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded;
}
