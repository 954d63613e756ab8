/*
 * uPlot formats numbers in the browser's language as soon as it is loaded. Chromium on a machine with LANG=C says
 * `en-US@posix`, which is no language tag: without this the page would stay blank there. To be imported before uPlot.
 */
if (!isLanguage(navigator.language)) {
  Object.defineProperty(navigator, 'language', { value: 'en-US', configurable: true })
}

/** Whether `Intl` takes it. */
export function isLanguage(tag: string): boolean {
  try {
    return Intl.getCanonicalLocales(tag).length > 0
  } catch {
    return false
  }
}
