import { addressOf } from '#api/client.ts'
import type { Endpoint, Input } from '#api/endpoint.ts'

/** A call as a command for a shell, on several lines where it has a body. */
export function curlOf(endpoint: Endpoint, input: Input<Endpoint>, url: string): string {
  const parts = ['curl']
  if (endpoint.roles !== 'everyone') parts.push('-u $EMAIL:$TOKEN')
  if (endpoint.method !== (input.body === undefined ? 'GET' : 'POST')) parts.push(`-X ${endpoint.method}`)
  parts.push(quoted(url + addressOf(endpoint, input)))
  if (input.body === undefined) return parts.join(' ')
  const body = quoted(JSON.stringify(input.body, null, 2))
  return `${parts.join(' ')} \\\n  -H 'Content-Type: application/json' \\\n  -d ${body}`
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", String.raw`'\''`)}'`
}
