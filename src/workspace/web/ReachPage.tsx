import './workspace.css'
import type { ReactNode } from 'react'
import { useMutation, useQuery } from '@tanstack/react-query'
import { api } from '#ui/api.gen.ts'
import { formatMoment } from '#ui/format.ts'
import { CopyLine } from '#ui/parts/CopyLine.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { QrCode } from '#ui/parts/QrCode.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { t } from '#ui/texts/text.ts'
import type { ReachReport } from '../contract.ts'
import { reachQuery } from './access-queries.ts'
import { SettingsNav } from './SettingsNav.tsx'

/** How this very app is opened on a phone, and what is missing for it now. */
export const ReachPage = (): ReactNode => (
  <div className="page-pad settings">
    <h1>{t('reach.title')}</h1>
    <div className="two-columns">
      <SettingsNav here="reach" />
      <Loaded query={useQuery(reachQuery)} skeleton={<TextSkeleton lines={12} />}>
        {(reach) => (
          <div className="stack forms">
            <Now reach={reach} />
            {reach.named && <LinkThere reach={reach} />}
            <Tailnet reach={reach} />
            <Proxy reach={reach} />
          </div>
        )}
      </Loaded>
    </div>
  </div>
)

const Now = ({ reach }: { reach: ReachReport }) => {
  const [missing] = reach.missing
  return (
    <section aria-labelledby="reach-now">
      <h2 id="reach-now">{t('reach.now')}</h2>
      <dl className="facts">
        <dt>{t('reach.origin')}</dt>
        <dd className="code">{reach.origin}</dd>
        <dt>{t('reach.here')}</dt>
        <dd className="code">{reach.here ?? '–'}</dd>
        <dt>{t('reach.listens')}</dt>
        <dd className="code">
          {`127.0.0.1:${reach.port}${reach.host ? `, ${reach.host}:${reach.port}` : ''}`}
        </dd>
        <dt>{t('reach.passkeysAt')}</dt>
        <dd className="code">{reach.passkeysAt.join(', ') || t('reach.noPasskeys')}</dd>
      </dl>
      {missing === undefined ? (
        <p className="box note">
          <b className="good">{t('reach.ready')}</b> {t('reach.readyWhy')}
        </p>
      ) : (
        <p className="box note doubt">
          <b>{t(`reach.missing.${missing}`)}</b> {t(`reach.mend.${missing}`)}
        </p>
      )}
      {reach.named && (
        <QrCode text={reach.origin} label={t('reach.qr', { address: reach.origin })} />
      )}
    </section>
  )
}

/** A passkey belongs to its address: from the old one a link leads to the new one, once. */
const LinkThere = ({ reach }: { reach: ReachReport }) => {
  const make = useMutation({
    mutationFn: () => api.workspace.makeAddressLink({ origin: reach.origin }),
  })
  return (
    <section aria-labelledby="reach-link">
      <h2 id="reach-link">{t('reach.link')}</h2>
      <p className="m2">{t('reach.linkWhy', { address: reach.origin })}</p>
      {make.data ? (
        <div className="box note made" role="status">
          <p>{t('reach.linkMade', { until: formatMoment(make.data.expiresAt) })}</p>
          <CopyLine text={make.data.address} label={t('invitations.copy')} />
          <QrCode text={make.data.address} label={t('reach.linkQr')} />
        </div>
      ) : (
        <button
          type="button"
          className="btn primary fit"
          aria-busy={make.isPending}
          onClick={() => make.mutate()}
        >
          {t('reach.linkMake')}
        </button>
      )}
      {make.isError && <ErrorNote error={make.error} />}
    </section>
  )
}

const Tailnet = ({ reach }: { reach: ReachReport }) => (
  <section aria-labelledby="reach-tailnet">
    <h2 id="reach-tailnet">{t('reach.tailnet')}</h2>
    <p className="m2">{t('reach.tailnetWhy')}</p>
    <ol className="stack steps m2">
      <li>
        {t('reach.tailnet.serve')}
        <CopyLine text={`tailscale serve --bg ${reach.port}`} label={t('reach.copyLine')} />
      </li>
      <li>
        {t('reach.tailnet.start')}
        <CopyLine
          text={`PARTY_ORIGIN=https://NAME.TAILNET.ts.net ./party start --port ${reach.port}`}
          label={t('reach.copyLine')}
        />
      </li>
      <li>{t('reach.tailnet.enrol')}</li>
    </ol>
  </section>
)

const Proxy = ({ reach }: { reach: ReachReport }) => (
  <section aria-labelledby="reach-proxy">
    <h2 id="reach-proxy">{t('reach.proxy')}</h2>
    <p className="m2">{t('reach.proxyWhy')}</p>
    <ol className="stack steps m2">
      <li>
        {t('reach.proxy.caddy')}
        <CopyLine
          text={`caddy reverse-proxy --from party.example.org --to 127.0.0.1:${reach.port}`}
          label={t('reach.copyLine')}
        />
      </li>
      <li>
        {t('reach.proxy.start')}
        <CopyLine
          text={`PARTY_ORIGIN=https://party.example.org ./party start --port ${reach.port}`}
          label={t('reach.copyLine')}
        />
      </li>
      <li>{t('reach.proxy.enrol')}</li>
    </ol>
    <p className="m">{t('reach.hostWhy')}</p>
  </section>
)
