import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatDay, formatMoment } from '#ui/format.ts'
import { CopyLine } from '#ui/parts/CopyLine.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Field } from '#ui/parts/Field.tsx'
import { formText } from '#ui/parts/form-text.ts'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { onSend } from '#ui/parts/on-send.ts'
import { sayDone } from '#ui/parts/undo.ts'
import { TableSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import type { ApiToken } from '../contract.ts'
import { tokensQuery } from './access-queries.ts'

/** Rooms a token may be for; each may be read, or read and written. */
const rooms = ['campaign', 'people', 'organisations', 'literature', 'scouting', 'party'] as const

/** Tokens of programs that act in one's name. */
export const Tokens = () => {
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: tokensQuery.queryKey })
  const make = useMutation({
    mutationFn: (form: FormData) =>
      api.workspace.makeToken({
        name: formText(form, 'name'),
        scopes: form.getAll('scope').filter((scope) => typeof scope === 'string'),
        days: Number(formText(form, 'days')),
      }),
    onSuccess: again,
  })
  const revoke = useMutation({
    mutationFn: ({ id }: ApiToken) => api.workspace.revokeToken({ id }),
    onSuccess: (_, { name }) => {
      sayDone(t('tokens.revoked', { name }))
      return again()
    },
  })
  return (
    <section aria-labelledby="tokens-title">
      <h2 id="tokens-title">{t('tokens.title')}</h2>
      <p className="m2">{t('tokens.why')}</p>
      <Loaded query={useQuery(tokensQuery)} skeleton={<TableSkeleton rows={1} />}>
        {({ tokens }) =>
          tokens.length > 0 && (
            <ul className="box lines">
              {tokens.map((token) => (
                <TokenLine key={token.id} token={token} onRevoke={() => revoke.mutate(token)} />
              ))}
            </ul>
          )
        }
      </Loaded>
      {revoke.isError && <ErrorNote error={revoke.error} />}
      {make.data && (
        <div className="box note made" role="status">
          <p>
            <b>{t('tokens.made', { name: make.data.token.name })}</b> {t('tokens.madeWhy')}
          </p>
          <CopyLine text={make.data.secret} label={t('tokens.copy')} />
        </div>
      )}
      <TokenForm pending={make.isPending} onMake={(form) => make.mutate(form)} />
      {make.isError && <ErrorNote error={make.error} />}
    </section>
  )
}

const TokenLine = ({ token, onRevoke }: { token: ApiToken; onRevoke: () => void }) => (
  <li className="row wrap">
    <span className="grow">
      {token.name} <span className="tag">{token.scopes.join(', ')}</span>
      <span className="m hint-block">
        {t('tokens.ends', { day: formatDay(token.expiresAt) })} ·{' '}
        {token.lastUsedAt
          ? t('tokens.used', { when: formatMoment(token.lastUsedAt) })
          : t('tokens.unused')}
      </span>
    </span>
    <button
      type="button"
      className="btn danger small"
      aria-label={t('tokens.revokeName', { name: token.name })}
      onClick={onRevoke}
    >
      {t('tokens.revoke')}
    </button>
  </li>
)

const TokenForm = ({ pending, onMake }: { pending: boolean; onMake: (form: FormData) => void }) => (
  <details className="other-ways">
    <summary>{t('tokens.new')}</summary>
    <form className="stack" onSubmit={onSend(onMake)}>
      <Field
        label={t('tokens.name')}
        hint={t('tokens.nameHint')}
        name="name"
        maxLength={60}
        required
      />
      <fieldset className="stack scopes">
        <legend className="label">{t('tokens.scopes')}</legend>
        <label className="check">
          <input type="checkbox" name="scope" value="read" defaultChecked />
          {t('tokens.scope.read')}
        </label>
        <label className="check">
          <input type="checkbox" name="scope" value="write" />
          {t('tokens.scope.write')}
        </label>
        {rooms.flatMap((room) => [
          <label className="check" key={`${room}:read`}>
            <input type="checkbox" name="scope" value={`${room}:read`} />
            {t('tokens.scope.roomRead', { room: t(`tokens.room.${room}`) })}
          </label>,
          <label className="check" key={`${room}:write`}>
            <input type="checkbox" name="scope" value={`${room}:write`} />
            {t('tokens.scope.roomWrite', { room: t(`tokens.room.${room}`) })}
          </label>,
        ])}
      </fieldset>
      <Field
        label={t('tokens.days')}
        name="days"
        type="number"
        inputMode="numeric"
        min={1}
        max={366}
        defaultValue={90}
        required
      />
      <button type="submit" className="btn fit" aria-busy={pending}>
        {t('tokens.make')}
      </button>
    </form>
  </details>
)
