#include "templates.h"

// One array a file, one line in the table below: a new template is two lines here.
static const unsigned char letter_head_html[] = {
#embed "../../templates/letter-head.html.mustache"
};
static const unsigned char letter_head_text[] = {
#embed "../../templates/letter-head.text.mustache"
};
static const unsigned char letter_paper_html[] = {
#embed "../../templates/letter-paper.html.mustache"
};
static const unsigned char letter_paper_text[] = {
#embed "../../templates/letter-paper.text.mustache"
};
static const unsigned char letter_similar_html[] = {
#embed "../../templates/letter-similar.html.mustache"
};
static const unsigned char letter_similar_text[] = {
#embed "../../templates/letter-similar.text.mustache"
};
static const unsigned char letter_item_html[] = {
#embed "../../templates/letter-item.html.mustache"
};
static const unsigned char letter_foot_html[] = {
#embed "../../templates/letter-foot.html.mustache"
};
static const unsigned char letter_foot_text[] = {
#embed "../../templates/letter-foot.text.mustache"
};
static const unsigned char index_html[] = {
#embed "../../templates/index.html.mustache"
};

#define TEMPLATE(name, array) {name, array, sizeof array}
static const struct {
    const char *name;
    const unsigned char *bytes;
    size_t size;
} templates[] = {
    TEMPLATE("letter-head.html", letter_head_html),
    TEMPLATE("letter-head.text", letter_head_text),
    TEMPLATE("letter-paper.html", letter_paper_html),
    TEMPLATE("letter-paper.text", letter_paper_text),
    TEMPLATE("letter-similar.html", letter_similar_html),
    TEMPLATE("letter-similar.text", letter_similar_text),
    TEMPLATE("letter-item.html", letter_item_html),
    TEMPLATE("letter-foot.html", letter_foot_html),
    TEMPLATE("letter-foot.text", letter_foot_text),
    TEMPLATE("index.html", index_html),
};
#undef TEMPLATE

size_t paperboy_template_count(void) { return sizeof templates / sizeof templates[0]; }

const char *paperboy_template_name(size_t index) {
    return index < paperboy_template_count() ? templates[index].name : NULL;
}

const unsigned char *paperboy_template_bytes(size_t index, size_t *size) {
    if (index >= paperboy_template_count()) return NULL;
    *size = templates[index].size;
    return templates[index].bytes;
}
