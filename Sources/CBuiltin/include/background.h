#pragma once

#include <stddef.h>
#include <stdint.h>

// Document frequencies of words and pairs; scripts/make-background.py makes the file and tells its format.
const uint8_t *paperboy_background(size_t *size);
