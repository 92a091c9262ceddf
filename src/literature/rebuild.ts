import { z } from 'zod'
import { member } from '#actions/allow.ts'
import { defineAction } from '#actions/define-action.ts'
import { Run } from './contract.ts'
import { followRun, runText } from './follow-run.ts'
import { startRun } from './start-run.ts'

/** Builds the literature anew from the works that are kept; reads no file. */
export const rebuild = defineAction({
  name: 'literature.rebuild',
  summary: 'Build the literature anew from the works that are kept.',
  http: 'POST /literature/builds',
  kind: 'change',
  input: z.object({}),
  output: Run,
  allow: member,
  doors: 'all',
  mcp: false,
  cli: { follow: followRun, render: runText },
  run: (ctx) => startRun(ctx, { kind: 'rebuild', title: 'Build anew', request: {}, files: [] }),
})
