// Convolution and its two gradients at stride 1 by the tiles of AMX: numbers are rounded to bfloat16, their products
// summed as floats, several times as many in a second. Enough for training, not for counting.
#pragma once

#ifdef __AMX_BF16__
#include "tiled-filter-gradient.h"
#include "tiled-slide.h"
#else
inline bool mayTile() { return false; }

// Never called where there are no tiles.
inline void convolveTiles(const float*, const float*, const float*, bool, float*, const Geometry&) {}
inline void inputGradientTiles(const float*, const float*, float*, const Geometry&) {}
inline void filterGradientTiles(const float*, const float*, float*, const Geometry&) {}
#endif
