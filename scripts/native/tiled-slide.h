// Convolution at stride 1 by tiles: 16 neighbouring places are the rows of one, 16 filters the columns of the other.
#pragma once
#include "convolution.h"
#include "tile.h"

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

/**
 * Slides filters over images `[rows, columns, channels]`. `filter(k, to)` writes what all filters have for number `k`
 * of a window.
 */
template <typename Filter>
void slideTiles(const float* x, int batch, int rows, int columns, int channels, int top, int left, int filterHeight,
                int filterWidth, Filter filter, int filters, const float* bias, bool relu, int height, int width,
                float* output) {
  const int line = filterWidth * channels, chunks = (line + HALVES - 1) / HALVES;
  const int blocks = (filters + HALVES - 1) / HALVES;
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
