import type { Endpoint } from '#api/endpoint.ts'
import { exampleOf, nounOf } from '#api/examples.ts'
import { jsonSchema } from '#api/jsonSchema.ts'
import { DESCRIPTION } from '#api/openapi.ts'
import { curlOf } from './curl.ts'
import { compositeFunctions } from './functions.ts'
import { html, inline, prose, type Html } from './html.ts'
import { shapeOf, type Field, type Shape } from './shape.ts'

/**
 * The contract as a page for people: resource by resource, without a script.
 *
 * @param url where this server is reached, for the examples
 */
export function docsPage(endpoints: readonly Endpoint[], url: string): string {
  const nouns = [...new Set(endpoints.map(nounOf))]
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <title>The API of Poise</title>
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="/docs/style.css" />
      </head>
      <body>
        <nav aria-label="Resources">
          <a class="home" href="/">Poise</a>
          <ul>
            ${nouns.map((noun) => html`<li><a href="#${noun}">${titleOf(noun)}</a></li>`)}
            <li><a href="#composites">Composites</a></li>
          </ul>
        </nav>
        <main>
          <header>
            <h1>API</h1>
            ${prose(DESCRIPTION)}
            <p>
              The same for machines: <a href="/v1/openapi.json">openapi.json</a>, OpenAPI 3.1. In a form or
              query string a number or flag is text, a list repeats its name, and members are written
              <code>tags[region]=us-*</code>. A member of a body that is null is one that is not set.
            </p>
          </header>
          ${nouns.map((noun) =>
            resource(
              noun,
              endpoints.filter((endpoint) => nounOf(endpoint) === noun),
              url,
            ),
          )}
          ${compositeFunctions()}
        </main>
      </body>
    </html> `
  return page.text
}

function resource(noun: string, endpoints: readonly Endpoint[], url: string): Html {
  return html`<section aria-labelledby="${noun}">
    <h2 id="${noun}">${titleOf(noun)}</h2>
    ${endpoints.map((endpoint) => article(endpoint, url))}
  </section> `
}

function article(endpoint: Endpoint, url: string): Html {
  const { name, method, path, summary, roles } = endpoint
  const addition = endpoint.addition ? html`<span class="addition">Addition of Poise</span>` : undefined
  return html`<article id="${name}">
    <h3>
      <a href="#${name}"><b>${method}</b> <code>${brokenPath(path)}</code></a
      >${addition}
    </h3>
    <p>${inline(summary)}</p>
    <p class="roles">${roles === 'everyone' ? 'Open to everyone' : `For ${roles.join(', ')}`}</p>
    <pre><code>${curlOf(endpoint, exampleOf(endpoint), url)}</code></pre>
    <div>
      ${asked('Query', shapeOf(jsonSchema(endpoint.query, 'input')))}
      ${asked('Body', shapeOf(jsonSchema(endpoint.body, 'input')))} ${answers(endpoint)}
    </div>
  </article> `
}

function asked(heading: string, { kind, fields }: Shape): Html | undefined {
  if (fields.length === 0) return undefined
  return html`<h4>${heading}${kindOf(kind)}</h4>
    ${list(fields, askedKind)}`
}

/** Told is what must be sent. */
function askedKind({ kind, required }: Field): Html {
  return html`<span class="kind">${kind}</span>${required ? html` <b class="need">required</b>` : undefined}`
}

function answers({ status, alsoAnswers, response, alternative }: Endpoint): Html[] {
  const first = answered(
    `Answers ${[status, ...alsoAnswers].join(' or ')}`,
    shapeOf(jsonSchema(response, 'output')),
  )
  if (alternative === undefined) return [first]
  return [first, answered('Answers in its other form', shapeOf(jsonSchema(alternative, 'output')))]
}

function answered(text: string, { kind, fields }: Shape): Html {
  const heading = html`<h4>${text}${kindOf(kind)}</h4>`
  if (fields.length === 0) return heading
  return html`<details>
    <summary>${heading}</summary>
    ${list(fields, answeredKind)}
  </details>`
}

/** Told is what may be missing. */
function answeredKind({ kind, nullable, required }: Field): Html {
  return html`<span class="kind"
    >${kind}${nullable ? ' or null' : ''}${required ? '' : ', may be missing'}</span
  >`
}

function kindOf(kind: string): Html | undefined {
  return kind === 'object' ? undefined : html` <span class="kind">${kind}</span>`
}

function list(fields: readonly Field[], label: (field: Field) => Html): Html {
  const items = fields.map((field) => {
    const inner = field.fields.length === 0 ? undefined : list(field.fields, label)
    return html`<li><code>${field.name}</code> ${label(field)}${inner}</li>`
  })
  return html`<ul class="fields">
    ${items}
  </ul>`
}

/** A path may break after a slash, which a narrow page needs. */
function brokenPath(path: string): Html[] {
  return path.split('/').map((part, index) => (index === 0 ? html`${part}` : html`/<wbr />${part}`))
}

/** `space` is about Spaces. */
function titleOf(noun: string): string {
  const word = noun.charAt(0).toUpperCase() + noun.slice(1)
  return noun === 'health' || noun.endsWith('s') ? word : `${word}s`
}
