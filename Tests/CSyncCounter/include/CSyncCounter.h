#ifndef PAPERBOY_CSYNCCOUNTER_H
#define PAPERBOY_CSYNCCOUNTER_H

/// An SQLite file layer over the default one. It counts the fsyncs of each file, and after each of them keeps a copy of
/// the file beside it (`<file>.durable`): what a power cut at any later moment would at least leave.
///
/// Makes it the default layer of this process; later calls do nothing. Only files whose path holds `.watched.` are
/// touched by it. Returns 0, or SQLite's error code.
int paperboy_sync_counter_install(void);

/// How many fsyncs the file at `path` has had since it was opened first; 0 for a file that is not watched.
int paperboy_sync_count(const char *path);

#endif
