import { readConfig } from './config.ts'
import { runServer } from './runServer.ts'

await runServer(() => readConfig(process.env))
