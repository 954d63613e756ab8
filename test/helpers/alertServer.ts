import { evaluateDue } from '#server/alerts/evaluateDue.ts'
import { readConfig } from '#server/config.ts'
import { runServer } from '#server/runServer.ts'

/* A server whose clock goes a minute ahead at each SIGUSR2, which evaluates alerts: nobody waits for the next minute. */

const MINUTE_MS = 60_000
const clock = Date.now.bind(Date)
let ahead = 0
Date.now = () => clock() + ahead

await runServer(
  () => readConfig(process.env),
  async ({ deps }) => {
    const fail = (error: unknown) => process.stderr.write(`${String(error)}\n`)
    process.on('SIGUSR2', () => {
      ahead += MINUTE_MS
      evaluateDue(deps, fail).catch(fail)
    })
  },
)
