#include "CCurl.h"
#include "CurlLibrary.h"

#include <limits.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>

const size_t CCURL_PAUSE = CURL_WRITEFUNC_PAUSE;
const size_t CCURL_ABORT = CURL_READFUNC_ABORT;

enum { WANTS_START = 1, WANTS_RESUME = 2, WANTS_CANCEL = 4 };

struct ccurl_transfer {
  ccurl_loop *loop;
  CURL *easy;
  struct curl_slist *headers;
  ccurl_events events;
  char failure[CURL_ERROR_SIZE];

  // Guarded by the loop's lock.
  int wants;
  int is_done;
  long stall_bytes, stall_seconds;

  // Written by the loop's thread only, after the transfer was linked in.
  int now;
  ccurl_transfer *next;
};

struct ccurl_loop {
  CURLM *multi;
  pthread_t thread;
  pthread_mutex_t lock;
  int is_stopping;
  ccurl_transfer *transfers;
};

// What libcurl calls.

static int on_sending(
    void *context, char *their_ip, char *our_ip, int their_port, int our_port) {
  (void)their_ip, (void)our_ip, (void)their_port, (void)our_port;
  ccurl_transfer *transfer = context;
  transfer->events.sending(transfer->events.context);
  return CURL_PREREQFUNC_OK;
}

static size_t on_header(char *line, size_t size, size_t count, void *context) {
  ccurl_transfer *transfer = context;
  transfer->events.header(transfer->events.context, line, size * count);
  return size * count;
}

static size_t on_body(char *bytes, size_t size, size_t count, void *context) {
  ccurl_transfer *transfer = context;
  return transfer->events.body(transfer->events.context, bytes, size * count);
}

static size_t on_read(char *buffer, size_t size, size_t count, void *context) {
  ccurl_transfer *transfer = context;
  return transfer->events.read(transfer->events.context, buffer, size * count);
}

static int on_progress(
    void *context, curl_off_t down_total, curl_off_t down, curl_off_t up_total, curl_off_t up) {
  (void)down_total, (void)up_total;
  ccurl_transfer *transfer = context;
  transfer->events.progress(transfer->events.context, up, down);
  return 0;
}

// A peer that vanished without a word is noticed by unanswered probes: 10 s of quiet, then three
// probes 5 s apart. libcurl sets the two times but not the count, whose default of nine is too many.
static int on_socket(void *context, curl_socket_t descriptor, curlsocktype purpose) {
  (void)context, (void)purpose;
  int probes = 3;
  unsigned int unanswered_ms = 25000;
  setsockopt(descriptor, IPPROTO_TCP, TCP_KEEPCNT, &probes, sizeof probes);
  setsockopt(
      descriptor, IPPROTO_TCP, TCP_USER_TIMEOUT, &unanswered_ms, sizeof unanswered_ms);
  return CURL_SOCKOPT_OK;
}

// The loop.

static void finish(ccurl_transfer *transfer, const char *failure) {
  ccurl_loop *loop = transfer->loop;
  curl.multi_remove_handle(loop->multi, transfer->easy);
  pthread_mutex_lock(&loop->lock);
  ccurl_transfer **link = &loop->transfers;
  while (*link != transfer) link = &(*link)->next;
  *link = transfer->next;
  transfer->is_done = 1;
  pthread_mutex_unlock(&loop->lock);
  transfer->events.done(transfer->events.context, failure);
}

static void obey(ccurl_transfer *transfer) {
  int now = transfer->now;
  transfer->now = 0;
  if (now & WANTS_CANCEL) {
    finish(transfer, "cancelled");
    return;
  }
  if (now & WANTS_START && curl.multi_add_handle(transfer->loop->multi, transfer->easy)) {
    finish(transfer, "the transfer could not be started");
    return;
  }
  if (now & WANTS_RESUME) {
    curl.easy_setopt(transfer->easy, CURLOPT_LOW_SPEED_LIMIT, transfer->stall_bytes);
    curl.easy_setopt(transfer->easy, CURLOPT_LOW_SPEED_TIME, transfer->stall_seconds);
    curl.easy_pause(transfer->easy, CURLPAUSE_CONT);
  }
}

static void report_finished(ccurl_loop *loop) {
  int left = 0;
  for (CURLMsg *message; (message = curl.multi_info_read(loop->multi, &left));) {
    if (message->msg != CURLMSG_DONE) continue;
    CURLcode result = message->data.result;
    ccurl_transfer *transfer = NULL;
    curl.easy_getinfo(message->easy_handle, CURLINFO_PRIVATE, &transfer);
    const char *words = transfer->failure[0] ? transfer->failure : curl.easy_strerror(result);
    finish(transfer, result == CURLE_OK ? NULL : words);
  }
}

static void *run(void *context) {
  ccurl_loop *loop = context;
  // Signals are the main thread's; and a broken TLS connection must not raise SIGPIPE here.
  sigset_t all;
  sigfillset(&all);
  pthread_sigmask(SIG_BLOCK, &all, NULL);
  for (;;) {
    pthread_mutex_lock(&loop->lock);
    int is_stopping = loop->is_stopping;
    ccurl_transfer *first = loop->transfers;
    for (ccurl_transfer *each = first; each; each = each->next) {
      each->now = each->wants;
      each->wants = 0;
    }
    pthread_mutex_unlock(&loop->lock);
    if (is_stopping) return NULL;
    // Others only link transfers in before `first`, so this walk needs no lock.
    for (ccurl_transfer *each = first, *next; each; each = next) {
      next = each->next;
      obey(each);
    }
    int running = 0;
    curl.multi_perform(loop->multi, &running);
    report_finished(loop);
    curl.multi_poll(loop->multi, NULL, 0, INT_MAX, NULL);
  }
}

ccurl_loop *ccurl_loop_start(int max_connections) {
  // Whoever has a loop, or what is made with one, has libcurl.
  if (!curl_load()) return NULL;
  ccurl_loop *loop = calloc(1, sizeof *loop);
  if (!loop) return NULL;
  loop->multi = curl.multi_init();
  if (!loop->multi) {
    free(loop);
    return NULL;
  }
  curl.multi_setopt(loop->multi, CURLMOPT_MAX_TOTAL_CONNECTIONS, (long)max_connections);
  pthread_mutex_init(&loop->lock, NULL);
  if (pthread_create(&loop->thread, NULL, run, loop) != 0) {
    curl.multi_cleanup(loop->multi);
    pthread_mutex_destroy(&loop->lock);
    free(loop);
    return NULL;
  }
  return loop;
}

void ccurl_loop_stop(ccurl_loop *loop) {
  pthread_mutex_lock(&loop->lock);
  loop->is_stopping = 1;
  pthread_mutex_unlock(&loop->lock);
  curl.multi_wakeup(loop->multi);
  pthread_join(loop->thread, NULL);
  curl.multi_cleanup(loop->multi);
  pthread_mutex_destroy(&loop->lock);
  free(loop);
}

// Transfers.

static int set_request(ccurl_transfer *transfer, const ccurl_request *request) {
  CURL *easy = transfer->easy;
  int bad = 0;
  bad |= curl.easy_setopt(easy, CURLOPT_URL, request->url);
  bad |= curl.easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  bad |= curl.easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
  bad |= curl.easy_setopt(easy, CURLOPT_FOLLOWLOCATION, (long)request->follow_redirects);
  bad |= curl.easy_setopt(easy, CURLOPT_MAXREDIRS, 5L);
  bad |= curl.easy_setopt(easy, CURLOPT_USERAGENT, request->user_agent);
  bad |= curl.easy_setopt(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1);
  bad |= curl.easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
  // Else giving a transfer up would wait for its name to be resolved, and all others with it.
  bad |= curl.easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
  bad |= curl.easy_setopt(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1L);
  bad |= curl.easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, request->connect_timeout);
  bad |= curl.easy_setopt(easy, CURLOPT_TIMEOUT_MS, request->total_timeout);
  bad |= curl.easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, request->stall_bytes);
  bad |= curl.easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, request->stall_seconds);
  bad |= curl.easy_setopt(easy, CURLOPT_TCP_KEEPALIVE, 1L);
  bad |= curl.easy_setopt(easy, CURLOPT_TCP_KEEPIDLE, 10L);
  bad |= curl.easy_setopt(easy, CURLOPT_TCP_KEEPINTVL, 5L);
  bad |= curl.easy_setopt(easy, CURLOPT_BUFFERSIZE, 131072L);
  if (request->own_connection) {
    bad |= curl.easy_setopt(easy, CURLOPT_FRESH_CONNECT, 1L);
    bad |= curl.easy_setopt(easy, CURLOPT_FORBID_REUSE, 1L);
  }
  if (request->without_proxy) bad |= curl.easy_setopt(easy, CURLOPT_PROXY, "");
  if (request->is_post) {
    bad |= curl.easy_setopt(easy, CURLOPT_POST, 1L);
    bad |= curl.easy_setopt(
        easy, CURLOPT_POSTFIELDSIZE_LARGE, (curl_off_t)request->body_length);
    if (request->body) bad |= curl.easy_setopt(easy, CURLOPT_COPYPOSTFIELDS, request->body);
  }
  for (int i = 0; i < request->header_count; i++) {
    struct curl_slist *longer = curl.slist_append(transfer->headers, request->headers[i]);
    if (!longer) return -1;
    transfer->headers = longer;
  }
  bad |= curl.easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headers);
  return bad;
}

static int set_events(ccurl_transfer *transfer) {
  CURL *easy = transfer->easy;
  int bad = 0;
  bad |= curl.easy_setopt(easy, CURLOPT_PRIVATE, transfer);
  bad |= curl.easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->failure);
  bad |= curl.easy_setopt(easy, CURLOPT_PREREQFUNCTION, on_sending);
  bad |= curl.easy_setopt(easy, CURLOPT_PREREQDATA, transfer);
  bad |= curl.easy_setopt(easy, CURLOPT_HEADERFUNCTION, on_header);
  bad |= curl.easy_setopt(easy, CURLOPT_HEADERDATA, transfer);
  bad |= curl.easy_setopt(easy, CURLOPT_WRITEFUNCTION, on_body);
  bad |= curl.easy_setopt(easy, CURLOPT_WRITEDATA, transfer);
  bad |= curl.easy_setopt(easy, CURLOPT_READFUNCTION, on_read);
  bad |= curl.easy_setopt(easy, CURLOPT_READDATA, transfer);
  bad |= curl.easy_setopt(easy, CURLOPT_XFERINFOFUNCTION, on_progress);
  bad |= curl.easy_setopt(easy, CURLOPT_XFERINFODATA, transfer);
  bad |= curl.easy_setopt(easy, CURLOPT_NOPROGRESS, 0L);
  bad |= curl.easy_setopt(easy, CURLOPT_SOCKOPTFUNCTION, on_socket);
  return bad;
}

ccurl_transfer *ccurl_start(
    ccurl_loop *loop, const ccurl_request *request, const ccurl_events *events) {
  ccurl_transfer *transfer = calloc(1, sizeof *transfer);
  if (!transfer) return NULL;
  transfer->loop = loop;
  transfer->events = *events;
  transfer->wants = WANTS_START;
  transfer->easy = curl.easy_init();
  if (!transfer->easy || set_request(transfer, request) || set_events(transfer)) {
    ccurl_free(transfer);
    return NULL;
  }
  pthread_mutex_lock(&loop->lock);
  transfer->next = loop->transfers;
  loop->transfers = transfer;
  pthread_mutex_unlock(&loop->lock);
  curl.multi_wakeup(loop->multi);
  return transfer;
}

static void want(ccurl_transfer *transfer, int wants) {
  if (!transfer->is_done) transfer->wants |= wants;
}

void ccurl_resume(ccurl_transfer *transfer, long stall_bytes, long stall_seconds) {
  ccurl_loop *loop = transfer->loop;
  pthread_mutex_lock(&loop->lock);
  transfer->stall_bytes = stall_bytes;
  transfer->stall_seconds = stall_seconds;
  want(transfer, WANTS_RESUME);
  pthread_mutex_unlock(&loop->lock);
  curl.multi_wakeup(loop->multi);
}

void ccurl_cancel(ccurl_transfer *transfer) {
  ccurl_loop *loop = transfer->loop;
  pthread_mutex_lock(&loop->lock);
  want(transfer, WANTS_CANCEL);
  pthread_mutex_unlock(&loop->lock);
  curl.multi_wakeup(loop->multi);
}

void ccurl_free(ccurl_transfer *transfer) {
  if (transfer->easy) curl.easy_cleanup(transfer->easy);
  curl.slist_free_all(transfer->headers);
  free(transfer);
}
