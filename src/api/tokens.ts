import * as z from 'zod/mini'
import { endpoint, ROLES } from './endpoint.ts'
import { PageInfo, pageQuery } from './pagination.ts'
import { flag, idOrName, rowId, search, settable } from './values.ts'

const tokenName = z.string().check(z.refine((text) => text.trim() !== '', { error: "can't be blank" }))

/** API reference, "API Token Properties". */
export const ApiToken = z.object({
  /** An addition of Poise: the reference has it in `href` only. */
  id: z.number(),
  name: z.nullable(z.string()),
  /** The whole value in the answer that creates the token, its first characters and `…` in every other. */
  token: z.string(),
  active: z.boolean(),
  role: z.enum(ROLES),
  href: z.string(),
  /** As `2013-02-01 18:53:38 UTC`. */
  created_at: z.string(),
  updated_at: z.string(),
  /** To a minute; null for one that was never used. An addition of Poise. */
  last_used_at: z.nullable(z.string()),
})
export type ApiToken = z.output<typeof ApiToken>

export const ApiTokenList = z.object({ query: PageInfo, api_tokens: z.array(ApiToken) })
export type ApiTokenList = z.output<typeof ApiTokenList>

const MAY = ['admin'] as const
const tokenPage = { ...pageQuery, orderby: z.optional(z.enum(['created_at'])) }

export const tokenList = endpoint({
  name: 'tokenList',
  method: 'GET',
  path: '/v1/api_tokens',
  summary:
    'Lists tokens by age, without their values, of which only the first characters are shown; `name` keeps those that are like it, where `*` stands for anything, or contain it when it has no `*`, in any case.',
  roles: MAY,
  query: z.object({ ...tokenPage, name: search }),
  response: ApiTokenList,
})

export const tokenCreate = endpoint({
  name: 'tokenCreate',
  method: 'POST',
  path: '/v1/api_tokens',
  summary:
    'Creates a token. Only this answer has its whole value: it is stored hashed and cannot be shown again.',
  roles: MAY,
  status: 201,
  body: z.object({ name: tokenName, role: z.enum(ROLES), active: settable(flag) }),
  response: ApiToken,
})

export const tokenView = endpoint({
  name: 'tokenView',
  method: 'GET',
  path: '/v1/api_tokens/:id',
  summary:
    'One token by its id; with a name or pattern in place of the id, the list of the tokens that are like it. Only the first characters of a value are shown.',
  roles: MAY,
  params: z.object({ id: idOrName }),
  query: z.object(tokenPage),
  response: z.union([ApiToken, ApiTokenList]),
})

export const tokenUpdate = endpoint({
  name: 'tokenUpdate',
  method: 'PUT',
  path: '/v1/api_tokens/:id',
  summary:
    'Changes name, role or `active` of a token, at once also for who is signed in with it. The last active admin token stays one.',
  roles: MAY,
  params: z.object({ id: rowId }),
  body: z.object({ name: settable(tokenName), role: settable(z.enum(ROLES)), active: settable(flag) }),
  response: ApiToken,
})

export const tokenDelete = endpoint({
  name: 'tokenDelete',
  method: 'DELETE',
  path: '/v1/api_tokens/:id',
  summary: 'Deletes a token, at once also for who is signed in with it. The last active admin token stays.',
  roles: MAY,
  status: 204,
  params: z.object({ id: rowId }),
})
