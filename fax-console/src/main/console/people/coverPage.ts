import { formatTime, t } from '../i18n/messages'

export interface Cover {
  toName: string
  fromName: string
  subject: string
  message: string
}

/** A cover page as a document of its own, which goes before the others. */
export function coverPage(cover: Cover, number: string): File {
  const rows: [string, string][] = [
    [t('cover.to'), [cover.toName, number].filter(Boolean).join(', ')],
    [t('cover.from'), cover.fromName],
    [t('cover.date'), formatTime(new Date())],
    [t('cover.subject'), cover.subject],
  ]
  const table = rows
    .filter(([, value]) => value)
    .map(([name, value]) => `<tr><th>${escape(name)}</th><td>${escape(value)}</td></tr>`)
    .join('')
  const paragraphs = cover.message
    .split(/\n{2,}/)
    .map(text => `<p>${escape(text).replace(/\n/g, '<br>')}</p>`)
    .join('')
  const html =
    '<!doctype html><html><head><meta charset="utf-8"><style>' +
    'body{font-family:sans-serif;font-size:13pt;margin:1.5cm}h1{font-size:40pt;border-bottom:3px solid #000}' +
    'th{text-align:left;padding:6px 24px 6px 0;vertical-align:top}td{padding:6px 0}p{line-height:1.45}' +
    `</style></head><body><h1>Fax</h1><table>${table}</table><hr>${paragraphs}</body></html>`
  return new File([html], 'cover.html', { type: 'text/html' })
}

function escape(text: string): string {
  return text.replace(/[&<>"']/g, character => `&#${character.charCodeAt(0)};`)
}
