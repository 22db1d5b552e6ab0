#include "CCurl.h"

#include <errno.h>
#include <openssl/evp.h>
#include <stdio.h>

int ccurl_sha256(const void *bytes, size_t length, unsigned char digest[32]) {
  return EVP_Digest(bytes, length, digest, NULL, EVP_sha256(), NULL) == 1 ? 0 : -1;
}

int ccurl_sha256_file(const char *path, unsigned char digest[32]) {
  FILE *file = fopen(path, "rbe");
  if (!file) return errno;
  EVP_MD_CTX *hash = EVP_MD_CTX_new();
  int is_fine = hash && EVP_DigestInit_ex(hash, EVP_sha256(), NULL) == 1;
  char piece[65536];
  size_t length = 0;
  while (is_fine && (length = fread(piece, 1, sizeof piece, file)) > 0)
    is_fine = EVP_DigestUpdate(hash, piece, length) == 1;
  // fread on a directory fails with EISDIR, which only ferror tells apart from an empty file.
  int problem = ferror(file) ? errno : is_fine ? 0 : ENOMEM;
  if (problem == 0 && EVP_DigestFinal_ex(hash, digest, NULL) != 1) problem = ENOMEM;
  EVP_MD_CTX_free(hash);
  fclose(file);
  return problem;
}
