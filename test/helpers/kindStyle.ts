/** Test files of a process share them. */
const byKind = new Map<string, CSSStyleDeclaration>()

/**
 * Looking a name up asks for the style of every element around it, and jsdom computes each from all rules of its style
 * sheet: a third of the time of tests of pages. Its sheet knows kinds of elements only, and ours are not loaded, so that
 * all of a kind that have the same style of their own look the same.
 */
export function reuseStylesOfKinds(window: Window & typeof globalThis): void {
  const compute = window.getComputedStyle.bind(window)
  window.getComputedStyle = (element, pseudo) => {
    if (pseudo) return compute(element, pseudo)
    const kind = kindOf(element)
    const known = byKind.get(kind) ?? compute(alone(element))
    byKind.set(kind, known)
    return known
  }
}

/** All that rules for a kind of element ask for, and the style of its own. */
function kindOf(element: Element): string {
  const { localName, parentElement } = element
  const states = ['hidden', 'open', 'type', 'dir', 'style'].map((name) => element.getAttribute(name) ?? '-')
  const within = parentElement ? [parentElement.localName, parentElement.hasAttribute('open')] : []
  return [localName, ...states, ...within].join(' ')
}

/** The same kind without all that is around it, which would be asked for what the kind inherits. */
function alone(element: Element): Element {
  const copy = element.cloneNode() as Element
  element.parentElement?.cloneNode().appendChild(copy)
  return copy
}
