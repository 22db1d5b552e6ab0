#ifndef CCURL_H
#define CCURL_H

#include <stddef.h>
#include <stdint.h>

/// One thread that carries transfers out, all callbacks included.
typedef struct ccurl_loop ccurl_loop;

/// One request and its answer.
typedef struct ccurl_transfer ccurl_transfer;

/// Starts a thread that keeps at most `max_connections` open at once (0: as many as there are
/// transfers). NULL where the machine has no memory or thread left for it.
ccurl_loop *ccurl_loop_start(int max_connections);

/// Ends the thread and frees the loop. No transfer may be under way, and the caller must not be one of
/// the loop's callbacks.
void ccurl_loop_stop(ccurl_loop *loop);

/// What is to be sent. Times are milliseconds, 0 means no limit. Everything is copied.
typedef struct {
  const char *url;
  const char *user_agent;
  /// "Name: value" lines.
  const char *const *headers;
  int header_count;
  int is_post;
  /// The body of a POST; NULL where `read` of the events gives it.
  const void *body;
  int64_t body_length;
  /// A connection that carried nothing before and carries nothing afterwards.
  int own_connection;
  int follow_redirects;
  int without_proxy;
  long connect_timeout;
  long total_timeout;
  /// Fewer than this many bytes a second for `stall_seconds` end the transfer.
  long stall_bytes;
  long stall_seconds;
} ccurl_request;

/// Told on the loop's thread, in this order: sending, header lines, body, done. `done` is the last.
typedef struct {
  void *context;
  /// The connection stands, TLS included; the next thing is the first byte of the request.
  void (*sending)(void *context);
  /// One header line as it came, the empty line that ends them included. Of each answer on the way.
  void (*header)(void *context, const char *line, size_t length);
  /// Returns `length`, or `CCURL_PAUSE` (the same bytes come again after `ccurl_resume`), or anything
  /// else to end the transfer.
  size_t (*body)(void *context, const void *bytes, size_t length);
  /// Fills `buffer` with the next bytes of the request's body; returns how many, or `CCURL_ABORT`.
  size_t (*read)(void *context, void *buffer, size_t capacity);
  /// Bytes of the two bodies so far.
  void (*progress)(void *context, int64_t sent, int64_t received);
  /// `failure` is NULL where the whole answer came; else libcurl's words.
  void (*done)(void *context, const char *failure);
} ccurl_events;

extern const size_t CCURL_PAUSE;
extern const size_t CCURL_ABORT;

/// Starts a transfer. NULL where it cannot be prepared; then no event comes.
ccurl_transfer *ccurl_start(
    ccurl_loop *loop, const ccurl_request *request, const ccurl_events *events);

/// Lets a paused body come, with this stall limit from now on (0, 0: none). From any thread; does
/// nothing once the transfer is done.
void ccurl_resume(ccurl_transfer *transfer, long stall_bytes, long stall_seconds);

/// Ends a transfer: `done` follows. From any thread; does nothing once the transfer is done.
void ccurl_cancel(ccurl_transfer *transfer);

/// Frees a transfer whose `done` was called. Not under the loop's lock: also from within `done`.
void ccurl_free(ccurl_transfer *transfer);

/// SHA-256 of what is added to it, piece by piece.
typedef struct ccurl_hash ccurl_hash;

/// NULL where libcrypto has none.
ccurl_hash *ccurl_hash_start(void);

/// Returns 0, or errno.
int ccurl_hash_add(ccurl_hash *hash, const void *bytes, size_t length);

/// Adds the first `most` bytes of a file, or all where there are fewer. Returns 0, or errno.
int ccurl_hash_add_file(ccurl_hash *hash, const char *path, int64_t most);

/// Returns 0, or errno.
int ccurl_hash_digest(ccurl_hash *hash, unsigned char digest[32]);

void ccurl_hash_free(ccurl_hash *hash);

#endif
