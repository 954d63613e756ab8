import type { FunctionHelp } from '#compose/catalogue.ts'

/** What is told of a function beside the list of completions. */
export function functionInfo({ signature, help, example }: FunctionHelp): HTMLElement {
  const info = document.createElement('div')
  info.append(line('code', signature), line('p', help), line('code', example))
  return info
}

function line(tag: 'code' | 'p', text: string): HTMLElement {
  const element = document.createElement(tag)
  element.textContent = text
  return element
}
