#include "schemas.h"

static const unsigned char subscribers_schema[] = {
#embed "../../schemas/subscribers.schema.json"
};

static const unsigned char paperboy_schema[] = {
#embed "../../schemas/paperboy.schema.json"
};

static const unsigned char subscribers_example[] = {
#embed "../../subscribers.example.json"
};

const unsigned char *paperboy_subscribers_schema(size_t *size) {
    *size = sizeof subscribers_schema;
    return subscribers_schema;
}

const unsigned char *paperboy_configuration_schema(size_t *size) {
    *size = sizeof paperboy_schema;
    return paperboy_schema;
}

const unsigned char *paperboy_subscribers_example(size_t *size) {
    *size = sizeof subscribers_example;
    return subscribers_example;
}
