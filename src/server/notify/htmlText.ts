/** Text as it stands in HTML, whatever is in it. */
export function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** The Markdown of a message as HTML: headings, lists and paragraphs; what else it may hold is text. */
export function htmlText(markdown: string): string {
  return markdown
    .trim()
    .split(/\n{2,}/)
    .map(block)
    .join('\n')
}

function block(text: string): string {
  if (text.startsWith('# ')) return `<h1>${inline(text.slice(2))}</h1>`
  const lines = text.split('\n')
  const items = lines
    .filter((line) => line.startsWith('* '))
    .map((line) => `<li>${inline(line.slice(2))}</li>`)
  const others = lines.filter((line) => !line.startsWith('* ')).map(inline)
  const paragraph = others.length === 0 ? '' : `<p>${others.join('<br>\n')}</p>`
  return items.length === 0 ? paragraph : `${paragraph}\n<ul>\n${items.join('\n')}\n</ul>`
}

const inline = (text: string) =>
  escaped(text)
    .replace(/`([^`]*)`/g, '<code>$1</code>')
    .replace(/https?:\/\/[^\s<]+/g, (url) => `<a href="${url}">${url}</a>`)
