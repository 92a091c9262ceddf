import { once } from 'node:events'
import { createServer, type Socket } from 'node:net'

/** A mail as the server took it: envelope and the text as it came over the line. */
export interface TakenMail {
  readonly from: string
  readonly to: string
  readonly text: string
}

/** A small real SMTP server (RFC 5321), without TLS: for the same machine. */
export interface FakeSmtp extends AsyncDisposable {
  readonly port: number
  readonly taken: readonly TakenMail[]
  /** User and password of every log-in, as they came. */
  readonly logins: readonly string[]
}

/**
 * Opens it. What it does follows from the recipient: `later@` gets 451, `never@` gets 550, `lost@`
 * loses the line after the text had gone; all others are taken.
 */
export const startFakeSmtp = async (): Promise<FakeSmtp> => {
  const taken: TakenMail[] = []
  const logins: string[] = []
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    socket.on('close', () => sockets.delete(socket))
    socket.on('error', () => undefined)
    converse(socket, taken, logins)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : 0,
    taken,
    logins,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

const converse = (socket: Socket, taken: TakenMail[], logins: string[]): void => {
  let waiting = ''
  let text: string[] | null = null
  let from = ''
  let to = ''
  const say = (line: string) => socket.write(`${line}\r\n`)
  const hear = (line: string): void => {
    if (text !== null) {
      if (line !== '.') return void text.push(line.replace(/^\.\./, '.'))
      if (to.startsWith('lost@')) return void socket.destroy()
      taken.push({ from, to, text: text.join('\n') })
      text = null
      return void say('250 2.0.0 taken')
    }
    const [verb = ''] = line.split(' ')
    switch (verb.toUpperCase()) {
      case 'EHLO':
        say('250-fake.example')
        return void say('250 AUTH PLAIN')
      case 'AUTH':
        logins.push(Buffer.from(line.split(' ')[2] ?? '', 'base64').toString())
        return void say('235 2.7.0 welcome')
      case 'MAIL':
        from = /<([^>]*)>/.exec(line)?.[1] ?? ''
        return void say('250 2.1.0 ok')
      case 'RCPT':
        to = /<([^>]*)>/.exec(line)?.[1] ?? ''
        if (to.startsWith('later@')) return void say('451 4.3.0 not now')
        if (to.startsWith('never@')) return void say('550 5.1.1 nobody of that name')
        return void say('250 2.1.5 ok')
      case 'DATA':
        text = []
        return void say('354 go on')
      case 'QUIT':
        return void socket.end('221 2.0.0 bye\r\n')
      default:
        return void say('250 2.0.0 ok')
    }
  }
  socket.on('data', (bytes: Buffer) => {
    waiting += bytes.toString()
    const lines = waiting.split('\r\n')
    waiting = lines.pop() ?? ''
    for (const line of lines) hear(line)
  })
  say('220 fake.example ESMTP')
}
