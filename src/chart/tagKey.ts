import type { Tags } from '#api/names.ts'

/** Tags as one text, the same whatever their order: `host=web-1,region=eu`; empty when there are none. */
export function tagKey(tags: Tags): string {
  return Object.keys(tags)
    .sort()
    .map((name) => `${name}=${tags[name]}`)
    .join(',')
}
