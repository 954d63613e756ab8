/**
 * Looking a name up asks for the style of every element around it, and jsdom computes each from all rules of its style
 * sheet: a third of the time of tests of pages. Its sheet knows kinds of elements only, and ours are not loaded, so that
 * whatever has no style of its own looks as all of its kind do.
 */
export function reuseStylesOfKinds(window: Window & typeof globalThis): void {
  const compute = window.getComputedStyle.bind(window)
  const byKind = new Map<string, CSSStyleDeclaration>()
  window.getComputedStyle = (element, pseudo) => {
    if (pseudo || element.hasAttribute('style')) return compute(element, pseudo)
    const kind = kindOf(element)
    const known = byKind.get(kind) ?? compute(element)
    byKind.set(kind, known)
    return known
  }
}

/** All that rules for a kind of element ask for. */
function kindOf(element: Element): string {
  const { localName, parentElement } = element
  const states = ['hidden', 'open', 'type', 'dir'].map((name) => element.getAttribute(name) ?? '-')
  const within = parentElement ? [parentElement.localName, parentElement.hasAttribute('open')] : []
  return [localName, ...states, ...within].join(' ')
}
