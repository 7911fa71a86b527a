#include "CSyncCounter.h"

#include <pthread.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/// One watched path; the list only grows, for the life of the test process.
typedef struct Watched {
    char *path;
    int syncs;
    struct Watched *next;
} Watched;

typedef struct File {
    sqlite3_file base;
    Watched *watched;
    // The default layer's file follows.
} File;

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static Watched *all;
static sqlite3_vfs *inner;
static sqlite3_vfs outer;

static sqlite3_file *real(sqlite3_file *file) { return (sqlite3_file *)((File *)file + 1); }

static Watched *find(const char *path, int create) {
    for (Watched *watched = all; watched; watched = watched->next)
        if (!strcmp(watched->path, path)) return watched;
    if (!create) return NULL;
    Watched *watched = calloc(1, sizeof *watched);
    watched->path = strdup(path);
    watched->next = all;
    all = watched;
    return watched;
}

static void keepDurable(sqlite3_file *file, const char *path) {
    char name[4096];
    snprintf(name, sizeof name, "%s.durable", path);
    sqlite3_int64 size = 0;
    if (real(file)->pMethods->xFileSize(real(file), &size) != SQLITE_OK) return;
    FILE *copy = fopen(name, "wb");
    if (!copy) return;
    char block[4096];
    for (sqlite3_int64 at = 0; at < size; at += sizeof block) {
        int length = size - at < (sqlite3_int64)sizeof block ? (int)(size - at) : (int)sizeof block;
        if (real(file)->pMethods->xRead(real(file), block, length, at) != SQLITE_OK) break;
        fwrite(block, 1, (size_t)length, copy);
    }
    fclose(copy);
}

static int syncFile(sqlite3_file *file, int flags) {
    int result = real(file)->pMethods->xSync(real(file), flags);
    Watched *watched = ((File *)file)->watched;
    pthread_mutex_lock(&lock);
    if (watched) {
        watched->syncs += 1;
        keepDurable(file, watched->path);
    }
    pthread_mutex_unlock(&lock);
    return result;
}

static int closeFile(sqlite3_file *f) { return real(f)->pMethods->xClose(real(f)); }
static int readFile(sqlite3_file *f, void *b, int n, sqlite3_int64 at) { return real(f)->pMethods->xRead(real(f), b, n, at); }
static int writeFile(sqlite3_file *f, const void *b, int n, sqlite3_int64 at) { return real(f)->pMethods->xWrite(real(f), b, n, at); }
static int truncateFile(sqlite3_file *f, sqlite3_int64 n) { return real(f)->pMethods->xTruncate(real(f), n); }
static int fileSize(sqlite3_file *f, sqlite3_int64 *n) { return real(f)->pMethods->xFileSize(real(f), n); }
static int lockFile(sqlite3_file *f, int level) { return real(f)->pMethods->xLock(real(f), level); }
static int unlockFile(sqlite3_file *f, int level) { return real(f)->pMethods->xUnlock(real(f), level); }
static int checkReserved(sqlite3_file *f, int *is) { return real(f)->pMethods->xCheckReservedLock(real(f), is); }
static int control(sqlite3_file *f, int op, void *arg) { return real(f)->pMethods->xFileControl(real(f), op, arg); }
static int sectorSize(sqlite3_file *f) { return real(f)->pMethods->xSectorSize(real(f)); }
// Without the claim that what is around a write survives a power cut, and without memory mapping.
static int characteristics(sqlite3_file *f) { return real(f)->pMethods->xDeviceCharacteristics(real(f)); }
static int shmMap(sqlite3_file *f, int i, int n, int extend, void volatile **p) { return real(f)->pMethods->xShmMap(real(f), i, n, extend, p); }
static int shmLock(sqlite3_file *f, int at, int n, int flags) { return real(f)->pMethods->xShmLock(real(f), at, n, flags); }
static void shmBarrier(sqlite3_file *f) { real(f)->pMethods->xShmBarrier(real(f)); }
static int shmUnmap(sqlite3_file *f, int delete) { return real(f)->pMethods->xShmUnmap(real(f), delete); }

static const sqlite3_io_methods methods = {
    2, closeFile, readFile, writeFile, truncateFile, syncFile, fileSize, lockFile, unlockFile, checkReserved,
    control, sectorSize, characteristics, shmMap, shmLock, shmBarrier, shmUnmap, NULL, NULL,
};

static int openFile(sqlite3_vfs *vfs, const char *name, sqlite3_file *file, int flags, int *outFlags) {
    (void)vfs;
    File *mine = (File *)file;
    mine->base.pMethods = NULL;
    mine->watched = NULL;
    int result = inner->xOpen(inner, name, real(file), flags, outFlags);
    if (!real(file)->pMethods) return result;
    mine->base.pMethods = &methods;
    if (name && strstr(name, ".watched.")) {
        pthread_mutex_lock(&lock);
        mine->watched = find(name, 1);
        pthread_mutex_unlock(&lock);
    }
    return result;
}

int paperboy_sync_counter_install(void) {
    int result = SQLITE_OK;
    pthread_mutex_lock(&lock);
    if (!inner) {
        inner = sqlite3_vfs_find(NULL);
        outer = *inner;
        outer.zName = "paperboy-sync-counter";
        outer.szOsFile = (int)sizeof(File) + inner->szOsFile;
        outer.xOpen = openFile;
        outer.pNext = NULL;
        result = sqlite3_vfs_register(&outer, 1);
    }
    pthread_mutex_unlock(&lock);
    return result;
}

int paperboy_sync_count(const char *path) {
    pthread_mutex_lock(&lock);
    Watched *watched = find(path, 0);
    int syncs = watched ? watched->syncs : 0;
    pthread_mutex_unlock(&lock);
    return syncs;
}
