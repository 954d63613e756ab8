/** Larger ones no browser draws. */
const MOST_PIXELS = 16_000_000
const NAME_FONT = '600 13px "Inter Variable", system-ui, sans-serif'

/**
 * A picture of charts as they stand on the screen, each with its name. Those that are no canvas, or not drawn because nobody
 * has seen them yet, are left out.
 *
 * @returns null when nothing is left, or it would be too large
 */
export async function chartsPicture(cells: readonly Element[]): Promise<Blob | null> {
  const cards = cells.flatMap((cell) => {
    const card = cell.querySelector('article')
    const canvas = card?.querySelector('canvas')
    return card && canvas ? [{ card, canvas, box: card.getBoundingClientRect() }] : []
  })
  if (cards.length === 0) return null
  const left = Math.min(...cards.map(({ box }) => box.left))
  const top = Math.min(...cards.map(({ box }) => box.top))
  const width = Math.max(...cards.map(({ box }) => box.right)) - left
  const height = Math.max(...cards.map(({ box }) => box.bottom)) - top
  const scale = devicePixelRatio
  if (width * height * scale * scale > MOST_PIXELS) return null

  const picture = document.createElement('canvas')
  picture.width = Math.round(width * scale)
  picture.height = Math.round(height * scale)
  const context = picture.getContext('2d')
  if (context === null) return null
  context.scale(scale, scale)
  for (const { card, canvas, box } of cards) {
    const { backgroundColor, color } = getComputedStyle(card)
    context.fillStyle = backgroundColor
    context.fillRect(box.left - left, box.top - top, box.width, box.height)
    context.fillStyle = color
    context.font = NAME_FONT
    context.fillText(
      card.querySelector('h2')?.textContent ?? '',
      box.left - left + 10,
      box.top - top + 21,
      box.width - 20,
    )
    const plot = canvas.getBoundingClientRect()
    context.drawImage(canvas, plot.left - left, plot.top - top, plot.width, plot.height)
  }
  return new Promise((resolve) => picture.toBlob(resolve, 'image/png'))
}
