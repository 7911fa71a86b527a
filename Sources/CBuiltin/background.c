#include "background.h"

static const uint8_t bytes[] = {
#embed "background.bin"
};

const uint8_t *paperboy_background(size_t *size) {
    *size = sizeof bytes;
    return bytes;
}
