import type { Layout } from '#api/charts.ts'

/** Where a chart stands, as it is read aloud: `column 5, row 1, 4 wide, 4 high`. */
export const placeText = ({ x, y, w, h }: Layout): string =>
  `column ${x + 1}, row ${y + 1}, ${w} wide, ${h} high`
