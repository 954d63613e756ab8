const CALM = 2_500

/** Marks the page while nobody has moved, touched or typed anything for a moment: what is only for hands steps aside. */
export function watchIdle(root: HTMLElement): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wake = () => {
    delete root.dataset.idle
    clearTimeout(timer)
    timer = setTimeout(() => (root.dataset.idle = ''), CALM)
  }
  const signs = ['pointermove', 'pointerdown', 'keydown', 'wheel'] as const
  for (const sign of signs) document.addEventListener(sign, wake, { passive: true })
  wake()
  return () => {
    for (const sign of signs) document.removeEventListener(sign, wake)
    clearTimeout(timer)
    delete root.dataset.idle
  }
}
