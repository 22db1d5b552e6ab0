#include "CryptoLibrary.h"

#include <dlfcn.h>
#include <pthread.h>
#include <stddef.h>

#define TEXT(number) #number
#define FILE_NAME(number) "libcrypto.so." TEXT(number)

crypto_calls crypto;
static int is_loaded;

static int find(void *library) {
  void *found;
#define FIND(name)                                                                             \
  if (!(found = dlsym(library, #name))) return 0;                                              \
  crypto.name = (__typeof__(crypto.name))found;
  CRYPTO_CALLS(FIND)
#undef FIND
  return 1;
}

static void load(void) {
  void *library = dlopen(FILE_NAME(OPENSSL_SHLIB_VERSION), RTLD_NOW | RTLD_LOCAL);
  // At exit it would free what a transfer on our thread may still be using. It must hear of this before anybody
  // uses it.
  is_loaded = library && find(library) && crypto.OPENSSL_init_crypto(OPENSSL_INIT_NO_ATEXIT, NULL);
}

int crypto_load(void) {
  static pthread_once_t once = PTHREAD_ONCE_INIT;
  pthread_once(&once, load);
  return is_loaded;
}
