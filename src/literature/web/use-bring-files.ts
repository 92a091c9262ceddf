import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useRef, useState } from 'react'
import { api } from '#ui/api.gen.ts'
import { paths } from '#ui/paths.ts'
import { areTables, literatureFiles } from './dropped-files.ts'
import { uploadFiles } from './upload.ts'
import type { UploadProgress } from './upload.ts'

/** What a drop zone does right now. */
export type Bringing =
  | { readonly state: 'idle' }
  | { readonly state: 'nothing' }
  | { readonly state: 'tables' }
  | { readonly state: 'sending'; readonly progress: UploadProgress }
  | { readonly state: 'starting' }
  | { readonly state: 'failed'; readonly error: unknown }

/** Brings files of this browser in: sends them, starts the reading, opens its page. */
export const useBringFiles = () => {
  const router = useRouter()
  const queries = useQueryClient()
  const [bringing, setBringing] = useState<Bringing>({ state: 'idle' })
  const stopper = useRef<AbortController | null>(null)
  const bring = async (chosen: readonly File[]) => {
    if (areTables(chosen)) return setBringing({ state: 'tables' })
    const files = literatureFiles(chosen)
    if (files.length === 0) return setBringing({ state: 'nothing' })
    const stop = new AbortController()
    stopper.current = stop
    try {
      const tell = (progress: UploadProgress) => setBringing({ state: 'sending', progress })
      const uploads = await uploadFiles(files, tell, stop.signal)
      setBringing({ state: 'starting' })
      const run = await api.literature.ingest({ uploads: [...uploads] })
      await queries.invalidateQueries({ queryKey: ['literature'] })
      router.history.push(paths.run(run.id))
    } catch (error) {
      setBringing(stop.signal.aborted ? { state: 'idle' } : { state: 'failed', error })
    }
  }
  return {
    bringing,
    bring: (files: readonly File[]) => void bring(files),
    stop: () => stopper.current?.abort(),
  }
}
