/** More files than this in one folder are not literature but somebody's disk. */
const mostFiles = 10_000

/** All files of a drop, folders opened. Must be called while the drop event is handled. */
export const droppedFiles = async (transfer: DataTransfer): Promise<readonly File[]> => {
  // The list of items empties itself when the event ends, so the entries are taken at once.
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? [])
  if (entries.length === 0) return [...transfer.files]
  const files: File[] = []
  const waiting = [...entries]
  for (let entry = waiting.shift(); entry && files.length < mostFiles; entry = waiting.shift()) {
    if (isFile(entry)) files.push(await fileOf(entry))
    else if (isFolder(entry)) waiting.push(...(await inside(entry)))
  }
  return files
}

const readable = /\.(jsonl|ndjson|json|gz|txt)$|^[^.]+$/i

/** Files that could be literature; hidden ones and checksums beside them are left out. */
export const literatureFiles = (files: readonly File[]): readonly File[] =>
  files.filter((file) => readable.test(file.name) && !file.name.startsWith('.'))

/** Whether everything that was chosen is a table of people rather than literature. */
export const areTables = (files: readonly File[]): boolean =>
  files.length > 0 && files.every((file) => /\.(csv|tsv)$/i.test(file.name))

const isFile = (entry: FileSystemEntry): entry is FileSystemFileEntry => entry.isFile
const isFolder = (entry: FileSystemEntry): entry is FileSystemDirectoryEntry => entry.isDirectory

const fileOf = (entry: FileSystemFileEntry): Promise<File> =>
  new Promise((resolve, reject) => entry.file(resolve, reject))

/** What a folder holds; the browser gives it in portions of a hundred. */
const inside = async (folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> => {
  const reader = folder.createReader()
  const all: FileSystemEntry[] = []
  while (all.length < mostFiles) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    )
    if (portion.length === 0) break
    all.push(...portion)
  }
  return all
}
