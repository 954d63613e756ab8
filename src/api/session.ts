import * as z from 'zod/mini'
import { endpoint, ROLES } from './endpoint.ts'

/** Who is signed in on the page. */
export const Session = z.object({
  email: z.string(),
  role: z.enum(ROLES),
  token_name: z.nullable(z.string()),
  /** Of the token that one is signed in with. */
  token_id: z.number(),
})
export type Session = z.output<typeof Session>

export const sessionCreate = endpoint({
  name: 'sessionCreate',
  method: 'POST',
  path: '/v1/session',
  summary:
    'Signs the page in with an email and a token, or with the code of a one-time link, and sets the session cookie.',
  addition: true,
  roles: 'everyone',
  status: 201,
  body: z.union([z.object({ email: z.string(), token: z.string() }), z.object({ code: z.string() })]),
  response: Session,
})

export const sessionView = endpoint({
  name: 'sessionView',
  method: 'GET',
  path: '/v1/session',
  summary:
    'Who is signed in, or 204 when nobody is: not being signed in is no error. Wrong credentials are one (401).',
  addition: true,
  roles: 'everyone',
  alsoAnswers: [204],
  /** Null stands for the 204. */
  response: z.nullable(Session),
})

export const sessionDelete = endpoint({
  name: 'sessionDelete',
  method: 'DELETE',
  path: '/v1/session',
  summary: 'Signs the page out.',
  addition: true,
  roles: 'everyone',
  status: 204,
})
