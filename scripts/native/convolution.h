// Convolution and its two gradients, NHWC, as in src/cnn/backend/kernels/assembly, for vectors as wide as this
// machine has: each image is copied once with room round it, and the tiles read their windows where they lie.
#pragma once
#include <algorithm>
#include <cstring>
#include <vector>

using std::min, std::max;

/** Sixteen numbers side by side, wherever they lie; the compiler splits them where registers are narrower. */
typedef float Lane __attribute__((vector_size(64), aligned(4), may_alias));
constexpr int LANE = 16;

/** Places that a tile works on together, and lanes of filters: with its operands it fills 32 registers. */
constexpr int PLACES = 8;
constexpr int LANES = 3;

/** Numbers of images with room that are worked on together, so that they stay in the middle cache. */
constexpr long NEAR = 64 << 10;

/** The sizes of a convolution as `KernelModule.geometry` lays them on the heap. */
struct Geometry {
  int batch, height, width, channels, filters, filterHeight, filterWidth, strideY, strideX, padTop, padLeft,
      outputHeight, outputWidth;
};

/** Columns `first` to `first + 16 lanes` of a matrix whose columns are filters. */
struct Panel {
  int first, lanes;
};

/** The panels of `columns`: three lanes each, and fewer at the end. */
inline std::vector<Panel> panels(int columns) {
  std::vector<Panel> all;
  int left = (columns + LANE - 1) / LANE;
  for (int first = 0; left > 0;) {
    const int lanes = left == 4 ? 2 : min(left, LANES);
    all.push_back({first, lanes});
    first += lanes * LANE;
    left -= lanes;
  }
  return all;
}

/** Copies a row of `columns` numbers into a panel's place in it, zeros where it ends before. */
inline void packRow(const float* row, int columns, Panel panel, float* packed) {
  const int some = min(columns - panel.first, panel.lanes * LANE);
  memcpy(packed, row + panel.first, some * sizeof(float));
  std::fill(packed + some, packed + panel.lanes * LANE, 0.f);
}

/** Copies an image into a larger one of zeros, `apartY` and `apartX` apart, cut off where it goes over. */
inline void spread(const float* x, int height, int width, int channels, int apartY, int apartX, int top, int left,
                   int roomHeight, int roomWidth, float* room) {
  std::fill(room, room + long(roomHeight) * roomWidth * channels, 0.f);
  for (int i = 0; i < height; i++) {
    const int y = i * apartY + top;
    if (y < 0 || y >= roomHeight) continue;
    for (int j = 0; j < width; j++) {
      const int at = j * apartX + left;
      if (at < 0 || at >= roomWidth) continue;
      const int run = apartX == 1 ? min(width - j, roomWidth - at) : 1;
      memcpy(room + (long(y) * roomWidth + at) * channels, x + (long(i) * width + j) * channels,
             run * channels * sizeof(float));
      j += run - 1;
    }
  }
}

/** What a tile slides over: `rows` rows of `line` numbers, `rowStep` apart, its next place `placeStep` on. */
struct Window {
  int rows, line;
  long rowStep, placeStep;
};

/** The outputs of `places` neighbouring places for the filters of one panel. */
template <int places, int lanes>
void tile(const float* x, Window window, const float* packed, const float* bias, bool relu, float* output,
          int filters, int first) {
  Lane sum[places][lanes];
  for (int p = 0; p < places; p++)
    for (int l = 0; l < lanes; l++) sum[p][l] = ((const Lane*)bias)[l];
  for (int row = 0; row < window.rows; row++) {
    const float* at = x + row * window.rowStep;
    for (int k = 0; k < window.line; k++, at++, packed += lanes * LANE) {
#pragma GCC unroll 8
      for (int p = 0; p < places; p++)
#pragma GCC unroll 3
        for (int l = 0; l < lanes; l++) sum[p][l] += at[p * window.placeStep] * ((const Lane*)packed)[l];
    }
  }
  for (int p = 0; p < places; p++) {
    if (relu)
      for (int l = 0; l < lanes; l++) sum[p][l] = sum[p][l] > 0 ? sum[p][l] : Lane{};
    memcpy(output + long(p) * filters, sum[p], min(filters - first, lanes * LANE) * sizeof(float));
  }
}

/** Adds to the gradient of `taps` neighbouring numbers of a filter what a grid of places gives for one panel. */
template <int taps, int lanes>
void accumulate(const float* x, int rows, int columns, long rowStep, long placeStep, const float* dy, float* gradient) {
  Lane sum[taps][lanes];
  for (int t = 0; t < taps; t++)
    for (int l = 0; l < lanes; l++) sum[t][l] = ((const Lane*)gradient)[t * lanes + l];
  for (int row = 0; row < rows; row++) {
    const float* at = x + row * rowStep;
    for (int column = 0; column < columns; column++, at += placeStep, dy += lanes * LANE) {
#pragma GCC unroll 8
      for (int t = 0; t < taps; t++)
#pragma GCC unroll 3
        for (int l = 0; l < lanes; l++) sum[t][l] += at[t] * ((const Lane*)dy)[l];
    }
  }
  for (int t = 0; t < taps; t++)
    for (int l = 0; l < lanes; l++) ((Lane*)gradient)[t * lanes + l] = sum[t][l];
}

/** Calls `run<size, lanes>` for the sizes that are only known now, 1 to 8 and 1 to 3. */
template <int size = PLACES, int lanes = LANES, typename Run>
void dispatch(int sizeNow, int lanesNow, Run run) {
  if constexpr (size > 0 && lanes > 0) {
    if (size != sizeNow) return dispatch<size - 1, lanes>(sizeNow, lanesNow, run);
    if (lanes != lanesNow) return dispatch<size, lanes - 1>(sizeNow, lanesNow, run);
    run.template operator()<size, lanes>();
  }
}

/** A matrix `[rows, columns]` by panels, each `[rows, 16 lanes]`. */
class Packed {
 public:
  Packed(int rows, int columns) : rows(rows), all(panels(columns)) {
    for (const Panel& panel : all) starts.push_back(long(rows) * panel.first);
    numbers.assign(long(rows) * ((columns + LANE - 1) / LANE) * LANE, 0.f);
  }
  /** Where a row of a panel begins. */
  float* at(size_t panel, long row) { return &numbers[starts[panel] + row * all[panel].lanes * LANE]; }
  const int rows;
  const std::vector<Panel> all;

 private:
  std::vector<long> starts;
  std::vector<float> numbers;
};

/** Slides packed filters over one image with room. */
inline void slide(const float* room, Window window, Packed& packed, Packed& bias, bool relu, int height, int width,
                  long lineStep, float* output, int filters) {
  for (size_t n = 0; n < packed.all.size(); n++) {
    const auto [first, lanes] = packed.all[n];
    for (int i = 0; i < height; i++)
      for (int j = 0; j < width; j += PLACES) {
        const float* x = room + i * lineStep + j * window.placeStep;
        float* to = output + (long(i) * width + j) * filters + first;
        dispatch(min(PLACES, width - j), lanes, [&]<int places, int someLanes>() {
          tile<places, someLanes>(x, window, packed.at(n, 0), bias.at(n, 0), relu, to, filters, first);
        });
      }
  }
}

/** output [batch, outputHeight, outputWidth, filters] = x * filter + bias [filters] (null for none), ReLU if asked. */
inline void convolve(const float* x, const float* filter, const float* bias, bool relu, float* output,
                     const Geometry& g) {
  const int line = g.filterWidth * g.channels, depth = g.filterHeight * line;
  Packed packed(depth, g.filters), added(1, g.filters);
  for (size_t n = 0; n < packed.all.size(); n++) {
    for (int k = 0; k < depth; k++) packRow(filter + long(k) * g.filters, g.filters, packed.all[n], packed.at(n, k));
    if (bias) packRow(bias, g.filters, packed.all[n], added.at(n, 0));
  }
  const int height = (g.outputHeight - 1) * g.strideY + g.filterHeight;
  const int width = (g.outputWidth - 1) * g.strideX + g.filterWidth;
  const long row = long(width) * g.channels;
  std::vector<float> room(height * row);
  const Window window{g.filterHeight, line, row, long(g.strideX) * g.channels};
  for (int n = 0; n < g.batch; n++) {
    spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, height, width, room.data());
    slide(room.data(), window, packed, added, relu, g.outputHeight, g.outputWidth, g.strideY * row, output, g.filters);
    x += long(g.height) * g.width * g.channels;
    output += long(g.outputHeight) * g.outputWidth * g.filters;
  }
}

/** gradient [batch, height, width, channels]: the outputs' gradients convolved with the filter turned by 180 degrees. */
inline void inputGradient(const float* dy, const float* filter, float* gradient, const Geometry& g) {
  const int cells = g.filterHeight * g.filterWidth, line = g.filterWidth * g.filters;
  Packed packed(cells * g.filters, g.channels), none(1, g.channels);
  std::vector<float> turned(g.channels);
  for (int cell = 0; cell < cells; cell++)
    for (int f = 0; f < g.filters; f++) {
      for (int c = 0; c < g.channels; c++) turned[c] = filter[(long(cells - 1 - cell) * g.channels + c) * g.filters + f];
      for (size_t n = 0; n < packed.all.size(); n++)
        packRow(turned.data(), g.channels, packed.all[n], packed.at(n, long(cell) * g.filters + f));
    }
  const int height = g.height + g.filterHeight - 1, width = g.width + g.filterWidth - 1;
  const long row = long(width) * g.filters;
  std::vector<float> room(height * row);
  const Window window{g.filterHeight, line, row, g.filters};
  for (int n = 0; n < g.batch; n++) {
    spread(dy, g.outputHeight, g.outputWidth, g.filters, g.strideY, g.strideX, g.filterHeight - 1 - g.padTop,
           g.filterWidth - 1 - g.padLeft, height, width, room.data());
    slide(room.data(), window, packed, none, false, g.height, g.width, row, gradient, g.channels);
    dy += long(g.outputHeight) * g.outputWidth * g.filters;
    gradient += long(g.height) * g.width * g.channels;
  }
}

/** gradient [filterHeight, filterWidth, channels, filters], summed over the batch. */
inline void filterGradient(const float* x, const float* dy, float* gradient, const Geometry& g) {
  const int line = g.filterWidth * g.channels, places = g.outputHeight * g.outputWidth;
  const int height = (g.outputHeight - 1) * g.strideY + g.filterHeight;
  const int width = (g.outputWidth - 1) * g.strideX + g.filterWidth;
  const long row = long(width) * g.channels;
  const int together = max(1L, min(long(g.batch), NEAR / (height * row)));
  std::vector<float> rooms(together * height * row);
  Packed sums(g.filterHeight * line, g.filters), back(together * places, g.filters);
  for (int start = 0; start < g.batch; start += together) {
    const int images = min(together, g.batch - start);
    for (int n = 0; n < images; n++, x += long(g.height) * g.width * g.channels)
      spread(x, g.height, g.width, g.channels, 1, 1, g.padTop, g.padLeft, height, width, &rooms[n * height * row]);
    for (size_t n = 0; n < sums.all.size(); n++) {
      const int lanes = sums.all[n].lanes;
      for (long p = 0; p < long(images) * places; p++) packRow(dy + p * g.filters, g.filters, sums.all[n], back.at(n, p));
      for (int y = 0; y < g.filterHeight; y++)
        for (int k = 0; k < line; k += PLACES)
          dispatch(min(PLACES, line - k), lanes, [&]<int taps, int someLanes>() {
            for (int image = 0; image < images; image++)
              accumulate<taps, someLanes>(&rooms[image * height * row] + y * row + k, g.outputHeight, g.outputWidth,
                                          g.strideY * row, long(g.strideX) * g.channels, back.at(n, long(image) * places),
                                          sums.at(n, long(y) * line + k));
          });
    }
    dy += long(images) * places * g.filters;
  }
  for (size_t n = 0; n < sums.all.size(); n++) {
    const auto [first, lanes] = sums.all[n];
    for (int k = 0; k < sums.rows; k++)
      memcpy(gradient + long(k) * g.filters + first, sums.at(n, k), min(g.filters - first, lanes * LANE) * sizeof(float));
  }
}
