/* Stands between a program and the C library to record what reaches the disk below one folder, to run out of space
   there after a number of bytes, and to fail. Built by the tests; loaded with LD_PRELOAD.

   SHIM_ROOT: the folder. SHIM_LOG: file the records go to, if any.
   Record: op (1), file or folder id (8), offset or flag (8), length (4), then `length` bytes of data or names.  */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define FDS 4096

static char root[PATH_MAX];
static size_t root_length;
static int log_fd = -1;
static char tracked[FDS];
static long budget = -1;              /* bytes the folder may still grow; -1: no limit */
static long failing = -1;             /* calls until one ends with EIO; -1: never */
static int failing_on = 0;            /* whether all later ones fail too */
static pthread_mutex_t gate = PTHREAD_MUTEX_INITIALIZER;

static int (*real_open)(const char *, int, ...);
static int (*real_close)(int);
static ssize_t (*real_write)(int, const void *, size_t);
static ssize_t (*real_pwrite)(int, const void *, size_t, off_t);
static int (*real_fsync)(int);
static int (*real_ftruncate)(int, off_t);
static int (*real_unlink)(const char *);
static int (*real_rename)(const char *, const char *);
static int (*real_mkdir)(const char *, mode_t);

__attribute__((constructor)) static void start(void) {
    const char *folder = getenv("SHIM_ROOT"), *log = getenv("SHIM_LOG");
    real_open = dlsym(RTLD_NEXT, "open64");
    real_close = dlsym(RTLD_NEXT, "close");
    real_write = dlsym(RTLD_NEXT, "write");
    real_pwrite = dlsym(RTLD_NEXT, "pwrite64");
    real_fsync = dlsym(RTLD_NEXT, "fsync");
    real_ftruncate = dlsym(RTLD_NEXT, "ftruncate64");
    real_unlink = dlsym(RTLD_NEXT, "unlink");
    real_rename = dlsym(RTLD_NEXT, "rename");
    real_mkdir = dlsym(RTLD_NEXT, "mkdir");
    if (folder != NULL && strlen(folder) < sizeof root) {
        strcpy(root, folder);
        root_length = strlen(root);
    }
    if (log != NULL)
        log_fd = real_open(log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static int below(const char *path) {
    return root_length > 0 && strncmp(path, root, root_length) == 0
        && (path[root_length] == '/' || path[root_length] == 0);
}

static void record(char op, uint64_t id, uint64_t offset, const void *data, uint32_t length) {
    if (log_fd < 0)
        return;
    char head[21];
    head[0] = op;
    memcpy(head + 1, &id, 8);
    memcpy(head + 9, &offset, 8);
    memcpy(head + 17, &length, 4);
    if (real_write(log_fd, head, sizeof head) != (ssize_t) sizeof head
        || (length > 0 && real_write(log_fd, data, length) != (ssize_t) length))
        abort();
}

static void record_name(char op, uint64_t id, const char *path) {
    record(op, id, 0, path + root_length, (uint32_t) strlen(path + root_length));
}

static uint64_t id_of(int fd) {
    struct stat st;
    return fstat(fd, &st) == 0 ? (uint64_t) st.st_ino : 0;
}

static int watched(int fd) { return fd >= 0 && fd < FDS && tracked[fd]; }

/* For the tests: a mark in the record, and the limit. */
void shim_mark(uint64_t number) {
    pthread_mutex_lock(&gate);
    record('M', number, 0, NULL, 0);
    pthread_mutex_unlock(&gate);
}
void shim_set_budget(long bytes) { budget = bytes; }
long shim_budget(void) { return budget; }

void shim_fail(long calls, int stay) {
    failing = calls;
    failing_on = stay;
}

/* Whether this write, truncation or sync is the one that fails. */
static int fails(void) {
    if (failing < 0)
        return 0;
    if (failing > 0) {
        failing--;
        return 0;
    }
    if (!failing_on)
        failing = -1;
    errno = EIO;
    return 1;
}

static int open_any(const char *path, int flags, mode_t mode) {
    struct stat st;
    if (!below(path))
        return real_open(path, flags, mode);
    pthread_mutex_lock(&gate);
    int existed = stat(path, &st) == 0;
    int fd = real_open(path, flags, mode);
    if (fd >= 0 && fd < FDS) {
        tracked[fd] = 1;
        if (!existed && (flags & O_CREAT))
            record_name('C', id_of(fd), path);
        else if (existed && (flags & O_TRUNC)) {
            if (budget >= 0)
                budget += st.st_size;
            record('T', id_of(fd), 0, NULL, 0);
        }
    }
    pthread_mutex_unlock(&gate);
    return fd;
}

int open64(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_any(path, flags, mode);
}

int open(const char *path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    mode_t mode = (flags & O_CREAT) ? va_arg(more, mode_t) : 0;
    va_end(more);
    return open_any(path, flags, mode);
}

int close(int fd) {
    if (watched(fd))
        tracked[fd] = 0;
    return real_close(fd);
}

/* How many of `count` bytes at `offset` still fit; -1 with errno when none do. */
static ssize_t fitting(int fd, size_t count, off_t offset) {
    struct stat st;
    if (budget < 0 || count == 0 || fstat(fd, &st) != 0 || !S_ISREG(st.st_mode))
        return (ssize_t) count;
    off_t end = offset + (off_t) count;
    long growth = end > st.st_size ? (long) (end - st.st_size) : 0;
    if (growth > budget) {
        long over = growth - budget;
        if ((long) count <= over) {
            errno = ENOSPC;
            return -1;
        }
        count -= (size_t) over;
        growth = budget;
    }
    budget -= growth;
    return (ssize_t) count;
}

static ssize_t put(int fd, const void *data, size_t count, off_t offset, int positioned) {
    pthread_mutex_lock(&gate);
    if (!positioned)
        offset = (fcntl(fd, F_GETFL) & O_APPEND) ? lseek(fd, 0, SEEK_END) : lseek(fd, 0, SEEK_CUR);
    ssize_t done = fails() ? -1 : fitting(fd, count, offset);
    if (done >= 0) {
        done = positioned ? real_pwrite(fd, data, (size_t) done, offset) : real_write(fd, data, (size_t) done);
        if (done > 0)
            record('W', id_of(fd), (uint64_t) offset, data, (uint32_t) done);
    }
    pthread_mutex_unlock(&gate);
    return done;
}

ssize_t write(int fd, const void *data, size_t count) {
    return watched(fd) ? put(fd, data, count, 0, 0) : real_write(fd, data, count);
}
ssize_t pwrite64(int fd, const void *data, size_t count, off_t offset) {
    return watched(fd) ? put(fd, data, count, offset, 1) : real_pwrite(fd, data, count, offset);
}
ssize_t pwrite(int fd, const void *data, size_t count, off_t offset) { return pwrite64(fd, data, count, offset); }

int fsync(int fd) {
    if (!watched(fd))
        return real_fsync(fd);
    /* The replay decides what survives, so the real disk need not be waited for. */
    pthread_mutex_lock(&gate);
    struct stat st;
    int result = fails() ? -1 : 0;
    if (result == 0 && fstat(fd, &st) == 0)
        record(S_ISDIR(st.st_mode) ? 'D' : 'S', (uint64_t) st.st_ino, 0, NULL, 0);
    pthread_mutex_unlock(&gate);
    return result;
}
int fdatasync(int fd) { return fsync(fd); }

int ftruncate64(int fd, off_t length) {
    if (!watched(fd))
        return real_ftruncate(fd, length);
    pthread_mutex_lock(&gate);
    struct stat st;
    int result = -1;
    long growth = fstat(fd, &st) == 0 ? (long) (length - st.st_size) : 0;
    if (budget >= 0 && growth > budget)
        errno = ENOSPC;
    else if (!fails()) {
        result = real_ftruncate(fd, length);
        if (result == 0) {
            if (budget >= 0)
                budget -= growth;
            record('T', id_of(fd), (uint64_t) length, NULL, 0);
        }
    }
    pthread_mutex_unlock(&gate);
    return result;
}
int ftruncate(int fd, off_t length) { return ftruncate64(fd, length); }

int unlink(const char *path) {
    struct stat st;
    if (!below(path))
        return real_unlink(path);
    pthread_mutex_lock(&gate);
    int known = lstat(path, &st) == 0;
    int result = real_unlink(path);
    if (result == 0 && known) {
        if (budget >= 0 && st.st_nlink == 1)
            budget += st.st_size;
        record_name('U', (uint64_t) st.st_ino, path);
    }
    pthread_mutex_unlock(&gate);
    return result;
}

int rename(const char *from, const char *to) {
    struct stat st;
    char both[2 * PATH_MAX];
    if (!below(from) || !below(to))
        return real_rename(from, to);
    pthread_mutex_lock(&gate);
    if (budget >= 0 && stat(to, &st) == 0 && S_ISREG(st.st_mode))
        budget += st.st_size;
    int result = real_rename(from, to);
    if (result == 0) {
        int length = snprintf(both, sizeof both, "%s%c%s", from + root_length, 0, to + root_length);
        record('R', 0, 0, both, (uint32_t) length);
    }
    pthread_mutex_unlock(&gate);
    return result;
}

int mkdir(const char *path, mode_t mode) {
    struct stat st;
    if (!below(path))
        return real_mkdir(path, mode);
    pthread_mutex_lock(&gate);
    int result = real_mkdir(path, mode);
    if (result == 0 && stat(path, &st) == 0)
        record_name('K', (uint64_t) st.st_ino, path);
    pthread_mutex_unlock(&gate);
    return result;
}
