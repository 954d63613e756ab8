/** How close to the edge of the window, and how far a frame at the very edge, in pixels. */
const NEAR = 64
const FASTEST = 18

/**
 * Scrolls the page while the pointer is near its upper or lower edge, the faster the nearer.
 *
 * @param y where the pointer is, from the top of the window
 * @param scrolled told whenever the page was
 * @returns how to stop
 */
export function scrollAtEdges(y: () => number, scrolled: () => void): () => void {
  let frame = requestAnimationFrame(step)
  function step(): void {
    const before = scrollY
    const speed = edgeSpeed(y(), innerHeight)
    if (speed !== 0) window.scrollBy(0, speed)
    if (scrollY !== before) scrolled()
    frame = requestAnimationFrame(step)
  }
  return () => cancelAnimationFrame(frame)
}

export function edgeSpeed(y: number, height: number): number {
  const over = Math.max(0, NEAR - y) - Math.max(0, y - (height - NEAR))
  return -Math.round((Math.max(-NEAR, Math.min(NEAR, over)) / NEAR) * FASTEST)
}
