#pragma once

#include <stddef.h>

// The built-in templates, numbered from 0; NULL beyond the last.
size_t paperboy_template_count(void);
// Its name: the file's name without ".mustache".
const char *paperboy_template_name(size_t index);
// The first byte of its source; the size goes to *size.
const unsigned char *paperboy_template_bytes(size_t index, size_t *size);
