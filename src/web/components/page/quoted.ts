const [FIRST_STRONG_ISOLATE, POP_ISOLATE] = ['\u2068', '\u2069']

/** A name within plain text: whatever direction it is written in, the words around it stay where they are. */
export const isolated = (name: string): string =>
  `${FIRST_STRONG_ISOLATE}${name.replaceAll(POP_ISOLATE, '')}${POP_ISOLATE}`

/** A name in quotes within a sentence of plain text. */
export const quoted = (name: string): string => `“${isolated(name)}”`
