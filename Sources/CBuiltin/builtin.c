#include "CBuiltin.h"
