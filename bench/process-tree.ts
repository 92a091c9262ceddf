import { readdirSync, readFileSync } from 'node:fs'

/** Children of every process, by parent. Linux only; elsewhere everything is 0. */
const childrenByParent = (): Map<number, number[]> => {
  const children = new Map<number, number[]>()
  for (const name of listOf('/proc')) {
    const pid = Number(name)
    if (!Number.isInteger(pid)) continue
    // The name of a program may hold blanks and brackets; the parent stands behind the last one.
    const parent = Number(textOf(`/proc/${name}/stat`).split(') ').at(-1)?.split(' ')[1])
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  return children
}

/** The process and all that it started, as of now. */
export const processTree = (root: number): number[] => {
  const children = childrenByParent()
  const tree = [root]
  for (let i = 0; i < tree.length; i++) tree.push(...(children.get(tree[i] ?? -1) ?? []))
  return tree
}

/**
 * Memory of a process tree in MB: proportional set size, so that pages shared by several processes
 * (PostgreSQL's buffers) count once.
 */
export const memoryOfTree = (root: number): number =>
  processTree(root).reduce((sum, pid) => {
    const found = /^Pss:\s+(\d+) kB/m.exec(textOf(`/proc/${pid}/smaps_rollup`))
    return sum + Number(found?.[1] ?? 0) / 1000
  }, 0)

const sampleEveryMs = 100

/** Watches a process tree until it is stopped; gives the largest sum seen, in MB. */
export const watchMemory = (root: number): { readonly stop: () => number } => {
  let most = 0
  const timer = setInterval(() => {
    most = Math.max(most, memoryOfTree(root))
  }, sampleEveryMs)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.round(Math.max(most, memoryOfTree(root)))
    },
  }
}

const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // The process ended between two looks.
  }
}

const listOf = (path: string): string[] => {
  try {
    return readdirSync(path)
  } catch {
    return []
  }
}
