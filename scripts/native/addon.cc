// What scripts/native/index.ts calls: each function takes the heap's ArrayBuffer, then addresses on it.
#define NAPI_VERSION 8
#include <node_api.h>

#include <atomic>

#include "convolution.h"
#include "tiles.h"

/** The arguments of a call: the heap, and places on it. */
struct Call {
  Call(napi_env env, napi_callback_info info) {
    size_t count = 8, bytes;
    napi_value values[8];
    napi_get_cb_info(env, info, &count, values, nullptr, nullptr);
    napi_get_arraybuffer_info(env, values[0], &heap, &bytes);
    for (size_t i = 1; i < count; i++) napi_get_value_int64(env, values[i], &places[i - 1]);
  }
  float* numbers(int i) const { return places[i] ? (float*)((char*)heap + places[i]) : nullptr; }
  const Geometry& geometry(int i) const { return *(const Geometry*)numbers(i); }
  void* heap;
  int64_t places[7];
};

/** Whether convolutions are rounded to bfloat16, in all threads. */
static std::atomic<bool> rounds = false;

/** Few channels leave most of a tile's rows empty where they are its rows. */
constexpr int FEW = 16;

static bool byTiles(const Geometry& g) { return rounds && g.strideY == 1 && g.strideX == 1; }

static napi_value callConvolve(napi_env env, napi_callback_info info) {
  const Call c(env, info);
  const auto run = byTiles(c.geometry(5)) ? convolveTiles : convolve;
  run(c.numbers(0), c.numbers(1), c.numbers(2), c.places[3] != 0, c.numbers(4), c.geometry(5));
  return nullptr;
}

static napi_value callInputGradient(napi_env env, napi_callback_info info) {
  const Call c(env, info);
  const auto run = byTiles(c.geometry(3)) ? inputGradientTiles : inputGradient;
  run(c.numbers(0), c.numbers(1), c.numbers(2), c.geometry(3));
  return nullptr;
}

static napi_value callFilterGradient(napi_env env, napi_callback_info info) {
  const Call c(env, info);
  const Geometry& g = c.geometry(3);
  const auto run = byTiles(g) && g.channels >= FEW ? filterGradientTiles : filterGradient;
  run(c.numbers(0), c.numbers(1), c.numbers(2), g);
  return nullptr;
}

/** Takes whether to round from now on; returns whether it does. */
static napi_value callRoundToBfloat16(napi_env env, napi_callback_info info) {
  size_t count = 1;
  napi_value wanted, done;
  bool on;
  napi_get_cb_info(env, info, &count, &wanted, nullptr, nullptr);
  napi_get_value_bool(env, wanted, &on);
  rounds = on && mayTile();
  napi_get_boolean(env, rounds, &done);
  return done;
}

NAPI_MODULE_INIT() {
  const auto add = [&](const char* name, napi_callback call) {
    napi_value function;
    napi_create_function(env, name, NAPI_AUTO_LENGTH, call, nullptr, &function);
    napi_set_named_property(env, exports, name, function);
  };
  add("convolve", callConvolve);
  add("inputGradient", callInputGradient);
  add("filterGradient", callFilterGradient);
  add("roundToBfloat16", callRoundToBfloat16);
  return exports;
}
