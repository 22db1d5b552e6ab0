#ifndef CRYPTO_LIBRARY_H
#define CRYPTO_LIBRARY_H

#include <openssl/crypto.h>
#include <openssl/evp.h>

#define CRYPTO_CALLS(CALL)                                                                     \
  CALL(EVP_MD_CTX_new) CALL(EVP_MD_CTX_free) CALL(EVP_sha256) CALL(EVP_DigestInit_ex)          \
  CALL(EVP_DigestUpdate) CALL(EVP_DigestFinal_ex) CALL(OPENSSL_init_crypto)

/// What is used of libcrypto.
typedef struct {
#define MEMBER(name) __typeof__(name) *name;
  CRYPTO_CALLS(MEMBER)
#undef MEMBER
} crypto_calls;

/// libcrypto, once it is loaded.
extern crypto_calls crypto;

/// Loads libcrypto the first time; 0 where it is not installed. It has 20,000 pointers of its own to be set.
int crypto_load(void);

#endif
