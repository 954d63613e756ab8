import type { SqlParams } from './tsdb.ts'

type Value = SqlParams[string]

/**
 * A statement that sets the parameters of the session's next query, or undefined when there are none. chdb's own binding
 * (queryBindAsync) lets only one query with parameters run at a time in the whole process.
 */
export function setParams(params: SqlParams): string | undefined {
  const all = Object.entries(params).map(([name, value]) => `param_${name} = ${quoted(paramText(value))}`)
  return all.length === 0 ? undefined : `SET ${all.join(', ')}`
}

/** ClickHouse's text form of a parameter: https://clickhouse.com/docs/interfaces/cli#cli-queries-with-parameters */
function paramText(value: Value): string {
  if (typeof value === 'string') return escaped(value)
  if (typeof value !== 'object') return String(value)
  return `[${value.map((each) => (typeof each === 'string' ? quoted(each) : String(each))).join(',')}]`
}

function quoted(text: string): string {
  return `'${escaped(text)}'`
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\t': '\\t',
  '\n': '\\n',
  '\r': '\\r',
  '\0': '\\0',
}

function escaped(text: string): string {
  return text.replace(/[\\'\t\n\r\0]/g, (character) => ESCAPES[character] ?? character)
}
