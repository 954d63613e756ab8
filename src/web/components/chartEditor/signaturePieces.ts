import type { Place } from '#compose/place.ts'

export interface Piece {
  text: string
  isMarked: boolean
}

/** A signature in pieces, with the argument marked that a place is in, or the option of it. */
export function signaturePieces(signature: string, call: NonNullable<Place['call']>): Piece[] {
  let depth = 0
  let argument = 0
  return (signature.match(/\w+|\W/g) ?? []).map((text) => {
    if (')]}'.includes(text)) depth--
    const isIn = depth > 0 && argument === call.argument && text !== ' '
    const isComma = text === ',' && depth === 1
    if (isComma) argument++
    if ('([{'.includes(text)) depth++
    return { text, isMarked: isIn && !isComma && (call.option === undefined || text === call.option) }
  })
}
