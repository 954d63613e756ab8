/** A card on the screen, CSS pixels of the window. */
export interface Card {
  left: number
  top: number
  right: number
  bottom: number
}

/** The window, and how much of its end is taken by a bar that must be seen. */
interface Room {
  width: number
  height: number
  bar: number
}

/** Where a tooltip hangs: the sides it is held at, and the room it may take from there. */
export interface Place {
  left?: number
  right?: number
  top?: number
  bottom?: number
  maxWidth: number
  maxHeight: number
}

const GAP = 6
/** The width that is enough for any tooltip, and the least that is worth having. */
const WIDE = 340
const NARROW = 180
/** The least height: a time and three rows. */
const LOW = 96

/**
 * Beside the card where there is room, else below or above it, so that it covers nothing of the chart. Only where a
 * card leaves no room at all it stands inside, on the half where the cursor is not. It is held at the sides that face
 * the card and the nearer edge of the window: whatever it grows to, it does not move.
 *
 * @param part where the cursor is on the card, 0 at its left to 1
 */
export function placeBeside(card: Card, room: Room, part: number): Place {
  const right = room.width - card.right - 2 * GAP
  const left = card.left - 2 * GAP
  const toTheRight = right >= WIDE || right >= left
  if (Math.max(right, left) >= NARROW && (toTheRight || left >= NARROW)) {
    const maxWidth = Math.min(WIDE, toTheRight ? right : left)
    const side = toTheRight ? { left: card.right + GAP } : { right: room.width - card.left + GAP }
    return { ...side, ...upright(card, room), maxWidth }
  }
  const below = room.height - room.bar - card.bottom - 2 * GAP
  const above = card.top - 2 * GAP
  const maxWidth = Math.min(WIDE, room.width - 2 * GAP)
  const start = Math.max(GAP, Math.min(card.left, room.width - maxWidth - GAP))
  if (below >= LOW && below >= above) {
    return { left: start, top: card.bottom + GAP, maxWidth, maxHeight: below }
  }
  if (above >= LOW) return { left: start, bottom: room.height - card.top + GAP, maxWidth, maxHeight: above }
  const side = part < 0.5 ? { right: room.width - card.right + GAP } : { left: card.left + GAP }
  return { ...side, ...upright(card, room), maxWidth: Math.min(WIDE, (card.right - card.left) / 2 - GAP) }
}

/** Level with the card's top, or with its bottom where that leaves more room. */
function upright(card: Card, room: Room): Pick<Place, 'top' | 'bottom' | 'maxHeight'> {
  const top = Math.max(GAP, card.top)
  const bottom = Math.max(GAP + room.bar, room.height - card.bottom)
  return card.top + card.bottom <= room.height
    ? { top, maxHeight: Math.max(LOW, room.height - room.bar - top - GAP) }
    : { bottom, maxHeight: Math.max(LOW, room.height - bottom - GAP) }
}
