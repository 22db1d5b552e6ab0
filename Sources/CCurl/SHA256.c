#include "CCurl.h"

#include "CryptoLibrary.h"

#include <errno.h>
#include <fcntl.h>
#include <unistd.h>

// A hash is libcrypto's own object under another name.
static EVP_MD_CTX *context(ccurl_hash *hash) { return (EVP_MD_CTX *)hash; }

ccurl_hash *ccurl_hash_start(void) {
  if (!crypto_load()) return NULL;
  EVP_MD_CTX *hash = crypto.EVP_MD_CTX_new();
  if (hash && crypto.EVP_DigestInit_ex(hash, crypto.EVP_sha256(), NULL) == 1) return (ccurl_hash *)hash;
  crypto.EVP_MD_CTX_free(hash);
  return NULL;
}

int ccurl_hash_add(ccurl_hash *hash, const void *bytes, size_t length) {
  return crypto.EVP_DigestUpdate(context(hash), bytes, length) == 1 ? 0 : ENOMEM;
}

int ccurl_hash_add_file(ccurl_hash *hash, const char *path, int64_t most) {
  int file = open(path, O_RDONLY | O_CLOEXEC);
  if (file < 0) return errno;
  int problem = 0;
  char piece[65536];
  while (problem == 0 && most > 0) {
    size_t wanted = most < (int64_t)sizeof piece ? (size_t)most : sizeof piece;
    ssize_t length = read(file, piece, wanted);
    if (length == 0) break;
    if (length < 0 && errno == EINTR) continue;
    problem = length < 0 ? errno : ccurl_hash_add(hash, piece, (size_t)length);
    most -= length;
  }
  close(file);
  return problem;
}

int ccurl_hash_digest(ccurl_hash *hash, unsigned char digest[32]) {
  return crypto.EVP_DigestFinal_ex(context(hash), digest, NULL) == 1 ? 0 : ENOMEM;
}

void ccurl_hash_free(ccurl_hash *hash) { crypto.EVP_MD_CTX_free(context(hash)); }
