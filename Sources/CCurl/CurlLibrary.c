#include "CurlLibrary.h"

#include <dlfcn.h>
#include <openssl/crypto.h>
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
  void *library = dlopen(NAME, RTLD_NOW | RTLD_LOCAL);
  is_loaded = library && find(library) && curl.global_init(CURL_GLOBAL_DEFAULT) == CURLE_OK;
}

int curl_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded;
}

// At exit libcrypto would free what a transfer on our thread may still be using. It must hear of this
// before anybody uses it.
__attribute__((constructor)) static void keep_crypto_until_the_end(void) {
  OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL);
}
