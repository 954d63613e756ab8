import { Agent, request } from 'node:http'
import type { ListeningServer } from '#test/helpers/listen.ts'

/** Posts a body and waits for its acknowledgement, on connections that stay open. */
export function poster(
  { url, email, token }: ListeningServer,
  connections: number,
): (body: string) => Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: connections })
  const headers = { authorization: `Basic ${btoa(`${email}:${token}`)}`, 'content-type': 'application/json' }
  return (body) =>
    new Promise((resolve, reject) => {
      const options = {
        method: 'POST',
        agent,
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
      }
      request(`${url}/v1/measurements`, options, (answer) => {
        answer.resume()
        answer.once('end', () =>
          answer.statusCode === 202 ? resolve() : reject(new Error(`answered ${answer.statusCode}`)),
        )
      })
        .once('error', reject)
        .end(body)
    })
}
