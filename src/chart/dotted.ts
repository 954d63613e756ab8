/** CSS pixels of a dot and of the space behind it. */
const DOT = 2

/**
 * A straight dotted stroke, which says that its end is not certain yet: the newest bucket still fills.
 *
 * @param pixelRatio device pixels in a CSS pixel
 */
export function dotted(
  path: Path2D,
  [fromX, fromY]: readonly [number, number],
  [toX, toY]: readonly [number, number],
  pixelRatio: number,
): void {
  const length = Math.hypot(toX - fromX, toY - fromY)
  const at = (along: number) => {
    const part = Math.min(1, along / length)
    return [fromX + (toX - fromX) * part, fromY + (toY - fromY) * part] as const
  }
  const dot = DOT * pixelRatio
  for (let along = 0; along < length; along += 2 * dot) {
    path.moveTo(...at(along))
    path.lineTo(...at(along + dot))
  }
  path.moveTo(toX, toY)
}
