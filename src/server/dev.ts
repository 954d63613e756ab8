import { spawn } from 'node:child_process'
import { createServer } from 'vite'
import { StartError, readConfig, type Config } from './config.ts'

/*
 * `npm run dev`: Vite serves the page on PORT and reloads it on save; the server runs behind it, on the next port, and is
 * started again when one of its files is saved.
 */

try {
  await develop(readConfig(process.env))
} catch (error) {
  if (!(error instanceof StartError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exit(1)
}

async function develop({ host, port }: Config): Promise<void> {
  const server = `http://127.0.0.1:${port + 1}`
  const vite = await createServer({
    server: {
      host,
      port,
      strictPort: true,
      proxy: { '^/(v1|healthz|docs)(/|$|\\?)|^/s/[\\w-]+\\.png$': server },
    },
  })
  await vite.listen()
  vite.printUrls()

  const args = ['--watch', '--watch-preserve-output', '--import', 'tsx', 'src/server/devServer.ts']
  const child = spawn(process.execPath, args, { stdio: 'inherit' })
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) {
    process.on(signal, () => {
      child.kill(signal)
      vite.close().then(
        () => process.exit(0),
        () => process.exit(1),
      )
    })
  }
}
