import './room.css'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { api } from '#ui/api.gen.ts'
import { formatDay } from '#ui/format.ts'
import { Empty } from '#ui/parts/Empty.tsx'
import { Loaded } from '#ui/parts/Loaded.tsx'
import { SpaLink } from '#ui/parts/SpaLink.tsx'
import { TextSkeleton } from '#ui/parts/Waiting.tsx'
import { workspaceStatus } from '#ui/queries.ts'
import { t } from '#ui/texts/text.ts'

type Digest = Awaited<ReturnType<typeof api.party.digests>>['digests'][number]

const digestsKey = ['party', 'digests'] as const

/** Morning and evening: a few lines, each a link. */
export const DigestPage = () => {
  const status = useQuery(workspaceStatus)
  const member = status.data?.actor === 'member'
  const query = useQuery({
    queryKey: digestsKey,
    queryFn: ({ signal }) => api.party.digests({}, { signal }),
    enabled: member,
  })
  return (
    <div className="page-pad rm-digests">
      <h1>{t('digest.title')}</h1>
      <p className="m2">{t('digest.why')}</p>
      {status.data && !member ? (
        <Empty missing={t('told.memberOnly')} why={t('told.memberOnlyWhy')} />
      ) : (
        <Loaded query={query} skeleton={<TextSkeleton lines={12} />}>
          {({ digests }) =>
            digests.length === 0 ? (
              <Empty missing={t('digest.none')} why={t('digest.noneWhy')} />
            ) : (
              digests.map((digest, index) => (
                <DigestItem key={digest.id} digest={digest} newest={index === 0} />
              ))
            )
          }
        </Loaded>
      )}
    </div>
  )
}

const DigestItem = ({ digest, newest }: { digest: Digest; newest: boolean }) => {
  const client = useQueryClient()
  const { mutate } = useMutation({
    mutationFn: () => api.party.readDigest({ id: digest.id }),
    onSuccess: () => client.invalidateQueries({ queryKey: digestsKey }),
  })
  const unread = newest && digest.readAt === null
  // Shown is read: the mark is for the next screen.
  useEffect(() => {
    if (unread) mutate()
  }, [unread, mutate])
  const day = formatDay(`${digest.day}T12:00:00`)
  return (
    <article>
      <div className="row wrap">
        <h2>
          {digest.half === 'morning' ? t('digest.morning', { day }) : t('digest.evening', { day })}
        </h2>
        <span className="m">{mailWords(digest)}</span>
      </div>
      {digest.sections.length === 0 && <p className="m2">{t('digest.quiet')}</p>}
      {digest.sections.map((section) => (
        <section key={section.kind}>
          <h3>{t(`digest.${section.kind}`)}</h3>
          <ul>
            {section.items.map((item) => (
              <li key={`${item.path} ${item.text}`} dir="auto">
                <SpaLink href={item.path}>{item.text}</SpaLink>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </article>
  )
}

const mailWords = ({ mail, mailSaid }: Digest): string => {
  switch (mail) {
    case 'none':
      return ''
    case 'refused':
      return t('digest.mail.refused', { said: mailSaid })
    case 'waiting':
    case 'claimed':
    case 'sent':
    case 'uncertain':
      return t(`digest.mail.${mail}`)
  }
}
