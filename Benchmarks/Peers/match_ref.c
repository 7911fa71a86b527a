/* What one core can do with a simpler score: index the papers' 1-3-word runs, stream the profiles past them.
 *   cc -O3 -march=native -D_GNU_SOURCE -o match_ref match_ref.c && ./match_ref PAPERS PROFILES [floors]
 * Reads Workload/generate.py's lines as they are written there, and of profiles the --plain ones alone: no escapes inside
 * terms, no nearness, weights 1..9, terms already lower-case words. At most 65,536 papers of 4,096 words.
 * Prints one JSON line: what the peers print, the index, the stream (parse + look up + score), and the floors if asked for. */
#include <fcntl.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

typedef struct { const char *p; size_t n; } Span;
typedef struct { uint64_t hash; const char *key; uint32_t len, head, run, count; } Slot;   /* head: 1-based into hits; run: into runs */
typedef struct { uint32_t next; uint16_t paper, fields; } Hit;                 /* fields: 2 title, 1 abstract */

static Slot *slots; static uint64_t mask; static uint8_t *filter;
static Hit *hits; static uint32_t nhits = 1;
static uint32_t *runs;                                                         /* each slot's hits side by side: paper << 2 | fields */
enum { FILTER_BITS = 24, WORDS = 4096 };

static double now(void) { struct timespec t; clock_gettime(CLOCK_MONOTONIC, &t); return t.tv_sec + t.tv_nsec * 1e-9; }

static const char *place(const char *p) {
    if (!p) { fputs("match_ref: profiles with escapes, nearness or other spacing; make them with --plain\n", stderr); exit(65); }
    return p;
}

/* Processor seconds of this process so far, user and system. */
static double spent(void) {
    struct rusage ru; getrusage(RUSAGE_SELF, &ru);
    return ru.ru_utime.tv_sec + ru.ru_utime.tv_usec * 1e-6 + ru.ru_stime.tv_sec + ru.ru_stime.tv_usec * 1e-6;
}

static Span map(const char *path) {
    int fd = open(path, O_RDONLY); struct stat st;
    if (fd < 0 || fstat(fd, &st) || !st.st_size) { perror(path); exit(66); }
    void *p = mmap(0, st.st_size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, fd, 0);
    if (p == MAP_FAILED) { perror(path); exit(66); }
    return (Span){p, st.st_size};
}

static inline uint64_t hash(const char *p, size_t n) {
    uint64_t h = n * 0x9E3779B97F4A7C15u, v;
    for (; n >= 8; p += 8, n -= 8) { memcpy(&v, p, 8); h = (h ^ v) * 0xff51afd7ed558ccdu; h ^= h >> 32; }
    v = 0; for (size_t i = 0; i < n; i++) v |= (uint64_t)(uint8_t)p[i] << 8 * i;
    h = (h ^ v) * 0xff51afd7ed558ccdu; return h ^ h >> 29;
}

static void add(const char *p, size_t n, int paper, int field) {
    uint64_t h = hash(p, n); Slot *s = &slots[h & mask];
    while (s->head && (s->hash != h || s->len != n || memcmp(s->key, p, n))) if (++s > slots + mask) s = slots;
    if (s->head && hits[s->head].paper == paper) { hits[s->head].fields |= field; return; }
    hits[nhits] = (Hit){s->head, paper, field};
    *s = (Slot){.hash = h, .key = p, .len = n, .head = nhits++};
    filter[h >> (64 - FILTER_BITS) >> 3] |= 1 << (h >> (64 - FILTER_BITS) & 7);
}

static const Slot none;

static inline const Slot *find(const char *p, size_t n) {
    uint64_t h = hash(p, n), b = h >> (64 - FILTER_BITS);
    if (!(filter[b >> 3] >> (b & 7) & 1)) return &none;
    Slot *s = &slots[h & mask];
    for (; s->head; s = s == slots + mask ? slots : s + 1)
        if (s->hash == h && s->len == n && !memcmp(s->key, p, n)) return s;
    return &none;
}

/* Lower and single-space the JSON string at p into out. */
static void words(const char *p, char **out, int paper, int field) {
    static const char *at[WORDS]; static size_t len[WORDS]; int n = 0; char *o = *out;
    for (int in = 0; *p != '"'; p++) {
        unsigned char c = *p;
        if (c == '\\') { p++; if (*p == 'u') p += 4; c = ' '; }
        if (c >= 'A' && c <= 'Z') c |= 32;
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
            if (!in) { if (n == WORDS) break; if (n) *o++ = ' '; at[n++] = o; in = 1; }
            *o++ = c; len[n - 1] = o - at[n - 1];
        } else in = 0;
    }
    for (int i = 0; i < n; i++)
        for (int k = i; k < i + 3 && k < n; k++) add(at[i], at[k] + len[k] - at[i], paper, field);
    *out = o + 1;
}

/* What no program can go below: reading the bytes of both files once, and touching each matched pair once. */
static void floors(Span papers, Span people, uint64_t pairs) {
    uint64_t sum = 0, v, *pair = malloc((pairs + 1) * 8); memset(pair, 0, (pairs + 1) * 8);
    double t0 = now();
    for (size_t i = 0; i + 8 <= people.n; i += 8) { memcpy(&v, people.p + i, 8); sum += v; }
    double t1 = now();
    for (size_t i = 0; i + 8 <= papers.n; i += 8) { memcpy(&v, papers.p + i, 8); sum += v; }
    double t2 = now();
    for (uint64_t i = 0; i < pairs; i++) pair[i] += sum + i;  /* one read-modify-write a pair */
    double t3 = now(); volatile uint64_t keep = pair[pairs / 2]; (void)keep;
    printf(", \"floor_read_profiles\": %.5f, \"floor_read_papers\": %.6f, \"floor_touch_pairs\": %.5f", t1 - t0, t2 - t1, t3 - t2);
}

int main(int argc, char **argv) {
    if (argc < 3) { fputs("match_ref PAPERS PROFILES [floors]\n", stderr); return 64; }
    double t0 = now();
    Span papers = map(argv[1]), people = map(argv[2]);
    double t1 = now();
    for (mask = 1024; mask < papers.n; mask *= 2) {}
    slots = calloc(mask--, sizeof *slots); hits = malloc((papers.n + 2) * sizeof *hits);
    filter = calloc(1 << FILTER_BITS >> 3, 1);
    char *buf = malloc(papers.n + 16), *out = buf; int P = 0;
    for (const char *p = papers.p, *end = p + papers.n; p < end; P++) {
        const char *nl = memchr(p, '\n', end - p), *q = memmem(p, nl - p, "\"title\": \"", 10);
        if (q) words(q + 10, &out, P, 2); else q = p;
        if ((q = memmem(q, nl - q, "\"abstract\": \"", 13))) words(q + 13, &out, P, 1);
        p = nl + 1;
    }
    runs = malloc(nhits * sizeof *runs); uint32_t at = 0;
    for (Slot *s = slots; s <= slots + mask; s++) if (s->head) {
        s->run = at;
        for (uint32_t h = s->head; h; h = hits[h].next) runs[at++] = hits[h].paper << 2 | hits[h].fields;
        s->count = at - s->run;
    }
    double t2 = now();
    int *score = calloc(P, sizeof *score), *dropped = calloc(P, sizeof *dropped), *touched = malloc((P + 1) * sizeof *touched);
    int person = 0; uint64_t pairs = 0, total = 0, terms = 0;
    for (const char *p = people.p, *end = p + people.n; p < end;) {
        int n = 0; person++;
        p = place(memchr(p, '[', end - p)) + 1;
        while (*p != ']') {                                   /* {"term": "...", "weight": N}, */
            p = place(memchr(p, ':', 32)) + 3;
            const char *q = place(memchr(p, '"', end - p));
            const Slot *h = find(p, q - p); p = place(memchr(q, ':', 32)) + 2;
            int w = *p - '0'; terms++;
            for (const uint32_t *x = runs + h->run, *e = x + h->count; x < e; x++) {
                uint32_t paper = *x >> 2;
                touched[n] = paper; n += !score[paper];
                score[paper] += w * (*x & 3);
            }
            p += 2; if (*p == ',') p += 2;
        }
        p = place(memchr(p, '[', 32)) + 1;
        while (*p != ']') {                                   /* "...", */
            p++; const char *q = place(memchr(p, '"', end - p)); terms++;
            const Slot *h = find(p, q - p);
            for (uint32_t i = 0; i < h->count; i++) dropped[runs[h->run + i] >> 2] = person;
            p = q + 1; if (*p == ',') p += 2;
        }
        p += 3;
        for (int i = 0; i < n; i++) {
            int s = score[touched[i]]; score[touched[i]] = 0;
            if (dropped[touched[i]] != person) { pairs++; total += s; }
        }
    }
    double t3 = now();
    double cpu = spent(); struct rusage ru; getrusage(RUSAGE_SELF, &ru);
    printf("{\"peer\": \"match_ref\", \"cpu\": %.4f, \"wall\": %.4f, \"rss_mib\": %ld, \"pairs\": %lu, \"score\": %lu, \"terms\": %lu, "
           "\"map_wall\": %.5f, \"build_wall\": %.5f, \"match_wall\": %.5f",
           cpu, t3 - t0, ru.ru_maxrss / 1024, pairs, total, terms, t1 - t0, t2 - t1, t3 - t2);
    if (argc == 4) floors(papers, people, pairs);
    puts("}");
}
