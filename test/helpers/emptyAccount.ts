import { alertDelete, alertList } from '#api/alerts.ts'
import { annotationDelete, annotationList } from '#api/annotations.ts'
import { serviceDelete, serviceList } from '#api/services.ts'
import { sourceDelete, sourceList } from '#api/sources.ts'
import { spaceDelete, spaceList } from '#api/spaces.ts'
import { tokenDelete, tokenList } from '#api/tokens.ts'
import { metrics as metricsTable } from '#server/store/tables.ts'
import type { TestServer } from './server.ts'
import { emptyTsdb } from './engines.ts'

/** Deletes all that a collection holds, such as `spaces`; of the tokens the first stays, which is the admin's. */
export async function empty(server: TestServer, collection: string): Promise<void> {
  await DELETIONS[collection]?.(server)
}

/** In a moment, where the job of the server takes a second. */
async function metrics({ deps }: TestServer): Promise<void> {
  await deps.db.delete(metricsTable)
  await emptyTsdb(deps.tsdb)
  deps.ingest.metricsChanged()
}

const DELETIONS: Readonly<Record<string, (server: TestServer) => Promise<unknown>>> = {
  metrics,
  measurements: metrics,
  spaces: async ({ call }) => {
    for (const { id } of (await call(spaceList, {})).spaces) await call(spaceDelete, { params: { id } })
  },
  annotations: async ({ call }) => {
    const { annotations } = await call(annotationList, {})
    for (const { name } of annotations) await call(annotationDelete, { params: { name } })
  },
  alerts: async ({ call }) => {
    for (const { id } of (await call(alertList, {})).alerts) await call(alertDelete, { params: { id } })
  },
  services: async ({ call }) => {
    for (const { id } of (await call(serviceList, {})).services) await call(serviceDelete, { params: { id } })
  },
  sources: async ({ call }) => {
    for (const { name } of (await call(sourceList, {})).sources)
      await call(sourceDelete, { params: { name } })
  },
  api_tokens: async ({ call }) => {
    const [, ...others] = (await call(tokenList, {})).api_tokens
    for (const { id } of others) await call(tokenDelete, { params: { id } })
  },
}
