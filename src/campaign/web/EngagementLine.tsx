import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Choice } from '#ui/parts/Choice.tsx'
import { ErrorNote } from '#ui/parts/ErrorNote.tsx'
import { sayDone } from '#ui/parts/undo.ts'
import { t } from '#ui/texts/text.ts'
import { forgetCampaign } from './charter-queries.ts'
import type { Standing } from './charter-queries.ts'

type Engagement = Standing['engagement']
const channels = ['call', 'mail', 'dinner', 'whatsapp', 'meeting', 'other'] as const
const directions = ['by us', 'by them'] as const

/** May I write to them now, whose window runs, and the last touch; in one line, with what to do. */
export const EngagementLine = ({
  engagement,
  name,
}: {
  readonly engagement: Engagement
  readonly name: string
}) => {
  const client = useQueryClient()
  const told = async (sentence: string): Promise<void> => {
    await forgetCampaign(client)
    sayDone(sentence)
  }
  const id = engagement.prospectId
  const claim = useMutation({
    mutationFn: () => api.campaign.claimWindow({ id }),
    onSuccess: ({ engagement: now }) =>
      told(t('engagement.claimed', { day: formatDay(now.window?.until ?? '') })),
  })
  const release = useMutation({
    mutationFn: () => api.campaign.releaseWindow({ id }),
    onSuccess: () => told(t('engagement.released', { name })),
  })
  const { window, lastTouch, may } = engagement
  return (
    <section aria-label={t('engagement.title')}>
      <p className={may === 'yes' ? 'engaged' : 'engaged warn'}>
        <b>{lineOf(engagement)}</b>
        {lastTouch && (
          <span className="m2">
            {t('engagement.last', {
              by: lastTouch.by,
              channel: t(`touch.${lastTouch.channel}`),
              day: formatDay(lastTouch.at),
            })}
          </span>
        )}
      </p>
      <div className="row wrap">
        {window === null && may !== 'no' && (
          <button type="button" className="btn line small" onClick={() => claim.mutate()}>
            {t('engagement.claim', { count: engagement.windowDays })}
          </button>
        )}
        {window?.mine === true && (
          <button type="button" className="btn quiet small" onClick={() => release.mutate()}>
            {t('engagement.release')}
          </button>
        )}
        <LogTouch id={id} />
      </div>
      {(claim.isError || release.isError) && <ErrorNote error={claim.error ?? release.error} />}
    </section>
  )
}

/** The one line: the window in the reader's own words, else what the rules say. */
const lineOf = (engagement: Engagement): string => {
  const { window, may, sentence, reasons } = engagement
  // The clause itself stands right below, with its basis.
  if (may === 'no' && reasons[0]?.kind === 'off-limits') return t('engagement.no')
  if (may === 'no' || window === null) return sentence
  const day = formatDay(window.until)
  return window.mine
    ? t('engagement.yours', { day })
    : t('engagement.theirs', { holder: window.holder, day })
}

const LogTouch = ({ id }: { id: string }) => {
  const client = useQueryClient()
  const [open, setOpen] = useState(false)
  const [channel, setChannel] = useState<(typeof channels)[number]>('call')
  const [direction, setDirection] = useState<(typeof directions)[number]>('by us')
  const log = useMutation({
    mutationFn: () => api.campaign.logTouch({ id, channel, direction }),
    onSuccess: async ({ touch }) => {
      setOpen(false)
      await forgetCampaign(client)
      sayDone(t('touch.logged'), async () => {
        await api.campaign.removeTouch({ touchId: touch.id, version: touch.version })
        await forgetCampaign(client)
      })
    },
  })
  if (!open) {
    return (
      <button type="button" className="btn quiet small" onClick={() => setOpen(true)}>
        {t('touch.log')}
      </button>
    )
  }
  return (
    <>
      <Choice
        label={t('touch.channel')}
        value={channel}
        options={channels.map((value) => ({ value, text: t(`touch.${value}`) }))}
        onChoose={setChannel}
      />
      <Choice
        label={t('touch.direction')}
        value={direction}
        options={directions.map((value) => ({ value, text: t(`touch.${value}`) }))}
        onChoose={setDirection}
      />
      <button
        type="button"
        className="btn line small"
        onClick={() => log.mutate()}
        disabled={log.isPending}
      >
        {t('touch.keep')}
      </button>
      <button type="button" className="btn quiet small" onClick={() => setOpen(false)}>
        {t('common.cancel')}
      </button>
      {log.isError && <ErrorNote error={log.error} />}
    </>
  )
}
