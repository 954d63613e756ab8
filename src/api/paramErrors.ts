import type * as z from 'zod/mini'
import type { ApiErrorBody, ParamErrors } from './errors.ts'

type Issue = z.core.$ZodIssue
type RawIssue = z.core.$ZodRawIssue

/** How `faultsOf` wants a schema to be run: our sentences where the schema has none, and the values that failed. */
export const asSentences = { error: sentenceOf, reportInput: true }

/**
 * What a schema found wrong, in the form of the API's errors: messages by path, such as `streams[0].color`; a fault of
 * the value as a whole is one of the request. Run the schema with `asSentences`.
 */
export function faultsOf(issues: readonly Issue[]): ApiErrorBody['errors'] {
  const params: ParamErrors = {}
  const request: string[] = []
  for (const { path, message } of issues.flatMap(usefulIssues)) {
    if (path.length === 0) request.push(`The body ${message}`)
    else (params[pathText(path)] ??= []).push(message)
  }
  return {
    ...(Object.keys(params).length === 0 ? {} : { params }),
    ...(request.length === 0 ? {} : { request }),
  }
}

/** `['streams', 0, 'color']` is `streams[0].color`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')
}

interface Fault {
  path: readonly PropertyKey[]
  message: string
}

/** A union fails in each of its branches: told is the branch that came furthest, which is the one that was meant. */
function usefulIssues(issue: Issue): Fault[] {
  if ((issue.input ?? null) === null && issue.code !== 'custom') {
    return [{ path: issue.path, message: 'is required' }]
  }
  if (issue.code !== 'invalid_union') return [{ path: issue.path, message: issue.message }]
  const branches = issue.errors.map((issues) => issues.flatMap(usefulIssues))
  const meant = branches
    .filter((faults) => faults.length > 0 && faults.every(({ path }) => path.length > 0))
    .toSorted((a, b) => a.length - b.length)[0]
  if (meant !== undefined)
    return meant.map(({ path, message }) => ({ path: [...issue.path, ...path], message }))
  return [{ path: issue.path, message: issue.message }]
}

function sentenceOf(issue: RawIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return TYPE_SENTENCES[issue.expected] ?? `must be ${issue.expected}`
    case 'invalid_value':
      return issue.values.length === 1
        ? `must be ${String(issue.values[0])}`
        : `must be one of: ${issue.values.map(String).join(', ')}`
    case 'too_small':
      return `must ${amount(issue.origin, issue.minimum)} or more`
    case 'too_big':
      return `must ${amount(issue.origin, issue.maximum)} or ${issue.origin === 'number' ? 'less' : 'fewer'}`
    case 'invalid_format':
      return 'is not in the right form'
    case 'unrecognized_keys':
      return `may not have: ${issue.keys.join(', ')}`
    case 'invalid_key':
      return 'has a member whose name is not allowed'
    default:
      return 'is not valid'
  }
}

const TYPE_SENTENCES: Readonly<Record<string, string>> = {
  string: 'is not text',
  number: 'is not a number',
  int: 'is not a whole number',
  boolean: 'must be true or false',
  array: 'must be a list',
  object: 'must be an object',
  record: 'must be an object',
}

function amount(origin: string, size: number | bigint): string {
  if (origin === 'string') return `be ${size} characters`
  return origin === 'number' ? `be ${size}` : `hold ${size}`
}
