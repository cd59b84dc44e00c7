// Convolution and its two gradients at stride 1 by the tiles of AMX: numbers are rounded to bfloat16, whose products
// are summed as floats, many times as many in a second. Enough for training, not for counting.
#pragma once
#include "convolution.h"

#ifdef __AMX_BF16__
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <new>

/** The upper half of a float. */
typedef unsigned short Half;

/** Rows of a tile, and floats in a row; a row holds twice as many halves. */
constexpr int TILE = 16, HALVES = 32;

/** Memory that begins with a cache line: a row of a tile that lies across two takes twice as long to load. */
template <typename T>
struct InLines {
  using value_type = T;
  T* allocate(size_t count) { return (T*)::operator new(count * sizeof(T), std::align_val_t(64)); }
  void deallocate(T* at, size_t) { ::operator delete(at, std::align_val_t(64)); }
  bool operator==(const InLines&) const { return true; }
};
typedef std::vector<Half, InLines<Half>> Halves;

/** Whether the kernel lets this process have tiles. */
inline bool mayTile() {
  static const bool granted = syscall(SYS_arch_prctl, /* ARCH_REQ_XCOMP_PERM */ 0x1023, /* XTILEDATA */ 18) == 0;
  return granted;
}

/** Tiles of 16 rows of 64 bytes, for as long as it lives. */
struct Tiles {
  Tiles() {
    struct alignas(64) {
      unsigned char palette = 1, startRow = 0, reserved[14] = {};
      unsigned short bytes[16] = {64, 64, 64, 64, 64, 64, 64, 64};
      unsigned char rows[16] = {16, 16, 16, 16, 16, 16, 16, 16};
    } sizes;
    _tile_loadconfig(&sizes);
  }
  ~Tiles() { _tile_release(); }
};

inline void round16(const float* from, Half* to) {
  _mm256_storeu_si256((__m256i*)to, (__m256i)_mm512_cvtneps_pbh(_mm512_loadu_ps(from)));
}

inline void round(const float* from, long count, Half* to) {
  for (; count >= TILE; count -= TILE, from += TILE, to += TILE) round16(from, to);
  if (count == 0) return;
  const __mmask16 some = (1 << count) - 1;
  _mm256_mask_storeu_epi16(to, some, (__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(some, from)));
}

/** Four sums of 16 by 16: `left` for two groups of rows, `right` for two of columns. */
struct alignas(64) Sums {
  float at[2 * TILE][2 * TILE] = {};
  void load() const {
    _tile_loadd(0, at[0], sizeof at[0]);
    _tile_loadd(1, at[0] + TILE, sizeof at[0]);
    _tile_loadd(2, at[TILE], sizeof at[0]);
    _tile_loadd(3, at[TILE] + TILE, sizeof at[0]);
  }
  void store() {
    _tile_stored(0, at[0], sizeof at[0]);
    _tile_stored(1, at[0] + TILE, sizeof at[0]);
    _tile_stored(2, at[TILE], sizeof at[0]);
    _tile_stored(3, at[TILE] + TILE, sizeof at[0]);
  }
};

/** Adds to the four sums the products of 32 numbers: rows `step` bytes apart, the second 16 of them `apart` halves on. */
inline void multiply(const Half* left, long apart, long step, const Half* right) {
  _tile_loadd(4, left, step);
  _tile_loadd(5, left + apart, step);
  _tile_loadd(6, right, 64);
  _tile_loadd(7, right + TILE * HALVES, 64);
  _tile_dpbf16ps(0, 4, 6);
  _tile_dpbf16ps(1, 4, 7);
  _tile_dpbf16ps(2, 5, 6);
  _tile_dpbf16ps(3, 5, 7);
}

/** Two tiles of `right` from 32 rows of up to 32 floats, `step` apart: pairs of rows side by side. */
inline void pair(const float* from, long step, int rows, int columns, Half* to) {
  static constexpr float zeros[HALVES] = {};
  const int firstHalf = min(columns, TILE), secondHalf = columns - firstHalf;
  const __mmask16 some[2] = {__mmask16((1 << firstHalf) - 1), __mmask16((1 << secondHalf) - 1)};
  for (int row = 0; row < HALVES; row += 2, to += HALVES)
    for (int side = 0; side < 2; side++) {
      const float* even = row < rows ? from + row * step + side * TILE : zeros;
      const float* odd = row + 1 < rows ? from + (row + 1) * step + side * TILE : zeros;
      const __m512i low = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(some[side], even)));
      const __m512i high = _mm512_cvtepu16_epi32((__m256i)_mm512_cvtneps_pbh(_mm512_maskz_loadu_ps(some[side], odd)));
      _mm512_storeu_si512(to + side * TILE * HALVES, _mm512_or_si512(low, _mm512_slli_epi32(high, 16)));
    }
}

/** An image in halves with room round it: its places lie in one line, so that 16 neighbours are the rows of a tile. */
struct Room {
  Room(int height, int width, int channels) : height(height), width(width), channels(channels) {
    // Tiles read past the end what is multiplied by 0.
    halves.assign(long(height) * width * channels + long(3 * HALVES) * (channels + 1), 0);
  }
  void take(const float* x, int rows, int columns, int top, int left) {
    for (int i = max(0, -top); i < rows && i + top < height; i++) {
      const int from = max(0, -left), to = min(columns, width - left);
      round(x + (long(i) * columns + from) * channels, long(to - from) * channels,
            &halves[(long(i + top) * width + from + left) * channels]);
    }
  }
  const int height, width, channels;
  Halves halves;
};

/** Writes up to 32 sums with what is added to them, ReLU if asked. */
inline void write(const float* sums, const float* added, bool relu, int count, float* to) {
  for (int side = 0; side < HALVES; side += TILE, count -= TILE) {
    if (count <= 0) return;
    __m512 sum = _mm512_add_ps(_mm512_loadu_ps(sums + side), _mm512_loadu_ps(added + side));
    if (relu) sum = _mm512_max_ps(sum, _mm512_setzero_ps());
    _mm512_mask_storeu_ps(to + side, count >= TILE ? 0xffff : (1 << count) - 1, sum);
  }
}

/** Slides filters `[filterHeight * line, filters]` over images `[rows, columns, channels]`; row by row they lie as `at(k)` says. */
template <typename Filter>
void slideTiles(const float* x, int batch, int rows, int columns, int channels, int top, int left, int filterHeight,
                int filterWidth, Filter filter, int filters, const float* bias, bool relu, int height, int width,
                float* output) {
  const int line = filterWidth * channels, chunks = (line + HALVES - 1) / HALVES;
  const int blocks = (filters + HALVES - 1) / HALVES;
  constexpr int PAIR = 2 * TILE * HALVES;
  Halves right(long(blocks) * filterHeight * chunks * PAIR);
  std::vector<float> lines(long(HALVES) * filters);
  for (int y = 0; y < filterHeight; y++)
    for (int q = 0; q < chunks; q++) {
      const int some = min(HALVES, line - q * HALVES);
      for (int k = 0; k < some; k++) filter(y * line + q * HALVES + k, &lines[long(k) * filters]);
      for (int b = 0; b < blocks; b++)
        pair(&lines[b * HALVES], filters, some, min(HALVES, filters - b * HALVES),
             &right[((long(b) * filterHeight + y) * chunks + q) * PAIR]);
    }
  Room room(height + filterHeight - 1, width + filterWidth - 1, channels);
  const int places = (height - 1) * room.width + width;
  const Tiles tiles;
  for (int n = 0; n < batch; n++, x += long(rows) * columns * channels, output += long(height) * width * filters) {
    room.take(x, rows, columns, top, left);
    for (int b = 0; b < blocks; b++) {
      const int first = b * HALVES, some = min(HALVES, filters - first);
      float added[HALVES] = {};
      if (bias) memcpy(added, bias + first, some * sizeof(float));
      for (int place = 0; place < places; place += 2 * TILE) {
        Sums sums;
        sums.load();
        const Half* with = &right[long(b) * filterHeight * chunks * PAIR];
        for (int y = 0; y < filterHeight; y++)
          for (int q = 0; q < chunks; q++, with += PAIR)
            multiply(&room.halves[(long(place) + long(y) * room.width) * channels + q * HALVES], TILE * channels,
                     channels * sizeof(Half), with);
        sums.store();
        int i = place / room.width, j = place % room.width;
        for (int p = 0; p < 2 * TILE && i < height; p++) {
          if (j < width) write(sums.at[p], added, relu, some, output + (long(i) * width + j) * filters + first);
          if (++j == room.width) i++, j = 0;
        }
      }
    }
  }
}

inline void convolveTiles(const float* x, const float* filter, const float* bias, bool relu, float* output,
                          const Geometry& g) {
  const auto row = [&](long k, float* to) { memcpy(to, filter + k * g.filters, g.filters * sizeof(float)); };
  slideTiles(x, g.batch, g.height, g.width, g.channels, g.padTop, g.padLeft, g.filterHeight, g.filterWidth, row,
             g.filters, bias, relu, g.outputHeight, g.outputWidth, output);
}

inline void inputGradientTiles(const float* dy, const float* filter, float* gradient, const Geometry& g) {
  const int cells = g.filterHeight * g.filterWidth;
  const auto turned = [&](long k, float* to) {
    const long cell = cells - 1 - k / g.filters, f = k % g.filters;
    for (int c = 0; c < g.channels; c++) to[c] = filter[(cell * g.channels + c) * g.filters + f];
  };
  slideTiles(dy, g.batch, g.outputHeight, g.outputWidth, g.filters, g.filterHeight - 1 - g.padTop,
             g.filterWidth - 1 - g.padLeft, g.filterHeight, g.filterWidth, turned, g.channels, nullptr, false, g.height,
             g.width, gradient);
}

/** Lanes of two vectors for one step of a transposition: those of `a`, and of `b` moved by `by` where its bit is set. */
struct Exchange {
  int low[TILE], high[TILE];
  constexpr Exchange(int by) : low(), high() {
    for (int k = 0; k < TILE; k++) {
      low[k] = k & by ? TILE + k - by : k;
      high[k] = k & by ? TILE + k : k + by;
    }
  }
};

/** Turns 16 vectors of 16 into each other's lanes. */
inline void transpose(__m512* row) {
  alignas(64) static constexpr Exchange steps[] = {1, 2, 4, 8};
#pragma GCC unroll 4
  for (int s = 0; s < 4; s++) {
    const __m512i low = _mm512_loadu_si512(steps[s].low), high = _mm512_loadu_si512(steps[s].high);
#pragma GCC unroll 16
    for (int i = 0; i < TILE; i++) {
      if (i & (1 << s)) continue;
      const __m512 a = row[i], b = row[i + (1 << s)];
      row[i] = _mm512_permutex2var_ps(a, low, b);
      row[i + (1 << s)] = _mm512_permutex2var_ps(a, high, b);
    }
  }
}

/** An image in halves with room round it, one plane a channel, so that places in line are the columns of a tile. */
struct Planes {
  Planes(int height, int width, int channels, long least)
      : height(height), width(width), channels(channels), plane((least + HALVES - 1) / HALVES * HALVES | HALVES) {
    halves.assign(plane * ((channels + HALVES - 1) / HALVES) * HALVES, 0);
  }
  void take(const float* x, int rows, int columns, int top, int left) {
    const int from = max(0, -left), to = min(columns, width - left);
    for (int i = max(0, -top); i < rows && i + top < height; i++)
      for (int j = from; j < to; j += TILE)
        for (int c = 0; c < channels; c += TILE)
          turn(x + (long(i) * columns + j) * channels + c, min(TILE, to - j), min(TILE, channels - c),
               &halves[c * plane + (i + top) * width + left + j]);
  }
  const int height, width, channels;
  /** Halves between two planes: an odd number of cache lines, so that rows of a tile do not drive each other out. */
  const long plane;
  Halves halves;

 private:
  void turn(const float* x, int places, int some, Half* to) {
    __m512 rows[TILE];
    for (int p = 0; p < TILE; p++)
      rows[p] = p < places ? _mm512_maskz_loadu_ps((1 << some) - 1, x + long(p) * channels) : _mm512_setzero_ps();
    transpose(rows);
    for (int c = 0; c < some; c++)
      _mm256_mask_storeu_epi16(to + c * plane, (1 << places) - 1, (__m256i)_mm512_cvtneps_pbh(rows[c]));
  }
};

inline void filterGradientTiles(const float* x, const float* dy, float* gradient, const Geometry& g) {
  constexpr int PAIR = 2 * TILE * HALVES;
  /** Halves of 32 planes and what they are multiplied by that stay in the middle cache for all cells of a filter. */
  constexpr long NEAR_HALVES = 512 << 10;
  const int height = g.outputHeight + g.filterHeight - 1, width = g.outputWidth + g.filterWidth - 1;
  const int chunks = (g.outputHeight * width + HALVES - 1) / HALVES;
  const int above = (g.channels + HALVES - 1) / HALVES, across = (g.filters + HALVES - 1) / HALVES;
  const int cells = g.filterHeight * g.filterWidth;
  const long least = long(chunks) * HALVES + (g.filterHeight - 1) * width + g.filterWidth - 1;
  const long rights = long(across) * chunks * PAIR;
  const int together = max(1L, min(long(g.batch), NEAR_HALVES / (least * HALVES + long(chunks) * PAIR)));
  std::vector<Planes> left(together, Planes(height, width, g.channels, least));
  Halves right(together * rights);
  std::vector<float> spaced(long(chunks) * HALVES * g.filters);
  std::vector<Sums> sums(long(above) * across * cells);
  const Tiles tiles;
  for (int start = 0; start < g.batch; start += together) {
    const int images = min(together, g.batch - start);
    for (int n = 0; n < images; n++) {
      left[n].take(x, g.height, g.width, g.padTop, g.padLeft);
      spread(dy, g.outputHeight, g.outputWidth, g.filters, 1, 1, 0, 0, g.outputHeight, width, spaced.data());
      for (int b = 0; b < across; b++)
        for (int q = 0; q < chunks; q++)
          pair(&spaced[long(q) * HALVES * g.filters + b * HALVES], g.filters, HALVES, min(HALVES, g.filters - b * HALVES),
               &right[n * rights + (long(b) * chunks + q) * PAIR]);
      x += long(g.height) * g.width * g.channels;
      dy += long(g.outputHeight) * g.outputWidth * g.filters;
    }
    for (int a = 0; a < above; a++)
      for (int b = 0; b < across; b++)
        for (int cell = 0; cell < cells; cell++) {
          Sums& sum = sums[(long(a) * across + b) * cells + cell];
          sum.load();
          const long moved = cell / g.filterWidth * width + cell % g.filterWidth;
          for (int n = 0; n < images; n++) {
            const Half* rows = &left[n].halves[a * HALVES * left[n].plane + moved];
            const Half* with = &right[n * rights + long(b) * chunks * PAIR];
            for (int q = 0; q < chunks; q++, with += PAIR)
              multiply(rows + q * HALVES, TILE * left[n].plane, left[n].plane * sizeof(Half), with);
          }
          sum.store();
        }
  }
  for (long k = 0; k < long(cells) * g.channels; k++)
    for (int f = 0; f < g.filters; f++) {
      const int cell = k / g.channels, c = k % g.channels;
      gradient[k * g.filters + f] =
          sums[(long(c / HALVES) * across + f / HALVES) * cells + cell].at[c % HALVES][f % HALVES];
    }
}
#else
inline bool mayTile() { return false; }

// Never called where there are no tiles.
inline void convolveTiles(const float*, const float*, const float*, bool, float*, const Geometry&) {}
inline void inputGradientTiles(const float*, const float*, float*, const Geometry&) {}
inline void filterGradientTiles(const float*, const float*, float*, const Geometry&) {}
#endif
