import type { Page } from '../shell/pages'

/** The operators' pages, in the order of the navigation. */
export const operatePages: Page[] = []
