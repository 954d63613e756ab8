#!/usr/bin/env node
// Node 20 reads no TypeScript, and finds `--import tsx` only from within this package: from here it is always found.
import { register } from 'tsx/esm/api'

register()
const { run } = await import('./run.ts')
process.exitCode = await run(process.argv.slice(2), process)
