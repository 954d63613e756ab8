import { openEngines } from '#server/engine/open.ts'

/* A process of its own, to be killed: inserts one row after the other, and says the number of each when it is stored. */

const [, , data = ''] = process.argv
const config = { data, databaseUrl: undefined, clickhouseUrl: undefined, clickhouseCluster: undefined }
const { tsdb } = await openEngines(config, (line) => process.stderr.write(`${line}\n`))
for (let k = 1; ; k++) {
  await tsdb.insert(
    'points',
    ['metric_id', 'stream_id', 'ts', 'k', 'sum'],
    Buffer.from(`[1, "1", 1700000000, ${k}, 1]`),
  )
  process.stdout.write(`${k}\n`)
}
