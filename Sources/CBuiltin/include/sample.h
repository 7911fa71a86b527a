#pragma once

#include <stddef.h>

// The sample digest of 2026-03-02 as page text in UTF-8: its first byte, and its size in bytes.
const unsigned char *paperboy_sample_digest(size_t *size);
