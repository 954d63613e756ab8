import { createRequire } from 'node:module'
import { GlobalFonts } from '@napi-rs/canvas'

const INTER = ['latin', 'latin-ext', 'greek', 'greek-ext', 'cyrillic', 'cyrillic-ext', 'vietnamese']

/** In the order in which a character is looked for. */
const FILES: Record<string, string> = {
  ...Object.fromEntries(
    INTER.map((part) => [
      `Poise ${part}`,
      `@fontsource-variable/inter/files/inter-${part}-wght-normal.woff2`,
    ]),
  ),
  'Poise others': '@fontsource/dejavu-sans/files/dejavu-sans-latin-400-normal.woff2',
}

/** What text is written in: the page's font, and one that has most other alphabets and signs. */
export const FONTS = Object.keys(FILES)
  .map((name) => `"${name}"`)
  .join(', ')

/** Makes the fonts known that come with Poise. What they do not have is written in a font of the machine. */
export function registerFonts(): void {
  const { resolve } = createRequire(import.meta.url)
  for (const [name, file] of Object.entries(FILES)) {
    // Text in a font that is missing would vanish without a word.
    if (GlobalFonts.registerFromPath(resolve(file), name) === null) throw new Error(`${file} is no font`)
  }
}
