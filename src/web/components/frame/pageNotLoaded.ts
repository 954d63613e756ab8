/** The code of a page did not come, because nobody answers or a newer Poise has taken its place. */
export class PageNotLoaded extends Error {
  override name = 'PageNotLoaded'
}
