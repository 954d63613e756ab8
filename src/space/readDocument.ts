import type { ParamErrors } from '#api/errors.ts'
import { asSentences, faultsOf } from '#api/paramErrors.ts'
import { SpaceDocument } from '#api/spaceDocument.ts'

/** What a text is as a document; else what is wrong with it, by field, and in sentences where it is about all of it. */
export type ReadDocument = { document: SpaceDocument } | { params: ParamErrors; request: string[] }

/** Reads the text of a file as the document of a space. */
export function readDocument(text: string): ReadDocument {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { params: {}, request: [`This is not JSON: ${(error as Error).message}`] }
  }
  const read = SpaceDocument.safeParse(value, asSentences)
  if (read.success) return { document: read.data }
  const { params = {}, request = [] } = faultsOf(read.error.issues)
  return { params, request }
}

/** Faults as lines for people: `Chart 3, stream 1: color must be …`. */
export function faultLines(params: ParamErrors): string[] {
  return Object.entries(params).flatMap(([path, messages]) =>
    messages.map((message) => `${placeOf(path)} ${message}`),
  )
}

function placeOf(path: string): string {
  const [, chart, stream, field = ''] = /^charts\[(\d+)\](?:\.streams\[(\d+)\])?\.?(.*)$/.exec(path) ?? []
  if (chart === undefined) return path
  const place = stream === undefined ? '' : `, stream ${Number(stream) + 1}`
  return `Chart ${Number(chart) + 1}${place}${field === '' ? '' : `: ${field}`}`
}
