import type { FastifyInstance, FastifyRequest } from 'fastify'
import { badRequest, notFound } from '#api/errors.ts'
import { pageOf, type Page } from '#api/pagination.ts'
import {
  tokenCreate,
  tokenDelete,
  tokenList,
  tokenUpdate,
  tokenView,
  type ApiToken,
  type ApiTokenList,
} from '#api/tokens.ts'
import type { Deps } from '../deps.ts'
import {
  changeToken,
  deleteToken,
  findTokenRow,
  LastAdminToken,
  listTokens,
  type TokenRow,
} from '../store/tokenAdmin.ts'
import { createToken } from '../store/tokens.ts'
import { forgetCredentials } from './credentials.ts'
import { publicUrl } from './publicUrl.ts'
import { locate, route } from './route.ts'

export function tokenRoutes(app: FastifyInstance, deps: Deps): void {
  const { db, now } = deps

  route(app, deps, tokenList, ({ query, request }) => shownTokens(query.name, pageOf(query), request))

  route(app, deps, tokenCreate, async ({ body, request, reply }) => {
    const { id, token } = await createToken(db, { ...body, active: body.active ?? true }, now())
    locate(reply, deps, `/v1/api_tokens/${id}`)
    return { ...(await shownById(id, request)), token }
  })

  route(app, deps, tokenView, ({ params, query, request }) =>
    typeof params.id === 'number'
      ? shownById(params.id, request)
      : shownTokens(params.id, pageOf(query), request),
  )

  route(app, deps, tokenUpdate, async ({ params, body, request }) => {
    const changes = {
      name: body.name ?? undefined,
      role: body.role ?? undefined,
      active: body.active ?? undefined,
    }
    const row = await orRefused(changeToken(db, params.id, changes, now()))
    if (row === undefined) throw notFound()
    forgetCredentials(db)
    return shownToken(row, request)
  })

  route(app, deps, tokenDelete, async ({ params }) => {
    if (!(await orRefused(deleteToken(db, params.id)))) throw notFound()
    forgetCredentials(db)
  })

  async function shownById(id: number, request: FastifyRequest): Promise<ApiToken> {
    const row = await findTokenRow(db, id)
    if (row === undefined) throw notFound()
    return shownToken(row, request)
  }

  async function shownTokens(
    name: string | undefined,
    page: Page,
    request: FastifyRequest,
  ): Promise<ApiTokenList> {
    const { rows, found, total } = await listTokens(db, name, page)
    return {
      query: { found, length: rows.length, offset: page.offset, total },
      api_tokens: rows.map((row) => shownToken(row, request)),
    }
  }

  function shownToken(row: TokenRow, request: FastifyRequest): ApiToken {
    const { id, name, prefix, active, role, created_at, updated_at, last_used_at } = row
    return {
      id,
      name,
      token: `${prefix}…`,
      active,
      role,
      href: `${publicUrl(deps.config, request)}/v1/api_tokens/${id}`,
      created_at: timeText(created_at),
      updated_at: timeText(updated_at),
      last_used_at: last_used_at === null ? null : timeText(last_used_at),
    }
  }
}

/** @throws ApiError 400 in place of `LastAdminToken`. */
async function orRefused<T>(change: Promise<T>): Promise<T> {
  try {
    return await change
  } catch (error) {
    if (!(error instanceof LastAdminToken)) throw error
    throw badRequest('This is the last active admin token, and without one nobody could make another')
  }
}

/** Unix seconds as `2013-02-01 18:53:38 UTC`. */
function timeText(time: number): string {
  return `${new Date(time * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`
}
