import * as z from 'zod/mini'
import { endpoint } from './endpoint.ts'

export const healthView = endpoint({
  name: 'healthView',
  method: 'GET',
  path: '/healthz',
  summary: 'Whether the server and both its engines answer; 503 with the reason when not.',
  addition: true,
  roles: 'everyone',
  response: z.object({
    status: z.literal('ok'),
    /** What a person has to look into and no restart mends, such as measurements lost to a broken disk. */
    warnings: z.optional(z.array(z.string())),
  }),
})
