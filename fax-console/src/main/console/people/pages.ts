import type { Page } from '../shell/pages'

/** The pages of people who send and read faxes, in the order of the navigation. */
export const peoplePages: Page[] = []
