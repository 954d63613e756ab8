import { catalogue, type FunctionHelp } from '#compose/catalogue.ts'
import { html, inline, type Html } from './html.ts'

/** The functions that composites are written with, as the editor of the page tells of them. */
export function compositeFunctions(): Html {
  return html`<section aria-labelledby="composites">
    <h2 id="composites">Composites</h2>
    ${Object.entries(catalogue).map(([name, help]) => article(name, help))}
  </section> `
}

function article(name: string, { signature, help, example, options }: FunctionHelp): Html {
  const items = Object.entries(options).map(([option, { help, required, choices }]) => {
    const kind = choices === undefined ? help : `${help}: ${choices.join(', ')}`
    const need = required ? html` <b class="need">required</b>` : undefined
    return html`<li><code>${option}</code> <span class="kind">${kind}</span>${need}</li>`
  })
  const list = html`<div>
    <h4>Options</h4>
    <ul class="fields">
      ${items}
    </ul>
  </div>`
  return html`<article id="composite-${name}">
    <h3>
      <a href="#composite-${name}"><code>${signature}</code></a>
    </h3>
    <p>${inline(help)}</p>
    <pre><code>${example}</code></pre>
    ${items.length === 0 ? undefined : list}
  </article> `
}
