import * as z from 'zod/mini'
import { oneAlert } from './alerts.ts'
import { ADMINS, endpoint } from './endpoint.ts'
import { numeric } from './values.ts'

/** The bounds of how long an alert can be muted, in seconds. */
const SHORTEST = 60
const LONGEST = 30 * 86_400

export const alertMute = endpoint({
  name: 'alertMute',
  method: 'POST',
  path: '/v1/alerts/:id/mute',
  summary:
    'Keeps an alert quiet for so many seconds, 30 days at most: it is evaluated and has incidents, but services are not told that it triggers. Where they were told before, they are still told that it clears; what still goes on when the time is over is told then, whenever that was last.',
  addition: true,
  roles: ADMINS.roles,
  params: oneAlert,
  body: z.object({
    seconds: z.pipe(
      numeric,
      z.number().check(
        z.refine((value) => value >= SHORTEST && value <= LONGEST && Number.isInteger(value), {
          error: `must be from ${SHORTEST} to ${LONGEST} seconds`,
        }),
      ),
    ),
  }),
  response: z.object({ muted_until: z.number() }),
})

export const alertUnmute = endpoint({
  name: 'alertUnmute',
  method: 'DELETE',
  path: '/v1/alerts/:id/mute',
  summary: 'Has services told again that an alert triggers.',
  addition: true,
  roles: ADMINS.roles,
  status: 204,
  params: oneAlert,
})
