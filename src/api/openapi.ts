import type { Endpoint, Schema } from './endpoint.ts'
import { ApiErrorBody } from './errors.ts'
import { exampleOf, nounOf } from './examples.ts'
import { jsonSchema, type JsonSchema } from './jsonSchema.ts'

type Json = Record<string, unknown>

/** What is to be said of the whole API, in paragraphs; `backticks` mark code. */
export const DESCRIPTION = `Librato's API, spoken by Poise. Times are in Unix seconds; only snapshots and API tokens answer with dates, as
Librato's do. Lists are paged by \`offset\` and
\`length\` (at most 100). Bodies are JSON or forms with nested keys, plain or compressed by gzip or deflate.

Where the operator set a limit, every answer says in the headers \`X-Librato-RateLimit-Std\` and \`X-Librato-RateLimit-Agg\`
what the token has left of its measurements a minute (ordinary ones, and those of metrics that the service aggregates), as
\`limit=600,remaining=598,reset=1531370400\`. A post that does not fit is answered 429 and stores nothing.

Poise departs from Librato's reference in this. Tokens are stored hashed, so that the full value of a token is only in the
answer that creates it. Where the operator set no limit there are no \`X-Librato-RateLimit\` headers. PagerDuty
is called by version 2 of its Events API, and OpsGenie by version 2 of its own, because what Librato called has been replaced:
\`service_key\` is an integration key, \`event_type\` and \`description\` of a service are kept and mean nothing, \`hostname\` may say \`api.eu.opsgenie.com\`, and \`recipients\` are email addresses of users or names of
schedules. Alerts look at
measurements minute by minute. Names of spaces need not be unique.`

/** The OpenAPI 3.1 document of these endpoints. */
export function openApiDocument(endpoints: readonly Endpoint[], serverUrl: string): Json {
  const paths: Record<string, Json> = {}
  for (const endpoint of endpoints) {
    const path = (paths[endpoint.path.replace(/:(\w+)/g, '{$1}')] ??= {})
    path[endpoint.method.toLowerCase()] = operation(endpoint)
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Poise', version: '1', description: DESCRIPTION },
    servers: [{ url: serverUrl }],
    paths,
    components: {
      schemas: { Error: jsonSchema(ApiErrorBody, 'output') },
      securitySchemes: {
        basic: {
          type: 'http',
          scheme: 'basic',
          description: 'Email and token; or `token` and the token; or the token and an empty password.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'poise_session',
          description: "The page's session: see sessionCreate.",
        },
      },
    },
  }
}

function operation(endpoint: Endpoint): Json {
  const body = jsonSchema(endpoint.body, 'input')
  const open = endpoint.roles === 'everyone'
  const parameters = [...parametersOf(endpoint.params, 'path'), ...parametersOf(endpoint.query, 'query')]
  return {
    operationId: endpoint.name,
    summary: endpoint.summary,
    tags: [nounOf(endpoint)],
    security: open ? [] : [{ basic: [] }, { session: [] }],
    'x-poise': { roles: endpoint.roles, addition: endpoint.addition },
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(isEmpty(body)
      ? {}
      : {
          requestBody: {
            required: true,
            content: {
              'application/json': { schema: body, example: exampleOf(endpoint).body },
              'application/x-www-form-urlencoded': { schema: body },
            },
          },
        }),
    responses: {
      ...Object.fromEntries(
        [endpoint.status, ...endpoint.alsoAnswers].map((status) => [status, success(endpoint, status)]),
      ),
      default: {
        description: 'A failure: messages by parameter, about the request, or about the system.',
        content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
      },
    },
  }
}

function success(endpoint: Endpoint, status: number): Json {
  const schema = answerSchema(endpoint)
  if (status === 204 || isEmpty(schema)) return { description: DESCRIPTIONS[status] ?? 'Success' }
  return {
    description: DESCRIPTIONS[status] ?? 'Success',
    content: { 'application/json': { schema } },
    ...(status === 201
      ? { headers: { Location: { description: 'Where the new resource is', schema: { type: 'string' } } } }
      : {}),
  }
}

function answerSchema({ response, alternative }: Endpoint): JsonSchema {
  const schema = jsonSchema(response, 'output')
  return alternative === undefined ? { ...schema } : { anyOf: [schema, jsonSchema(alternative, 'output')] }
}

const DESCRIPTIONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No content',
}

/** Nested values are written `tags[region]=a`, lists by repeating the name. */
function parametersOf(schema: Schema, place: 'path' | 'query'): Json[] {
  const { properties = {}, required = [] } = jsonSchema(schema, 'input')
  return Object.entries(properties).map(([name, property]) => ({
    name,
    in: place,
    required: place === 'path' || required.includes(name),
    schema: property,
    ...(place === 'query' && name === 'tags' ? { style: 'deepObject', explode: true } : {}),
  }))
}

function isEmpty(schema: JsonSchema): boolean {
  return schema.type === 'object' && Object.keys(schema.properties ?? {}).length === 0
}
