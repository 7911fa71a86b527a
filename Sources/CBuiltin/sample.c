#include "sample.h"

static const unsigned char digest[] = {
#embed "../../samples/daily-papers-2026-03-02.txt"
};

const unsigned char *paperboy_sample_digest(size_t *size) {
    *size = sizeof digest;
    return digest;
}
