import { WebSocket } from "ws";
import { WebsocketProvider } from "y-websocket";
import * as Y from "yjs";
import { isApi, undescribed } from "./described.ts";

export const PASSWORD = "sinergi-demo-2026";

/** A program that signs in like a browser would and keeps its cookies. */
export class Program {
  readonly origin: string;
  #cookies = new Map<string, string>();
  #isHolding = false;

  constructor(origin: string) {
    this.origin = origin;
  }

  /** Whoever has got hold of a cookie: it is sent for ever, whatever the server says of it. */
  static holding(origin: string, cookie: string): Program {
    const program = new Program(origin);
    for (const pair of cookie.split("; ")) program.#keep(pair);
    program.#isHolding = true;
    return program;
  }

  #keep(pair: string): void {
    const at = pair.indexOf("=");
    this.#cookies.set(pair.slice(0, at), pair.slice(at + 1));
  }

  static async signedIn(origin: string, email: string, password = PASSWORD): Promise<Program> {
    const program = new Program(origin);
    await program.signIn(email, password);
    return program;
  }

  get cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** The same for a browser. */
  cookies(): { name: string; value: string; url: string }[] {
    return [...this.#cookies].map(([name, value]) => ({ name, value, url: this.origin }));
  }

  /** Any request; an answer of the API that is not as described throws. */
  async fetch(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    if (!headers.has("cookie")) headers.set("cookie", this.cookie);
    const answer = await fetch(`${this.origin}${path}`, { redirect: "manual", ...init, headers });
    const sent = this.#isHolding ? [] : answer.headers.getSetCookie();
    for (const line of sent) this.#keep(line.split(";", 1)[0] ?? "");
    if (isApi(answer.url)) {
      const fault = undescribed({
        method: init.method ?? "GET",
        path,
        status: answer.status,
        type: answer.headers.get("content-type") ?? "",
        body: await answer.clone().text(),
      });
      if (fault) throw new Error(fault);
    }
    return answer;
  }

  async #form(path: string, fields: Record<string, string>): Promise<Response> {
    const { csrfToken } = (await (await this.fetch("/api/auth/csrf")).json()) as {
      csrfToken: string;
    };
    return this.fetch(path, {
      method: "POST",
      body: new URLSearchParams({ csrfToken, json: "true", ...fields }),
    });
  }

  async signIn(email: string, password: string, totp?: string): Promise<Response> {
    const fields = { email, password, ...(totp === undefined ? {} : { totp }) };
    return this.#form("/api/auth/callback/credentials", fields);
  }

  async signOut(): Promise<Response> {
    return this.#form("/api/auth/signout", {});
  }

  /** A call of the API: status and parsed body. */
  async call<T = Record<string, unknown>>(
    method: "GET" | "POST",
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<{ status: number; body: T; headers: Headers }> {
    const answer = await this.fetch(`/api/v1${path}`, {
      method,
      headers: { "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as T, headers: answer.headers };
  }

  /** Everything that a list has, page by page; the path has a question mark. */
  async all<T>(path: string): Promise<T[]> {
    const items: T[] = [];
    for (let cursor: string | null = ""; cursor !== null; ) {
      const asked: string = cursor && `&cursor=${cursor}`;
      const { body } = await this.call<Page<T>>("GET", `${path}&limit=100${asked}`);
      items.push(...body.items);
      cursor = body.nextCursor;
    }
    return items;
  }

  /** Joins a text with a stock y-websocket provider. */
  join(releaseId: string, options: JoinOptions = {}): Joined {
    const { params = {}, headers = {} } = options;
    const cookie = this.cookie;
    const WithCookie = class extends WebSocket {
      constructor(...[url, protocols]: ConstructorParameters<typeof WebSocket>) {
        // The proxies of the tests sign their certificates themselves.
        super(url, protocols, { headers: { cookie, ...headers }, rejectUnauthorized: false });
      }
    } as typeof WebSocket;
    const doc = new Y.Doc();
    const provider = new WebsocketProvider(
      `${this.origin.replace(/^http/, "ws")}/collab`,
      releaseId,
      doc,
      {
        WebSocketPolyfill: (options.polyfill?.(WithCookie) ??
          WithCookie) as unknown as typeof globalThis.WebSocket,
        disableBc: true,
        params,
      },
    );
    return { doc, provider, body: doc.getXmlFragment("body"), leave: () => provider.destroy() };
  }
}

type Page<T> = { items: T[]; nextCursor: string | null };

type JoinOptions = {
  params?: Record<string, string>;
  headers?: Record<string, string>;
  polyfill?: (base: typeof WebSocket) => typeof WebSocket;
};

export type Joined = {
  doc: Y.Doc;
  provider: WebsocketProvider;
  body: Y.XmlFragment;
  leave: () => void;
};

/** Resolves at the first sync, rejects with the code when the server closes for good. */
export function synced({ provider }: Joined): Promise<void> {
  return new Promise((resolve, reject) => {
    if (provider.synced) return resolve();
    provider.on("sync", (state: boolean) => state && resolve());
    provider.on("closed", (event: { code: number }) => reject(new Error(`closed ${event.code}`)));
  });
}

/** The code with which the server refuses this client for good. */
export function refusedWith({ provider }: Joined): Promise<number> {
  return new Promise((resolve) => {
    provider.on("closed", (event: { code: number }) => resolve(event.code));
  });
}

/** A paragraph with a text, as a client without block ids would write it. */
export function paragraph(text: string): Y.XmlElement {
  const node = new Y.XmlElement("paragraph");
  node.insert(0, [new Y.XmlText(text)]);
  return node;
}
