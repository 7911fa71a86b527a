// curl_easy_setopt and curl_easy_getinfo are variadic, which Swift cannot call: one wrapper by type of value.
#include <curl/curl.h>

static inline CURLcode curl_setopt_long(CURL *handle, CURLoption option, long value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode curl_setopt_string(CURL *handle, CURLoption option, const char *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode curl_setopt_pointer(CURL *handle, CURLoption option, void *value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode curl_setopt_write(CURL *handle, CURLoption option, curl_write_callback value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode curl_setopt_progress(CURL *handle, CURLoption option, curl_xferinfo_callback value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode curl_setopt_opensocket(CURL *handle, CURLoption option, curl_opensocket_callback value) {
    return (curl_easy_setopt)(handle, option, value);
}

static inline CURLcode curl_getinfo_offset(CURL *handle, CURLINFO info, curl_off_t *value) {
    return (curl_easy_getinfo)(handle, info, value);
}

static inline CURLcode curl_getinfo_socket(CURL *handle, CURLINFO info, curl_socket_t *value) {
    return (curl_easy_getinfo)(handle, info, value);
}
