// libxml2's encoding header would pull in ICU, whose macros clash with Foundation's own copy.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/tree.h>
#include <libxml/xmlwriter.h>

// `xmlFree` is a mutable global function pointer, which Swift 6 cannot call.
static inline void freeXML(xmlChar *memory) { xmlFree(memory); }
