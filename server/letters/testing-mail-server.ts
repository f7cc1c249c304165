import type { AddressInfo } from "node:net";
import { createServer, type Server, type Socket } from "node:net";

/** What the server says to a step of a mail instead of yes; the recipient decides. */
type Answers = {
  rcpt?: (address: string) => string | undefined;
  data?: (mail: string) => string | undefined | Promise<string | undefined>;
};

export type MailServer = {
  url: string;
  port: number;
  /** Every mail that came whole, also those that were then refused or never answered. */
  mails: string[];
  answers: Answers;
  /** Resolves when so many mails have come. */
  came(count: number): Promise<void>;
  stop(): Promise<void>;
};

/** A real mail server of a few lines: it speaks SMTP over a socket and keeps what it is given. */
export async function startMailServer(port = 0): Promise<MailServer> {
  const sockets = new Set<Socket>();
  const waiting: { count: number; go: () => void }[] = [];
  const server: Server = createServer((socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
    socket.on("error", () => {});
    talk(socket, mail.answers, (text) => {
      mail.mails.push(text);
      tellWaiting();
    });
  });
  await new Promise<void>((listening) => server.listen(port, "127.0.0.1", () => listening()));
  const at = (server.address() as AddressInfo).port;
  const mail: MailServer = {
    url: `smtp://127.0.0.1:${at}`,
    port: at,
    mails: [],
    answers: {},
    came: (count) =>
      new Promise((go) => {
        waiting.push({ count, go });
        tellWaiting();
      }),
    stop: () =>
      new Promise((stopped) => {
        server.close(() => stopped());
        for (const socket of sockets) socket.destroy();
      }),
  };
  const tellWaiting = () => {
    for (const { count, go } of waiting) if (mail.mails.length >= count) go();
  };
  return mail;
}

function talk(socket: Socket, answers: Answers, keep: (mail: string) => void): void {
  let waiting = "";
  let isMail = false;
  const say = (line: string) => void socket.write(`${line}\r\n`);
  say("220 mail.test ESMTP");
  socket.on("data", (chunk) => {
    waiting += chunk.toString("utf8");
    for (;;) {
      const end = waiting.indexOf(isMail ? "\r\n.\r\n" : "\r\n");
      if (end < 0) return;
      const said = waiting.slice(0, end);
      waiting = waiting.slice(end + (isMail ? 5 : 2));
      if (isMail) {
        isMail = false;
        keep(said);
        void Promise.resolve(answers.data?.(said)).then((no) => say(no ?? "250 kept"));
      } else isMail = hear(said, answers, say);
      if (/^QUIT/i.test(said)) socket.end();
    }
  });
}

/** Answers one line; true when a mail follows. */
function hear(said: string, answers: Answers, say: (line: string) => void): boolean {
  const verb = said.slice(0, 4).toUpperCase();
  if (verb === "EHLO" || verb === "HELO") say("250 mail.test");
  else if (verb === "RCPT") say(answers.rcpt?.(said.match(/<(.*)>/)?.[1] ?? "") ?? "250 ok");
  else if (verb === "DATA") say("354 go on");
  else if (verb === "QUIT") say("221 bye");
  else say("250 ok");
  return verb === "DATA";
}
