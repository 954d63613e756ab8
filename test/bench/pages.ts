import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import react from '@vitejs/plugin-react'
import type { Browser, Page } from 'playwright-core'
import { build, preview } from 'vite'
import { launchBrowser } from '#test/helpers/browser.ts'

export interface BenchPages {
  browser: Browser
  /** Opens a page of `test/bench/page`, such as `index.html`, in a context of its own; ready when it resolves. */
  open: (file: string) => Promise<Page>
  /** Puts a file beside the pages. */
  serveBeside: (file: string, text: string) => void
}

/** Builds the pages of `test/bench/page` and serves them to a Chromium while `work` lasts. */
export async function withPages<T>(work: (pages: BenchPages) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), 'poise-bench-'))
  const root = resolve(import.meta.dirname, 'page')
  const input = readdirSync(root).filter((file) => file.endsWith('.html'))
  const shared = { configFile: false as const, root, logLevel: 'error' as const, plugins: [react()] }
  await build({
    ...shared,
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'es2022',
      rolldownOptions: { input: input.map((file) => join(root, file)) },
    },
  })
  const server = await preview({
    ...shared,
    build: { outDir: folder },
    preview: { port: 0, host: '127.0.0.1' },
  })
  const browser = await launchBrowser()
  try {
    return await work({
      browser,
      serveBeside: (file, text) => writeFileSync(join(folder, file), text),
      async open(file) {
        const context = await browser.newContext({ viewport: { width: 1920, height: 1080 } })
        const page = await context.newPage()
        await page.goto(new URL(file, server.resolvedUrls!.local[0]).href)
        await page.waitForFunction(() => 'page' in window)
        await page.waitForTimeout(300)
        return page
      },
    })
  } finally {
    await browser.close()
    await server.close()
    rmSync(folder, { recursive: true })
  }
}
