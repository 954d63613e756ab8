/** The body of a request for people: JSON on lines of its own, a form field by field. */
export function readableBody(body: string): string {
  const json = readableJson(body)
  if (json !== undefined) return json
  if (!/^[\w%.*+-]+=/.test(body)) return body
  return [...new URLSearchParams(body)]
    .map(([name, value]) => `${name}=${readableJson(value) ?? value}`)
    .join('\n')
}

function readableJson(text: string): string | undefined {
  if (!/^\s*[[{]/.test(text)) return undefined
  try {
    return JSON.stringify(JSON.parse(text), null, 2)
  } catch {
    return undefined
  }
}
