import { api, type Answer, type CallOptions } from './client'

/** So often is asked for one page, at the most; then the next page goes on. */
const MOST_ASKED = 30

/**
 * A page of a list. Where little passes a filter the API answers short pages that have a next one:
 * it is asked on until the page is full.
 */
export async function readPage<T>(path: string, options: CallOptions, tell: (some: T[]) => void): Promise<Answer<T[]>> {
  const size = Number(options.query?.page_size)
  const rows: T[] = []
  let query = options.query
  for (let asked = 1; ; asked++) {
    const answer = await api.get<T[]>(path, { ...options, query })
    rows.push(...answer.data)
    if (!answer.nextStartKey || rows.length >= size || asked === MOST_ASKED) return { ...answer, data: rows }
    tell([...rows])
    query = { ...query, page_size: size - rows.length, start_key: answer.nextStartKey }
  }
}
