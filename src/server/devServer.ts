import { readConfig, type Config } from './config.ts'
import { runServer } from './runServer.ts'

/* The server of `npm run dev`: behind Vite, which has PORT and serves the page. */

await runServer(readDevConfig, undefined, { page: false })

function readDevConfig(): Config {
  const config = readConfig(process.env)
  const page = config.url ?? `http://${config.host}:${config.port}`
  return { ...config, host: '127.0.0.1', port: config.port + 1, url: page }
}
