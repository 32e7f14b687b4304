import type { Page } from '../shell/pages'

/** The administrators' pages, in the order of the navigation. */
export const adminPages: Page[] = []
