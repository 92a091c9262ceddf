import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { html, raw } from 'hono/html'
import type { Action } from '#actions/define-action.ts'
import { commandOf } from '#actions/command-name.ts'
import { fieldsOf, hasFallback } from '#actions/fields.ts'
import type { Field } from '#actions/fields.ts'
import { pathFields } from '#actions/http-path.ts'
import { outputSchema } from '#actions/schemas.ts'
import { typeOf } from '#actions/schema-to-type.ts'
import { appFolder, appVersion } from '#core/version.ts'
import { referenceStyle } from './reference-style.ts'

/** The reference as one page without scripts: every operation by room, with fields and answers. */
export const referencePage = (actions: readonly Action[], origin: string) => {
  const rooms = [...Map.groupBy(actions, (action) => action.name.split('.')[0] ?? '')]
  const tokens = readFileSync(join(appFolder, 'src', 'ui', 'styles', 'tokens.css'), 'utf8')
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>Reference, recruiting-party</title>
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        <style>
          ${raw(tokens)}${raw(referenceStyle)}
        </style>
      </head>
      <body>
        <a class="skip" href="#main">To the operations</a>
        <nav aria-label="Operations">
          <a class="home" href="/">recruiting-party</a>
          ${rooms.map(
            ([room, list]) =>
              html`<h2>${room}</h2>
                <ul>
                  ${list.map((action) => html`<li><a href="#${action.name}">${verbOf(action)}</a></li>`)}
                </ul>`,
          )}
        </nav>
        <main id="main">
          <h1>Reference</h1>
          <p>
            Every operation of version ${appVersion}, as programs reach it. The same definitions
            make the command line, the tools for language models and the screens. As a file:
            <a href="/api/openapi.json">OpenAPI 3.1</a>.
          </p>
          <p>
            On this machine, send the token of the data folder. Lists that are tables also come as
            CSV (<code>?format=csv</code>). A refusal names what happened and what to do now.
          </p>
          <pre
            tabindex="0"
          ><code>curl -H "Authorization: Bearer $(cat DATA/token)" ${origin}/api/workspace</code></pre>
          ${rooms.map(
            ([room, list]) =>
              html`<section aria-labelledby="room-${room}">
                <h2 id="room-${room}">${room}</h2>
                ${list.map((action) => operationPart(action))}
              </section>`,
          )}
        </main>
      </body>
    </html> `
}

const operationPart = (action: Action) => {
  const [method = '', path = ''] = action.http.split(' ')
  const inPath = new Set(pathFields(action.http))
  const fields = fieldsOf(action.input)
  const command = action.cli === false ? '' : `./party ${commandOf(action)}`
  return html`<article id="${action.name}">
    <h3><span class="method ${method.toLowerCase()}">${method}</span> <code>/api${path}</code></h3>
    <p>${action.summary}</p>
    <p class="meta">
      For ${action.allow.sentence}${action.doors === 'human' ? ', not for agents' : ''}.
      ${command ? html`In the terminal: <code>${command}</code>` : ''}
    </p>
    ${fields.length > 0 ? html`<dl>${fields.map((field) => fieldPart(field, inPath))}</dl>` : ''}
    <details>
      <summary>Answer</summary>
      <pre tabindex="0"><code>${typeOf(outputSchema(action.output), 0)}</code></pre>
    </details>
  </article>`
}

const fieldPart = (field: Field, inPath: ReadonlySet<string>) => {
  const kind = field.choices.length > 0 ? field.choices.join(', ') : field.kind
  const facts = [
    field.many ? `${kind}, several` : kind,
    inPath.has(field.name) ? 'in the path' : field.required ? 'needed' : '',
    hasFallback(field) ? `${JSON.stringify(field.fallback)} unless given` : '',
  ].filter(Boolean)
  return html`<div>
    <dt><code>${field.name}</code> <span class="meta">${facts.join(' · ')}</span></dt>
    ${field.description ? html`<dd>${field.description}</dd>` : ''}
  </div>`
}

const verbOf = (action: Action): string => action.name.split('.')[1] ?? ''
