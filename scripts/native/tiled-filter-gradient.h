// The filters' gradient at stride 1 by tiles: 16 channels are the rows of one, 16 filters the columns of the other, and
// the products run along the places.
#pragma once
#include "convolution.h"
#include "tile.h"

/** Which lanes of two vectors make two others in one step of a transposition, where lanes `by` apart change places. */
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
          pair(&spaced[long(q) * HALVES * g.filters + b * HALVES], g.filters, HALVES,
               min(HALVES, g.filters - b * HALVES), &right[n * rights + (long(b) * chunks + q) * PAIR]);
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
