/* A bounded byte queue written to a descriptor that may be slow. */
#include "runner.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

bool queue_push(struct queue *queue, const void *data, size_t length) {
  if (length > queue->capacity - queue->length) return false;
  if (queue->length == 0) queue->head = 0; /* stays on the pages already touched */
  size_t at = (queue->head + queue->length) % queue->capacity;
  size_t first = queue->capacity - at < length ? queue->capacity - at : length;
  memcpy(queue->bytes + at, data, first);
  memcpy(queue->bytes, (const uint8_t *)data + first, length - first);
  queue->length += length;
  return true;
}

int queue_write(struct queue *queue, int fd) {
  while (queue->length) {
    size_t part = queue->capacity - queue->head < queue->length ? queue->capacity - queue->head : queue->length;
    ssize_t written = write(fd, queue->bytes + queue->head, part);
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) return errno == EAGAIN ? 0 : -1;
    if (written == 0) return 0;
    queue->head = (queue->head + (size_t)written) % queue->capacity;
    queue->length -= (size_t)written;
  }
  return 0;
}
