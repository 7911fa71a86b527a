// What the binary carries inside. Each function returns the first byte and stores the size;
// functions, because Swift cannot import large C arrays.
#pragma once

#include "background.h"
#include "sample.h"
#include "schemas.h"
#include "templates.h"
