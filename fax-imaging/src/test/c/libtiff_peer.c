/*
 * libtiff's fax codec, asked over standard input: the peer of the codec tests and of CodecBench.
 *
 * A question, all numbers 32 bits, most significant byte first: operation (1 encode, 2 decode),
 * Compression (2, 3, 4), T4Options, FillOrder, lines per inch, width, height, repetitions, number of
 * bytes, the bytes. The answer: 1 if libtiff saw no error, nanoseconds of processor time of all
 * repetitions (64 bits), number of bytes, the bytes. Rows are packed, 1 = black; a code is one strip.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <tiffio.h>

typedef struct {
    unsigned char *bytes;
    size_t size;
    size_t room;
    size_t at;
} Memory;

typedef struct {
    uint32_t operation, compression, options, fill_order, lines, width, height, repetitions, length;
} Question;

static tmsize_t memory_read(thandle_t handle, void *to, tmsize_t count) {
    Memory *m = (Memory *)handle;
    size_t left = m->at < m->size ? m->size - m->at : 0;
    size_t n = (size_t)count < left ? (size_t)count : left;
    memcpy(to, m->bytes + m->at, n);
    m->at += n;
    return (tmsize_t)n;
}

static tmsize_t memory_write(thandle_t handle, void *from, tmsize_t count) {
    Memory *m = (Memory *)handle;
    if (m->at + count > m->room) {
        m->room = 2 * (m->at + count);
        m->bytes = realloc(m->bytes, m->room);
    }
    memcpy(m->bytes + m->at, from, count);
    m->at += count;
    if (m->at > m->size) {
        m->size = m->at;
    }
    return count;
}

static toff_t memory_seek(thandle_t handle, toff_t offset, int whence) {
    Memory *m = (Memory *)handle;
    m->at = offset + (whence == SEEK_CUR ? m->at : whence == SEEK_END ? m->size : 0);
    return m->at;
}

static int memory_close(thandle_t handle) {
    (void)handle;
    return 0;
}

static toff_t memory_size(thandle_t handle) { return ((Memory *)handle)->size; }

static TIFF *open_memory(Memory *m, const char *mode) {
    m->at = 0;
    return TIFFClientOpen("memory", mode, (thandle_t)m, memory_read, memory_write, memory_seek,
                          memory_close, memory_size, NULL, NULL);
}

static TIFF *new_page(Memory *m, const Question *q) {
    m->size = 0;
    TIFF *tif = open_memory(m, "wm");
    TIFFSetField(tif, TIFFTAG_IMAGEWIDTH, q->width);
    TIFFSetField(tif, TIFFTAG_IMAGELENGTH, q->height);
    TIFFSetField(tif, TIFFTAG_ROWSPERSTRIP, q->height);
    TIFFSetField(tif, TIFFTAG_BITSPERSAMPLE, 1);
    TIFFSetField(tif, TIFFTAG_SAMPLESPERPIXEL, 1);
    TIFFSetField(tif, TIFFTAG_PHOTOMETRIC, PHOTOMETRIC_MINISWHITE);
    TIFFSetField(tif, TIFFTAG_FILLORDER, q->fill_order);
    TIFFSetField(tif, TIFFTAG_RESOLUTIONUNIT, RESUNIT_INCH);
    TIFFSetField(tif, TIFFTAG_YRESOLUTION, (float)q->lines);
    TIFFSetField(tif, TIFFTAG_COMPRESSION, q->compression);
    if (q->compression == COMPRESSION_CCITTFAX3) {
        TIFFSetField(tif, TIFFTAG_GROUP3OPTIONS, q->options);
    }
    return tif;
}

static uint64_t now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (uint64_t)t.tv_sec * 1000000000u + t.tv_nsec;
}

static uint32_t encode(Memory *m, const Question *q, unsigned char *rows, uint64_t *nanos,
                       unsigned char **out, uint32_t *size) {
    tmsize_t stride = (q->width + 7) / 8;
    uint32_t good = 1;
    for (uint32_t i = 0; i < q->repetitions; i++) {
        TIFF *tif = new_page(m, q);
        uint64_t start = now();
        good &= TIFFWriteEncodedStrip(tif, 0, rows, stride * q->height) >= 0;
        *nanos += now() - start;
        TIFFClose(tif);
    }
    TIFF *tif = open_memory(m, "rm");
    *size = (uint32_t)TIFFRawStripSize(tif, 0);
    *out = malloc(*size + 1);
    TIFFReadRawStrip(tif, 0, *out, *size);
    TIFFClose(tif);
    return good;
}

static uint32_t decode(Memory *m, const Question *q, unsigned char *code, uint64_t *nanos,
                       unsigned char **out, uint32_t *size) {
    uint32_t good = 1;
    *size = (q->width + 7) / 8 * q->height;
    *out = calloc(1, *size + 1);
    TIFF *tif = new_page(m, q);
    TIFFWriteRawStrip(tif, 0, code, q->length);
    TIFFClose(tif);
    for (uint32_t i = 0; i < q->repetitions; i++) {
        tif = open_memory(m, "rm");
        uint64_t start = now();
        good &= TIFFReadEncodedStrip(tif, 0, *out, *size) >= 0;
        *nanos += now() - start;
        TIFFClose(tif);
    }
    return good;
}

static int read_numbers(uint32_t *numbers, int count) {
    for (int i = 0; i < count; i++) {
        unsigned char b[4];
        if (fread(b, 1, 4, stdin) != 4) {
            return 0;
        }
        numbers[i] = (uint32_t)b[0] << 24 | b[1] << 16 | b[2] << 8 | b[3];
    }
    return 1;
}

static void write_number(uint32_t n) {
    unsigned char b[4] = {n >> 24, n >> 16, n >> 8, n};
    fwrite(b, 1, 4, stdout);
}

int main(void) {
    Memory memory = {0};
    Question q;
    TIFFSetErrorHandler(NULL);
    TIFFSetWarningHandler(NULL);
    while (read_numbers((uint32_t *)&q, 9)) {
        unsigned char *in = malloc(q.length + 1);
        if (fread(in, 1, q.length, stdin) != q.length) {
            return 1;
        }
        unsigned char *out = NULL;
        uint32_t size = 0;
        uint64_t nanos = 0;
        uint32_t good = (q.operation == 1 ? encode : decode)(&memory, &q, in, &nanos, &out, &size);
        write_number(good);
        write_number((uint32_t)(nanos >> 32));
        write_number((uint32_t)nanos);
        write_number(size);
        fwrite(out, 1, size, stdout);
        fflush(stdout);
        free(out);
        free(in);
    }
    return 0;
}
