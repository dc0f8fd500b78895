/* Structured payloads: tag u8, length u32, bytes. */
#include "runner.h"

#include <string.h>

uint32_t get_u32(const uint8_t *bytes) {
  return (uint32_t)bytes[0] | (uint32_t)bytes[1] << 8 | (uint32_t)bytes[2] << 16 | (uint32_t)bytes[3] << 24;
}

void put_u32(uint8_t *bytes, uint32_t value) {
  for (int i = 0; i < 4; i++) bytes[i] = (uint8_t)(value >> (8 * i));
}

int field_next(struct field_reader *reader, struct field *field) {
  size_t left = (size_t)(reader->end - reader->next);
  if (left == 0) return 0;
  if (left < 5) return -1;
  field->tag = reader->next[0];
  field->length = get_u32(reader->next + 1);
  if (field->length > left - 5) return -1;
  field->data = reader->next + 5;
  reader->next += 5 + field->length;
  return 1;
}

bool field_number(const struct field *field, uint64_t *value) {
  if (field->length != 8) return false;
  *value = (uint64_t)get_u32(field->data) | (uint64_t)get_u32(field->data + 4) << 32;
  return true;
}

char *field_text(const struct field *field) {
  if (memchr(field->data, 0, field->length)) return NULL;
  /* The header before the text is no longer needed, so the text moves one byte down to make place for its end. */
  char *text = (char *)field->data - 1;
  memmove(text, field->data, field->length);
  text[field->length] = 0;
  return text;
}

bool add_bytes(struct field_writer *writer, uint8_t tag, const void *data, size_t length) {
  if (length > MAX_PAYLOAD || writer->capacity - writer->length < length + 5) return false;
  uint8_t *at = writer->bytes + writer->length;
  at[0] = tag;
  put_u32(at + 1, (uint32_t)length);
  if (length) memcpy(at + 5, data, length);
  writer->length += length + 5;
  return true;
}

bool add_text(struct field_writer *writer, uint8_t tag, const char *text) {
  return add_bytes(writer, tag, text, strlen(text));
}

bool add_number(struct field_writer *writer, uint8_t tag, uint64_t value) {
  uint8_t bytes[8];
  put_u32(bytes, (uint32_t)value);
  put_u32(bytes + 4, (uint32_t)(value >> 32));
  return add_bytes(writer, tag, bytes, sizeof bytes);
}
