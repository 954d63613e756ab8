import * as z from 'zod/mini'
import { chartSettings } from './charts.ts'
import { endpoint } from './endpoint.ts'
import { oneSpace } from './spaces.ts'
import { flag, givenName, settable } from './values.ts'

/** The most charts that one document may hold. */
const MAX_CHARTS = 1_000

const { threshold: _, ...settings } = chartSettings

/** A chart without ids: `related_space` is the name of a space. What is absent is as it is in a new chart. */
export const ChartDocument = z.strictObject({ ...settings, related_space: settable(z.string()) })
export type ChartDocument = z.output<typeof ChartDocument>

/** A space as text that can be kept in git: its charts in reading order, nothing that only this account knows. */
export const SpaceDocument = z.strictObject({
  /** The version of this form. */
  poise: z.literal(1),
  name: givenName,
  charts: z._default(
    z.array(ChartDocument).check(z.maxLength(MAX_CHARTS, { error: `must hold ${MAX_CHARTS} or fewer` })),
    [],
  ),
})
export type SpaceDocument = z.output<typeof SpaceDocument>

/** One difference of two documents: of the space where there is no chart, of the chart where there is no stream. */
export const Change = z.object({
  kind: z.enum(['added', 'removed', 'changed', 'renamed']),
  /** The name of the chart; of one that was renamed the new name. */
  chart: z.optional(z.string()),
  /** What the stream is called, or else what it reads. */
  stream: z.optional(z.string()),
  field: z.optional(z.string()),
  before: z.optional(z.unknown()),
  after: z.optional(z.unknown()),
})
export type Change = z.output<typeof Change>

const dryRun = z.object({ dry_run: z._default(flag, false) })

export const spaceDocumentView = endpoint({
  name: 'spaceDocumentView',
  method: 'GET',
  path: '/v1/spaces/:id/document',
  summary: 'A space, by its id or name, as a document without ids that can be kept in version control.',
  addition: true,
  roles: ['admin', 'viewer'],
  params: oneSpace,
  response: SpaceDocument,
})

export const spaceDocumentUpdate = endpoint({
  name: 'spaceDocumentUpdate',
  method: 'PUT',
  path: '/v1/spaces/:id/document',
  summary:
    'Makes a space, by its id or name, what the document says, and answers what that changes. Charts and streams that ' +
    'it still has keep their ids. `version` is the number of the version that this made, absent where nothing changed. ' +
    'With `dry_run=true` nothing is stored.',
  addition: true,
  roles: ['admin'],
  params: oneSpace,
  query: dryRun,
  body: SpaceDocument,
  response: z.object({ changes: z.array(Change), version: z.optional(z.number()) }),
})

export const spaceDocumentCreate = endpoint({
  name: 'spaceDocumentCreate',
  method: 'POST',
  path: '/v1/spaces/document',
  summary:
    'Creates a space from a document. With `dry_run=true` nothing is stored, and the answer is 200 and has no id.',
  addition: true,
  roles: ['admin'],
  status: 201,
  alsoAnswers: [200],
  query: dryRun,
  body: SpaceDocument,
  response: z.object({ id: z.optional(z.number()), name: z.string(), changes: z.array(Change) }),
})
