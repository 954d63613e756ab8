-- {{table x}} and {{engine x}} have a plain and a cluster form: see clickhouseDdl.ts.
--
-- A row is one measurement. When cnt = 1, vmin, vmax, vlast and m2 are 0 and sum is the value: columns of zeros cost nothing.
-- k = 0: the same stream and time posted again replaces. k > 0: one sample of many that are combined when read
-- (service-side aggregation, ts then being the start of its period). A higher ver wins. m2 = sum((x - mean)^2).

CREATE TABLE IF NOT EXISTS {{table points}} (
  metric_id UInt32 CODEC(ZSTD(1)),
  stream_id UInt64 CODEC(ZSTD(1)),
  ts DateTime('UTC') CODEC(DoubleDelta, ZSTD(1)),
  k UInt64 CODEC(ZSTD(1)),
  sum Float64 CODEC(ZSTD(1)),
  cnt Float64 CODEC(ZSTD(1)),
  vmin Float64 CODEC(ZSTD(1)),
  vmax Float64 CODEC(ZSTD(1)),
  vlast Float64 CODEC(ZSTD(1)),
  m2 Float64 CODEC(ZSTD(1)),
  ver UInt64 CODEC(DoubleDelta, ZSTD(1)),
  INDEX by_ver ver TYPE minmax GRANULARITY 1
)
ENGINE = {{engine ReplacingMergeTree(ver)}}
PARTITION BY toMonday(ts)
ORDER BY (metric_id, stream_id, ts, k)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, {{remembered inserts}} = 1000;

CREATE TABLE IF NOT EXISTS {{table points_900}} (
  metric_id UInt32 CODEC(ZSTD(1)),
  stream_id UInt64 CODEC(ZSTD(1)),
  ts DateTime('UTC') CODEC(DoubleDelta, ZSTD(1)),
  sum Float64 CODEC(ZSTD(1)),
  cnt Float64 CODEC(ZSTD(1)),
  vmin Float64 CODEC(ZSTD(1)),
  vmax Float64 CODEC(ZSTD(1)),
  vlast Float64 CODEC(ZSTD(1)),
  m2 Float64 CODEC(ZSTD(1)),
  ver UInt64 CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = {{engine ReplacingMergeTree(ver)}}
PARTITION BY toYYYYMM(ts)
ORDER BY (metric_id, stream_id, ts);

CREATE TABLE IF NOT EXISTS {{table points_3600}} (
  metric_id UInt32 CODEC(ZSTD(1)),
  stream_id UInt64 CODEC(ZSTD(1)),
  ts DateTime('UTC') CODEC(DoubleDelta, ZSTD(1)),
  sum Float64 CODEC(ZSTD(1)),
  cnt Float64 CODEC(ZSTD(1)),
  vmin Float64 CODEC(ZSTD(1)),
  vmax Float64 CODEC(ZSTD(1)),
  vlast Float64 CODEC(ZSTD(1)),
  m2 Float64 CODEC(ZSTD(1)),
  ver UInt64 CODEC(DoubleDelta, ZSTD(1))
)
ENGINE = {{engine ReplacingMergeTree(ver)}}
PARTITION BY toYYYYMM(ts)
ORDER BY (metric_id, stream_id, ts);

CREATE TABLE IF NOT EXISTS {{table streams}} (
  metric_id UInt32,
  stream_id UInt64,
  tags Map(LowCardinality(String), String),
  first_seen DateTime('UTC')
)
ENGINE = {{engine ReplacingMergeTree}}
ORDER BY (metric_id, stream_id)
SETTINGS fsync_after_insert = 1, fsync_part_directory = 1, {{remembered inserts}} = 1000;
