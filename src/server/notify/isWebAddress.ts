/** Whether a text that people wrote is an address on the web, which a receiver takes as a link. */
export const isWebAddress = (text: string): boolean =>
  URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
