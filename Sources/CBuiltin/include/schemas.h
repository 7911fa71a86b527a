#pragma once

#include <stddef.h>

// schemas/subscribers.schema.json: its first byte, and its size in bytes.
const unsigned char *paperboy_subscribers_schema(size_t *size);

// schemas/paperboy.schema.json.
const unsigned char *paperboy_configuration_schema(size_t *size);

// subscribers.example.json: three readers that show the features.
const unsigned char *paperboy_subscribers_example(size_t *size);
