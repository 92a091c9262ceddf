import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { paths } from '#ui/paths.ts'

/** Makes the invented world, or takes it out again, and shows how that goes. */
export const useInventedWorld = () => {
  const router = useRouter()
  const queries = useQueryClient()
  const show = async (run: { readonly id: string }) => {
    await queries.invalidateQueries()
    router.history.push(paths.run(run.id))
  }
  const make = useMutation({
    mutationFn: async () => {
      const run = await api.literature.openInventedWorld()
      await api.organisations.keepInvented()
      await api.campaign.fillInvented()
      return run
    },
    onSuccess: show,
  })
  const remove = useMutation({
    mutationFn: async () => {
      const run = await api.literature.removeInventedWorld()
      await api.organisations.dropInvented()
      await api.campaign.dropInvented()
      return run
    },
    onSuccess: show,
  })
  return {
    open: () => make.mutate(),
    remove: () => remove.mutate(),
    pending: make.isPending || remove.isPending,
    error: make.error ?? remove.error,
  }
}

/** What the first screen and the sources need of it. */
export type InventedWorldState = ReturnType<typeof useInventedWorld>
