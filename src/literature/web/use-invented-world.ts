import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { api } from '#ui/api.gen.ts'
import { paths } from '#ui/paths.ts'

/** Makes the invented world and shows how it comes in. */
export const useInventedWorld = () => {
  const router = useRouter()
  const queries = useQueryClient()
  const make = useMutation({
    mutationFn: () => api.literature.openInventedWorld(),
    onSuccess: async (run) => {
      await queries.invalidateQueries()
      router.history.push(paths.run(run.id))
    },
  })
  return { open: () => make.mutate(), pending: make.isPending, error: make.error }
}

export type InventedWorldState = ReturnType<typeof useInventedWorld>
