import { promisify } from 'node:util'
import { brotliDecompress, gunzip, inflate, type InputType, type ZlibOptions } from 'node:zlib'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import qs from 'qs'
import { parse as parseSafely } from 'secure-json-parse'
import { ApiError, badRequest } from '#api/errors.ts'

/** The most bytes of a body, as sent and once inflated: 1,000 measurements with 50 tags each fit many times. */
export const MAX_BODY = 8 * 1024 * 1024

/** What a form may hold: 1,000 measurements of ten fields, and lists as long. */
const FORM_LIMITS = { parameterLimit: 10_000, arrayLimit: 2_000, depth: 10, throwOnLimitExceeded: true }

/**
 * Reads the bodies that Librato's clients send: JSON and forms with nested keys, plain or compressed, with or without
 * a content type. An empty body is no body. Object keys such as `__proto__` never reach the handlers.
 */
export function readBodies(app: FastifyInstance): void {
  app.removeAllContentTypeParsers()
  app.addContentTypeParser(
    '*',
    { parseAs: 'buffer', bodyLimit: MAX_BODY },
    async (request: FastifyRequest, raw: Buffer) => {
      const bytes = await inflated(raw, request.headers['content-encoding'])
      return parseBody(bytes.toString('utf8'), request.headers['content-type'])
    },
  )
}

/** `tags[region]=us-*`, `sources[]=a&sources[]=b` and repeated names, as in form bodies. What is too much is left out. */
export function parseQuery(text: string): Record<string, unknown> {
  return qs.parse(text, { plainObjects: true, arrayLimit: 1_000, depth: 10 })
}

/** @throws ApiError 400 for what cannot be read, 415 for another content type. */
export function parseBody(text: string, contentType: string | undefined): unknown {
  if (text.trim() === '') return undefined
  const type = (contentType ?? '').split(';', 1)[0]?.trim().toLowerCase() ?? ''
  if (type === 'application/json' || type === 'text/json' || type.endsWith('+json')) return parseJson(text)
  if (type === '' || type === 'application/x-www-form-urlencoded') return parseForm(text)
  throw new ApiError(415, {
    errors: { request: [`The content type ${type} is not supported: send application/json`] },
  })
}

function parseJson(text: string): unknown {
  try {
    return parseSafely(text, null, { protoAction: 'remove', constructorAction: 'remove' })
  } catch (error) {
    const reason = error instanceof Error ? error.message.slice(0, 200) : ''
    throw badRequest(`The body is not valid JSON: ${reason}`)
  }
}

/** `curl -d '{"name":"a"}'` calls its JSON a form; a form of ours cannot begin like that. */
function parseForm(text: string): unknown {
  if (/^\s*[[{]/.test(text)) {
    try {
      return parseSafely(text, null, { protoAction: 'remove', constructorAction: 'remove' })
    } catch {
      // A form after all.
    }
  }
  try {
    return qs.parse(text, { plainObjects: true, strictDepth: true, ...FORM_LIMITS })
  } catch (error) {
    throw badRequest(`The form cannot be read: ${error instanceof Error ? error.message : ''}`)
  }
}

type Inflate = (bytes: InputType, options: ZlibOptions) => Promise<Buffer>

const INFLATE: Readonly<Record<string, Inflate>> = {
  gzip: promisify<InputType, ZlibOptions, Buffer>(gunzip),
  'x-gzip': promisify<InputType, ZlibOptions, Buffer>(gunzip),
  deflate: promisify<InputType, ZlibOptions, Buffer>(inflate),
  br: promisify<InputType, ZlibOptions, Buffer>(brotliDecompress),
}

/** @throws ApiError 400, 413 or 415; never holds more than `MAX_BODY` bytes. */
async function inflated(raw: Buffer, encoding = 'identity'): Promise<Buffer> {
  const name = encoding.trim().toLowerCase()
  if (name === 'identity' || name === '' || raw.length === 0) return raw
  const inflate = Object.hasOwn(INFLATE, name) ? INFLATE[name] : undefined
  if (inflate === undefined) {
    throw new ApiError(415, { errors: { request: [`The content encoding ${name} is not supported`] } })
  }
  try {
    return await inflate(raw, { maxOutputLength: MAX_BODY })
  } catch (error) {
    if (error instanceof RangeError) throw tooLarge()
    throw badRequest(`The body is not valid ${name}`)
  }
}

export function tooLarge(): ApiError {
  const message = `The body has more than ${MAX_BODY / 1024 / 1024} MB: send it in several requests`
  return new ApiError(413, { errors: { request: [message] } })
}
