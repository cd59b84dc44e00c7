// What AMX gives: tiles of 16 by 16 sums of products of bfloat16, and how numbers come into them and out.
#pragma once
#include <immintrin.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <algorithm>
#include <new>
#include <vector>

using std::min;

/** The upper half of a float. */
typedef unsigned short Half;

/** Rows of a tile, and floats in a row; a row holds twice as many halves. */
constexpr int TILE = 16, HALVES = 32;

/** Halves of two tiles side by side, as `pair` makes them and `multiply` takes them. */
constexpr int PAIR = 2 * TILE * HALVES;

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

/** Adds products of 32 numbers to the sums: rows lie `step` bytes apart, the second 16 of them `apart` halves on. */
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

/** Writes up to 32 sums with what is added to them, ReLU if asked. */
inline void write(const float* sums, const float* added, bool relu, int count, float* to) {
  for (int side = 0; side < HALVES; side += TILE, count -= TILE) {
    if (count <= 0) return;
    __m512 sum = _mm512_add_ps(_mm512_loadu_ps(sums + side), _mm512_loadu_ps(added + side));
    if (relu) sum = _mm512_max_ps(sum, _mm512_setzero_ps());
    _mm512_mask_storeu_ps(to + side, count >= TILE ? 0xffff : (1 << count) - 1, sum);
  }
}
