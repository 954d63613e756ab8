/** Test files of a process share them, as they do the window. */
const byKind = new Map<string, CSSStyleDeclaration>()
const seen = new WeakSet<Window>()

/**
 * Looking a name up asks for the style of every element around it, and jsdom computes each from all rules of its style
 * sheet: a third of the time of tests of pages. Its sheet knows kinds of elements only, and ours are not loaded, so that
 * all of a kind that have the same style of their own look the same. What only a parent's own style hides is not seen so.
 */
export function reuseStylesOfKinds(window: Window & typeof globalThis): void {
  if (seen.has(window)) return
  seen.add(window)
  const compute = window.getComputedStyle.bind(window)
  window.getComputedStyle = (element, pseudo) => {
    if (pseudo) return compute(element, pseudo)
    const kind = kindOf(element)
    // Alone: what is around it would be asked for all that can be inherited.
    const known = byKind.get(kind) ?? compute(element.cloneNode() as Element)
    byKind.set(kind, known)
    return known
  }
}

const ASKED = ['hidden', 'open', 'type', 'dir', 'style']

/** All that rules for a kind of element ask for, and the style of its own. */
const kindOf = (element: Element): string =>
  [element.localName, ...ASKED.map((name) => element.getAttribute(name) ?? '-')].join(' ')
