import type { FastifyInstance } from 'fastify'
import { notFound } from '#api/errors.ts'
import { UNASSIGNED } from '#api/names.ts'
import { pageOf, type Page } from '#api/pagination.ts'
import { sourceDelete, sourceList, sourceUpdate, sourceView, type Source } from '#api/sources.ts'
import type { Deps } from '../deps.ts'
import {
  deleteSource,
  findNamedSource,
  isMeasuredSource,
  listMeasuredSources,
  listNamedSources,
  saveSource,
  sourceKey,
} from '../store/sources.ts'
import { locate, route } from './route.ts'

export function sourceRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, tsdb, now } = deps

  route(app, deps, sourceList, async ({ query }) => {
    const [named, measured] = await Promise.all([listNamedSources(db), listMeasuredSources(tsdb)])
    for (const name of measured) if (!named.has(name)) named.set(name, { name, display_name: null })
    const search = (query.name ?? '').toLowerCase()
    const isLike = (text: string | null) => text !== null && text.toLowerCase().includes(search)
    const found = [...named].filter(([key, { display_name }]) => isLike(key) || isLike(display_name))
    const matching = found.map(([key]) => key)
    const sources = paged(matching, pageOf(query)).map((key) => named.get(key)!)
    const { offset } = query
    return { query: { found: matching.length, length: sources.length, offset, total: named.size }, sources }
  })

  route(app, deps, sourceView, async ({ params: { name } }) => {
    const source = await findNamedSource(db, name)
    return source ?? measuredSource(name)
  })

  route(app, deps, sourceUpdate, async ({ params: { name }, body, reply }) => {
    const measured = await isMeasuredSource(tsdb, name)
    const known = await findNamedSource(db, name)
    const display_name = body.display_name === undefined ? (known?.display_name ?? null) : body.display_name
    const source = { name: measured ? sourceKey(name) : name, display_name }
    const created = await saveSource(db, source, now())
    if (measured || !created) return undefined
    reply.status(201)
    locate(reply, deps, `/v1/sources/${name}`)
    return source
  })

  route(app, deps, sourceDelete, async ({ params: { name } }) => {
    if (!(await deleteSource(db, name))) await measuredSource(name)
  })

  /** @throws ApiError 404 when no measurement came with it. */
  async function measuredSource(name: string): Promise<Source> {
    if (sourceKey(name) === UNASSIGNED || !(await isMeasuredSource(tsdb, name))) throw notFound()
    return { name: sourceKey(name), display_name: null }
  }
}

function paged(keys: string[], { offset, length, sort }: Page): string[] {
  keys.sort()
  if (sort === 'desc') keys.reverse()
  return keys.slice(offset, offset + length)
}
