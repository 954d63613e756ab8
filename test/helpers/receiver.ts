import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll } from 'vitest'

export interface Received {
  method: string
  path: string
  headers: IncomingHttpHeaders
  body: string
}

export interface Receiver {
  /** Of this machine's loopback. */
  url: string
  port: number
  /** What came so far. */
  received: Received[]
  /** How the next requests are answered; without an end of the answer they wait. */
  answer: (answer: ServerResponse, received: Received) => void
}

/** A web server that keeps what it is sent, for one test file; it closes itself. */
export async function openReceiver(): Promise<Receiver> {
  const receiver: Receiver = { url: '', port: 0, received: [], answer: (answer) => answer.end('thanks') }
  const server = createServer((request, answer) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const { method = '', url: path = '', headers } = request
      const received = { method, path, headers, body: Buffer.concat(chunks).toString() }
      receiver.received.push(received)
      receiver.answer(answer, received)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  receiver.port = (server.address() as AddressInfo).port
  receiver.url = `http://127.0.0.1:${receiver.port}`
  afterAll(() => {
    server.closeAllConnections()
    server.close()
  })
  return receiver
}
