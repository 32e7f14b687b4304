import { currentLanguage } from '../i18n/messages'

/** Country codes of ITU-T E.164 with the region (ISO 3166) that they stand for. */
const CODES =
  '1US 7RU 20EG 27ZA 30GR 31NL 32BE 33FR 34ES 36HU 39IT 40RO 41CH 43AT 44GB 45DK 46SE 47NO 48PL 49DE 51PE 52MX 53CU 54AR 55BR 56CL 57CO 58VE 60MY 61AU 62ID 63PH 64NZ 65SG 66TH 81JP 82KR 84VN 86CN 90TR 91IN 92PK 93AF 94LK 95MM 98IR 211SS 212MA 213DZ 216TN 218LY 220GM 221SN 222MR 223ML 224GN 225CI 226BF 227NE 228TG 229BJ 230MU 231LR 232SL 233GH 234NG 235TD 236CF 237CM 238CV 239ST 240GQ 241GA 242CG 243CD 244AO 245GW 246IO 247AC 248SC 249SD 250RW 251ET 252SO 253DJ 254KE 255TZ 256UG 257BI 258MZ 260ZM 261MG 262RE 263ZW 264NA 265MW 266LS 267BW 268SZ 269KM 290SH 291ER 297AW 298FO 299GL 350GI 351PT 352LU 353IE 354IS 355AL 356MT 357CY 358FI 359BG 370LT 371LV 372EE 373MD 374AM 375BY 376AD 377MC 378SM 379VA 380UA 381RS 382ME 383XK 385HR 386SI 387BA 389MK 420CZ 421SK 423LI 500FK 501BZ 502GT 503SV 504HN 505NI 506CR 507PA 508PM 509HT 590GP 591BO 592GY 593EC 594GF 595PY 596MQ 597SR 598UY 599CW 670TL 672NF 673BN 674NR 675PG 676TO 677SB 678VU 679FJ 680PW 681WF 682CK 683NU 685WS 686KI 687NC 688TV 689PF 690TK 691FM 692MH 850KP 852HK 853MO 855KH 856LA 880BD 886TW 960MV 961LB 962JO 963SY 964IQ 965KW 966SA 967YE 968OM 970PS 971AE 972IL 973BH 974QA 975BT 976MN 977NP 992TJ 993TM 994AZ 995GE 996KG 998UZ'

/** Area codes of Canada, which shares its country code with the United States. */
const CANADA = '204 226 236 249 250 257 263 289 306 343 354 365 367 368 382 403 416 418 428 431 437 438 450 468 474 506 514 519 548 579 581 584 587 604 613 639 647 672 683 705 709 742 753 778 780 782 807 819 825 867 873 879 902 905 942'

/** Premium and shared-cost numbers that cost more than a call to the country. */
const EXPENSIVE = /^\+(1900|44(?:9|87)|49(?:900|180)|43(?:9|810|820)|4190|33(?:8|89)|39(?:89)|31(?:90))/

const REGIONS = new Map(
  CODES.split(' ').map(entry => {
    const [, code = '', region = ''] = /^(\d+)(\w+)$/.exec(entry) ?? []
    return [code, region] as const
  }),
)
const CANADIAN = new Set(CANADA.split(' '))

export interface Country {
  code: string
  region: string
  name: () => string
}

/** What the number is without what people write between its digits. */
export function plainNumber(written: string): string {
  return written
    .trim()
    .replace(/^00/, '+')
    .replace(/\(0\)/, '')
    .replace(/[\s()./-]/g, '')
}

/** The number as the server will dial it (E.164), or undefined when it cannot. */
export function dialled(written: string): string | undefined {
  const plain = plainNumber(written)
  const american = /^\+?1?([2-9]\d{9})$/.exec(plain)?.[1] ?? /^\+?1(\d{10})$/.exec(plain)?.[1] ?? /^0111(\d{10})$/.exec(plain)?.[1]
  if (american) return `+1${american}`
  const international = /^(?:\+|011)([2-9]\d{7,16})$/.exec(plain)?.[1]
  return international ? `+${international}` : undefined
}

/** The country of a number as it is dialled. */
export function countryOf(written: string): Country | undefined {
  const digits = dialled(written)?.slice(1)
  if (!digits) return undefined
  for (const length of [3, 2, 1]) {
    const code = digits.slice(0, length)
    const found = REGIONS.get(code)
    if (found) {
      const region = code === '1' && CANADIAN.has(digits.slice(1, 4)) ? 'CA' : found
      return { code, region, name: () => regionName(region) }
    }
  }
  return undefined
}

function regionName(region: string): string {
  return new Intl.DisplayNames([currentLanguage()], { type: 'region' }).of(region) ?? region
}

/** What to say about a number while it is typed. */
export type Check = 'empty' | 'letters' | 'undialable' | 'unknown' | 'expensive' | 'fine'

export function checkNumber(written: string): Check {
  const plain = plainNumber(written)
  if (!plain) return 'empty'
  if (!/^\+?\d*$/.test(plain)) return 'letters'
  const number = dialled(written)
  if (!number) return 'undialable'
  if (!countryOf(number)) return 'unknown'
  return EXPENSIVE.test(number) ? 'expensive' : 'fine'
}
